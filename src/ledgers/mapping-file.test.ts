import { expect, test } from 'vitest';
import { mappingFile } from './mapping-file.ts';

test.each(['data/问题台账/~大桥镇 2026.3.xlsx', 'D:\\来表\\.大桥镇 2026.3.csv', '大桥镇 2026.3.xlsx'])(
  'the mapping of %s stands in one place, whoever asks',
  (source) => expect(mappingFile(source)).toBe('data/mappings/大桥镇 2026.3.mapping.yaml'),
);

import { expect, test } from 'vitest';
import { policeRecord } from './record-number.ts';

test.each([
  ['云公网安备 99012200000000号', 'https://beian.mps.gov.cn/#/query/webSearch?code=99012200000000'],
  ['公安备案办理中', 'https://beian.mps.gov.cn/'],
])('the record of %s is found at %s', (shown, address) => expect(policeRecord(shown)).toBe(address));

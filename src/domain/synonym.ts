import { text, textList } from './cell.ts';
import { column, ledger, type Placed, type Row } from './ledger.ts';

/** Words that mean the same in search (同义词). */
export const synonymLedger = ledger({
  name: 'terms',
  zh: '同义词',
  aliases: ['词表', '近义词', 'term', 'synonyms'],
  meaning: '搜索时当作同一个意思的词。',
  key: 'term',
  published: true,
  columns: {
    term: column('词', ['词语', '标准词'], text, '词。', { required: true }),
    synonyms: column('同义词', ['近义词', '别名'], textList, '意思相同的词，多个用顿号隔开。'),
  },
});
export type SynonymRow = Placed<Row<typeof synonymLedger.columns>>;

import { expect, test } from 'vitest';
import { comingLapses, comingLapsesInWords } from './coming-lapses.ts';

const policy = (id: string, validityOn: string | null, replacedBy: string | null = null) => ({
  ...({
    id,
    name: `${id}办法`,
    number: null,
    validity: validityOn === null ? '有效' : '废止',
    validityOn,
    replacedBy,
  } as const),
});
const fact = (id: string, policy: string, until: string | null) => ({
  ...{ id, policy, name: '补贴', value: '400', unit: '元', appliesTo: null, from: null, until },
});
const talk = (slug: string, uses: { policies?: string[]; factRefs?: string[]; validUntil?: string }) => ({
  ...{ slug, title: `${slug}讲`, policies: [], policyRefs: [], factRefs: [], validUntil: null },
  ...uses,
});
const day = '2026-03-31';
const ids = (...given: Parameters<typeof comingLapses>) => comingLapses(...given).map(({ id }) => id);

test('what lapses from today to the sixtieth day is listed, the soonest first, and nothing before or after', () => {
  const policyFacts = [
    fact('昨天', 'ZC-1', '2026-03-30'),
    fact('末日', 'ZC-1', '2026-05-30'),
    fact('今天', 'ZC-1', day),
    fact('太远', 'ZC-1', '2026-05-31'),
    fact('一直', 'ZC-1', null),
  ];
  expect(ids({ policies: [policy('ZC-1', null)], policyFacts }, [], day)).toEqual(['今天', '末日']);
});

test('a policy stops the day before it is repealed, and takes its facts with it', () => {
  const policies = [policy('ZC-1', '2026-05-01', 'ZC-2'), policy('ZC-0', '2026-03-31'), policy('ZC-3', '2026-06-30')];
  const policyFacts = [
    fact('同时', 'ZC-1', null),
    fact('更晚', 'ZC-1', '2026-05-20'),
    fact('先', 'ZC-1', '2026-04-10'),
  ];
  const lapses = comingLapses({ policies, policyFacts }, [talk('甲', { factRefs: ['同时'] })], day);
  expect(lapses).toMatchObject([
    { id: '先', lastDay: '2026-04-10', talks: [] },
    { id: 'ZC-1', lastDay: '2026-04-30', replacedBy: 'ZC-2', talks: [{ slug: '甲' }] },
  ]);
});

test('each names the talks it touches; a talk with a term of its own is listed, too', () => {
  const talks = [
    talk('标签', { factRefs: ['YD-1'] }),
    talk('点名', { policies: ['ZC-1'] }),
    talk('自己', { validUntil: '2026-04-01' }),
  ];
  const ledgers = { policies: [policy('ZC-1', '2026-05-10')], policyFacts: [fact('YD-1', 'ZC-1', '2026-04-30')] };
  expect(comingLapses(ledgers, talks, day).map(({ kind, talks }) => [kind, talks.map(({ slug }) => slug)])).toEqual([
    ['talk', ['自己']],
    ['fact', ['标签']],
    ['policy', ['标签', '点名']],
  ]);
  expect(comingLapsesInWords(comingLapses(ledgers, talks, day), day)).toEqual([
    '从2026年3月31日起 60 天内（到2026年5月30日）到期的，一共 3 项：',
    '  2026年4月1日是最后一天：宣讲材料《自己讲》，编号 自己。',
    '  2026年4月30日是最后一天：标准「补贴」400元，编号 YD-1。',
    '    用到它的材料：《标签讲》（标签）。',
    '  2026年5月9日是最后一天：政策《ZC-1办法》，编号 ZC-1。',
    '    用到它的材料：《标签讲》（标签）、《点名讲》（点名）。',
  ]);
});

test('that nothing lapses is said in words', () =>
  expect(comingLapsesInWords([], day)).toEqual([
    '从2026年3月31日起 60 天内（到2026年5月30日），没有要到期的政策、标准和宣讲材料。',
  ]));

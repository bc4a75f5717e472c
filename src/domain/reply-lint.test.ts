import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statusLabels } from './issue-state.ts';
import { type PlaceRow, PlaceTree } from './place.ts';
import { type AnsweredMatter, doubtfulReplies } from './reply-lint.ts';

const origin = { file: 'data/issues.csv', sheet: null, row: 2 };
const places = new PlaceTree(
  [
    { code: '990101', name: '测试县', parent: null, level: '县' },
    { code: '990101100', name: '大桥镇', parent: null, level: '乡' },
    { code: '990101100201', name: '桥头村', parent: null, level: '村' },
    { code: '990101100202', name: '新民村', parent: null, level: '村' },
    { code: '990101101', name: '青石镇', parent: null, level: '乡' },
    { code: '990101101201', name: '三官村', parent: null, level: '村' },
    { code: '990101101202', name: '新民村', parent: null, level: '村' },
  ].map((row) => ({ ...row, origin }) as PlaceRow),
);

const LONG =
  '工作人员到现场看过，管沟渗水把路基掏空了三米，已经用砂石回填压实，重新铺了水泥，养护七天后放行，请您放心通行，不用再绕路。';
const matter: AnsweredMatter = {
  id: 'A-1',
  receivedOn: '2026-03-20',
  place: '990101100201',
  title: '村口的路塌了一截',
  summary: '三轮车过不去，农资只能肩挑，请派人来看。',
  status: '办结',
  mergedInto: null,
  lead: 'DW-1',
  partners: [],
  reply: LONG,
};
const other: AnsweredMatter = {
  ...matter,
  id: 'B-2026-7',
  place: '990101101201',
  title: '卫生院周末没有医生值班',
  summary: '周六带老人去换药，没有医生，希望周末也安排人。',
  reply: null,
};

const doubts = (...matters: AnsweredMatter[]) =>
  doubtfulReplies(matters, matters, places, statusLabels(), (unit) => (unit === 'DW-1' ? '青石镇人民政府' : unit));
const doubtsOf = (change: Partial<AnsweredMatter>) =>
  doubts({ ...matter, lead: null, ...change }, other).map((found) => found.doubt);

describe('a reply in doubt', () => {
  it.each([
    '已转相关部门处理。',
    '您好，您反映的问题已转交县水利局办理，请耐心等待！',
    '尊敬的网友：您好！您反映的问题已转交至相关部门，如有回复，将第一时间告知。2026年3月22日',
    '来信收悉，已交有关单位调查核处，如有情况将及时回复。',
    '您的建议很好。我们已将您的建议转给有关部门研究。谢谢！',
    '我局高度重视，正在调查处理中。',
    '已派单。请您耐心等待，感谢您的理解和支持。测试县城市管理局',
  ])('only says that the matter was passed on: %s', (reply) => expect(doubtsOf({ reply })).toEqual(['passed-on']));

  it.each([
    '感谢您的关心和支持！',
    '尊敬的网友：您好！您所反映的事情已收悉，现回复如下：',
    '2026年3月22日',
    '网友“小城故事”：您好，来信收悉。感谢您对我们工作的关注，祝您生活愉快。测试县水利局 2026年3月22日',
    '您所反映的问题，已进行过回复。',
    '无',
    '已办结',
    '该事项已办理完毕。',
    '见附件',
    '您好，详见附件。',
    '请拨打12345',
    '您好，请直接拨打0198-6220001咨询。',
  ])('says nothing: %s', (reply) => expect(doubtsOf({ reply })).toEqual(['empty']));

  it.each([
    '已修好。',
    '同意。',
    '不属于我县管辖，请向邻县反映。',
    '您好，请到县医保局办理。',
    '路灯已修复，感谢您的支持。',
    '县交通运输局跟车看了三个赶场天。',
    '材料已移交完毕，您可以来取。',
    '12月22日补录，26日到账，请您查收。',
    '您反映的问题已转交工商部门，因信息不详，建议您直接拨打12315。',
    '证明今后不用再开。',
  ])('is not one that answers, however short: %s', (reply) => expect(doubtsOf({ reply })).toEqual([]));

  it('is none, whatever courtesies stand around a word of its own', () => {
    const courtesy = fc.constantFrom(
      '您好，',
      '尊敬的网友：',
      '来信收悉。',
      '感谢您的支持！',
      '已转相关部门处理，',
      '2026年3月2日',
    );
    fc.assert(
      fc.property(fc.array(courtesy, { maxLength: 5 }), fc.array(courtesy, { maxLength: 5 }), (before, behind) => {
        const around = doubtsOf({ reply: [...before, ...behind].join('') || '您好' });
        expect(around.filter((doubt) => doubt !== 'date')).toHaveLength(1);
        const own = doubtsOf({ reply: [...before, '管道已经换新。', ...behind].join('') });
        expect(own.filter((doubt) => doubt !== 'date')).toEqual([]);
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (reply) => doubtsOf({ reply }).length <= 3));
  });

  it('of 20 and more characters is told where another township got the same, word for word', () => {
    const reply = '我单位已派人到现场核实情况，并已安排专人限期整改到位，请您监督。';
    expect([...reply].length).toBeLessThan(40);
    const there = { ...other, id: 'B-2', reply };
    expect(doubts({ ...matter, lead: null, reply }, there).map(({ doubt }) => doubt)).toEqual(['repeated']);
    expect(doubts({ ...matter, reply }, { ...there, place: '990101100202' })).toEqual([]);
    expect(doubts({ ...matter, reply }, { ...there, reply: `${reply}谢谢` })).toEqual([]);
  });

  it.each([
    ['青石镇三官村的校车站点已经增设，早上七点发车。', ['other-place']],
    ['班车每天两趟，请到青石镇汽车站乘坐。', []],
  ])('names another place also where a word looks like that of an office: %s', (reply, expected) =>
    expect(doubtsOf({ reply, place: '990101100202' }).filter((doubt) => doubt !== 'date')).toEqual(expected),
  );

  it.each([
    ['您反映的“井盖松动”一事，已经更换井盖。', ['other-matter']],
    ['您反映的“井盖松动”问题，已经更换井盖。', ['other-matter']],
    ['您反映的“村口的路塌了一截”一事，已经回填；井盖松动也一起修了。', []],
    ['现场看到“井盖松动”，已经更换。', []],
  ])('names another matter by a short title in quotes as what was raised: %s', (reply, expected) => {
    const short = { ...other, id: 'C-1', title: '井盖松动', reply: null };
    expect(doubts({ ...matter, lead: null, reply }, short).map(({ doubt }) => doubt)).toEqual(expected);
  });

  it('of one wording is told once, at the first, with all the others', () => {
    const passedOn = Array.from({ length: 300 }, (_, index) => ({
      ...matter,
      id: `P-${index}`,
      reply: `${index % 2 ? '您好，' : '网友你好：'}已转相关部门处理。`,
    }));
    const found = doubts(...passedOn);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ doubt: 'passed-on', matter: { id: 'P-0' } });
    expect(found[0] && 'others' in found[0] && found[0].others).toHaveLength(299);
  });
});

describe('a reply pasted to several matters', () => {
  const third = { ...other, id: 'C-3', title: '变压器一到晚上就跳闸', summary: '电饭锅带不动，冰柜里的东西坏了。' };
  const repeated = (...matters: AnsweredMatter[]) =>
    doubts(...matters).flatMap((found) =>
      found.doubt === 'repeated' ? [[found.matter.id, ...found.others.map(({ id }) => id)].join(' ')] : [],
    );

  it('is told once, at the first of them', () => {
    const replies = [matter, { ...other, reply: LONG }, { ...third, reply: LONG.replace('七天', '八天') }];
    expect(repeated(...replies)).toEqual(['A-1 B-2026-7 C-3']);
  });

  it.each<[string, Partial<AnsweredMatter>, string?]>([
    ['a short one', {}, '已安排维修，三天内完成。'],
    ['one of a refused matter', { status: '不予受理' }],
    ['one of a merged matter', { status: '已合并', mergedInto: 'A-1' }],
    ['one to the same request', { title: matter.title, summary: matter.summary }],
    ['one with figures of its own', { reply: LONG.replace('三米', '3米') }],
    ['one that differs in what was done', { reply: LONG.replace(/已经.*水泥/, '要等四月化冻才能动工，先立牌') }],
  ])('is not %s', (_what, change, reply = LONG) =>
    expect(repeated({ ...matter, reply }, { ...other, reply, ...change })).toEqual([]),
  );

  it('is told once also where some of the matters are alike', () => {
    const many = [other, third, matter].flatMap((one, kind) =>
      Array.from({ length: 20 }, (_, index) => ({ ...one, id: `M-${kind}-${index}`, reply: LONG })),
    );
    expect(repeated(...many).map((ids) => ids.split(' ')[0])).toEqual(['M-0-19']);
  });

  it('is listed twenty times at most, the most frequent first, and the last says how many more', () => {
    const words = Array.from({ length: 50 }, (_, index) => String.fromCodePoint(0x4e00 + index * 37));
    const text = (seed: number) =>
      Array.from({ length: 60 }, (_, i) => words[(i * (seed + 3) + seed * seed) % 50]).join('');
    const pairs = Array.from({ length: 25 }, (_, pair) =>
      [0, 1, 2].slice(0, pair === 24 ? 3 : 2).map((half) => ({
        ...matter,
        id: `R-${pair}-${half}`,
        title: text(pair * 7 + half + 90),
        summary: null,
        reply: text(pair),
      })),
    ).flat();
    const found = doubts(...pairs).filter((one) => one.doubt === 'repeated');
    expect(found).toHaveLength(20);
    expect(found[0]?.matter.id).toBe('R-24-0');
    expect(found.at(-1)).toMatchObject({ more: 5 });
  });
});

describe('a reply about another place', () => {
  const named = (reply: string, change: Partial<AnsweredMatter> = {}) =>
    doubts({ ...matter, lead: null, reply, ...change }).flatMap((found) =>
      found.doubt === 'other-place' ? found.places : [],
    );

  it.each([
    ['您反映的青石镇三官村道路已经修好。', ['青石镇', '三官村']],
    ['青石镇政府立即派人到现场处理，坑洞已填平。', ['青石镇']],
    ['工作人员到三官村看过，已经补好。', ['三官村']],
  ])('is told with the places it names: %s', (reply, expected) => expect(named(reply)).toEqual(expected));

  it.each<[string, string, Partial<AnsweredMatter>?]>([
    ['its own village', '桥头村的路已经修好，和三官村的一样宽。'],
    ['its township', '大桥镇已经安排修补。'],
    ['a village within it', '桥头村的路已经修好。', { place: '990101100' }],
    ['a name that a village of its township has as well', '新民村的路已经修好。', { place: '990101100' }],
    ['a place of its request', '三官村那一段也修好了。', { summary: '从村口到三官村的路塌了。' }],
    ['its lead office', '青石镇人民政府已经派人修好。', { lead: 'DW-1' }],
    ['where people are sent', '请到青石镇便民服务中心办理，或者问青石镇卫生院。'],
    ['where a road leads', '通往三官村的路已经修好。'],
    ['who answers for it', '这一段属青石镇管辖，已经告诉他们。'],
    ['all of the county', '青石镇和三官村都修好了。', { place: '990101' }],
  ])('is not one that names %s', (_what, reply, change) => expect(named(reply, change)).toEqual([]));

  it('is not looked for where the matter has no known place', () => {
    expect(named('您反映的青石镇三官村道路已经修好。', { place: null })).toEqual([]);
    expect(named('您反映的青石镇三官村道路已经修好。', { place: '别处' })).toEqual([]);
  });
});

describe('a reply about another matter', () => {
  const numbered = { ...other, id: '20260317' };
  const names = (reply: string, change: Partial<AnsweredMatter> = {}, second = other) =>
    doubts({ ...matter, lead: null, reply, ...change }, second).flatMap((found) =>
      found.doubt === 'other-matter' ? [found.other.id] : [],
    );

  it('is told where it names that by its identifier, or by its title as what it answers', () => {
    expect(names('您的来件（B-2026-7）已经办好，路面修补完毕。')).toEqual(['B-2026-7']);
    expect(names('您反映的“卫生院周末没有医生值班”，现在周六周日都有人了。')).toEqual(['B-2026-7']);
    expect(names('关于卫生院周末没有医生值班的问题，现在有人了。')).toEqual(['B-2026-7']);
    expect(names('编号：20260317的事项已经办好。', {}, numbered)).toEqual(['20260317']);
  });

  it.each<[string, string, Partial<AnsweredMatter>?, AnsweredMatter?]>([
    ['it was merged into', '和B-2026-7一样修好了。', { mergedInto: 'B-2026-7' }],
    ['it says it belongs to', '与B-2026-7合并办理，路已经修好。'],
    ['its request names', 'B-2026-7里说的路修好了。', { summary: '上回登记的B-2026-7还没有修。' }],
    ['a figure only seems to name', '共补发20260317元。', {}, numbered],
    ['has the same title', '您反映的“卫生院周末没有医生值班”解决了。', { title: other.title }],
  ])('is not one that names a matter %s', (_what, reply, change, second) =>
    expect(names(reply, change, second)).toEqual([]),
  );
});

describe('a reply older than its matter', () => {
  const dates = (reply: string, receivedOn = '2026-03-20') =>
    doubts({ ...matter, lead: null, reply, receivedOn }).flatMap((found) =>
      found.doubt === 'date' ? [`${found.what} ${found.written}`] : [],
    );

  it('is told by the date at its end, or the day on which it says the matter was raised', () => {
    expect(dates('路已经修好。2025年4月2日')).toEqual(['signed 2025-04-02']);
    expect(dates('您于2026年1月5日来信反映的路已经修好。')).toEqual(['raised 2026-01-05']);
    expect(dates('您在12月28日反映的路已经修好。', '2026-03-20')).toEqual(['raised 2025-12-28']);
    expect(dates('您4月15日通过热线反映的路已经修好。')).toEqual(['raised 2026-04-15']);
  });

  it.each<[string, string, string?]>([
    ['of some days before', '您于3月14日来信反映的路已经修好。'],
    ['across the turn of the year', '您于12月30日反映的路已经修好。', '2026-01-02'],
    ['of a policy', '按2019年5月1日施行的办法，不能再补。2026年3月25日'],
    ['of an earlier letter', '您曾于2025年6月3日来信反映，您2025年8月1日再次反映的路已经修好。'],
    ['of work', '3月2日您反映的漏水点就修过，1月12日全部通水。'],
    ['the calendar does not have', '您于2月30日反映的路已经修好。2026年13月40日'],
  ])('is not told by a date %s', (_what, reply, receivedOn) => expect(dates(reply, receivedOn)).toEqual([]));
});

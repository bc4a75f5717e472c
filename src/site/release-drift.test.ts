import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { builtInLabels } from '../domain/issue-state.ts';
import { shortHash } from '../domain/short-hash.ts';
import { digestText, readDigest } from '../outputs/release-digest.ts';
import { generatedFiles } from './generated-files.ts';
import { readSite } from './read-site.ts';
import { SiteView } from './site-view.ts';

const HEADER = '编号,收到日期,受理日期,办结日期,答复日期,状态,公开属性,标题,答复';
const ROWS: Readonly<Record<string, string>> = {
  'A-1': 'A-1,2026-03-02,2026-03-03,2026-03-20,2026-03-20,办结,,桥头村路灯不亮,修好了',
  'A-2': 'A-2,2026-03-05,2026-03-06,,2026-03-08,办理中,,卫生院周末没有医生,正在安排',
  'A-3': 'A-3,2026-03-07,,,,已登记,不公开,邻里纠纷,',
};
const RELEASED = { rows: ROWS, updates: '', corrections: '' };
type Ledgers = typeof RELEASED;

const folder = ({ rows, updates, corrections }: Ledgers, asOf: string) =>
  memoryFolder({
    'content/site.yaml': `${SITE_YAML}数据截至: ${asOf}\n`,
    'data/issues.csv': [HEADER, ...Object.values(rows).filter(Boolean)].join('\n'),
    'data/issue-updates.csv': `问题编号,日期,状态\n${updates}`,
    'data/corrections.csv': `日期,对象,原因\n${corrections}`,
  });

async function digestOf(ledgers: Ledgers, asOf: string): Promise<string> {
  const { site } = await readSite(folder(ledgers, asOf), null);
  if (site === null) throw new Error('The ledgers of the test are at fault.');
  const files = [...generatedFiles(new SiteView(site))];
  return String(files.find(({ path }) => path === 'digest.json')?.content);
}

/** What is told of changed ledgers in April, after a release as of 31 March. */
async function drift(changed: Partial<Ledgers>, released = RELEASED): Promise<string[]> {
  const release = readDigest(await digestOf(released, '2026-03-31'));
  const ledgers = { ...RELEASED, ...changed, rows: { ...ROWS, ...changed.rows } };
  const { problems } = await readSite(folder(ledgers, '2026-04-30'), null, { release });
  return problems.map(({ kind, row, column, value, message }) =>
    [kind, row, column, value, message].filter((part) => part !== null).join(' '),
  );
}

const row = (id: string, from: string, to: string) => ({ rows: { [id]: ROWS[id]?.replace(from, to) ?? '' } });

const NOTHING_ELSE = {
  documents: null,
  withdrawn: new Set<string>(),
  countedOnly: null,
  corrections: null,
  note: null,
};

describe('the digest of a site', () => {
  it('holds public matters alone', async () => {
    expect(await digestOf(RELEASED, '2026-03-31')).toBe(
      digestText({
        site: '测试县连心桥',
        asOf: '2026-03-31',
        matters: new Map([
          [
            'A-1',
            {
              state: 'closed',
              receivedOn: '2026-03-02',
              acceptedOn: '2026-03-03',
              closedOn: '2026-03-20',
              repliedOn: '2026-03-20',
              texts: shortHash('["桥头村路灯不亮",null]') + shortHash('["修好了"]'),
              facts: shortHash('[null,null,null,null]'),
            },
          ],
          [
            'A-2',
            {
              state: 'open',
              receivedOn: '2026-03-05',
              acceptedOn: '2026-03-06',
              closedOn: null,
              repliedOn: '2026-03-08',
              texts: shortHash('["卫生院周末没有医生",null]') + shortHash('["正在安排"]'),
              facts: shortHash('[null,null,null,null]'),
            },
          ],
        ]),
        documents: new Map(),
        withdrawn: new Set(),
        countedOnly: 1,
        corrections: 0,
        note: null,
      }),
    );
  });
});

describe('drift since the last release', () => {
  it.each<[string, Partial<Ledgers>]>([
    ['nothing changed', {}],
    ['a matter was closed after the release', row('A-2', ',,2026-03-08,办理中', ',2026-04-10,2026-04-10,办结')],
    ['a matter came after the release', { rows: { 'A-4': 'A-4,2026-04-02,,,,已登记,,井盖松动,' } }],
    [
      'a matter was reopened after the release',
      { ...row('A-1', '2026-03-20,2026-03-20,办结', ',2026-03-20,重新办理'), updates: 'A-1,2026-04-05,重新办理' },
    ],
    [
      'and closed again',
      {
        ...row('A-1', '2026-03-20,2026-03-20,办结', '2026-04-20,2026-04-20,办结'),
        updates: 'A-1,2026-04-05,重新办理\nA-1,2026-04-20,办结',
      },
    ],
    ['a hidden matter changed', row('A-3', '2026-03-07', '2026-03-01')],
    [
      'a correction gives the reason',
      { ...row('A-1', '2026-03-20,2026-03-20', '2026-03-10,2026-03-10'), corrections: '2026-04-01,A-1,日期填错' },
    ],
    ['a correction tells why a matter is gone', { rows: { 'A-1': '' }, corrections: '2026-04-01,A-1、A-9,重复登记' }],
  ])('is not told where %s', async (_what, changed) => {
    expect(await drift(changed)).toEqual([]);
  });

  it.each<[string, Partial<Ledgers>, string[]]>([
    [
      'a matter vanished',
      { rows: { 'A-1': '' } },
      ['vanished-since-release 数据截至 2026-03-31 的那次发布里的 1 件，现在台账里没有了：A-1。它们的网页会消失。'],
    ],
    [
      'a matter is no longer public',
      row('A-1', '办结,', '办结,仅统计'),
      [
        'hidden-since-release 2 公开属性 这一件在数据截至 2026-03-31 的那次发布里是公开的，现在不公开了，它的网页会消失。',
      ],
    ],
    [
      'a closed matter is open again without a word',
      row('A-1', '2026-03-20,2026-03-20,办结', ',2026-03-20,办理中'),
      [
        'state-went-back 2 状态 办理中 这一件在数据截至 2026-03-31 的那次发布里已经是「办结」，现在写的是「办理中」，之后却没有重新办理的记录。',
      ],
    ],
    [
      'a date was changed',
      row('A-1', '2026-03-02', '2026-03-01'),
      ['backdated 2 收到日期 2026-03-01 收到日期在数据截至 2026-03-31 的那次发布里是 2026-03-02，现在是 2026-03-01。'],
    ],
    [
      'a date was taken out',
      row('A-1', '2026-03-03', ''),
      ['backdated 2 受理日期 受理日期在数据截至 2026-03-31 的那次发布里是 2026-03-03，现在没有填。'],
    ],
    [
      'a closing was moved past the cut-off',
      row('A-1', '2026-03-20,2026-03-20', '2026-04-20,2026-03-20'),
      ['backdated 2 办结日期 2026-04-20 办结日期在数据截至 2026-03-31 的那次发布里是 2026-03-20，现在是 2026-04-20。'],
    ],
    [
      'a matter was closed later with an earlier date',
      row('A-2', ',,2026-03-08,办理中', ',2026-03-30,2026-03-08,办结'),
      ['backdated 3 办结日期 2026-03-30 办结日期是 2026-03-30，可是数据截至 2026-03-31 的那次发布里没有这个日期。'],
    ],
    [
      'a matter was entered later with an earlier date',
      { rows: { 'A-4': 'A-4,2026-03-30,,,,已登记,,井盖松动,' } },
      [
        'registered-late 5 收到日期 2026-03-30 这个文件里有 1 件（第 5 行）收到日期在 2026-03-31 或更早，可是数据截至这一天的那次发布里没有（或者当时不公开）。',
      ],
    ],
  ])('is told where %s', async (_what, changed, expected) => {
    expect(await drift(changed)).toEqual(expected);
  });

  it('lists twenty of many vanished matters, and their number', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [
        `B-${100 + index}`,
        `B-${100 + index},2026-03-02,,,,办理中,,第${index}件,`,
      ]),
    );
    const [message = ''] = await drift({}, { ...RELEASED, rows: { ...ROWS, ...many } });
    expect(message).toContain('30 件');
    expect(message.match(/B-\d+/g)).toHaveLength(20);
  });

  it('masks a telephone number that served as an identifier', async () => {
    const released = {
      state: 'open',
      receivedOn: '2026-03-02',
      acceptedOn: null,
      closedOn: null,
      repliedOn: null,
      texts: null,
      facts: null,
    } as const;
    const release = {
      ...NOTHING_ELSE,
      site: '测试县连心桥',
      asOf: '2026-03-31',
      matters: new Map([['13912345678', released]]),
    };
    const { problems } = await readSite(folder(RELEASED, '2026-04-30'), null, { release });
    expect(problems[0]?.message).toContain('139****5678');
  });

  it('is never told of ledgers that did not change, whatever stands in them', async () => {
    const day = fc.integer({ min: 1, max: 30 }).map((n) => `2026-0${3 + (n % 2)}-${String(n).padStart(2, '0')}`);
    const status = fc.constantFrom(...Object.keys(builtInLabels).filter((label) => label !== '已合并'));
    const matter = fc.tuple(fc.option(day), fc.option(day), fc.option(day), status);
    const step = fc.tuple(fc.integer({ min: 0, max: 4 }), day, status);
    await fc.assert(
      fc.asyncProperty(fc.array(matter, { minLength: 5, maxLength: 5 }), fc.array(step), async (matters, steps) => {
        const ledgers = {
          rows: Object.fromEntries(
            matters.map(([accepted, closed, replied, label], i) => [
              `C-${i}`,
              `C-${i},2026-03-01,${accepted ?? ''},${closed ?? ''},${replied ?? ''},${label},,${'甲乙丙丁戊'[i]},好`,
            ]),
          ),
          updates: steps.map(([i, date, label]) => `C-${i},${date},${label}`).join('\n'),
          corrections: '',
        };
        const release = readDigest(await digestOf(ledgers, '2026-03-31'));
        const { problems } = await readSite(folder(ledgers, '2026-04-30'), null, { release });
        const kinds = ['vanished-since-release', 'hidden-since-release', 'state-went-back', 'backdated'];
        expect(problems.filter(({ kind }) => kinds.includes(kind))).toEqual([]);
      }),
    );
  });
});

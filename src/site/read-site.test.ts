import { describe, expect, it } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { readSite } from './read-site.ts';

const kinds = async (files: Record<string, string>) =>
  (await readSite(memoryFolder({ 'content/site.yaml': SITE_YAML, ...files }), null)).problems.map(
    ({ kind, file, row, column }) => ({ kind, file, row, column }),
  );

describe('reading a site', () => {
  it('needs a name, an organiser and one ledger only', async () => {
    const { site, problems } = await readSite(
      memoryFolder({
        'content/site.yaml': SITE_YAML,
        'data/问题台账.csv':
          '编号,收到日期,标题,状态,区划代码,主办单位\nA-1,2026-03-02,路灯不亮,办结,大桥镇,县住建局\n',
      }),
      null,
    );
    expect(problems).toEqual([]);
    expect(site?.asOf).toBe('2026-03-02');
    expect(site?.issues.map(({ id, place, lead }) => ({ id, place, lead }))).toEqual([
      { id: 'A-1', place: '大桥镇', lead: '县住建局' },
    ]);
  });

  it('finds all problems of a bad ledger in one run', async () => {
    const found = await kinds({
      'data/places.csv': '代码,名称\n9901,云上市\n',
      'data/issues.csv':
        '编号,收到日期,标题,状态,区划代码,办结日期\nA-1,2026-03-02,路灯不亮,办结,9901,2026/13/02\nA-1,2026-03-02,水管漏水,办里中,9902,\n',
    });
    expect(found).toEqual(
      [
        { kind: 'invalid-date', file: 'data/issues.csv', row: 2, column: '办结日期' },
        { kind: 'invalid-choice', file: 'data/issues.csv', row: 3, column: '状态' },
        { kind: 'duplicate-id', file: 'data/issues.csv', row: 3, column: '编号' },
        { kind: 'unknown-reference', file: 'data/issues.csv', row: 3, column: '区划代码' },
      ].toSorted((a, b) => a.row - b.row || (a.column < b.column ? -1 : 1)),
    );
  });

  it('reports a place, an event and a merged matter that do not exist', async () => {
    const found = await kinds({
      'data/places.csv': '代码,名称\n9901,云上市\n',
      'data/events.csv': '编号,类型,标题,开始时间\nE-1,接访,接访日,2026-03-02 09:00\n',
      'data/issues.csv':
        '编号,收到日期,标题,状态,区划代码,来自活动,并入\nA-1,2026-03-02,路灯不亮,已合并,9902,E-2,A-9\n',
    });
    expect(found.map((p) => [p.kind, p.column])).toEqual([
      ['unknown-reference', '区划代码'],
      ['unknown-reference', '并入'],
      ['unknown-reference', '来自活动'],
    ]);
  });

  it('looks for everything else in a row with a fault, too', async () => {
    const found = await kinds({
      'data/issues.csv':
        '编号,收到日期,标题,状态,办结日期,答复日期\nA-1,2026-03-02,路灯不亮,不予受理,2026/13/02,2026-03-01\n',
    });
    expect(found.map((p) => p.kind).toSorted()).toEqual(['invalid-date', 'missing-reason', 'wrong-order']);
  });

  it('knows a place by name although its own row has a fault', async () => {
    const found = await kinds({
      'data/places.csv': '代码,名称,层级\n9901,云上市,世\n9902,云下市,市\n',
      'data/issues.csv': '编号,收到日期,标题,状态,区划代码\nA-1,2026-03-02,路灯不亮,办理中,云上市\n',
    });
    expect(found.map((p) => p.kind)).toEqual(['invalid-choice']);
  });

  it('does not call a reference wrong because the row it leads to has a fault of its own', async () => {
    const found = await kinds({
      'data/issues.csv': '编号,收到日期,标题,状态\nA-1,2026-13-02,路灯不亮,办理中\n',
      'data/issue-updates.csv': '问题编号,日期,说明\nA-1,2026-03-03,到场查看\n',
    });
    expect(found.map((p) => p.kind)).toEqual(['invalid-date']);
  });

  it('finds duplicates across files, in Chinese and English, CSV by CSV', async () => {
    const found = await kinds({
      'data/issues/大桥镇.csv': '编号,收到日期,标题,状态\nA-1,2026-03-02,路灯不亮,办理中\n',
      'data/问题台账.csv':
        'id,receivedOn,title,status\nA-1,2026-03-03,水管漏水,closed\na-1,2026-03-03,井盖松动,closed\n',
    });
    expect(found.map((p) => [p.kind, p.file, p.row])).toEqual([
      ['duplicate-id', 'data/问题台账.csv', 2],
      ['id-differs-by-case', 'data/问题台账.csv', 3],
    ]);
  });

  it('drops private columns, says so, and stops when their values stand in a public cell', async () => {
    const files = {
      'data/issues.csv':
        '编号,收到日期,标题,状态,联系电话,答复\nA-1,2026-03-02,路灯不亮,办结,0198-7654321,已联系0198-7654321修好\n',
    };
    const { site, problems } = await readSite(memoryFolder({ 'content/site.yaml': SITE_YAML, ...files }), null);
    expect(site).toBeNull();
    expect(problems.map((p) => p.kind)).toEqual(['private-column', 'private-value-repeated']);
    expect(JSON.stringify(problems)).not.toContain('7654321');
  });

  it('shows public rows only; the others are counted', async () => {
    const { site } = await readSite(
      memoryFolder({
        'content/site.yaml': SITE_YAML,
        'data/issues.csv':
          '编号,收到日期,标题,状态,公开属性,类别\nA-1,2026-03-02,路灯不亮,办结,,道路交通\nA-2,2026-03-02,邻里纠纷,办结,仅统计,\nA-3,2026-03-02,低保申请,办理中,,低保\nA-4,2026-03-02,乱收费,办理中,公开,举报\n',
      }),
      null,
    );
    expect(site?.issues.map((issue) => issue.id)).toEqual(['A-1']);
    expect(site?.countedOnly).toBe(3);
    expect(site?.figures.find((f) => f.measure === 'received' && Object.keys(f.scope).length === 0)?.numerator).toBe(4);
    expect(JSON.stringify(site)).not.toMatch(/邻里纠纷|A-2|低保申请|乱收费/);
  });

  it('knows nothing of what happened after its cut-off', async () => {
    const { site } = await readSite(
      memoryFolder({
        'content/site.yaml': `${SITE_YAML}数据截至: 2026-01-31\n办理期限: { 办结天数: 30 }\n`,
        'data/issues.csv':
          '编号,收到日期,标题,状态,受理日期,办结日期,答复,答复日期\nA-1,2026-01-05,路灯不亮,办结,2026-01-06,2026-02-20,已修好,2026-02-20\nA-2,2026-02-05,水管漏水,办理中,,,,\nA-3,2026-01-10,井盖松动,办理中,2026-02-05,,,\n',
      }),
      null,
    );
    expect(site?.issues.map(({ id, status, closedOn, reply }) => [id, status, closedOn, reply])).toEqual([
      ['A-3', '已登记', null, null],
      ['A-1', '已受理', null, null],
    ]);
    const figure = (id: string) => site?.figures.find((f) => f.measure === id && Object.keys(f.scope).length === 0);
    expect(figure('accepted-on-time')).toMatchObject({ numerator: 1, denominator: 2, excluded: {} });
    expect(figure('closed')).toMatchObject({ numerator: 0, denominator: 1 });
  });

  it('lets nothing published name a row that is not public', async () => {
    const found = await readSite(
      memoryFolder({
        'content/site.yaml': SITE_YAML,
        'data/issues.csv':
          '编号,收到日期,标题,状态,公开属性,答复\nA-0001,2026-01-05,路灯不亮,办结,,和 A-0002 一起修好\nA-0002,2026-01-05,邻里为围墙争吵,办结,仅统计,\n',
        'data/events.csv':
          '编号,类型,标题,开始时间,变更说明\nE-1,接访,接访日,2026-02-01 09:00,因邻里为围墙争吵一事调整\n',
        'data/corrections.csv': '日期,对象,原内容,更正为,原因\n2026-01-06,问题A-0002答复,甲,乙,写错了\n',
      }),
      null,
    );
    expect(found.problems.map((p) => [p.kind, p.file, p.column])).toEqual([
      ['hidden-row-named', 'data/events.csv', '变更说明'],
      ['hidden-row-named', 'data/issues.csv', '答复'],
    ]);
  });

  it('withholds a correction that names a row which is not public', async () => {
    const { site } = await readSite(
      memoryFolder({
        'content/site.yaml': SITE_YAML,
        'data/issues.csv': '编号,收到日期,标题,状态,公开属性\nA-0002,2026-01-05,邻里为围墙争吵,办结,仅统计\n',
        'data/corrections.csv': '日期,对象,原内容,更正为,原因\n2026-01-06,问题A-0002答复,甲,乙,写错了\n',
      }),
      null,
    );
    expect(site?.corrections).toEqual([
      { date: '2026-01-06', subject: '一处不公开的内容', was: null, now: null, reason: null },
    ]);
  });

  it('tells the village of public facilities only', async () => {
    const { site } = await readSite(
      memoryFolder({
        'content/site.yaml': SITE_YAML,
        'data/places.csv':
          '代码,名称,上级代码,层级\n990122,云岭县,,县\n990122101,大桥镇,990122,乡\n990122101201,大桥村,990122101,村\n990122999201,孤村,990122,村\n',
        'data/issues.csv':
          '编号,收到日期,标题,状态,区划代码,类别\nA-1,2026-01-05,路灯不亮,办结,990122101201,道路交通\nA-2,2026-01-05,补贴没到,办结,990122101201,惠农补贴\nA-3,2026-01-05,补贴问询,办结,990122999201,惠农补贴\n',
      }),
      null,
    );
    expect(Object.fromEntries(site?.issues.map(({ id, place }) => [id, place]) ?? [])).toEqual({
      'A-1': '990122101201',
      'A-2': '990122101',
      'A-3': '990122',
    });
  });

  it('asks for a cut-off where nothing has happened yet, and shows what is planned as coming', async () => {
    const { site, problems } = await readSite(
      memoryFolder({
        'content/site.yaml': SITE_YAML,
        'data/events.csv': '编号,类型,标题,开始时间\nE-1,接访,接访日,2026-04-01 09:00\n',
      }),
      null,
    );
    expect(problems.map((p) => p.kind)).toEqual(['no-cut-off']);
    expect(site?.now).toBe('2026-04-01');
  });

  it('reads settings saved in GBK', async () => {
    // 'name: 云岭\norganiser: 云岭\n' in GB18030.
    const bytes = new Uint8Array([
      ...Buffer.from('name: '),
      0xd4,
      0xc6,
      0xc1,
      0xeb,
      ...Buffer.from('\norganiser: '),
      0xd4,
      0xc6,
      0xc1,
      0xeb,
      0x0a,
    ]);
    const { site } = await readSite(
      memoryFolder({
        'content/site.yaml': bytes,
        'data/issues.csv': '编号,收到日期,标题,状态\nA-1,2026-01-05,路灯不亮,办结\n',
      }),
      null,
    );
    expect(site?.settings.name).toBe('云岭');
  });

  it('refuses a document named like a section of the site', async () =>
    expect(await kinds({ 'content/pages/talks.mdx': '---\n标题: 甲\n---\n\n正文\n' })).toMatchObject([
      { kind: 'reserved-id', file: 'content/pages/talks.mdx' },
    ]));

  it('never keeps rows about households', async () => {
    const { site } = await readSite(
      memoryFolder({
        'content/site.yaml': SITE_YAML,
        'data/contacts.csv': '区划代码,层级,姓名,职务\n9901,联组包户,王某,组长\n9901,联县包乡,李某,副县长\n',
      }),
      null,
    );
    expect(site?.contacts.map((row) => row.duty)).toEqual(['联县包乡']);
  });

  it('says in which line of the settings something is wrong', async () => {
    const { problems } = await readSite(
      memoryFolder({ 'content/site.yaml': '网站名称: 测试\n主办: 某县\n数据截至: 2026-02-30\n' }),
      null,
    );
    expect(problems.map(({ kind, line }) => [kind, line])).toEqual([
      ['missing-value', 1],
      ['unknown-setting', 2],
      ['invalid-date', 3],
    ]);
  });
});

import { addDays, type CalendarDate, weekday } from '../../src/domain/calendar-date.ts';
import { type LedgerKey, ledgerOf } from '../../src/domain/ledger-catalogue.ts';
import { csvText } from '../../src/outputs/csv.ts';
import { type Cells, course, type Step } from './matters.ts';
import { Random } from './random.ts';
import { filled, request } from './texts.ts';
import * as words from './words.ts';
import { OFFICES, TOPICS, TOWNSHIPS, type Topic } from './words.ts';

/** A file of a site folder: path inside it, with `/`, and its text. */
export interface SiteFile {
  readonly path: string;
  readonly text: string;
}

const COUNTY = '990155';
/** Matters are received in the two years up to here. */
const AS_OF: CalendarDate = '2026-03-31';
const DAYS = 730;

const SETTINGS = `网站名称: 柳溪县连心桥
主办单位: 柳溪县信访工作联席会议办公室
网址: https://bench.example/
区划代码: "${COUNTY}"
数据截至: ${AS_OF}
样例: true
展示专项: [ZX-2026, ZX-2025]
三审三校: { 必须: false }
`;

const CAMPAIGNS = [
  {
    id: 'ZX-2025',
    name: '冬春走访',
    startsOn: '2025-01-01',
    endsOn: '2025-02-28',
    organiser: '县信访局',
    summary: '入冬到开春，进村入户听取意见。',
  },
  {
    id: 'ZX-2026',
    name: '大接访集中活动',
    startsOn: '2026-03-01',
    endsOn: '2026-03-31',
    organiser: '县信访局',
    summary: '三月里到十二个乡镇接访和现场办公。',
  },
];

const townshipCode = (index: number) => `${COUNTY}${100 + index}`;
const villageCode = (township: number, index: number) => `${townshipCode(township)}${200 + index}`;
const officeId = (index: number) => `DW-0${index}`;
const townshipOfficeId = (index: number) => `DW-${101 + index}`;

function places(): Cells[] {
  return [
    { code: '99', name: '云上省', level: '省' },
    { code: '9901', name: '云上市', parent: '99', level: '市' },
    { code: COUNTY, name: '柳溪县', parent: '9901', level: '县' },
    ...TOWNSHIPS.flatMap(({ name, villages }, t) => [
      { code: townshipCode(t), name, parent: COUNTY, level: '乡' },
      ...villages.map((village, v) => ({
        code: villageCode(t, v),
        name: village,
        parent: townshipCode(t),
        level: '村',
      })),
    ]),
  ];
}

function units(): Cells[] {
  const county = OFFICES.map(([name, duties], i) => ({
    id: officeId(i + 1),
    name,
    duties,
    phone: `0199-551000${i + 1}`,
    address: '县政务中心',
  }));
  const local = TOWNSHIPS.map(({ name }, i) => ({
    id: townshipOfficeId(i),
    name: `${name}人民政府`,
    duties: '村里的事项，可先到便民服务中心登记。',
    phone: `0199-55110${10 + i}`,
    address: `${name}便民服务中心`,
  }));
  return [...county, ...local];
}

interface Reception {
  readonly id: string;
  readonly township: number;
  readonly day: CalendarDate;
}

/** A reception day in every township and quarter; the last ones are still to come. */
const receptions = (): Reception[] =>
  Array.from({ length: 9 }, (_, quarter) => quarter).flatMap((quarter) =>
    TOWNSHIPS.map((_, township) => ({
      id: `HD-${quarter + 1}-${101 + township}`,
      township,
      day: addDays(AS_OF, -DAYS + 20 + quarter * 91 + township * 2),
    })),
  );

function events(): Cells[] {
  return receptions().map(({ id, township, day }, i) => ({
    id,
    campaign: day >= '2026-03-01' && day <= AS_OF ? 'ZX-2026' : '',
    kind: i % 3 === 2 ? '现场办公' : '接访',
    title: `${TOWNSHIPS[township]?.name}接访日`,
    startsAt: `${day} 09:00`,
    endsAt: `${day} 12:00`,
    precision: '时刻',
    place: townshipCode(township),
    venue: '便民服务中心',
    booking: '不用预约，当天到场即可',
    phone: '0199-5510000',
    status: day <= AS_OF ? '已举行' : '确定',
    sequence: '0',
    attendance: day <= AS_OF ? String(20 + ((i * 37) % 60)) : '',
  }));
}

/** Where and when a matter was raised. */
interface Raised {
  readonly day: CalendarDate;
  readonly township: number;
  readonly channel: (typeof words.CHANNELS)[number];
  readonly event: string;
}

function raise(random: Random, past: readonly Reception[]): Raised {
  const channel = random.weighted(words.CHANNELS);
  if (channel === words.CHANNELS[0]) {
    const { id, township, day } = random.pick(past);
    return { day, township, channel, event: id };
  }
  // More of late than at first; few at weekends.
  const day = addDays(AS_OF, -Math.floor(DAYS * random.next() ** 1.3));
  const weekend = { 星期六: 2, 星期日: 1 }[weekday(day)];
  const moved = weekend !== undefined && random.chance(0.6) ? addDays(day, weekend) : day;
  return { day: moved, township: random.integer(0, TOWNSHIPS.length - 1), channel, event: '' };
}

const campaignOn = (day: CalendarDate): string =>
  CAMPAIGNS.find(({ startsOn, endsOn }) => day >= startsOn && day <= endsOn)?.id ?? '';

function matters(count: number, random: Random): { issues: Cells[]; updates: Cells[] } {
  const past = receptions().filter(({ day }) => day <= AS_OF);
  const raised = Array.from({ length: count }, () => raise(random, past));
  raised.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const serials = new Map<string, number>();
  /** The last matter of a township and topic, for those that turn out to be the same. */
  const earlier = new Map<string, string>();
  const issues: Cells[] = [];
  const updates: Cells[] = [];
  for (const { day, township, channel, event } of raised) {
    const topic = random.pick(TOPICS);
    const month = day.slice(2, 7).replace('-', '');
    const serial = (serials.get(month) ?? 0) + 1;
    serials.set(month, serial);
    const id = `LX${month}-${String(serial).padStart(5, '0')}`;
    const local = topic.office === null || random.chance(0.4);
    const lead = local ? townshipOfficeId(township) : officeId(topic.office);
    const office = local ? '镇里' : (OFFICES[topic.office - 1]?.[0] ?? '');
    const { name, villages } = TOWNSHIPS[township] as (typeof TOWNSHIPS)[number];
    const village = random.integer(0, villages.length - 1);
    const same = `${township} ${topic.type}`;
    const about = {
      receivedOn: day,
      asOf: AS_OF,
      topic,
      office,
      atEvent: event !== '',
      earlier: earlier.get(same) ?? null,
    };
    const { cells, steps } = course(about, random);
    if (cells.status !== '已合并') earlier.set(same, id);
    const { title, summary } = request(topic, villages[village] ?? name, channel.openings, random);
    const whole = random.chance(0.12);
    issues.push({
      id,
      campaign: channel.name === '热线转办' ? '' : campaignOn(day),
      receivedOn: day,
      channel: channel.name,
      place: whole ? townshipCode(township) : villageCode(township, village),
      category: topic.category,
      type: topic.type,
      title,
      summary,
      lead,
      partners: partners(topic, township, local, random),
      event,
      disclosure: random.weighted([
        { value: '', weight: 970 },
        { value: '仅统计', weight: 22 },
        { value: '不公开', weight: 8 },
      ]).value,
      ...cells,
    });
    // Steps are written down for a third, and wherever a deadline or a reopening hangs on them.
    const needed = steps.some(({ status }) => status === '延期办理' || status === '重新办理');
    if (needed || random.chance(0.3)) updates.push(...steps.map((step) => update(id, step, lead, office, random)));
  }
  return { issues, updates };
}

function partners(topic: Topic, township: number, local: boolean, random: Random): string {
  if (!random.chance(0.35)) return '';
  const other = officeId(random.integer(1, OFFICES.length));
  const first = local && topic.office !== null ? officeId(topic.office) : townshipOfficeId(township);
  return random.chance(0.2) && other !== first ? `${first}、${other}` : first;
}

const update = (issue: string, { date, status }: Step, unit: string, office: string, random: Random): Cells => ({
  issue,
  date,
  status,
  note: `${filled(random.pick(words.STEP_NOTES[status]), random, office)}。`,
  unit,
});

function ledgerFile(key: LedgerKey, rows: readonly Cells[]): SiteFile {
  const { name, columns } = ledgerOf(key);
  const keys = Object.keys(columns);
  const headers = Object.values(columns).map(({ zh }) => zh);
  return {
    path: `data/${name}.csv`,
    text: csvText(
      headers,
      rows.map((row) => keys.map((column) => row[column] ?? '')),
    ),
  };
}

/**
 * A made-up county with so many matters: the same seed gives the same bytes. Every row is as a careful clerk would
 * have written it, so that a build of it goes through without a problem. About 600 bytes of Chinese text a matter.
 */
export function madeUpSite(issueCount: number, seed = 1): SiteFile[] {
  const { issues, updates } = matters(issueCount, new Random(seed));
  return [
    { path: 'content/site.yaml', text: SETTINGS },
    ledgerFile('places', places()),
    ledgerFile('units', units()),
    ledgerFile('campaigns', CAMPAIGNS),
    ledgerFile('events', events()),
    ledgerFile('issues', issues),
    ledgerFile('issueUpdates', updates),
  ];
}

import { type CalendarDate, type CivilTime, calendarDate, daysInMonth, fromExcelSerial } from './calendar-date.ts';
import { nearest } from './nearest.ts';
import { findPersonalData } from './personal-data.ts';
import { INVISIBLE, plainForm } from './plain-form.ts';
import type { ProblemKind, ProblemParams } from './problem-catalogue.ts';

/** A cell that could not be read: which problem it is, and the words its message needs. */
export class CellFault<K extends ProblemKind = ProblemKind> {
  readonly kind: K;
  readonly params: ProblemParams<K>;
  /** What certainly was meant; null where a person must decide. */
  readonly proposed: string | null;
  constructor(kind: K, params: ProblemParams<K>, proposed: string | null = null) {
    this.kind = kind;
    this.params = params;
    this.proposed = proposed;
  }
}

/**
 * How the text of a cell becomes a value. `read` gets trimmed, non-empty text and never throws; an empty cell never
 * reaches it and becomes `blank`.
 */
export interface CellKind<T, Blank = null> {
  /** What the data dictionary calls this form, in Chinese. */
  readonly form: string;
  /** JSON Schema of the published value. */
  readonly json: Readonly<Record<string, unknown>>;
  readonly blank: Blank;
  /** Enumerated values, for dropdowns and the dictionary. */
  readonly choices?: readonly string[];
  /** Free text: `import` hides personal data in it. In other cells of text it is a problem. */
  readonly prose?: boolean;
  read(text: string): T | CellFault;
}

/** A value as a cell shows it in Chinese tables: 是 and 否, lists with 、 between. Reads back to the same value. */
export function writtenForm(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return Array.isArray(value) ? value.join('、') : String(value);
}

const fault = <K extends ProblemKind>(kind: K, params: ProblemParams<K>, proposed: string | null = null) =>
  new CellFault(kind, params, proposed);

/** Dates, codes and choices repeat from row to row: each distinct text is read once. */
function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      value = read(text);
      if (known.size > 20_000) known.clear();
      known.set(text, value);
    }
    return value;
  };
}

const ODD_SPACE = /[\t\u00a0\u3000]/g;
/** What most texts have none of: then there is nothing to tidy. */
const UNTIDY = new RegExp(`[\\t\\r\\n\\u00a0\\u3000]|${INVISIBLE.source}`, 'u');

/** Free text: as written, without invisible characters, with tidy line ends. */
export const text: CellKind<string> = {
  form: '文字',
  prose: true,
  json: { type: 'string' },
  blank: null,
  read(value) {
    if (!UNTIDY.test(value)) return value.trim();
    const plain = value.replace(INVISIBLE, '').replace(ODD_SPACE, ' ');
    if (!/[\r\n]/.test(plain)) return plain.trim();
    return plain
      .split(/\r\n?|\n/)
      .map((line) => line.trim())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  },
};

/** What Excel makes of a long number: its end is lost. */
const isDamaged = (id: string) => /^\d{16,}$/.test(id) || /^\d(\.\d+)?E\+?\d+$/i.test(id);

const ID_FORBIDDEN = /[/\\?#%&<>"'`*|:;,\s\p{Cc}\p{Cf}]/u;

/** A permanent identifier. Addresses are made from it, so it must survive as a folder name everywhere. */
export const permanentId: CellKind<string> = {
  form: '编号',
  json: { type: 'string', minLength: 1, maxLength: 64 },
  blank: null,
  read(value) {
    const id = plainForm(value);
    if (isDamaged(id)) return fault('damaged-id', { value, lost: !/^\d+$/.test(id) });
    if (ID_FORBIDDEN.test(id)) return fault('invalid-id', { value, reason: '里面有空格或 / ? # % 这样的符号' });
    if (/^\.|\.$/.test(id)) return fault('invalid-id', { value, reason: '开头或结尾是小数点' });
    if (new TextEncoder().encode(id).length > 120) return fault('invalid-id', { value, reason: '太长' });
    return id;
  },
};

/** Several identifiers in one cell, separated by 、 or , or ; or a space. */
export const idList: CellKind<readonly string[], readonly string[]> = {
  form: '编号，多个用顿号隔开',
  json: { type: 'array', items: { type: 'string' } },
  blank: [],
  read: (value) =>
    plainForm(value)
      .split(/[、,;\s]+/)
      .filter(Boolean),
};

/** Names a row of another ledger by its identifier or, where only one has it, by its name. Resolved with the site. */
export const reference: CellKind<string> = {
  form: '另一个台账的编号',
  json: { type: 'string' },
  blank: null,
  read: remembered((value) => {
    const plain = plainForm(value);
    return isDamaged(plain) ? fault('damaged-id', { value, lost: !/^\d+$/.test(plain) }) : plain;
  }),
};

/** Several references in one cell. */
export const referenceList: CellKind<readonly string[], readonly string[]> = {
  ...idList,
  form: '另一个台账的编号，多个用顿号隔开',
};

/** Several words in one cell. */
export const textList: CellKind<readonly string[], readonly string[]> = {
  prose: true,
  form: '文字，多个用顿号隔开',
  json: { type: 'array', items: { type: 'string' } },
  blank: [],
  read: (value) =>
    value
      .split(/[、，,;；|]+/)
      .map((part) => text.read(part) as string)
      .filter(Boolean),
};

/** An administrative division code: 2 (province) to 12 (village) digits. GB/T 2260, GB/T 10114. */
export const placeCode: CellKind<string> = {
  form: '区划代码（2–12 位数字）',
  json: { type: 'string', pattern: '^\\d{2,12}$' },
  blank: null,
  read: remembered((value) => {
    const code = plainForm(value);
    if (/^\d{2,12}$/.test(code)) return code;
    return isDamaged(code)
      ? fault('damaged-id', { value, lost: !/^\d+$/.test(code) })
      : fault('invalid-code', { value });
  }),
};

/** A reference to a place: its code or, where only one place has that name, its name. Resolved with the site. */
export const placeReference: CellKind<string> = {
  form: '区划代码',
  json: { type: 'string', pattern: '^\\d{2,12}$' },
  blank: null,
  read: reference.read,
};
export const isPlaceReference = (cell: unknown): boolean => cell === placeReference;

function civilDate(year: number, month: number, day: number, value: string): CalendarDate | CellFault {
  if (month < 1 || month > 12) return fault('invalid-date', { value, reason: `没有 ${month} 月` });
  if (day < 1 || day > daysInMonth(year, month)) {
    return fault('invalid-date', { value, reason: `${year} 年 ${month} 月没有 ${day} 日` });
  }
  if (year < 1949 || year > 2199) return fault('invalid-date', { value, reason: `年份 ${year} 不合常理` });
  return calendarDate(year, month, day);
}

const WEEKDAY = String.raw`\s*\(?(?:星期|周|礼拜)[一二三四五六日天]\)?`;
const HALF_DAY = '凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|AM|PM';
const CLOCK = String.raw`(?<half>${HALF_DAY})?\s*(?<hour>\d{1,2})[:时点](?<minute>\d{2}|半|一刻|三刻)?[分整钟]?(?::\d{1,2}(?:\.\d+)?)?\s*(?<behind>AM|PM)?\s*(?<zone>Z|[+-]\d{2}:?\d{2})?`;
/** A day, perhaps a weekday, perhaps a time: the whole of a cell, since what is not understood must not be dropped. */
const STAMP = new RegExp(
  String.raw`^(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})[日号]?(?:${WEEKDAY})?(?:[T\s]*(?:${CLOCK}|(?<four>\d{4})|(?<vague>${HALF_DAY})))?(?:${WEEKDAY})?$`,
  'i',
);
const COMPACT_DATE = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/;
const SERIAL = /^(\d{5})(\.\d+)?$/;
/** Days that a ledger speaks of, as Excel numbers them: 1982 to 2064. */
const SERIALS = [30_000, 60_000] as const;
const YEAR_LAST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})$/;
/** From here to there: 9:00-11:30, 上午9时至11时. The end has a column of its own. */
const TIME_SPAN = /\d[:时点]\d{0,2}分?\s?[-~至到—–、,;]\s?\S{0,4}?\d{1,2}[:时点]/;
const CHINA_OFFSET_MINUTES = 480;
/** Longer cells hold no date, and some patterns take long to see that. */
const LONGEST_DATE = 60;

const CHINESE_DIGITS = '〇一二三四五六七八九';
/** 二〇二六年三月十二日 as 2026年3月12日. */
function arabicDate(text: string): string {
  const parts =
    /^([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]?$/.exec(text);
  if (!parts) return text;
  const digits = (part: string) =>
    [...part.replace(/[○零]/g, '〇')].map((character) => CHINESE_DIGITS.indexOf(character)).join('');
  const upToNinetyNine = (part: string) => {
    const [tens, units] = part.includes('十') ? part.split('十') : ['〇', part];
    return Number(digits(tens || '一')) * 10 + Number(digits(units || '〇'));
  };
  const [, year = '', month = '', day = ''] = parts;
  return `${digits(year)}年${upToNinetyNine(month)}月${upToNinetyNine(day)}日`;
}

/** A day, and the minute of it where one is written; `zone` where the time is another zone's. */
interface Stamp {
  readonly day: CalendarDate;
  readonly minute: number | null;
  readonly zone: string | null;
  /** 上午 or the like without an hour. */
  readonly vague: string | null;
}

function readStamp(raw: string): Stamp | CellFault {
  const wrong = (reason: string, proposed: string | null = null) =>
    fault('invalid-date', { value: raw, reason }, proposed);
  if (raw.length > LONGEST_DATE) return wrong('不是日期');
  const value = arabicDate(plainForm(raw).replace(/\s{0,4}([年月日])\s{0,4}/g, '$1'));
  const parts = (STAMP.exec(value) ?? COMPACT_DATE.exec(value))?.groups;
  if (parts) {
    const day = civilDate(Number(parts.year), Number(parts.month), Number(parts.day), raw);
    if (day instanceof CellFault) return day;
    const minute = minuteOf(parts);
    if (minute !== null && (minute < 0 || minute >= 1440))
      return wrong(`没有 ${parts.four ?? `${parts.hour}:${parts.minute ?? '00'}`} 这个时间`);
    // 9:00-11:00 is a span of hours; only a stamp of a machine has a zone west of Greenwich.
    if (parts.zone?.startsWith('-') && !/T/.test(value)) return wrong('写了从几点到几点');
    return { day, minute, zone: parts.zone ?? null, vague: parts.vague ?? null };
  }
  const [, whole, fraction] = SERIAL.exec(value) ?? [];
  if (whole && Number(whole) >= SERIALS[0] && Number(whole) < SERIALS[1])
    return {
      day: fromExcelSerial(Number(whole)),
      minute: fraction ? Math.round(Number(fraction) * 1440) % 1440 : null,
      zone: null,
      vague: null,
    };
  const short = YEAR_LAST.exec(value);
  if (short) {
    const [, a, b, c] = short.map(Number) as [number, number, number, number];
    const year = c < 100 ? 2000 + c : c;
    const readings = [
      ...new Set([civilDate(year, a, b, raw), civilDate(year, b, a, raw), civilDate(2000 + a, b, c, raw)]),
    ];
    const dates = readings.filter((r) => typeof r === 'string');
    if (dates.length > 1) return fault('ambiguous-date', { value: raw, readings: dates });
    return wrong('年份没有写在最前面', c >= 1000 ? (dates[0] ?? null) : null);
  }
  if (/^[-—–/／\\无]+$/.test(value)) return wrong('没有日期就让它空着，不用画杠');
  if (/^\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/.test(value)) return wrong('年份只写了两位');
  if (/^\d{1,2}[-/.月]\d{1,2}日?$/.test(value)) return wrong('没有写年份');
  if (/^\d{4}[-/.年]\d{1,2}月?$/.test(value)) return wrong('只写了年月，没有日');
  if (TIME_SPAN.test(value)) return wrong('写了从几点到几点');
  return wrong(
    /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}/.test(value) ? '日期后面的内容看不懂，一格只能写一个日期' : '不是日期',
  );
}

/** Minutes since midnight; null without a time, negative for one there is not. */
function minuteOf({
  half = '',
  hour,
  minute = '00',
  behind = '',
  four,
}: Record<string, string | undefined>): number | null {
  if (four) return Number(four.slice(2)) > 59 ? -1 : Number(four.slice(0, 2)) * 60 + Number(four.slice(2));
  if (hour === undefined) return null;
  const minutes = Number({ 半: '30', 一刻: '15', 三刻: '45' }[minute] ?? minute);
  const written = Number(hour);
  const part = (half || behind).toUpperCase();
  const later = written < 12 && (/^(?:下午|傍晚|晚|PM)/.test(part) || (part === '中午' && written < 4));
  const midnight = written === 12 && /^(?:凌晨|AM)/.test(part);
  return minutes > 59 || written > 23 ? -1 : (written + (later ? 12 : midnight ? -12 : 0)) * 60 + minutes;
}

/**
 * A day. Accepts 2026-03-02, 2026/3/2, 2026.3.2, 2026年3月2日, 二〇二六年三月二日, 20260302, Excel's serial number; a
 * weekday or a time behind it is dropped, anything else there is a fault.
 */
export const date: CellKind<CalendarDate> = {
  form: '日期（年-月-日）',
  json: { type: 'string', format: 'date' },
  blank: null,
  read: remembered((raw) => {
    const stamp = readStamp(raw);
    return stamp instanceof CellFault ? stamp : stamp.day;
  }),
};

/** A minute of a day. A day alone means its first minute. A stamp with an offset is moved to China time. */
export const dateTime: CellKind<CivilTime> = {
  form: '日期和时间（年-月-日 时:分）',
  json: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}$' },
  blank: null,
  read: remembered((raw) => {
    const stamp = readStamp(raw);
    if (stamp instanceof CellFault) {
      if (stamp.kind === 'ambiguous-date') return stamp;
      const reason = faultReason(stamp);
      const span = reason.startsWith('写了从') ? `${reason}；这里只写开始，结束写在「结束时间」` : reason;
      return fault('invalid-time', { value: raw, reason: span });
    }
    const { day, minute, zone, vague } = stamp;
    if (vague !== null) return fault('invalid-time', { value: raw, reason: `只写了${vague}，没有写几点` });
    if (zone === null) return `${day} ${clockText(minute ?? 0)}`;
    const moved = new Date(Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8), 0, minute ?? 0));
    moved.setUTCMinutes(moved.getUTCMinutes() - (/^z$/i.test(zone) ? 0 : offsetMinutes(zone)) + CHINA_OFFSET_MINUTES);
    return moved.toISOString().slice(0, 16).replace('T', ' ');
  }),
};

const faultReason = (day: CellFault) => ('reason' in day.params ? String(day.params.reason) : '不是日期');
const clockText = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const offsetMinutes = (offset: string) => {
  const digits = offset.replace(':', '');
  return (digits.startsWith('-') ? -1 : 1) * (Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5)));
};

/** A number as written, without the separators between its thousands. */
const withoutSeparators = (raw: string) => plainForm(raw).replace(/(?<=\d),(?=\d{3}(\D|$))/g, '');

/** 37件 or 120（人）: the number, where nothing but a unit stands behind it; 万 and 余 say something of the number. */
const withoutUnit = (value: string): string | null =>
  /^(\d{1,7}(?:\.\d{1,4})?)\s?\(?(?!.*[十百千万亿余多几来])\p{Script=Han}{1,3}\)?$/u.exec(value)?.[1] ?? null;

/** A count: a whole number, 0 or more. Thousands separators are understood. */
export const count: CellKind<number> = {
  form: '整数',
  json: { type: 'integer', minimum: 0 },
  blank: null,
  read(raw) {
    const value = withoutSeparators(raw);
    if (/^\d{1,15}(\.0+)?$/.test(value)) return Math.trunc(Number(value));
    return fault('invalid-number', { value: raw, expected: '0 或正整数' }, withoutUnit(value));
  },
};

/** A decimal number. 60% is 60: per cent is a unit, and units stand in a column of their own. */
export const decimal: CellKind<number> = {
  form: '数字（60% 写成 60 也行）',
  json: { type: 'number' },
  blank: null,
  read(raw) {
    const value = withoutSeparators(raw);
    // A small number is 1e-7 in JSON and in workbooks.
    if (/^-?\d{1,15}(\.\d{1,10})?(e-\d{1,2}|%)?$/.test(value)) return Number(value.replace('%', ''));
    return fault('invalid-number', { value: raw, expected: '一个数' }, withoutUnit(value));
  },
};

/** Yes or no. Published as 是 and 否. */
export const yesNo: CellKind<boolean> = {
  form: '是／否',
  json: { type: 'boolean' },
  blank: null,
  choices: ['是', '否'],
  read: remembered((raw) => {
    const value = plainForm(raw).toLowerCase();
    if (['是', '是的', '有', '对', '√', '✓', '✔', 'y', 'yes', 't', 'true', '1'].includes(value)) return true;
    if (['否', '无', '不', '不是', '没有', '×', '✗', '✕', 'x', 'n', 'no', 'f', 'false', '0'].includes(value))
      return false;
    return fault('invalid-choice', { value: raw, allowed: ['是', '否'], suggestions: [] });
  }),
};

/** `In progress`, `in_progress` and `in-progress` are one choice. */
const choiceForm = (name: string) =>
  plainForm(name)
    .replace(/[\s_-]+/g, '')
    .toLowerCase();

/**
 * One of a fixed set. Takes the Chinese value, the English key and the synonyms listed for it; the value is the
 * Chinese one.
 */
export function choice<const C extends Record<string, readonly string[]>>(options: C): CellKind<keyof C & string> {
  const allowed = Object.keys(options);
  const names = Object.entries(options).flatMap(([value, synonyms]) => [value, ...synonyms]);
  const known = new Map<string, string>();
  for (const [value, synonyms] of Object.entries(options)) {
    for (const name of [value, ...synonyms]) known.set(choiceForm(name), value);
  }
  return {
    form: `以下之一：${allowed.join('、')}`,
    json: { type: 'string', enum: allowed },
    blank: null,
    choices: allowed,
    read: remembered((raw) => {
      const value = known.get(choiceForm(raw));
      if (value !== undefined) return value as keyof C & string;
      // What is only dressed in marks (「办结」。) leaves no doubt; a remark in brackets or a question mark does.
      const bare = plainForm(raw).replace(/[「」『』“”"'。、,.;；\s]/g, '');
      const suggestions = nearest(raw, names);
      return fault('invalid-choice', { value: raw, allowed, suggestions }, known.get(choiceForm(bare)) ?? null);
    }),
  };
}

/** An address of the web. */
export const webAddress: CellKind<string> = {
  form: '网址',
  json: { type: 'string', format: 'uri' },
  blank: null,
  read(raw) {
    const value = plainForm(raw);
    return /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(value) && URL.canParse(value)
      ? value
      : fault('invalid-url', { value: raw });
  },
};

const AGREED = /\s*[（(]\s*同意公开\s*[）)]/g;
const AGREED_HERE = /^\s*[（(]\s*同意公开\s*[）)]/;

/**
 * An office telephone. Landlines and short numbers pass; a mobile only with the mark 同意公开 behind it, which stays
 * in the value so that what is exported may be read again (信访工作条例 18 asks for a number of who receives; it need
 * not be a private one).
 */
export const officePhone: CellKind<string> = {
  form: '办公电话',
  json: { type: 'string' },
  blank: null,
  read(raw) {
    const value = plainForm(raw);
    const mobiles = findPersonalData(value).filter(({ what }) => what === '手机号码');
    if (mobiles.some(({ end }) => !AGREED_HERE.test(value.slice(end)))) return fault('private-phone', {});
    return value.replace(AGREED, mobiles.length > 0 ? '（同意公开）' : '').trim();
  },
};

import type { IndicatorRow } from './activity.ts';
import {
  ANOTHER_COUNT,
  ANOTHER_RATE,
  countWords,
  type MeasureWord,
  NEEDS_NOUN,
  OF_SOME,
  ONLY_MATTERS,
  otherRates,
  rateWords,
} from './measure-words.ts';
import { numbersIn, plainDigits, type WrittenNumber } from './written-number.ts';

type Indicator = Pick<IndicatorRow, 'id' | 'name' | 'unit'>;

/** A number that a sentence states of a measure or an indicator. */
export interface Statement {
  readonly number: WrittenNumber;
  /** The word that says what is counted, as written. */
  readonly word: string;
  readonly start: number;
  /** What it may mean: it is right if any of these is. */
  readonly means: readonly MeasureWord[];
  /** The activity indicator (指标) it is about, instead of a measure. */
  readonly indicator: string | null;
  /** Of the same kind, but not what the registry counts, or not to be told apart: why it can't be checked. */
  readonly unclear: string | null;
}

export interface StatedVocabulary {
  readonly indicators: readonly Indicator[];
  /** Categories of matters: 收到道路交通类问题 35 件. */
  readonly categories: readonly string[];
}

const COUNT_UNITS = ['件次', '件', '起', '宗', '条', '项', '个'];
/** These count matters only where a word for matters stands beside them: 个工作日, 条意见, 项措施 do not. */
const LOOSE_UNITS = new Set(['条', '项', '个', '起', '宗']);
const NOUN = '问题|事项|诉求|信访件|信访事项|民生实事';

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const oneOf = (words: Iterable<string>) =>
  [...words]
    .toSorted((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');

const SAYS =
  '为|是|有|在|达到|达|已|已经|均|都|平均|总体|仅|只有|只|高达|保持在|稳定在|超额|的|：|:|（|\\(|\\s|“|”|《|》|【|「|→|\\||数值|值';
const RISES_TO = '(?:提高|提升|上升|增长|增加|下降|降低|升|降|增|减少)(?:到|至|为)';
const SINCE = '(?:从|由)[^，。；]{1,20}?(?=提高|提升|上升|增长|下降|降低|升|降|增)';
const RATE_GAP = new RegExp(`^(?:${SAYS}|${SINCE}|${RISES_TO})*$`);
/** An example is no statement of what is, as far as its sentence goes. */
const SUPPOSED = /假如|假设|如果|比如|例如|打个比方|举个例子|万一|一旦|凡是/;
/** A demand, a goal or a guess is none up to the next comma: 要求办结率 90% 以上，目前已达 98%. */
const DEMAND = /要求|目标|力争|争取|确保|计划|预计|预期|规定|不得|应当|应达|须达|需达|要达|要做到|要把|要在/;
const DEMANDS_NUMBER = new RegExp(`(?:${DEMAND.source}).*(?:\\d|%|成|百分之)`);
/** Words that lead from what is wanted to what is. */
const IN_FACT = /实际|目前|现在|已|现有|截至|以来|累计|共[收受办接登]/;
/** 满意率不低于 90% 的乡镇, 低于 80% 的要通报, 98% 的目标: a condition or a goal. */
const CONDITION =
  /^\s*的\s*(?:$|[，,、：:]|[是有占只仅要应不由予给扣得按奖可]|取消|约谈|通报|(?![全我本])[^，。；]{0,4}?(?:[乡镇村县市区]|社区|街道|单位|部门|地方|科室|窗口|干部|网格|目标|要求|标准|任务))/;

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const wordsOf = (text: string, words: Iterable<string>): Word[] =>
  [...text.matchAll(new RegExp(oneOf(words), 'g'))].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));

/**
 * The numbers a sentence states of the measures, the first of them first. Pairs a number only with a word that stands
 * next to it but for words that say nothing; durations, money, ordinals, goals and examples are no statements.
 */
export function statedNumbers(sentence: string, { indicators, categories }: StatedVocabulary): Statement[] {
  const units = [...COUNT_UNITS, ...indicators.flatMap(({ unit }) => (unit ? looseUnits(unit) : []))];
  const text = plainDigits(sentence);
  const numbers = numbersIn(text, units);
  return [...rates(text, numbers), ...counts(text, numbers, categories), ...works(text, numbers, indicators)]
    .flatMap((statement) => claimed(statement, text))
    .toSorted((a, b) => a.number.start - b.number.start || Number(a.unclear !== null) - Number(b.unclear !== null))
    .filter(({ number }, index, all) => all.findIndex((other) => other.number.start === number.start) === index);
}

/** None where it is wanted or supposed; unclear where a demand may go on: 力争办结率达到 98%，满意率达到 95%. */
function claimed(statement: Statement, text: string): Statement[] {
  const said = text
    .slice(0, statement.number.start)
    .split(/[。！？；;\n]/)
    .at(-1);
  const clauses = (said ?? '').split(/，|,(?!\d)/);
  if (SUPPOSED.test(said ?? '') || DEMAND.test(clauses.at(-1) ?? '')) return [];
  const demand = clauses.findLastIndex((clause) => DEMANDS_NUMBER.test(clause));
  const goesOn = demand >= 0 && !IN_FACT.test(clauses.slice(demand + 1).join());
  return goesOn && statement.unclear === null ? [{ ...statement, unclear: '可能写的是要求或目标' }] : [statement];
}

function rates(text: string, numbers: readonly WrittenNumber[]): Statement[] {
  const percents = numbers.filter(({ unit }) => unit === '%');
  const words = wordsOf(text, [...Object.keys(rateWords), ...otherRates]);
  const statement = (word: Word, number: WrittenNumber, unclear: string | null = null): Statement => ({
    number,
    word: word.text,
    start: word.start,
    means: rateWords[word.text] ?? [],
    indicator: null,
    unclear:
      rateWords[word.text] === undefined || ANOTHER_RATE.test(text.slice(0, word.start))
        ? '这个比率本站没有统计'
        : unclear,
  });
  return percents.flatMap((number) => {
    const ahead = words.findLast(({ end }) => end <= number.start);
    if (ahead && !CONDITION.test(text.slice(number.end))) {
      const gap = text.slice(ahead.end, number.start);
      if (RATE_GAP.test(gap)) return [statement(ahead, number)];
      const earlier = new RegExp(`^(?:${SAYS})*(?:从|由)\\s*$`).test(gap);
      if (earlier) return [statement(ahead, number, '写的是以前的数')];
      if (/^\s*分别/.test(gap)) return inTurn(text, words, percents, number, statement);
    }
    const behind = words.find(({ start }) => start >= number.end);
    return behind && /^的(?:群众|总|平均)?$/.test(text.slice(number.end, behind.start))
      ? [statement(behind, number)]
      : [];
  });
}

/** 办结率、满意率分别为 98%、97%: the names and the numbers in their order. */
function inTurn(
  text: string,
  words: readonly Word[],
  percents: readonly WrittenNumber[],
  number: WrittenNumber,
  statement: (word: Word, number: WrittenNumber, unclear?: string) => Statement,
): Statement[] {
  const at = text.lastIndexOf('分别', number.start);
  const chain = new RegExp(`(?:(?:${oneOf(words.map((word) => word.text))})(?:、|和|及|与|以及|\\s)*)+$`).exec(
    text.slice(0, at),
  );
  const names = words.filter(({ start, end }) => chain !== null && start >= chain.index && end <= at);
  const next = words.find(({ start }) => start >= at)?.start ?? text.length;
  const values = percents.filter(({ start }) => start > at && start < next);
  const name = names[values.indexOf(number)] ?? names.at(-1);
  return name ? [statement(name, number, names.length === values.length ? undefined : '分不清是哪一个比率')] : [];
}

function counts(text: string, numbers: readonly WrittenNumber[], categories: readonly string[]): Statement[] {
  const kinds = categories.length > 0 ? `|(?:${oneOf(categories)})(?:类|方面)?` : '';
  const gap = new RegExp(
    `^(?:${NOUN}|了|到|的|各类|各项|各种|群众|反映|来信|来电|来访|信访|信件工单|工单|件数|数量|总数|总量|数|量|共|共计|总计|合计|累计|已|已经|达|为|是|有|新|全部|均|仅|只有|只|：|:|（|\\(|【|「|\\||\\s${kinds})*$`,
  );
  const words = wordsOf(text, Object.keys(countWords));
  return numbers.flatMap((number) => {
    const behindNumber = text.slice(number.end);
    const ahead = words.findLast(({ end }) => end <= number.start);
    const between = ahead ? text.slice(ahead.end, number.start) : '';
    // 收到件数500: what heads it says what is counted.
    const isHeaded = number.unit === null && HEADED.test(between) && /^\s*(?:$|[^\d\p{L}%.])/u.test(behindNumber);
    const unit = isHeaded ? '件' : number.unit;
    if (unit === null || !COUNT_UNITS.includes(unit)) return [];
    // 收到一件, 登记一件是一件: a way of speaking.
    if (/^[一两]/.test(number.text) && number.value <= 2 && number.rounding === null) return [];
    const noun = new RegExp(`^\\s*(?:的|群众)?(?:${NOUN})`);
    const isNouned = noun.test(behindNumber) || (ahead !== undefined && new RegExp(NOUN).test(between));
    const suits = ({ text: word }: Word) =>
      LOOSE_UNITS.has(unit) ? isNouned && !ONLY_MATTERS.has(word) : isNouned || !NEEDS_NOUN.has(word);
    if (DEEDS.test(behindNumber)) return [];
    if (ahead && gap.test(between)) return suits(ahead) ? named(text, ahead, number) : [];
    const behind = words.find(({ start }) => start >= number.end);
    const after = behind ? text.slice(number.end, behind.start) : '';
    const joins = new RegExp(`^\\s*(?:${NOUN}|已|已经|都已|均已|均|都|全部|现已|\\s)*$`);
    if (
      !behind ||
      !suits(behind) ||
      !joins.test(after) ||
      /^(?:率|理|时|期|日|表|点|人|单|意见|窗口|范围|条件|通知)/.test(text.slice(behind.end))
    )
      return [];
    return named(text, behind, number);
  });
}

const HEADED = /[数量](?:为|是|有|共|达到|达|：|:|（|\(|\||\s)*$/;
/** 已办 12 件实事: no matters of the ledger. */
const DEEDS = /^\s*[好小大实]事/;

function named(text: string, word: Word, number: WrittenNumber): Statement[] {
  if (ANOTHER_COUNT.test(text.slice(0, word.start))) return [];
  const means = countWords[word.text] ?? [];
  return [
    {
      number,
      word: word.text,
      start: word.start,
      means,
      indicator: null,
      unclear: OF_SOME.has(word.text) ? '看不出是哪一批里没有办完的' : null,
    },
  ];
}

/** 户次 may be written 户, 人次 人: then a number that differs proves nothing. 场 and 场次 are the same. */
const looseUnits = (unit: string): string[] => (/^.次$/.test(unit) ? [unit, unit.slice(0, 1)] : [unit, `${unit}次`]);

/** 走访户次 as 走访, 政策宣讲场次 as 政策宣讲 and 宣讲, 宣讲受众人次 as 受众: what a sentence calls an indicator. */
function indicatorWords({ name, unit }: Indicator): string[] {
  const tail = new RegExp(`(?:${oneOf(unit ? looseUnits(unit) : ['次'])})?(?:次?数)?$`);
  const bare = name.replace(tail, '');
  const short = /^政策(..+)|.(受众|听众)$/.exec(bare);
  const received = /^接[访待]$/.test(bare) ? ['接待', '接访'] : [];
  return [name, bare, ...(short ? [short[1] ?? short[2] ?? ''] : []), ...received];
}

const WORK_GAP =
  /^(?:活动|工作|农户|群众|居民|村民|家庭|困难|户数|场次|次数|总数|数|量|了|的|共|共计|总计|合计|累计|已|已经|达到|达|为|是|有|完成|：|:|（|\(|【|「|\||\s)*$/;

function works(text: string, numbers: readonly WrittenNumber[], indicators: readonly Indicator[]): Statement[] {
  return indicators.flatMap((indicator) => {
    const { unit } = indicator;
    if (!unit) return [];
    const words = wordsOf(
      text,
      indicatorWords(indicator).filter((word) => word.length >= 2),
    );
    return numbers.flatMap((number) => {
      if (number.unit === null || !looseUnits(unit).includes(number.unit)) return [];
      const ahead = words.findLast(({ end }) => end <= number.start);
      if (
        !ahead ||
        !WORK_GAP.test(text.slice(ahead.end, number.start)) ||
        ANOTHER_COUNT.test(text.slice(0, ahead.start))
      )
        return [];
      const same = number.unit === unit || unit.startsWith('场');
      const unclear = same ? null : `台账里的单位是「${unit}」`;
      return [{ number, word: ahead.text, start: ahead.start, means: [], indicator: indicator.id, unclear }];
    });
  });
}

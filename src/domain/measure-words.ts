/**
 * How a sentence names what the registry measures (contract §4): the measure, and which of the figure's numbers is meant.
 * 受理 is what 办结率 divides by; 办结 in a period is told of those received in it or of the closings in it, which are in
 * the flow of the backlog.
 */
export interface MeasureWord {
  readonly measure: string;
  readonly number: 'rate' | 'numerator' | 'denominator' | 'closings';
}

const rate = (measure: string): MeasureWord[] => [{ measure, number: 'rate' }];
const hits = (measure: string): MeasureWord => ({ measure, number: 'numerator' });
const base = (measure: string): MeasureWord => ({ measure, number: 'denominator' });

export const rateWords: Readonly<Record<string, readonly MeasureWord[]>> = {
  及时受理率: rate('accepted-on-time'),
  按期受理率: rate('accepted-on-time'),
  答复率: rate('replied'),
  回复率: rate('replied'),
  按期办结率: rate('closed-on-time'),
  按时办结率: rate('closed-on-time'),
  现场办结率: rate('on-the-spot'),
  当场办结率: rate('on-the-spot'),
  '7天内办结率': rate('within-7-days'),
  '30天内办结率': rate('within-30-days'),
  '60天内办结率': rate('within-60-days'),
  办结率: rate('closed'),
  回访率: rate('followed-up'),
  确认解决率: rate('confirmed'),
  参评率: rate('rated'),
  满意率: rate('satisfied'),
  满意度: rate('satisfied'),
};

/** Rates of the field that are no measure of ours: their numbers can't be checked. */
export const otherRates = ['受理率', '解决率', '化解率', '响应率', '转办率', '结案率'];

/** Of those received in a time, or of all closings in it. */
const CLOSED = [hits('closed'), { measure: 'backlog', number: 'closings' }] as const;

export const countWords: Readonly<Record<string, readonly MeasureWord[]>> = {
  登记: [hits('registered')],
  收到: [hits('received')],
  接到: [hits('received')],
  收集: [hits('received')],
  征集: [hits('received')],
  受理: [base('closed')],
  按期办结: [hits('closed-on-time')],
  按时办结: [hits('closed-on-time')],
  现场办结: [hits('on-the-spot')],
  当场办结: [hits('on-the-spot')],
  未办结: [hits('backlog')],
  办结: CLOSED,
  结案: CLOSED,
  已办: CLOSED,
  已办结: CLOSED,
  答复: [hits('replied')],
  回复: [hits('replied')],
  回访: [hits('followed-up')],
  在办: [hits('backlog')],
  正在办理: [hits('backlog')],
  结存: [hits('backlog')],
  超期: [hits('overdue')],
  超期未办结: [hits('overdue')],
};

/** With these only 件 counts matters: 答复 2 个问题 is about what was asked. */
export const ONLY_MATTERS = new Set(['答复', '回复', '回访']);
/** Of those received in the time named, or of all there are at its end: a sentence seldom says. */
export const OF_SOME = new Set(['未办结', '在办', '正在办理']);
/** These gather other things as well: only with a word for matters beside them. */
export const NEEDS_NOUN = new Set(['收集', '征集']);

/** Right before a word it makes another thing of it, which the registry does not know. */
export const ANOTHER_RATE =
  /(?:一次|首次|初次|初信|初访|当日|当天|即时|重点|网上|线上|逾期|超期|重复|积案|提案|建议|议案|案件|审批|许可|证照|件件|综合|业务|服务|工作|窗口|办事|学员|学生|参保|居民医保)$/;
export const ANOTHER_COUNT =
  /(?:阶段性|超期|逾期|不予|不再|重新|重复|限期|限时|暂缓|待|拟|应|未|没有|没|还没|尚未|可以|能够|才能|能|可|会|将|要|请|再|每|如果|假如|比如)$/;

/** Kinds of personal data, permanent, and what messages call them. 个人信息保护法 4, 28; standards of the field. */
export const personalKinds = {
  identity: '身份证号码',
  mobile: '手机号码',
  card: '银行卡号',
  email: '电子邮箱',
  plate: '车牌号码',
  wechat: '微信号',
  qq: 'QQ 号',
  address: '住址',
  /** A named (or otherwise identifiable) person beside illness, detention, poverty aid, a disability, or under age. */
  circumstance: '可以认出的人的敏感情况',
  /** A name that the text itself introduces as a resident's. */
  person: '群众姓名',
} as const;

export type PersonalKind = keyof typeof personalKinds;

const TELLING: ReadonlySet<PersonalKind> = new Set(['address', 'circumstance', 'person']);
/** Whether a kind is known by its form alone, so that there is hardly a doubt; homes and people are told from words. */
export const isFormatted = (kind: PersonalKind): boolean => !TELLING.has(kind);

/** What a detector finds: positions are those of the text it was given. */
export interface Finding {
  readonly kind: PersonalKind;
  readonly start: number;
  readonly end: number;
  /** The official masked form, which itself is no finding. */
  readonly masked: string;
}

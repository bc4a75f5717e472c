/** What a component of the writing subset holds. */
export type Content = 'list' | 'ordered-list' | 'text' | 'nothing';

interface Attribute {
  readonly zh: string;
  /** What the value refers to, so that the check can look it up. */
  readonly refers?: 'policy' | 'unit';
  readonly optional?: true;
}

export interface Component {
  readonly english: string;
  readonly content: Content;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/**
 * The tags talks and reports may use, by their Chinese names; the English name does the same. Everything else that
 * looks like a tag is refused (stack: MDX runs code at build).
 */
export const components = {
  要点: { english: 'KeyPoints', content: 'list', attributes: {} },
  办理步骤: { english: 'Steps', content: 'ordered-list', attributes: {} },
  所需材料: { english: 'Materials', content: 'list', attributes: {} },
  问答: { english: 'Question', content: 'text', attributes: { question: { zh: '问' } } },
  政策依据: { english: 'PolicyBasis', content: 'nothing', attributes: { id: { zh: '编号', refers: 'policy' } } },
  咨询电话: { english: 'Helpline', content: 'nothing', attributes: { unit: { zh: '单位', refers: 'unit' } } },
  数据: {
    english: 'Figure',
    content: 'nothing',
    attributes: {
      measure: { zh: '指标' },
      period: { zh: '范围', optional: true },
      place: { zh: '地区', optional: true },
      category: { zh: '类别', optional: true },
      unit: { zh: '单位', optional: true },
      channel: { zh: '来源', optional: true },
      campaign: { zh: '专项', optional: true },
      // What another office stated of the same, and which.
      stated: { zh: '外报', optional: true },
      source: { zh: '出处', optional: true },
    },
  },
  出处: { english: 'Sourced', content: 'text', attributes: { source: { zh: '来源' } } },
} as const satisfies Record<string, Component>;

export type ComponentName = keyof typeof components;

/** The Chinese name of a tag written in either language; null if there is no such component. */
export function componentNamed(tag: string): ComponentName | null {
  if (Object.hasOwn(components, tag)) return tag as ComponentName;
  const found = Object.entries(components).find(([, { english }]) => english === tag);
  return found ? (found[0] as ComponentName) : null;
}

/** What stands inside, said to staff. */
export const contentInWords: Readonly<Record<Content, string>> = {
  list: '一个列表，每行以「- 」开头',
  'ordered-list': '一个有序号的列表，每行以「1. 」这样的序号开头',
  text: '文字',
  nothing: '空的，写成 <… /> 的样子',
};

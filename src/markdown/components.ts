/** What a component of the writing subset holds. */
export type Content = 'list' | 'ordered-list' | 'text' | 'text-or-nothing' | 'choices' | 'nothing';

interface Attribute {
  readonly zh: string;
  /** What the value refers to, so that the check can look it up; a file lies beside the document. */
  readonly refers?: 'policy' | 'unit' | 'fact' | 'picture' | 'video' | 'audio' | 'captions';
  readonly form?: 'date' | 'letter';
  readonly optional?: true;
}

export interface Component {
  readonly english: string;
  readonly content: Content;
  readonly attributes: Readonly<Record<string, Attribute>>;
  /** Stands in a sentence as well, and within other components; others stand by themselves. */
  readonly inline?: true;
  /** Stands within no other component, list or quotation. */
  readonly top?: true;
}

/**
 * The tags talks and reports may use, by their Chinese names; the English name does the same. Everything else that
 * looks like a tag is refused (stack: MDX runs code at build).
 */
export const components = {
  要点: { english: 'KeyPoints', content: 'list', attributes: {} },
  谁能享受: { english: 'Eligibility', content: 'list', attributes: {} },
  办理步骤: { english: 'Steps', content: 'ordered-list', attributes: {} },
  所需材料: { english: 'Materials', content: 'list', attributes: {} },
  时间: {
    english: 'Dates',
    content: 'text-or-nothing',
    attributes: {
      from: { zh: '开始', form: 'date', optional: true },
      until: { zh: '截止', form: 'date', optional: true },
    },
  },
  标准: {
    english: 'Amount',
    content: 'nothing',
    attributes: { id: { zh: '编号', refers: 'fact' } },
    inline: true,
  },
  问答: { english: 'Question', content: 'text', attributes: { question: { zh: '问' } } },
  小测验: {
    english: 'Quiz',
    content: 'choices',
    attributes: { question: { zh: '题' }, answer: { zh: '答案', form: 'letter' } },
  },
  讨论题: { english: 'Discussion', content: 'text', attributes: {} },
  案例: { english: 'Example', content: 'text', attributes: { title: { zh: '标题', optional: true } } },
  视频: {
    english: 'Video',
    content: 'text',
    attributes: {
      file: { zh: '文件', refers: 'video' },
      title: { zh: '标题' },
      captions: { zh: '字幕', refers: 'captions' },
      poster: { zh: '封面', refers: 'picture', optional: true },
    },
  },
  音频: {
    english: 'Audio',
    content: 'text',
    attributes: { file: { zh: '文件', refers: 'audio' }, title: { zh: '标题' } },
  },
  图: {
    english: 'Picture',
    content: 'nothing',
    attributes: {
      file: { zh: '文件', refers: 'picture' },
      alt: { zh: '说明' },
      caption: { zh: '图注', optional: true },
    },
  },
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
    inline: true,
  },
  出处: { english: 'Sourced', content: 'text', attributes: { source: { zh: '来源' } }, inline: true },
  政策依据: {
    english: 'PolicyBasis',
    content: 'nothing',
    attributes: { id: { zh: '编号', refers: 'policy' }, article: { zh: '条', optional: true } },
    inline: true,
  },
  咨询电话: {
    english: 'Helpline',
    content: 'nothing',
    attributes: { unit: { zh: '单位', refers: 'unit' } },
    inline: true,
  },
  讲稿备注: { english: 'Notes', content: 'text', attributes: {}, top: true },
  分页: { english: 'Break', content: 'nothing', attributes: {}, top: true },
} as const satisfies Record<string, Component>;

export type ComponentName = keyof typeof components;

const byEnglish = new Map<string, ComponentName>(
  Object.entries(components).map(([name, { english }]) => [english, name as ComponentName]),
);

/** The Chinese name of a tag written in either language; null if there is no such component. */
export const componentNamed = (tag: string): ComponentName | null =>
  Object.hasOwn(components, tag) ? (tag as ComponentName) : (byEnglish.get(tag) ?? null);

/** How the tag begins, with all it must have: <问答 问="…">, <标准 编号="…" />. */
export function tagInWords(name: ComponentName): string {
  const { content, attributes }: Component = components[name];
  const required = Object.values(attributes).flatMap(({ zh, optional }) => (optional ? [] : [` ${zh}="…"`]));
  return `<${name}${required.join('')}${content === 'nothing' ? ' /' : ''}>`;
}

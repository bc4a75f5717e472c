import { type ComponentName, components } from '../../markdown/components.ts';
import Amount from './Amount.astro';
import Anchor from './Anchor.astro';
import Audio from './Audio.astro';
import Contents from './Contents.astro';
import Dates from './Dates.astro';
import Discussion from './Discussion.astro';
import Eligibility from './Eligibility.astro';
import Example from './Example.astro';
import Figure from './Figure.astro';
import Helpline from './Helpline.astro';
import KeyPoints from './KeyPoints.astro';
import Materials from './Materials.astro';
import Notes from './Notes.astro';
import Nothing from './Nothing.astro';
import Picture from './Picture.astro';
import PolicyBasis from './PolicyBasis.astro';
import Question from './Question.astro';
import Quiz from './Quiz.astro';
import Sourced from './Sourced.astro';
import Steps from './Steps.astro';
import Table from './Table.astro';
import Video from './Video.astro';

/** What the tags of the writing subset become on a page, by their Chinese names. */
const implementations: Record<ComponentName, unknown> = {
  要点: KeyPoints,
  谁能享受: Eligibility,
  办理步骤: Steps,
  所需材料: Materials,
  时间: Dates,
  标准: Amount,
  问答: Question,
  小测验: Quiz,
  讨论题: Discussion,
  案例: Example,
  视频: Video,
  音频: Audio,
  图: Picture,
  数据: Figure,
  出处: Sourced,
  政策依据: PolicyBasis,
  咨询电话: Helpline,
  讲稿备注: Notes,
  分页: Nothing,
};

/** Each tag under both of its names. */
export const underBothNames = (given: Partial<Record<ComponentName, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, component]) => [
      [name, component],
      [components[name as ComponentName].english, component],
    ]),
  );

/**
 * Everything a document is rendered with: the tags, and the Markdown elements that need more than their plain tag. The
 * page's title is its only h1, so a document's first-level heading becomes an h2. A page does not show where slides end.
 */
export const documentComponents: Record<string, unknown> = {
  ...underBothNames(implementations),
  a: Anchor,
  h1: 'h2',
  table: Table,
  Slide: Contents,
};

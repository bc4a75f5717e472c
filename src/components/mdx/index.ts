import { type ComponentName, components } from '../../markdown/components.ts';
import Anchor from './Anchor.astro';
import Figure from './Figure.astro';
import Helpline from './Helpline.astro';
import KeyPoints from './KeyPoints.astro';
import Materials from './Materials.astro';
import PolicyBasis from './PolicyBasis.astro';
import Question from './Question.astro';
import Sourced from './Sourced.astro';
import Steps from './Steps.astro';
import Table from './Table.astro';

/** What the tags of the writing subset become, by their Chinese names. */
const implementations = {
  要点: KeyPoints,
  办理步骤: Steps,
  所需材料: Materials,
  问答: Question,
  政策依据: PolicyBasis,
  咨询电话: Helpline,
  数据: Figure,
  出处: Sourced,
} satisfies Record<ComponentName, unknown>;

/**
 * Everything a document is rendered with: each tag under both of its names, and the Markdown elements that need more
 * than their plain tag. The page's title is its only h1, so a document's first-level heading becomes an h2.
 */
export const documentComponents = {
  ...implementations,
  ...Object.fromEntries(
    Object.entries(implementations).map(([name, component]) => [components[name as ComponentName].english, component]),
  ),
  a: Anchor,
  h1: 'h2',
  table: Table,
};

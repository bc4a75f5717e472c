import { documentComponents, underBothNames } from '../mdx/index.ts';
import HandoutFigure from './HandoutFigure.astro';
import Slide from './Slide.astro';

/** What a document is rendered with for the projector: as on the page, with figures as a sentence alone. */
export const slideComponents: Record<string, unknown> = {
  ...documentComponents,
  ...underBothNames({ 数据: HandoutFigure }),
  table: 'table',
  Slide,
};

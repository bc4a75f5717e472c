import { documentComponents, underBothNames } from '../mdx/index.ts';
import Nothing from '../mdx/Nothing.astro';
import HandoutFigure from './HandoutFigure.astro';
import HandoutHelpline from './HandoutHelpline.astro';
import HandoutMedia from './HandoutMedia.astro';
import HandoutPolicy from './HandoutPolicy.astro';

/**
 * What a document is rendered with on paper: as on the page, without what paper can't do. Questions of the quiz have a
 * sheet of their own; offices and policies stand together at the foot.
 */
export const handoutComponents: Record<string, unknown> = {
  ...documentComponents,
  ...underBothNames({
    讲稿备注: Nothing, // also in the preview: what is printed there is handed out
    小测验: Nothing,
    视频: HandoutMedia,
    音频: HandoutMedia,
    数据: HandoutFigure,
    政策依据: HandoutPolicy,
    咨询电话: HandoutHelpline,
  }),
  table: 'table',
};

import { readHandover } from './handover.ts';
import { SiteView } from './site-view.ts';

/** The site being built. The build command names its handover file; pages read the site from here and nowhere else. */
const file = process.env.LIANXINQIAO_HANDOVER;
if (!file) throw new Error('Pages are built by `npm run build` or `npm start`, which prepare the checked site first.');

export const view = new SiteView(readHandover(file));
export const site = view.site;

/** Whether this is the local preview, which holds what only the speaker is told. */
export const isPreview = process.env.LIANXINQIAO_PREVIEW === '1';

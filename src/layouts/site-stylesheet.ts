import { stylesheet, stylesheetAddress } from '../outputs/stylesheet.ts';
import { site } from '../site/current.ts';
import source from '../styles/site.css?raw';

/** The style sheet of the site being built, and where it stands. */
export const css = stylesheet(source, site.settings.colour);
export const cssAddress = stylesheetAddress(css);

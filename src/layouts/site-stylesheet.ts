import { stylesheet, stylesheetAddress } from '../outputs/stylesheet.ts';
import { site } from '../site/current.ts';
import base from '../styles/base.css?raw';
import charts from '../styles/chart.css?raw';
import laws from '../styles/law.css?raw';
import frame from '../styles/site.css?raw';
import documents from '../styles/talk.css?raw';

/** The style sheet of the site being built, and where it stands. */
export const css = stylesheet(base + frame + documents + laws + charts, site.settings);
export const cssAddress = stylesheetAddress(css);

import { stylesheet, stylesheetAddress } from '../outputs/stylesheet.ts';
import base from '../styles/base.css?raw';
import handout from '../styles/handout.css?raw';

/** The style sheet of handouts: black on white, whatever the colour of the site. */
export const handoutCss = stylesheet(base + handout, { colour: '#000000', signal: '#000000' });
export const handoutCssAddress = stylesheetAddress(handoutCss, 'handout');

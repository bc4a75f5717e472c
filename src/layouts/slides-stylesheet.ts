import { stylesheet, stylesheetAddress } from '../outputs/stylesheet.ts';
import { isPreview, site } from '../site/current.ts';
import base from '../styles/base.css?raw';
import presenter from '../styles/presenter.css?raw';
import slides from '../styles/slides.css?raw';

/** The style sheet of slides; that of the speaker's window is in the local preview alone. */
export const slidesCss = stylesheet(base + slides + (isPreview ? presenter : ''), site.settings);
export const slidesCssAddress = stylesheetAddress(slidesCss, 'slides');

import { stylesheet, stylesheetAddress } from '../outputs/stylesheet.ts';
import { site } from '../site/current.ts';
import source from '../styles/language.css?raw';

/** The style sheet of talks in several languages, and where it stands. */
export const languageCss = stylesheet(source, site.settings);
export const languageCssAddress = stylesheetAddress(languageCss, 'language');

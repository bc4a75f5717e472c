import { documentHome, relativeLink } from '../../domain/address.ts';

/** The address of a file in the document's own folder, as seen from the page. */
export const besideDocument = (pathname: string, file: string): string =>
  relativeLink(pathname, documentHome(pathname) + encodeURIComponent(file.replace(/^\.\//, '')));

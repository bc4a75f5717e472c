/** Longer than any address in use; what is repeated by reference must not grow without bound either. */
const LONGEST = 2000;

const EXTERNAL =
  /^(?:https?:\/\/[^\s/@]+(?:[/?#].*)?|tel:[\d+-]+(?:;ext=\d+)?|mailto:[^\s@/?%]+@[^\s@/?%]+(?:\?subject=[^&]*)?)$/i;

/** A letter or sign that is not seen, or that no address holds as it is; browsers drop some of them before they read. */
const UNSEEN = /[\p{Cc}\p{Cf}\s\ufffd\u00ad\u115f\u1160\u3164\uffa0]/u;
const STRAY = /[\\{}<>"]/;

/** Dots, separators and control characters in another writing: `%2e%2e%2f` climbs as `../` does. */
const ENCODED = /%(?:2e|2f|5c|3a|7f|[01][0-9a-f]|25)/i;

/** The same to a reader's eye as a protocol: full-width letters and signs count. */
const PROTOCOL = /^[^/?#]*:/;
const LIKE_A_PROTOCOL = /^\s*[a-z][a-z0-9+.-]*:/i;

/** An address of the web, of a telephone or of mail, or one within the site. */
export function isSafeLink(url: string): boolean {
  if (url === '' || url.length > LONGEST || UNSEEN.test(url) || STRAY.test(url)) return false;
  if (EXTERNAL.test(url)) return true;
  const path = url.replace(/[?#].*$/u, '');
  const climbs = path.split('/').filter((part) => part === '..').length;
  return !(
    PROTOCOL.test(url) ||
    LIKE_A_PROTOCOL.test(url.normalize('NFKC')) ||
    url.startsWith('//') ||
    ENCODED.test(path) ||
    // A document stands two folders below the start page.
    climbs > 2
  );
}

/** A picture in the document's own folder, as Markdown names it: percent codes are read. */
export const isOwnPicture = (url: string) => !ENCODED.test(url) && isOwnFile(url.replaceAll('%', ''));

/** A file in the document's own folder. */
export const isOwnFile = (name: string) =>
  name.length <= LONGEST &&
  /^(?:\.\/)?[^./\\:?#%~][^/\\:?#%]*$/u.test(name) &&
  !name.includes('..') &&
  // A space is a usual sign of a file name, unlike other blanks.
  !UNSEEN.test(name.replaceAll(' ', ''));

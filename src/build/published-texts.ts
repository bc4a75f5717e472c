import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { standsAt } from '../attachments/bytes.ts';
import { cleanPicture, pictureFormat } from '../attachments/clean-picture.ts';
import { fileText } from '../attachments/file-text.ts';
import { filmFacts } from '../attachments/film-facts.ts';
import { withoutReferences } from '../attachments/markup-text.ts';
import { BLOCK_END } from '../domain/plain-codes.ts';

/** What a published file says, in blocks ended by BLOCK_END, and whether a picture or film tells more than it shows. */
export interface PublishedText {
  readonly text: string;
  readonly hasMetadata: boolean;
}

const utf8 = new TextDecoder();
const says = (text: string): PublishedText => ({ text, hasMetadata: false });

/** Rows are apart from each other as blocks of a page are: a count and the next row's date are no number. */
const rows = (text: string): string => text.replaceAll('\n', BLOCK_END);

/** Everything that can be read out of a file of the built site. */
export async function publishedText(path: string, bytes: Uint8Array): Promise<PublishedText> {
  if (path.endsWith('.html')) return says(pageText(utf8.decode(bytes)));
  if (path.endsWith('.json')) return says(rows(utf8.decode(bytes).replace(/\\[nrt]/g, ' ')));
  if (/\.(?:csv|txt|js|css)$/.test(path)) {
    const text = utf8.decode(bytes);
    // A file of an office's own may be in GB 18030: it is read further below.
    if (!text.includes('\ufffd')) return says(rows(text));
  }
  if (/\.(?:xml|svg)$/.test(path)) return says(pageText(utf8.decode(bytes)));
  // Lines longer than 75 bytes go on behind a space (RFC 5545).
  if (path.endsWith('.ics')) return says(rows(utf8.decode(bytes).replace(/\r?\n[ \t]/g, '')));
  if (/\.pf_|\.pagefind$/.test(path)) return says(indexText(bytes));
  const format = pictureFormat(bytes);
  if (format !== null) {
    const clean = cleanPicture(bytes, format);
    // What says how to turn it is taken out and put in again.
    return { text: '', hasMetadata: typeof clean === 'string' || !Buffer.from(clean.bytes).equals(bytes) };
  }
  if (/^data\/[^/]+\.xlsx$/.test(path) && standsAt(bytes, 0, 'PK')) return says(workbookText(bytes));
  const { pieces } = await fileText(path, bytes);
  return { text: pieces.map(({ text }) => text).join(BLOCK_END), hasMetadata: filmFacts(bytes)?.tellsPlace ?? false };
}

/** Elements that stand within a sentence: a word may go on over their edges. */
const INLINE = new Set(
  'a abbr b bdi bdo cite code data del dfn em i ins kbd mark q rb rp rt ruby s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);
const NAME = /^<\/?([a-zA-Z][\w:-]*)/;

/** The words of a page, and behind them what stands in its tags: descriptions, addresses, data. Styles are left out. */
function pageText(html: string): string {
  const words: string[] = [];
  const tags: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    if (open > at) words.push(html.slice(at, open));
    const close = html.indexOf('>', open);
    if (close < 0) {
      at = open;
      break;
    }
    const tag = html.slice(open, close + 1);
    const name = NAME.exec(tag)?.[1] ?? '';
    if (!INLINE.has(name)) words.push(BLOCK_END);
    if (tag.includes('="')) tags.push(tag);
    at = close + 1;
    if (name !== 'style' || tag.startsWith('</')) continue;
    const end = html.indexOf('</style', at);
    at = end < 0 ? html.length : end;
  }
  words.push(html.slice(at), BLOCK_END, tags.join(BLOCK_END));
  return withoutReferences(words.join(''));
}

/** Pagefind packs its files, and begins each with its own name. */
function indexText(bytes: Uint8Array): string {
  const packed = standsAt(bytes, 0, '\x1f\x8b');
  return utf8.decode(packed ? gunzipSync(bytes) : bytes).replace(/^pagefind_dcd/, '');
}

/** Our own workbooks: every tag ends a cell. */
const workbookText = (bytes: Uint8Array): string =>
  Object.values(unzipSync(bytes, { filter: ({ name }) => name.endsWith('.xml') }))
    .map((part) => withoutReferences(utf8.decode(part).replace(/<[^>]*>/g, BLOCK_END)))
    .join(BLOCK_END);

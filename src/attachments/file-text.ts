import { decodeText } from '../ledgers/decode-text.ts';
import { standsAt } from './bytes.ts';
import { filmFacts } from './film-facts.ts';
import { withoutTags } from './markup-text.ts';
import { officeText } from './office-text.ts';
import { pdfText } from './pdf-text.ts';
import { type FileText, NOTHING, type TextPiece, unread } from './text-piece.ts';

const MARKUP = /\.(html?|xhtml|xml|svg)$/i;
/** Formats with text in them that only their own programs can read. */
const OFFICE_BEFORE_2007 = /\.(docx?|wps|xlsx?|et|pptx?|dps)$/i;
/** Text in lines that are broken where they are full; a table's are not. */
const PROSE = /\.(?:txt|vtt|srt|md)$/i;
/** Sound, film, fonts, programs: no text to read. */
const WITHOUT_TEXT = /\.(mp3|m4a|mp4|webm|ogg|wav|woff2?|ttf|otf|ico|jpe?g|png|webp|avif|gif|wasm)$/i;

/** Files within files are read this deep: a workbook put into a document, not one put into that again. */
const DEEPEST = 1;

/** The text of a file that is handed out as it is, by what it holds rather than by its name. */
export async function fileText(path: string, bytes: Uint8Array, depth = 0): Promise<FileText> {
  if (standsAt(bytes, 0, '%PDF')) return pdfText(bytes);
  if (standsAt(bytes, 0, 'PK\x03\x04')) return packageText(bytes, depth);
  if (standsAt(bytes, 0, '\xd0\xcf\x11\xe0')) return unread('加了密码，或者是老的 doc、xls、ppt、wps 格式');
  const film = filmFacts(bytes);
  if (film !== null)
    return { pieces: film.texts.map((text) => ({ part: '文件属性', line: null, row: null, text })), unread: null };
  if (WITHOUT_TEXT.test(path) || bytes.length === 0) return NOTHING;
  const decoded = decodeText(bytes);
  if (!decoded.ok || bytes.subarray(0, 8192).includes(0)) {
    return unread(OFFICE_BEFORE_2007.test(path) ? '打不开，可能坏了' : '不是程序认得的格式');
  }
  const lines = decoded.text.split(/\r\n?|\n/);
  if (MARKUP.test(path)) return { pieces: lines.flatMap(markupLine), unread: null };
  const pieces = lines.map(asLine);
  return { pieces: PROSE.test(path) ? [...pieces, ...brokenNumbers(lines)] : pieces, unread: null };
}

/** Lines with a number that goes on in the next line, each pair as one. */
const brokenNumbers = (lines: readonly string[]): TextPiece[] =>
  lines.flatMap((line, index) => {
    const next = lines[index + 1] ?? '';
    return /\d[-\s]*$/.test(line) && /^\s*\d/.test(next) ? [asLine(`${line}\n${next}`, index)] : [];
  });

/** The text of a package and of the files that were put into it. */
async function packageText(bytes: Uint8Array, depth: number): Promise<FileText> {
  const { pieces, unread: own, enclosed } = officeText(bytes);
  const all = [...pieces];
  const reasons = own === null ? [] : [own];
  for (const { name, bytes: inner } of enclosed) {
    if (depth === DEEPEST) reasons.push(`里面一层套一层，夹着「${name}」`);
    else {
      const text = await fileText(name, inner, depth + 1);
      for (const piece of text.pieces) all.push({ ...piece, part: `夹在里面的 ${name} ${piece.part ?? ''}`.trimEnd() });
      if (text.unread !== null) reasons.push(`里面夹着「${name}」，它${text.unread}`);
    }
  }
  return { pieces: all, unread: reasons[0] ?? null };
}

const asLine = (text: string, index: number): TextPiece => ({ part: null, line: index + 1, row: null, text });

/** What a reader sees and what stands in the tags: a number may be split over tags, or stand in one of them. */
function markupLine(source: string, index: number): TextPiece[] {
  // Coordinates of drawings and embedded pictures are digits by the thousand, and nobody's.
  const line = source
    .replace(/\s(?:d|points|transform|viewBox)="[^"]*"/g, '')
    .replace(/data:[\w/+.-]+;base64,[^"')]*/g, '');
  const seen = withoutTags(line);
  const tags = (line.match(/<[^<>]*>/g) ?? []).join(' ');
  return [seen, tags].filter((text) => text.trim() !== '').map((text) => asLine(text, index));
}

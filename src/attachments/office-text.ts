import { unzipSync } from 'fflate';
import { whyNotUnpacked } from '../ledgers/workbook-contents.ts';
import { attributeTexts } from './attribute-text.ts';
import { pictureFormat } from './clean-picture.ts';
import { runsIn, withoutReferences } from './markup-text.ts';
import { rowText, sheetNames, sheetTexts } from './sheet-text.ts';
import { type FileText, type TextPiece, unread } from './text-piece.ts';

/** Parts that hold no text of anybody's: looks, fonts, lists of parts. */
const NO_TEXT = /(?:^|\/)(?:styles|theme\d*|fontTable|webSettings|numbering|\[Content_Types\]|calcChain)\.xml$/;
/** Parts of Word that hold nothing but how it is set up, and variables in tags. */
const SETTINGS = /(?:^|\/)settings\.xml$/;
const MARKUP = /\.(xml|rels|vml)$/i;
/** Parts that show or print something, or sign the whole: drawings, typefaces, sound, what a printer is set to. */
const SHOWN =
  /\.(png|jpe?g|gif|webp|bmp|emf|wmf|wdp|jb2|odttf|ttf|otf|fntdata|mp3|m4a|wav|sigs|psdsor|esl)$|printerSettings\d*\.bin$|(?:^|\/)(?:mimetype|layout-cache|SignedValue\.dat)$|(?:^|\/)ObjectReplacements\//i;

/** The text of a package, and the files put into it, which are read like files of their own. */
export interface OfficeText extends FileText {
  readonly enclosed: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** What parts are called for staff: Word, PowerPoint and OFD (GB/T 33190). */
const NAMES: readonly (readonly [RegExp, (number: string) => string])[] = [
  [/^word\/document\d*\.xml$/, () => '正文'],
  [/^word\/header(\d*)\.xml$/, () => '页眉'],
  [/^word\/footer(\d*)\.xml$/, () => '页脚'],
  [/comment/i, () => '批注'],
  [/(?:^|\/)settings\.xml$/, () => '文档变量'],
  [/^word\/(?:foot|end)notes\.xml$/, () => '脚注'],
  [/^ppt\/slides\/slide(\d+)\.xml$/, (number) => `第 ${number} 张`],
  [/^ppt\/notesSlides\/notesSlide(\d+)\.xml$/, (number) => `第 ${number} 张的备注`],
  [/Pages\/Page_(\d+)\/Content\.xml$/, (number) => `第 ${Number(number) + 1} 页`],
  [/^docProps\//, () => '文件属性'],
];

function nameOf(path: string): string {
  for (const [pattern, name] of NAMES) {
    const match = pattern.exec(path);
    if (match) return name(match[1] ?? '');
  }
  return '其他部分';
}

/**
 * All text in a package of XML parts (DOCX, XLSX, PPTX, OFD): also comments, headers, what was struck out under review,
 * hidden sheets, properties, descriptions in tags, and addresses linked to. Runs of a paragraph and cells of a row are
 * read together.
 */
export function officeText(bytes: Uint8Array): OfficeText {
  let parts: Record<string, Uint8Array>;
  try {
    const reason = whyNotUnpacked(bytes);
    if (reason !== null) return { ...unread(`太大了（${reason}）`), enclosed: [] };
    parts = unzipSync(bytes, { filter: ({ name }) => !name.endsWith('/') && !NO_TEXT.test(name) && !SHOWN.test(name) });
  } catch {
    return { ...unread('打不开，可能坏了'), enclosed: [] };
  }
  const text = (path: string) => partText(parts[path] ?? new Uint8Array());
  const strings = [...text('xl/sharedStrings.xml').matchAll(/<si\b[^>]*>([\s\S]*?)<\/si>/g)].map(([, si = '']) =>
    runsIn(si),
  );
  const sheets = sheetNames(text('xl/workbook.xml'), text('xl/_rels/workbook.xml.rels'));
  const used = new Set<number>();
  const shared = (index: number) => {
    used.add(index);
    return strings[index] ?? '';
  };
  const paths = Object.keys(parts);
  const pieces = paths
    .filter((path) => MARKUP.test(path))
    .flatMap((path): TextPiece[] => {
      const xml = text(path);
      if (path.endsWith('.rels')) return targets(xml);
      const sheet = /^xl\/worksheets\/([^/]+\.xml)$/.exec(path)?.[1];
      const part = sheet === undefined ? nameOf(path) : (sheets.get(sheet) ?? sheet);
      const inTags = attributeTexts(path, xml).map((one) => ({ part, line: null, row: null, text: one }));
      if (sheet !== undefined) return [...sheetTexts(xml, part, shared), ...inTags];
      if (path === 'xl/sharedStrings.xml' || SETTINGS.test(path)) return inTags;
      return [...paragraphs(xml.replace(AUTHORS, ''), part), ...inTags];
    });
  // What was deleted from its cell may stand there still.
  const unused = strings.flatMap((one, index) =>
    used.has(index) ? [] : [{ part: '没有显示的文字', line: null, row: null, text: one }],
  );
  const enclosed = paths
    .filter((path) => !MARKUP.test(path) && pictureFormat(parts[path] as Uint8Array) === null)
    .map((path) => ({ name: path.replace(/^.*\//, ''), bytes: parts[path] as Uint8Array }));
  return { pieces: [...pieces, ...unused], unread: null, enclosed };
}

/** Who wrote the comments of a workbook; taken out before it is published (clean-office.ts). */
const AUTHORS = /<(?:\w+:)?authors>[\s\S]*?<\/(?:\w+:)?authors>/;

/** XML is UTF-8, or UTF-16 behind its mark. */
function partText(part: Uint8Array): string {
  const mark = ((part[0] ?? 0) << 8) | (part[1] ?? 0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(part);
}

/** Ends of what is one line for the reader: paragraphs, table rows, comments, text objects of OFD. */
const LINE_END =
  /<\/(?:[\w]+:)?(?:p|tr|comment|si|pt|v|f|div|TextObject|sheetData|creator|lastModifiedBy)>|<(?:[\w]+:)?br\b[^<>]*>/;

function paragraphs(xml: string, part: string): TextPiece[] {
  const lines = xml.split(LINE_END).flatMap((line, index) => {
    const text = runsIn(line).trim();
    return text === '' ? [] : [{ part, line: index + 1, row: null, text }];
  });
  const boxes = (xml.match(/<(?:\w+:)?tr\b[\s\S]*?<\/(?:\w+:)?tr>/g) ?? []).flatMap((row) => {
    const text = rowText(row.split(/<\/(?:\w+:)?tc>/).map((cell) => runsIn(cell).trim()));
    return /\d{11}/.test(text) ? [{ part, line: null, row: null, text }] : [];
  });
  return [...lines, ...boxes];
}

/** Addresses that links of the package lead to: telephone numbers and mail addresses stand in them. */
const targets = (rels: string): TextPiece[] =>
  (rels.match(/<Relationship\s[^<>]*TargetMode="External"[^<>]*>/g) ?? []).flatMap((tag) => {
    const target = withoutReferences(/\bTarget="([^"]*)"/.exec(tag)?.[1] ?? '');
    return target === '' ? [] : [{ part: '链接', line: null, row: null, text: target }];
  });

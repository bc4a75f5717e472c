import { type FileText, type TextPiece, unread } from './text-piece.ts';

/** A PDF is a book at most; beyond it a person must look. */
const MOST_PAGES = 2000;

/** Names of the errors by which PDF.js says that the file itself is at fault; any other is a fault of ours. */
const DAMAGED = /^(?:InvalidPDF|MissingPDF|Format|FormatError|XRef\w*|Parser\w*|UnknownError)(?:Exception|Error)?$/;

/** A heading in the table of contents that readers show beside the pages. */
interface OutlineItem {
  readonly title: string;
  readonly url: string | null;
  readonly items: readonly OutlineItem[];
}

const titlesIn = (items: readonly OutlineItem[]): string[] =>
  items.flatMap(({ title, url, items: below }) => [title, ...(url === null ? [] : [url]), ...titlesIn(below)]);

/** The text of a PDF, page by page, with its notes and filled-in fields, and its properties. */
export async function pdfText(bytes: Uint8Array): Promise<FileText> {
  // Large, and most sites have no PDF.
  const { getDocumentProxy } = await import('unpdf');
  try {
    // The reader takes the bytes away from who gives them, and refuses Node's own kind, which the disk gives.
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    if (document.numPages > MOST_PAGES) return unread(`有 ${document.numPages} 页，太长了`);
    const pieces: TextPiece[] = [];
    let blank = 0;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const runs = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''));
      const notes = await page.getAnnotations();
      const written = notes.flatMap((note) => [note.contentsObj?.str, note.fieldValue, note.url ?? note.unsafeUrl]);
      const text = [runs.join(''), ...written.filter((one) => typeof one === 'string')].join('\n');
      if (text.trim() === '') blank++;
      pieces.push({ part: `第 ${number} 页`, line: null, row: null, text });
      page.cleanup();
    }
    const outline = titlesIn((await document.getOutline()) ?? []);
    if (outline.length > 0) pieces.push({ part: '目录', line: null, row: null, text: outline.join('\n') });
    const holdsFiles = (await document.getAttachments()) !== null;
    const { info } = await document.getMetadata();
    const properties = Object.values(info as Record<string, unknown>).filter((value) => typeof value === 'string');
    pieces.push({ part: '文件属性', line: null, row: null, text: properties.join('\n') });
    await document.loadingTask.destroy();
    if (holdsFiles) return { pieces, unread: '里面夹着别的文件' };
    return { pieces, unread: blank > 0 ? `有 ${blank} 页没有文字（多半是扫描的）` : null };
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : '';
    if (name === 'PasswordException') return unread('加了密码');
    return unread(DAMAGED.test(name) ? '打不开，可能坏了' : '没能打开：不像是坏了，请告诉维护人员');
  }
}

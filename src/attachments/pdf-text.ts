import { type FileText, type TextPiece, unread } from './text-piece.ts';

/** A PDF is a book at most; beyond it a person must look. */
const MOST_PAGES = 2000;

/** The text of a PDF, page by page, with its notes and filled-in fields, and its properties. */
export async function pdfText(bytes: Uint8Array): Promise<FileText> {
  // Large, and most sites have no PDF.
  const { getDocumentProxy } = await import('unpdf');
  try {
    // The reader takes the bytes away from who gives them.
    const document = await getDocumentProxy(bytes.slice(), { verbosity: 0 });
    if (document.numPages > MOST_PAGES) return unread(`有 ${document.numPages} 页，太长了`);
    const pieces: TextPiece[] = [];
    let blank = 0;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const runs = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''));
      const notes = await page.getAnnotations();
      const written = notes.flatMap((note) => [note.contentsObj?.str, note.fieldValue, note.url]);
      const text = [runs.join(''), ...written.filter((one) => typeof one === 'string')].join('\n');
      if (text.trim() === '') blank++;
      pieces.push({ part: `第 ${number} 页`, line: null, row: null, text });
      page.cleanup();
    }
    const { info } = await document.getMetadata();
    const properties = Object.values(info as Record<string, unknown>).filter((value) => typeof value === 'string');
    pieces.push({ part: '文件属性', line: null, row: null, text: properties.join('\n') });
    await document.loadingTask.destroy();
    return { pieces, unread: blank > 0 ? `有 ${blank} 页没有文字（多半是扫描的）` : null };
  } catch (cause) {
    const isLocked = cause instanceof Error && cause.name === 'PasswordException';
    return unread(isLocked ? '加了密码' : '打不开，可能坏了');
  }
}

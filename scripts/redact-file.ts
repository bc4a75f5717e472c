import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { guarded } from '../src/domain/formula-guard.ts';
import { type Problem, problem } from '../src/domain/problem.ts';
import { type Hider, noSecrets, type Redaction, type Secrets } from '../src/domain/redaction.ts';
import { decodeText } from '../src/ledgers/decode-text.ts';
import { readCsv } from '../src/ledgers/read-csv.ts';
import { readXlsx } from '../src/ledgers/read-xlsx.ts';
import { gatherPrivate, privateCells, redactTable } from '../src/ledgers/redact-table.ts';
import type { Table } from '../src/ledgers/table.ts';
import { whyNotUnpacked } from '../src/ledgers/workbook-contents.ts';
import { hiddenInText } from '../src/markdown/redact-text.ts';
import { csvText } from '../src/outputs/csv.ts';
import { documentTables, unsettled, writeCells } from '../src/workbooks/redact-document.ts';
import { type PackageParts, pictureCount, redactParts, unseenParts } from '../src/workbooks/redact-package.ts';
import { redactCells } from '../src/workbooks/redact-workbook.ts';
import { WorkbookPackage } from '../src/workbooks/workbook-package.ts';
import { UnmarkableWorkbookError, XmlPart } from '../src/workbooks/xml-part.ts';

/** What came of a file: its copy, null where none was made, and what was hidden in it. */
export interface RedactedFile {
  readonly bytes: Uint8Array | null;
  readonly redactions: readonly Redaction[];
  readonly problems: readonly Problem[];
}

/** What is known beside the file: words that are places of the site, and numbers that are public. */
export interface PublicKnowledge {
  readonly isPlace: (word: string) => boolean;
  readonly isOfficial: (value: string) => boolean;
}

/** Makes the copy of a file by its ending. A damaged one is refused. */
export async function redactFile(file: string, bytes: Uint8Array, known: PublicKnowledge): Promise<RedactedFile> {
  try {
    return await redactByEnding(file, bytes, known);
  } catch (cause) {
    if (!(cause instanceof UnmarkableWorkbookError)) throw cause;
    return refused(file, ['它的内容不完整'], '请用 Word、Excel 或 WPS 打开，另存一份，再运行一次。');
  }
}

async function redactByEnding(file: string, bytes: Uint8Array, known: PublicKnowledge): Promise<RedactedFile> {
  const extension = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  const secrets = noSecrets(known.isPlace, known.isOfficial);
  if (['txt', 'md', 'mdx'].includes(extension)) return redactText(file, bytes, secrets.hide);
  if (extension === 'csv') return redactCsv(file, bytes, secrets);
  if (extension === 'xlsx') return redactXlsx(file, bytes, secrets);
  if (extension === 'docx') return redactDocx(file, bytes, secrets);
  const kinds = '能处理的是 .txt、.md、.mdx、.csv、.xlsx 和 .docx';
  return refused(file, [`不能处理「.${extension}」这种文件`], `${kinds}；请在 Word、Excel 或 WPS 里另存为其中一种。`);
}

const refused = (file: string, reasons: readonly string[], fix: string): RedactedFile => ({
  bytes: null,
  redactions: [],
  problems: [problem('not-redacted', { file }, { reason: reasons.join('；'), fix })],
});

/** The copy; the file's own bytes where nothing was hidden. */
const made = (
  bytes: Uint8Array,
  redactions: readonly Redaction[],
  copy: () => Uint8Array,
  problems: readonly Problem[] = [],
): RedactedFile => ({ bytes: redactions.length > 0 ? copy() : bytes, redactions, problems });

function redactText(file: string, bytes: Uint8Array, hide: Hider): RedactedFile {
  const decoded = decodeText(bytes);
  if (!decoded.ok)
    return {
      bytes: null,
      redactions: [],
      problems: [problem('unknown-encoding', { file, row: decoded.row }, decoded)],
    };
  const { text, found, links } = hiddenInText(decoded.text, hide);
  const redactions = found.map(({ what, masked, line }) => ({ where: `第 ${line} 行`, what, masked }));
  const problems = links.map((line) => problem('redacted-link', { file, line }, {}));
  return made(bytes, redactions, () => strToU8(text), problems);
}

function redactTables(tables: readonly Table[], secrets: Secrets) {
  const known = tables.map((table) => ({ table, columns: privateCells(table) }));
  for (const { table, columns } of known) gatherPrivate(table, columns, secrets);
  return known.map(({ table, columns }) => ({ table, ...redactTable(table, columns, secrets) }));
}

function redactCsv(file: string, bytes: Uint8Array, secrets: Secrets): RedactedFile {
  const { tables, problems } = readCsv(file, bytes);
  const [redacted] = redactTables(tables, secrets);
  if (redacted === undefined) return { bytes: null, redactions: [], problems };
  const [first, ...rest] = redacted.rows.map(({ cells }) => cells);
  return made(bytes, redacted.redactions, () => strToU8(csvText(first?.map(guarded) ?? [], rest)), problems);
}

async function redactXlsx(file: string, bytes: Uint8Array, secrets: Secrets): Promise<RedactedFile> {
  const { tables, problems } = await readXlsx(file, bytes);
  const unseenSheets = problems.filter(({ kind }) => kind === 'hidden-content');
  const unreadable = problems.filter(({ severity, kind }) => severity === 'error' && kind !== 'hidden-content');
  if (unreadable.length > 0) return { bytes: null, redactions: [], problems: unreadable };
  const book = new WorkbookPackage(bytes);
  const named =
    book.sheets.filter(({ name }) => secrets.hide(name).length > 0).length > 0 ? ['工作表的名字里有个人信息'] : [];
  const unseen = [
    ...unseenParts(book),
    ...unseenSheets.map(({ sheet }) => `工作表「${sheet}」里看不见的行、列、表或者批注`),
  ];
  if (unseen.length + named.length > 0)
    return refused(
      file,
      [...unseen.map((what) => `里面有${what}`), ...named],
      '请在 Excel 或 WPS 里取消隐藏，看过以后删掉不需要的（批注也要删）、改掉工作表的名字，保存后再运行一次。',
    );
  const redacted = redactTables(tables, secrets);
  const sheets = redacted.map(({ table, rows }) => ({ sheet: table.sheet ?? '', before: table.rows, after: rows }));
  const formulas = redactCells(book, sheets);
  if (formulas.length > 0)
    return refused(
      file,
      [`${formulas.slice(0, 5).join('、')}${formulas.length > 5 ? '等' : ''}是公式，算出来的是个人信息`],
      '请选中这些格子，复制后「只粘贴值」，保存后再运行一次。',
    );
  const redactions = [...redacted.flatMap((one) => one.redactions), ...redactParts(book, secrets.hide)];
  return made(bytes, redactions, () => book.zipped(), picturesIn(file, book));
}

function redactDocx(file: string, bytes: Uint8Array, secrets: Secrets): RedactedFile {
  const parts = unpacked(bytes);
  if (parts === null)
    return refused(file, ['它不是完好的 .docx 文件，或者加了密码'], '请用 Word 或 WPS 打开，另存为 .docx。');
  const pack: PackageParts = {
    get paths() {
      return Object.keys(parts);
    },
    text: (path) => strFromU8(parts[path] ?? new Uint8Array()),
    write: (path, text) => {
      parts[path] = strToU8(text);
    },
    drop: (path) => {
      delete parts[path];
    },
  };
  const texts = pack.paths
    .filter((path) => /^word\/(?:document|header|footer|footnotes|endnotes|comments)\d*\.xml$/.test(path))
    .map(pack.text);
  const unseen = [...unseenParts(pack), ...new Set(texts.flatMap(unsettled))];
  if (unseen.length > 0)
    return refused(
      file,
      unseen.map((what) => `里面有${what}`),
      '请在 Word 或 WPS 里接受或拒绝所有修订，删掉批注、隐藏的文字和嵌入的文件，保存后再运行一次。',
    );
  const part = new XmlPart(pack.text(MAIN_PART));
  const tables = documentTables(file, part);
  // Columns, and names within their row; all else is looked through with all paragraphs, run by run.
  const inRow: Hider = (text, cell) => (cell?.names?.size ? secrets.hide(text, cell) : []);
  const emptied = redactTables(
    tables.map(({ table }) => table),
    { ...secrets, hide: inRow },
  );
  for (const [index, { rows }] of emptied.entries()) if (tables[index]) writeCells(part, tables[index], rows);
  if (part.changed) pack.write(MAIN_PART, part.toString());
  const redactions = [...emptied.flatMap((one) => one.redactions), ...redactParts(pack, secrets.hide)];
  return made(bytes, redactions, () => zipSync(parts, { mtime: new Date(1980, 0, 1) }), picturesIn(file, pack));
}

const MAIN_PART = 'word/document.xml';

/** The parts of a document; null where it is none. */
function unpacked(bytes: Uint8Array): Record<string, Uint8Array> | null {
  try {
    const parts = whyNotUnpacked(bytes) === null ? unzipSync(bytes) : {};
    return MAIN_PART in parts ? parts : null;
  } catch {
    return null;
  }
}

function picturesIn(file: string, parts: PackageParts): Problem[] {
  const count = pictureCount(parts);
  return count > 0 ? [problem('redacted-pictures', { file }, { count })] : [];
}

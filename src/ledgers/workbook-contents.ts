import { strFromU8, unzipSync } from 'fflate';
import { workbookTooLarge } from './limits.ts';

/** What is to be known of a workbook's package before its sheets are read. */
export interface WorkbookContents {
  /** Sheets with cells; 0 where the workbook does not stand at its usual place. */
  readonly sheets: number;
  /** Names of the sheets that are a chart. */
  readonly charts: ReadonlySet<string>;
  /** Names of the sheets whose rows are hidden unless a row says otherwise; only sheets of some size are looked at. */
  readonly hiddenByDefault: ReadonlySet<string>;
  /** Entities of its own: none of a workbook's parts needs them, and they can grow to gigabytes. */
  readonly hasEntities: boolean;
  /** Formats that may show another number than the cell holds: 0.6 as 60%, 7 as 007. */
  readonly hasShownFormats: boolean;
}

/** Parts no larger than this are looked at for entities: those that grow to gigabytes need few bytes. */
const SMALL_PART = 65_536;
/** Sheets no larger than this are looked at for rows that are hidden by default. */
const LOOKED_AT_SHEET = 20_000_000;

/** Why a package is not unpacked, in Chinese; null when it is. Only its list of parts is read. */
export function whyNotUnpacked(bytes: Uint8Array): string | null {
  const sizes: number[] = [];
  unzipSync(bytes, {
    filter({ originalSize, size }) {
      // A part that hides its size could be anything: deflate makes at most 1032 bytes of one.
      sizes.push(originalSize > 0 ? originalSize : size * 1032);
      return false;
    },
  });
  return workbookTooLarge(bytes, sizes);
}

/** Looks into a package that may be unpacked. Throws where it is no ZIP file. */
export function workbookContents(bytes: Uint8Array): WorkbookContents {
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) =>
      /^xl\/(workbook|styles)\.xml$|^xl\/_rels\/workbook\.xml\.rels$/.test(name) ||
      (originalSize <= LOOKED_AT_SHEET && /^xl\/worksheets\/[^/]+\.xml$/.test(name)) ||
      (originalSize <= SMALL_PART && /\.(xml|rels)$/.test(name)),
  });
  const text = (path: string) => strFromU8(parts[path] ?? new Uint8Array());
  const tags = (path: string, name: string) => text(path).match(new RegExp(`<(?:\\w+:)?${name}\\s[^<>]*>`, 'g')) ?? [];
  const relations = tags('xl/_rels/workbook.xml.rels', 'Relationship').map((tag) => ({
    id: /\bId="([^"]*)"/.exec(tag)?.[1] ?? '',
    part: (/\bTarget="([^"]*)"/.exec(tag)?.[1] ?? '').replace(/^\/?(?:xl\/)?/, 'xl/'),
  }));
  const hidesRows = (part: string) =>
    /<(?:\w+:)?sheetFormatPr\b[^<>]*\bzeroHeight="(?:1|true)"/.test(text(part).slice(0, 20_000));
  const hiddenIds = relations.filter(({ part }) => hidesRows(part)).map(({ id }) => id);
  const nameOf = (tag: string) => /\bname="([^"]*)"/.exec(tag)?.[1] ?? '';
  const chartIds = tags('xl/_rels/workbook.xml.rels', 'Relationship').flatMap((tag) =>
    /\/chartsheet"/.test(tag) ? (/\bId="([^"]*)"/.exec(tag)?.[1] ?? []) : [],
  );
  const listed = tags('xl/workbook.xml', 'sheet');
  const isChart = (tag: string) => chartIds.some((id) => tag.includes(`:id="${id}"`));
  return {
    sheets: listed.filter((tag) => !isChart(tag)).length,
    charts: new Set(listed.filter(isChart).map(nameOf)),
    hiddenByDefault: new Set(listed.filter((tag) => hiddenIds.some((id) => tag.includes(`:id="${id}"`))).map(nameOf)),
    hasEntities: Object.values(parts).some((part) =>
      /<!(DOCTYPE|ENTITY)/i.test(strFromU8(part.subarray(0, SMALL_PART))),
    ),
    hasShownFormats: /numFmtId="(?:9|10)"|formatCode="[^"]*(?:%|0{2,})/.test(text('xl/styles.xml')),
  };
}

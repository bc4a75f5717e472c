import { cleanOffice } from '../attachments/clean-office.ts';
import {
  cleanPicture,
  type PictureFormat,
  pictureFormat,
  readableWords,
  tellsPlace,
} from '../attachments/clean-picture.ts';
import { fileText } from '../attachments/file-text.ts';
import type { TextPiece } from '../attachments/text-piece.ts';
import { findPersonalData } from '../domain/personal-data.ts';
import type { PrivateValues } from '../domain/private-values.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';
import type { Gate } from './private-lines.ts';
import type { SiteFolder } from './site.ts';

/** Files are told of once for each kind of finding and part, however often it stands there. */
const TOLD_AT_MOST = 20;

/** Documents whose names become addresses, and the files and pictures beside them that go out. */
export interface PublishedFiles {
  readonly named: readonly string[];
  readonly handedOut: readonly string[];
}

/**
 * The gate over the files that go out as they are: everything in public/, and files and pictures beside the documents
 * that are shown. Looks at their names, their text, and what pictures carry beside the picture.
 */
export async function checkFiles(
  folder: SiteFolder,
  { named, handedOut }: PublishedFiles,
  gate: Gate,
  privateValues: PrivateValues | null,
): Promise<Problem[]> {
  const problems = named.flatMap((path) => personalIn(path, { file: path, sheet: '文件名' }, gate));
  const paths = [...folder.list('public').filter((path) => !/(?:^|\/)\./.test(path)), ...handedOut];
  for (const path of new Set(paths)) {
    problems.push(...personalIn(path, { file: path, sheet: '文件名' }, gate));
    const bytes = folder.read(path);
    if (bytes === null) continue;
    const format = pictureFormat(bytes);
    const found =
      format === null
        ? await checkText(path, bytes, gate, privateValues)
        : checkPicture(path, bytes, format, privateValues);
    problems.push(...found);
  }
  return problems;
}

function checkPicture(
  file: string,
  bytes: Uint8Array,
  format: PictureFormat,
  privateValues: PrivateValues | null,
): Problem[] {
  const clean = cleanPicture(bytes, format);
  if (typeof clean === 'string') return [problem('picture-not-cleaned', { file }, { why: clean })];
  if (privateValues !== null) {
    for (const word of readableWords(clean.removed))
      if (isTelling(word)) privateValues.add(word, `${file} 里附带的信息`, 'text');
  }
  return tellsPlace(clean.removed) ? [problem('picture-location', { file }, {})] : [];
}

/** Names, numbers and codes; not the words of the formats themselves, which drawings hold as well. */
const isTelling = (word: string) =>
  !word.includes('://') && (/\p{Script=Han}{3}|@/u.test(word) || (word.length >= 8 && /\d/.test(word)));

async function checkText(
  file: string,
  bytes: Uint8Array,
  gate: Gate,
  privateValues: PrivateValues | null,
): Promise<Problem[]> {
  const { pieces, unread } = await fileText(file, bytes);
  const people = privateValues === null ? [] : (cleanOffice(bytes)?.people ?? []);
  // Who wrote it may be named in it as well.
  for (const name of people) {
    if (!pieces.some(({ part, text }) => part !== '文件属性' && text.includes(name)))
      privateValues?.addName(name, `${file} 的作者`);
  }
  const told = new Map<string, number>();
  const found = pieces.flatMap((piece) => {
    const place: Place = { file, sheet: piece.part, line: piece.line, row: piece.row };
    return [...personalIn(piece.text, place, gate), ...repeatedIn(piece, place, gate)].filter(({ message, sheet }) => {
      const key = `${sheet} ${message}`;
      const times = (told.get(key) ?? 0) + 1;
      told.set(key, times);
      return times === 1 && told.size <= TOLD_AT_MOST;
    });
  });
  return unread === null ? found : [problem('unread-file', { file }, { reason: unread }), ...found];
}

const personalIn = (text: string, place: Place, { allow }: Gate): Problem[] =>
  findPersonalData(text).flatMap(({ what, masked, start, end }) =>
    allow.accepts(place, what, text.slice(start, end))
      ? []
      : [problem('personal-data', { ...place, value: masked }, { what, masked })],
  );

const repeatedIn = ({ text }: TextPiece, place: Place, { dropped }: Gate): Problem[] =>
  dropped
    .find(text)
    .slice(0, 1)
    .map(({ column }) => problem('private-value-repeated', place, { column }));

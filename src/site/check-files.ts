import { isArchive } from '../attachments/archive.ts';
import { standsAt } from '../attachments/bytes.ts';
import { cleanOffice } from '../attachments/clean-office.ts';
import {
  cleanPicture,
  type PictureFormat,
  pictureFormat,
  readableWords,
  tellsPlace,
} from '../attachments/clean-picture.ts';
import { fileText } from '../attachments/file-text.ts';
import { filmFacts } from '../attachments/film-facts.ts';
import { isHiddenPath } from '../domain/attachment.ts';
import { findPersonalData } from '../domain/personal-data.ts';
import type { PrivateValues } from '../domain/private-values.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';
import { type Gate, repeatedIn } from './private-lines.ts';
import { privateSettings } from './private-settings.ts';
import type { SiteFolder } from './site-folder.ts';

/** Files are told of once for each kind of finding and part, however often it stands there. */
const TOLD_AT_MOST = 20;

/** Documents whose names become addresses, and the files and pictures beside them that go out. */
export interface PublishedFiles {
  readonly named: readonly string[];
  readonly handedOut: readonly string[];
}

/**
 * The gate over the files that go out as they are: everything in public/, and files and pictures beside the documents
 * that are shown. Looks at their names, their text, and what pictures and films carry beside what they show; and at
 * the settings, which stand on every page. `namesHidden` knows texts that name a matter that is not public.
 */
export async function checkFiles(
  folder: SiteFolder,
  { named, handedOut }: PublishedFiles,
  gate: Gate,
  privateValues: PrivateValues | null,
  namesHidden: (text: string) => boolean,
): Promise<Problem[]> {
  const look = (text: string, place: Place): Problem[] => [
    ...personalIn(text, place, gate),
    ...repeatedIn(text, gate.dropped, () => place),
    ...(namesHidden(text) ? [problem('hidden-row-named', place, {})] : []),
  ];
  // An identifier ends where the kind of file begins.
  const lookAtName = (path: string) => look(path.replace(/\.\w{1,5}$/, ''), { file: path, sheet: '文件名' });
  const problems = [...privateSettings(folder, gate, namesHidden), ...named.flatMap(lookAtName)];
  const paths = [...folder.list('public').filter((path) => !isHiddenPath(path)), ...handedOut];
  for (const path of new Set(paths)) {
    problems.push(...lookAtName(path));
    const bytes = folder.read(path);
    if (bytes === null) {
      // A file beside a document that isn't there is told of where it is linked.
      if (path.startsWith('public/')) problems.push(problem('unread-file', { file: path }, { reason: '太大，打不开' }));
      continue;
    }
    const format = pictureFormat(bytes);
    const found =
      format === null
        ? await checkContents(path, bytes, look, privateValues)
        : checkPicture(path, bytes, format, privateValues);
    problems.push(...found);
  }
  return problems;
}

/** Telephones save HEIC under the name of a JPG. */
const NAMED_OTHERWISE = /\.(?:jpe?g|png|webp|avif|gif)$/i;

function checkPicture(
  file: string,
  bytes: Uint8Array,
  format: PictureFormat,
  privateValues: PrivateValues | null,
): Problem[] {
  // Of the family of HEIC, AVIF alone is shown by browsers.
  const isShown = format !== 'tiff' && (format !== 'heif' || standsAt(bytes, 8, 'avi'));
  if (!isShown && NAMED_OTHERWISE.test(file)) {
    const value = file.replace(/^.*\//, '');
    return [problem('picture-format', { file, value }, { value, format: format === 'tiff' ? 'TIFF' : 'HEIC' })];
  }
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

/** Everything but pictures: packed files, films, and what has text. */
async function checkContents(
  file: string,
  bytes: Uint8Array,
  look: (text: string, place: Place) => Problem[],
  privateValues: PrivateValues | null,
): Promise<Problem[]> {
  if (isArchive(file, bytes)) return [problem('packed-files', { file }, {})];
  const isPlaced = filmFacts(bytes)?.tellsPlace ?? false;
  const { pieces, unread } = await fileText(file, bytes);
  const { people, uncleaned } = cleanOffice(bytes) ?? { people: [], uncleaned: [] };
  // Who wrote it may be named in it as well.
  for (const name of people) {
    if (privateValues !== null && !pieces.some(({ part, text }) => part !== '文件属性' && text.includes(name)))
      privateValues.addName(name, `${file} 的作者`);
  }
  const told = new Map<string, number>();
  const found = pieces.flatMap((piece) => {
    const place: Place = { file, sheet: piece.part, line: piece.line, row: piece.row };
    return look(piece.text, place).filter(({ message, sheet }) => {
      const key = `${sheet} ${message}`;
      const times = (told.get(key) ?? 0) + 1;
      told.set(key, times);
      return times === 1 && told.size <= TOLD_AT_MOST;
    });
  });
  return [
    ...(isPlaced ? [problem('film-location', { file }, {})] : []),
    ...uncleaned.map(({ path, why }) =>
      problem('picture-not-cleaned', { file, sheet: `里面的图片 ${path.replace(/^.*\//, '')}` }, { why }),
    ),
    ...(unread === null ? [] : [problem('unread-file', { file }, { reason: unread })]),
    ...found,
  ];
}

const personalIn = (text: string, place: Place, { allow }: Gate): Problem[] =>
  allow
    .refused(place, text, findPersonalData(text))
    .map(({ what, masked }) => problem('personal-data', { ...place, value: masked }, { what, masked }));

import type { CivilTime } from '../domain/calendar-date.ts';
import { type Body, type Talk, type Translation, translationFields } from '../domain/document.ts';
import type { Values } from '../domain/fields.ts';
import {
  CHINESE,
  isLanguageTag,
  type LanguageTag,
  languageTags,
  talkLanguageCalled,
  talkLanguageInWords,
} from '../domain/language.ts';
import { nearest } from '../domain/nearest.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';
import { sourceFingerprint, translationSlug } from '../domain/translation.ts';
import type { SiteFolder } from './site-folder.ts';

const TALKS = 'content/talks';

/** A file beside a talk that holds it in another language: `content/talks/<slug>/index.<tag>.mdx`. */
interface TranslationFile {
  readonly slug: string;
  readonly path: string;
  readonly original: string;
  readonly language: LanguageTag;
}

/** As it is written, before what it leaves out is filled in from the talk. */
type WrittenTranslation = Values<typeof translationFields> & Body;

/** The tag in a file's name, or what is wrong with it. */
export function languageNamed(tag: string, file: string, known = languageTags): LanguageTag | Problem {
  if (isLanguageTag(tag) && known.includes(tag)) return tag;
  const called = talkLanguageCalled(tag);
  const suggestions = called !== null && known.includes(called) ? [called] : nearest(tag, known);
  return problem(
    'unknown-language',
    { file, value: tag },
    { value: tag, known: known.map(talkLanguageInWords), suggestions },
  );
}

function translationFiles(folder: SiteFolder, problems: Problem[]): TranslationFile[] {
  return folder.list(TALKS).flatMap((path) => {
    const [, original, tag] = /^([^/]+)\/index\.([^/]+)\.mdx$/.exec(path.slice(TALKS.length + 1)) ?? [];
    if (original === undefined || tag === undefined) return [];
    const language = languageNamed(tag, path);
    const source = `${TALKS}/${original}/index.mdx`;
    if (typeof language !== 'string') problems.push(language);
    else if (folder.read(source) === null)
      problems.push(problem('translation-without-source', { file: path }, { source }));
    else return [{ slug: translationSlug(original, language), path, original, language }];
    return [];
  });
}

/**
 * The translations of talks, held against them. What a translation leaves out is as in the talk, and it is not shown
 * when the talk is not. Those of a talk with an error are left out: it is told of there.
 */
export function readTranslations(
  folder: SiteFolder,
  talks: readonly Talk[],
  /** Reads files as documents; those with an error are left out and reported. */
  read: (files: readonly TranslationFile[]) => readonly WrittenTranslation[],
): { translations: Translation[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const files = new Map(translationFiles(folder, problems).map((file) => [file.path, file]));
  const bySlug = new Map(talks.map((talk) => [talk.slug, talk]));
  const translations = read([...files.values()]).flatMap((document): Translation[] => {
    const { original = '', language = CHINESE } = files.get(document.file) ?? {};
    const source = bySlug.get(original);
    // One that was refused has its front matter alone.
    if (source === undefined || source.plainText === '') return [];
    const at = (field: 'language' | 'translatedFrom', value: string | null): Place => ({
      file: document.file,
      line: lineOf(folder, document.file, field),
      value,
    });
    const written = document.language;
    if (written !== null && written !== language)
      problems.push(problem('translation-language', at('language', written), { written, expected: language }));
    if (language === (source.language ?? CHINESE))
      problems.push(problem('translation-language', { file: document.file }, { written: language, expected: null }));
    const fingerprint = sourceFingerprint(source);
    const { translatedFrom } = document;
    const place = at('translatedFrom', translatedFrom);
    const isStale = translatedFrom === null ? null : translatedFrom.toLowerCase() !== fingerprint;
    if (translatedFrom === null) problems.push(problem('translation-source-unknown', place, { fingerprint }));
    else if (isStale) problems.push(problem('translation-stale', place, { written: translatedFrom, fingerprint }));
    // Traditional characters are often the same.
    if (language !== 'zh-Hant' && document.plainText !== '' && document.plainText === source.plainText)
      problems.push(problem('translation-unchanged', { file: document.file }, {}));
    return [{ ...document, ...asInSource(document, source), language, original, isStale }];
  });
  return { translations, problems };
}

/** What holds for the talk in every language. */
const asInSource = (own: WrittenTranslation, source: Talk) => ({
  minutes: own.minutes ?? source.minutes,
  policies: own.policies.length > 0 ? own.policies : source.policies,
  places: own.places.length > 0 ? own.places : source.places,
  validFrom: own.validFrom ?? source.validFrom,
  validUntil: own.validUntil ?? source.validUntil,
  draft: own.draft === true || source.draft === true,
  publishedAt: extreme([own.publishedAt, source.publishedAt], 'last'),
  expiresAt: extreme([own.expiresAt, source.expiresAt], 'first'),
  expiryReason: own.expiryReason ?? source.expiryReason,
  translations: [],
});

const extreme = (times: readonly (CivilTime | null)[], which: 'first' | 'last'): CivilTime | null =>
  times
    .filter((time) => time !== null)
    .toSorted()
    .at(which === 'first' ? 0 : -1) ?? null;

/** The line of a file where a field of the front matter stands; its first where it doesn't. */
function lineOf(folder: SiteFolder, path: string, field: keyof typeof translationFields): number {
  const lines = new TextDecoder().decode(folder.read(path) ?? undefined).split('\n');
  const { zh, aliases } = translationFields[field];
  const names = [field, zh, ...aliases].map((name) => name.toLowerCase());
  const found = lines.findIndex((line) => names.includes(/^([^:：#]+?)\s*[:：]/.exec(line)?.[1]?.toLowerCase() ?? ''));
  return found < 0 ? 1 : found + 1;
}

import { type InterfaceStrings, interfaceFields } from '../domain/interface-strings.ts';
import { CHINESE, languageTags } from '../domain/language.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { readYaml } from '../markdown/read-yaml.ts';
import { type Gate, privateLines } from './private-lines.ts';
import { languageNamed } from './read-translations.ts';
import type { SiteFolder } from './site-folder.ts';

/** Where the translated strings of a language stand. */
export const interfaceFile = (tag: string): string => `content/interface/${tag}.yaml`;

/** Chinese is what the texts are in. */
const OTHERS = languageTags.filter((tag) => tag !== CHINESE);

/** What pages print around a text, as translators have filled it in: `content/interface/<tag>.yaml`, by tag. */
export function readInterface(
  folder: SiteFolder,
  gate: Gate,
): { interfaces: Readonly<Record<string, InterfaceStrings>>; problems: Problem[] } {
  const problems: Problem[] = [];
  const interfaces = folder.list('content/interface').flatMap((file): [string, InterfaceStrings][] => {
    const tag = /^content\/interface\/([^/]+)\.yaml$/.exec(file)?.[1];
    if (tag === undefined) return [];
    const language = languageNamed(tag, file, OTHERS);
    if (typeof language !== 'string') {
      problems.push(language);
      return [];
    }
    let source: string;
    try {
      source = new TextDecoder('utf-8', { fatal: true }).decode(folder.read(file) ?? undefined);
    } catch {
      problems.push(problem('unreadable-file', { file }, { reason: '它不是 UTF-8 编码的文字' }));
      return [];
    }
    const read = readYaml(file, source, interfaceFields);
    problems.push(...read.problems, ...privateLines(file, source, source, gate));
    return read.value === null ? [] : [[language, read.value]];
  });
  return { interfaces: Object.fromEntries(interfaces), problems };
}

import { talkFields, translationFields } from '../domain/document.ts';
import { type LanguageTag, talkLanguages } from '../domain/language.ts';
import { hasErrors, type Problem } from '../domain/problem.ts';
import { sourceFingerprint } from '../domain/translation.ts';
import { parseDocument } from '../markdown/parse-document.ts';
import { fieldsAsYaml } from './templates.ts';

/** What a translator writes; everything else is as in the talk. */
const { title, summary, shortTitle, audience, language, draft, translatedFrom } = translationFields;
const OWN_FIELDS = { title, summary, shortTitle, audience, language, draft, translatedFrom };

const hint = (tag: LanguageTag) =>
  `# 译文：把标题、摘要和下面的正文译成${talkLanguages[tag].names[0]}，标签的名字不用译。没有列出的各项和原文一样，不用写。`;

/** A translation to be written over its source, a draft; or what keeps the source from being read. */
export function translationTemplate(file: string, written: string, tag: LanguageTag): string | readonly Problem[] {
  const source = written.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const { frontMatter, plainText, references, outline, problems } = parseDocument(file, source, talkFields);
  if (frontMatter === null || hasErrors(problems)) return problems;
  const factRefs = references.facts.map(({ id }) => id);
  const filled = {
    title: frontMatter.title,
    summary: frontMatter.summary,
    shortTitle: frontMatter.shortTitle ?? '',
    audience: frontMatter.audience.join('、'),
    language: tag,
    draft: '是',
    translatedFrom: sourceFingerprint({ ...frontMatter, plainText, factRefs, outline }),
  };
  const body = source.replace(/^---\n.*?\n---[ \t]*(?:\n|$)/s, '').trim();
  return `---\n${hint(tag)}\n${fieldsAsYaml(OWN_FIELDS, filled)}---\n\n${body}\n`;
}

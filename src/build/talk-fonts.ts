import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type LanguageFont, talkLanguages } from '../domain/language.ts';
import type { Site } from '../site/site.ts';
import { fontDemands, stylesheetPath } from '../site/talk-fonts.ts';

const require = createRequire(import.meta.url);

/**
 * Puts the fonts of the site's languages at /assets/fonts/, cut down to the characters its talks have, each with its
 * licence and the style sheet that brings it; and those of the languages' names, for pages in other languages. Same
 * characters, same bytes.
 */
export async function writeTalkFonts(site: Pick<Site, 'talks' | 'interfaces'>, outDir: string): Promise<void> {
  const demands = fontDemands(site);
  if (demands.length === 0) return;
  const folder = join(outDir, 'assets', 'fonts');
  mkdirSync(folder, { recursive: true });
  const names: string[] = [];
  for (const { language, font, characters } of demands) {
    const whole = await writeFont(font, font.family, characters, folder);
    const sheet = `${whole}[lang="${language}"]{font-family:"${font.family}",sans-serif}\n`;
    writeFileSync(join(outDir, stylesheetPath(language)), sheet);
    const family = `${font.family} ${language}`;
    const few = await writeFont(font, family, talkLanguages[language].ownName, folder);
    names.push(`${few}.languages [lang="${language}"]{font-family:"${family}",sans-serif}\n`);
  }
  writeFileSync(join(outDir, stylesheetPath('names')), names.join(''));
}

/** Writes a font with some characters, and its licence; gives the rule that makes it known by a family's name. */
async function writeFont(font: LanguageFont, family: string, characters: string, folder: string): Promise<string> {
  // Few sites need it, and it takes a while to start.
  const { default: subsetFont } = await import('subset-font');
  const whole = readFileSync(require.resolve(`${font.package}/files/${font.file}`));
  const bytes = await subsetFont(whole, characters, { targetFormat: 'woff2' });
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const name = font.package.replace(/^.*\//, '');
  writeFileSync(join(folder, `${name}.${hash}.woff2`), bytes);
  writeFileSync(join(folder, `${name}.LICENSE.txt`), readFileSync(require.resolve(`${font.package}/LICENSE`)));
  const source = `url("${name}.${hash}.woff2") format("woff2")`;
  return `/* ${font.family}: SIL Open Font License 1.1, ${name}.LICENSE.txt */\n@font-face{font-family:"${family}";src:${source};font-display:swap}\n`;
}

// Fonts with Chinese, Tibetan and Cyrillic letters for Chromium on a machine that has none (a container, a fresh server),
// without the system's package manager. Chromium on Linux takes fonts from fontconfig and only as TrueType files, so the
// WOFF2 files of the @fontsource-variable packages are unpacked once into .cache/fonts beside a fontconfig file that names
// them.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const CACHE = fileURLToPath(new URL('../../.cache/fonts', import.meta.url));
/**
 * Packages, and the files taken of each. Noto Sans SC has the Cyrillic letters of Russian alone: Noto Sans gives all of
 * them, so that ө and ү of Mongolian do not stand among letters of another font.
 */
const PACKAGES: Readonly<Record<string, RegExp>> = {
  '@fontsource-variable/noto-sans-sc': /(?<!cyrillic)-wght-normal\.woff2$/,
  '@fontsource-variable/noto-serif-tibetan': /-wght-normal\.woff2$/,
  '@fontsource-variable/noto-sans': /cyrillic(?:-ext)?-wght-normal\.woff2$/,
};
const require = createRequire(import.meta.url);

/** The family's name as fontconfig has it: that of the font's default weight, the thinnest. */
const CHINESE = 'Noto Sans SC Thin';

/** Every family that isn't known (sans-serif, system-ui, 微软雅黑, …) becomes the Chinese one. */
function configuration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
  <match target="pattern">
    <edit name="family" mode="append_last" binding="strong"><string>${CHINESE}</string></edit>
  </match>
</fontconfig>
`;
}

/** Unpacks WOFF2 files to TrueType. It runs in a process of its own, since the unpacker takes over error handling. */
async function unpack(target: string, files: readonly string[]): Promise<void> {
  const decompress: (data: Uint8Array) => Promise<Uint8Array> = require('wawoff2/decompress.js');
  for (const file of files) {
    await writeFile(join(target, `${basename(file, '.woff2')}.ttf`), await decompress(await readFile(file)));
  }
}

/** The fontconfig file (for FONTCONFIG_FILE) that makes the fonts known; prepared at the first call, 1 s. */
export async function fontConfiguration(): Promise<string> {
  const packages = Object.entries(PACKAGES).map(([name, wanted]) => {
    return { from: dirname(require.resolve(`${name}/package.json`)), wanted };
  });
  const hash = createHash('sha256').update(configuration(''));
  for (const { from } of packages) hash.update(await readFile(join(from, 'package.json')));
  const folder = join(CACHE, hash.digest('hex').slice(0, 12));
  const file = join(folder, 'fonts.conf');
  if (existsSync(file)) return file;

  const found = await Promise.all(
    packages.map(async ({ from, wanted }) => {
      const names = await readdir(join(from, 'files'));
      return names.filter((name) => wanted.test(name)).map((name) => join(from, 'files', name));
    }),
  );
  const staging = `${folder}.${process.pid}`;
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  await promisify(execFile)(process.execPath, [fileURLToPath(import.meta.url), staging, ...found.flat()]);
  await writeFile(join(staging, 'fonts.conf'), configuration(folder));
  await rename(staging, folder).catch(async (error: unknown) => {
    await rm(staging, { recursive: true, force: true });
    if (!existsSync(file)) throw error; // else another process was first
  });
  return file;
}

if (import.meta.main) {
  const [target = '.', ...files] = process.argv.slice(2);
  await unpack(target, files);
}

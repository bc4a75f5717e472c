import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Scripts that pages name; each is one file with all it needs. The presenter's is for the local preview alone. */
const SCRIPTS = ['read-aloud', 'reading-settings', 'search', 'search-worker', 'slides'];
const PREVIEW_SCRIPTS = ['presenter'];

/** Writes what runs in readers' browsers to `assets/browser/`. */
export async function writeBrowserScripts(outDir: string, isPreview: boolean): Promise<void> {
  const source = (name: string) => fileURLToPath(new URL(`../browser/${name}.ts`, import.meta.url));
  await build({
    entryPoints: [...SCRIPTS, ...(isPreview ? PREVIEW_SCRIPTS : [])].map(source),
    outdir: `${outDir}/assets/browser`,
    bundle: true,
    minify: true,
    format: 'iife',
    // Phones of 2020 and later: what search runs in (WebAssembly with references) needs one of 2021.
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  });
}

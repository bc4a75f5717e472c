import { build } from 'astro';

/** Runs in a process of its own (render-pages.ts): one Astro build from a clean cache. */
const needed = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: this process is started by render-pages.ts.`);
  return value;
};

// Without the command that started it, nobody would take its pages or clear its folder away.
process.once('disconnect', () => process.exit(1));
process.channel?.unref();

const cacheDir = needed('LIANXINQIAO_CACHE');
await build({
  root: process.cwd(),
  outDir: needed('LIANXINQIAO_OUT'),
  cacheDir: `${cacheDir}/astro`,
  // Files of public/ are copied by the finishing step, from the site folder.
  publicDir: `${cacheDir}/none`,
  logLevel: 'error',
  vite: { cacheDir: `${cacheDir}/vite` },
});

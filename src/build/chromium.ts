// Opens a real Chromium, for PDF files, tests and screenshots, with Chinese and Tibetan fonts.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { fontConfiguration } from './chromium-fonts.ts';

const CACHE = fileURLToPath(new URL('../../.cache/browser', import.meta.url));

const SYSTEM: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

interface Candidate {
  path: string;
  /** Added to the environment of the browser. */
  env?: Record<string, string>;
}

/**
 * The Chromium of the npm package @sparticuz/chromium (Linux, x64), unpacked once into .cache/browser. It brings the few
 * libraries it needs beyond the C library; they are used only where the system lacks them.
 */
async function packaged(): Promise<Candidate> {
  const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..');
  const { version }: { version: string } = JSON.parse(await readFile(join(packed, 'package.json'), 'utf8'));
  const folder = join(CACHE, version);
  const path = join(folder, 'chromium');
  if (!existsSync(path)) {
    const staging = `${folder}.${process.pid}`;
    await mkdir(staging, { recursive: true });
    // `inflate` unpacks into the folder for temporary files, which it asks for when called.
    const before = process.env.TMPDIR;
    process.env.TMPDIR = staging;
    const unpacked = ['chromium.br', 'al2023.tar.br'].map((name) => inflate(join(packed, 'bin', name)));
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    await Promise.all(unpacked);
    await rename(staging, folder).catch(async (error: unknown) => {
      await rm(staging, { recursive: true, force: true });
      if (!existsSync(path)) throw error; // else another process was first
    });
  }
  if (spawnSync(path, ['--version']).status === 0) return { path };
  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return { path, env: { LD_LIBRARY_PATH: libraries } };
}

let fontsPrepared: Promise<Record<string, string>> | undefined;

/** Environment that gives Chromium on Linux our fonts; without them it goes on, with boxes for characters. */
function fontEnvironment(): Promise<Record<string, string>> {
  if (process.platform !== 'linux') return Promise.resolve({});
  fontsPrepared ??= fontConfiguration().then(
    (file) => ({ FONTCONFIG_FILE: file }),
    (error: unknown) => {
      console.warn(`中文字体未能备好，汉字可能显示为方框（Debian/Ubuntu 可安装 fonts-noto-cjk）：${error}`);
      return {};
    },
  );
  return fontsPrepared;
}

async function start({ path, env }: Candidate): Promise<Browser> {
  const root = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: path,
    env: { ...process.env, ...(await fontEnvironment()), ...env },
    args: [
      ...(root ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--disable-sync',
      '--font-render-hinting=none',
      '--lang=zh-CN',
      '--no-first-run',
    ],
  });
}

/**
 * Opens Chromium without a window: the one named by the environment variable CHROMIUM, else one installed on the
 * system, else the one of the npm package. The caller closes it.
 */
export async function openBrowser(): Promise<Browser> {
  const named = process.env.CHROMIUM;
  if (named) return start({ path: named });

  const failures: string[] = [];
  for (const path of (SYSTEM[process.platform] ?? []).filter((file) => existsSync(file))) {
    try {
      return await start({ path });
    } catch (error) {
      failures.push(`${path}: ${error}`);
    }
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    try {
      return await start(await packaged());
    } catch (error) {
      failures.push(`@sparticuz/chromium: ${error}`);
    }
  }
  throw new Error(
    `没有可用的 Chromium 浏览器。请安装 Chromium、Chrome 或 Edge，或用环境变量 CHROMIUM 指明其路径。\n${failures.join('\n')}`,
  );
}

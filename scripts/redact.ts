import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, parse, resolve } from 'node:path';
import { AllowList } from '../src/domain/allow-list.ts';
import { findPersonalData, maskPersonalData } from '../src/domain/personal-data.ts';
import { hasErrors, problem } from '../src/domain/problem.ts';
import type { Redaction } from '../src/domain/redaction.ts';
import { masked } from '../src/domain/shorten.ts';
import { readLedgers } from '../src/ledgers/read-ledgers.ts';
import { csvText } from '../src/outputs/csv.ts';
import { diskFolder } from '../src/site/disk-folder.ts';
import { ledgerFiles } from '../src/site/ledger-files.ts';
import { SITE_FILE } from '../src/site/settings-file.ts';
import { type Call, countsOf, exitCodeFor, pathOf, runCommand, UsageError } from './command.ts';
import { type PublicKnowledge, redactFile } from './redact-file.ts';
import { writeSiteFiles } from './site-files.ts';

/** Places and public telephones of the site after `--site`; nothing is known without it. */
async function publicKnowledge(call: Call): Promise<PublicKnowledge> {
  const site = pathOf(call, call.values.site);
  if (site === null) return { isPlace: () => false, isOfficial: () => false };
  if (!existsSync(join(site, SITE_FILE))) throw new UsageError(`--site 后面要写网站的文件夹（里面有 ${SITE_FILE}）。`);
  const allow = new AllowList();
  const { rows } = await readLedgers(ledgerFiles(diskFolder(site)), {}, { allow });
  const names = rows.places.map(({ name }) => name);
  return { isPlace: (word) => names.some((name) => name.startsWith(word)), isOfficial: allow.isOfficial };
}

/** Where the copy goes: after `--out`, else beside the file. A name that is personal itself is masked, too. */
function copyPath(call: Call, source: string): string {
  const { dir, name, ext } = parse(source);
  const given = pathOf(call, call.values.out);
  // No file name may hold an asterisk on Windows.
  const copy = given ?? join(dir, `${maskPersonalData(name).replaceAll('*', 'x')}-已隐去${ext}`);
  if (resolve(copy) === source) throw new UsageError('--out 后面要写别的文件名：原来的文件不会改动。');
  if (parse(copy).ext.toLowerCase() !== ext.toLowerCase())
    throw new UsageError(`--out 后面的文件名要和原来的一样以 ${ext} 结尾。`);
  return copy;
}

/** How many lines of the list are shown; all of them stand in the file. */
const SHOWN = 40;

/** Sheets and headers may be called by what is personal. */
const printed = ({ where, what, masked: now }: Redaction): Redaction => ({
  where: masked(where),
  what: masked(what),
  masked: now,
});

await runCommand({
  options: { out: { type: 'string' }, site: { type: 'string' } },
  positionals: true,
  usage: `用法：npm run redact -- 文件 [--out 副本] [--site 文件夹] [--json]
隐去一个文件里的个人信息，写成一份副本（名字-已隐去），旁边放一张改动清单；原来的文件不改。
能处理 .txt、.md、.mdx、.csv、.xlsx、.docx：号码写成 138****1234 这样，人名写成张某某，住址到乡镇为止，个人信息列整列清空。
--site 告诉它哪些是地名、哪些是公开的办公电话。副本请再看一遍：没有一种办法能认出所有的个人信息。`,
  async run(call) {
    const [name, ...more] = call.positionals;
    if (name === undefined) throw new UsageError('请写上要隐去个人信息的文件。');
    if (more.length > 0) throw new UsageError('一次只处理一个文件。');
    const source = resolve(call.cwd, name);
    const file = masked(name.replaceAll('\\', '/'));
    if (!statSync(source, { throwIfNoEntry: false })?.isFile()) {
      const what = { what: '要隐去个人信息的文件', fix: '请核对文件名和它所在的文件夹。' };
      const problems = [problem('missing-file', { file }, what)];
      return { exitCode: 1, counts: countsOf(problems, {}), copy: null, list: null, redactions: [], problems };
    }
    const copy = copyPath(call, source);
    const list = join(dirname(copy), `${parse(copy).name}-改动清单.csv`);
    const {
      bytes,
      redactions: found,
      problems,
    } = await redactFile(file, readFileSync(source), await publicKnowledge(call));
    const taken = bytes === null ? [] : [copy, ...(found.length > 0 ? [list] : [])].filter((path) => existsSync(path));
    const all = [...problems, ...taken.map((path) => problem('file-exists', { file: basename(path) }, {}))];
    const redactions = found.map(printed);
    const isWritten = bytes !== null && !hasErrors(all);
    if (isWritten) {
      const rows = redactions.map(({ where, what, masked: now }) => [where, what, now]);
      const files = new Map<string, string | Uint8Array>([[basename(copy), bytes]]);
      if (rows.length > 0) files.set(basename(list), csvText(['位置', '类别', '改成'], rows));
      writeSiteFiles(dirname(copy), files);
      for (const [where, what, now] of rows.slice(0, SHOWN)) call.say(`  ${where}：${what} → ${now}`);
      if (rows.length > SHOWN) call.say(`  …… 一共 ${rows.length} 处，都在改动清单里。`);
      call.say(rows.length > 0 ? `隐去 ${rows.length} 处。` : '没有找到要隐去的内容，副本和原来的一样。');
      call.say(`副本：${copy}`);
      if (rows.length > 0) call.say(`改动清单：${list}`);
      if (findPersonalData(basename(source)).length > 0) call.say('原来的文件名里有个人信息，副本的名字里也隐去了。');
      call.say('请再看一遍副本：名字、绰号、照片、说得出是谁的事，程序不一定认得出。');
    } else call.say('没有写副本。');
    return {
      exitCode: exitCodeFor(all),
      counts: countsOf(all, {}),
      copy: isWritten ? copy : null,
      list: isWritten && redactions.length > 0 ? list : null,
      redactions: isWritten ? redactions : [],
      problems: all,
    };
  },
});

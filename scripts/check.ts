import { lastReleaseOf, releaseAt } from '../src/build/last-release.ts';
import { ledgerKeys, ledgerOf } from '../src/domain/ledger-catalogue.ts';
import { DIGEST_FILE, type ReleaseDigest } from '../src/outputs/release-digest.ts';
import { comingLapsesInWords } from '../src/site/coming-lapses.ts';
import { diskFolder } from '../src/site/disk-folder.ts';
import { ledgerFiles } from '../src/site/ledger-files.ts';
import { readSite } from '../src/site/read-site.ts';
import {
  type Call,
  countsOf,
  ENGINE,
  exitCodeFor,
  nowOf,
  pathOf,
  runCommand,
  siteFolder,
  siteInWords,
  UsageError,
} from './command.ts';
import { sayHeld } from './held-report.ts';
import { sayNews } from './news.ts';
import { workbookFolder, writeWorkbooks } from './workbooks.ts';

/** The release to compare with: at `--release`, or where the site was last built to. Says which. */
function releaseOf(call: Call): ReleaseDigest | null {
  const given = pathOf(call, call.values.release);
  const folder = given ?? lastReleaseOf(ENGINE, siteFolder(call));
  const release = folder === null ? null : releaseAt(folder);
  if (given !== null && release === null)
    throw new UsageError(`这里没有可以比较的网站（找不到 ${DIGEST_FILE}，或者读不出来）：${given}`);
  call.say(
    release === null ? '没有上次发布的网站可以比较。' : `和上次发布的网站比较：${folder}（数据截至 ${release.asOf}）。`,
  );
  return release;
}

await runCommand({
  options: {
    site: { type: 'string' },
    release: { type: 'string' },
    now: { type: 'string' },
    workbook: { type: 'string' },
    policies: { type: 'boolean' },
  },
  positionals: false,
  usage: `用法：npm run check -- [--site 文件夹] [--workbook 文件夹] [--release 上次发布的网站] [--policies] [--now 年-月-日] [--json]
检查台账和宣讲材料，列出所有问题，也看看和上次发布的有没有对不上的；什么也不改。
--workbook 给有问题的表格各做一份副本，放进这个文件夹：有问题的格子上了颜色，写着错在哪里、怎么改。
--policies 再列出 60 天内要到期的政策、标准和宣讲材料，以及它们牵涉哪些材料。`,
  async run(call) {
    const workbooks = workbookFolder(call);
    call.say(siteInWords(call));
    const folder = diskFolder(siteFolder(call));
    const reading = await readSite(folder, nowOf(call), { release: releaseOf(call) });
    const { problems, held, news, counts, layouts } = reading;
    const counted = ledgerKeys.flatMap((key) =>
      counts[ledgerOf(key).name] ? [`${ledgerOf(key).zh} ${counts[ledgerOf(key).name]} 行`] : [],
    );
    call.say(counted.length > 0 ? `读到：${counted.join('，')}。` : '没有读到台账。');
    const reported = countsOf(problems, counts);
    call.say(reported.errors === 0 ? '检查通过，可以发布。' : `有 ${reported.errors} 处要改正，改好之前不能发布。`);
    sayHeld(call.say, held);
    sayNews(call.say, news);
    const lapses = call.values.policies ? reading.lapses() : null;
    for (const line of lapses === null ? [] : comingLapsesInWords(lapses, reading.today)) call.say(line);
    const files = ledgerFiles(folder).map(({ path, read }) => ({ file: path, copy: path, read }));
    return {
      exitCode: exitCodeFor(problems),
      counts: reported,
      ...(workbooks && { workbooks: await writeWorkbooks(workbooks, files, layouts, problems, call.say) }),
      held,
      ...(lapses && { lapses }),
      changes: news?.note ?? null,
      problems,
    };
  },
});

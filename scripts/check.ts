import { ledgerKeys, ledgerOf } from '../src/domain/ledger-catalogue.ts';
import { diskFolder } from '../src/site/disk-folder.ts';
import { readSite } from '../src/site/read-site.ts';
import { countsOf, exitCodeFor, nowOf, runCommand, siteFolder, siteInWords } from './command.ts';

await runCommand({
  options: { site: { type: 'string' }, now: { type: 'string' } },
  positionals: false,
  usage:
    '用法：npm run check -- [--site 文件夹] [--now 年-月-日] [--json]\n检查台账和宣讲材料，列出所有问题；什么也不改。',
  async run(call) {
    call.say(siteInWords(call));
    const { problems, counts } = await readSite(diskFolder(siteFolder(call)), nowOf(call));
    const read = ledgerKeys.flatMap((key) =>
      counts[ledgerOf(key).name] ? [`${ledgerOf(key).zh} ${counts[ledgerOf(key).name]} 行`] : [],
    );
    call.say(read.length > 0 ? `读到：${read.join('，')}。` : '没有读到台账。');
    const reported = countsOf(problems, counts);
    call.say(reported.errors === 0 ? '检查通过，可以发布。' : `有 ${reported.errors} 处要改正，改好之前不能发布。`);
    return {
      exitCode: exitCodeFor(problems),
      counts: reported,
      problems,
    };
  },
});

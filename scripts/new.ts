import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { addDays } from '../src/domain/calendar-date.ts';
import { documentKinds } from '../src/domain/document.ts';
import { statusLabels } from '../src/domain/issue-state.ts';
import {
  CHINESE,
  type LanguageTag,
  languageTags,
  talkLanguageCalled,
  talkLanguageInWords,
} from '../src/domain/language.ts';
import { ledgerKeys, ledgerOf } from '../src/domain/ledger-catalogue.ts';
import { type Problem, problem } from '../src/domain/problem.ts';
import { ledgerWorkbook } from '../src/ledgers/ledger-workbook.ts';
import { recogniseFiles } from '../src/ledgers/read-ledgers.ts';
import { csvText } from '../src/outputs/csv.ts';
import { diskFolder } from '../src/site/disk-folder.ts';
import { ledgerFiles } from '../src/site/ledger-files.ts';
import { interfaceFile } from '../src/site/read-interface.ts';
import { readSettings, SITE_FILE, siteCells } from '../src/site/settings-file.ts';
import { columnHint, interfaceText, ledgerTable, slugFromTitle } from '../src/site/templates.ts';
import { translationTemplate } from '../src/site/translation-template.ts';
import { type Call, nowOf, type Outcome, runCommand, siteFolder, UsageError } from './command.ts';
import { newSiteFiles, reportText, schemaFiles, talkText } from './first-files.ts';
import { writeSiteFiles } from './site-files.ts';

type NewFiles = ReadonlyMap<string, string | Uint8Array>;

/** Writes new files below a folder, unless one of them is there already: then none. */
function create(call: Call, root: string, files: NewFiles, next: string): Outcome {
  const problems: Problem[] = [...files.keys()]
    .filter((path) => existsSync(join(root, path)))
    .map((file) => problem('file-exists', { file }, {}));
  if (problems.length > 0) return { exitCode: 1, files: [], problems };
  writeSiteFiles(root, files);
  call.say(`在 ${root} 里新建了：`);
  for (const path of files.keys()) call.say(`  ${path}`);
  call.say(next);
  return { exitCode: 0, files: [...files.keys()], problems };
}

/** The second word of the command, required. */
function word(call: Call, what: string): string {
  const [, given, ...rest] = call.positionals;
  if (!given?.trim()) throw new UsageError(`请写上${what}。`);
  if (rest.length > 0) throw new UsageError(`多写了「${rest.join(' ')}」；${what}里有空格时，整个加上引号。`);
  return given.trim();
}

/** Stops with a problem where the folder is no site, so that nothing is written in the wrong place. */
function noSite(root: string): Outcome | null {
  if (existsSync(join(root, SITE_FILE))) return null;
  const fix = '请用 --site 写对网站的文件夹；新建网站用 npm run new -- site 文件夹。';
  return {
    exitCode: 1,
    files: [],
    problems: [problem('missing-file', { file: SITE_FILE }, { what: '网站的设置文件', fix })],
  };
}

function newSite(call: Call): Outcome {
  const root = resolve(call.cwd, word(call, '网站的文件夹'));
  const files = newSiteFiles();
  const next = `请先打开 ${SITE_FILE}，填上网站名称和主办单位。
材料、报道和问题台账要三审三校以后才能发布：审过的写在 data/审核.csv 里，写法见 data/README.txt；不要求的，把「三审三校」的「必须」改成「否」。`;
  return create(call, root, files, next);
}

function newDocument(call: Call, kind: 'talk' | 'report'): Outcome {
  const title = word(call, '标题');
  const root = siteFolder(call);
  const { slug: given } = call.values;
  if (given !== undefined && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(String(given))) {
    throw new UsageError('--slug 只用小写字母、数字和连字符，例如 --slug yibao-jiaofei。');
  }
  const slug = given === undefined ? slugFromTitle(title) : String(given);
  if (slug === null) throw new UsageError('标题里没有文字，起不出文件夹的名字；请用 --slug 写一个。');
  const path = `${documentKinds[kind].folder}/${slug}/index.mdx`;
  const text = kind === 'talk' ? talkText(title) : reportText(title);
  const next = `现在是草稿，不会发布；写好以后，把「草稿」后面的「是」改成「否」。图片放在同一个文件夹里。
网站要求三审三校的，审过以后写在「审核」台账里，「对象」写 ${slug}。`;
  return noSite(root) ?? create(call, root, new Map([[path, text]]), next);
}

/** A language as it was typed: its tag, or its name in Chinese. */
function languageGiven(written: string | undefined): LanguageTag {
  const tag = written === undefined ? null : talkLanguageCalled(written);
  if (tag !== null) return tag;
  const known = languageTags.map(talkLanguageInWords).join('、');
  throw new UsageError(`${written === undefined ? '请写上语言' : `不认识语言「${written}」`}，能用的有：${known}。`);
}

function newTranslation(call: Call): Outcome {
  const [, slug, tag, ...rest] = call.positionals;
  if (slug === undefined || rest.length > 0) throw new UsageError('请写上材料的文件夹名和语言，例如 yibao 藏文。');
  const language = languageGiven(tag);
  const root = siteFolder(call);
  const folder = `${documentKinds.talk.folder}/${slug}`;
  const file = `${folder}/index.mdx`;
  const bytes = diskFolder(root).read(file);
  if (bytes === null) {
    const fix = '请核对材料的文件夹名。';
    return { exitCode: 1, files: [], problems: [problem('missing-file', { file }, { what: '要译的原文', fix })] };
  }
  const made = translationTemplate(file, new TextDecoder().decode(bytes), language);
  if (typeof made !== 'string') return { exitCode: 1, files: [], problems: made };
  const next = '里面是中文原文，请在原处译成另一种语言；译好以后，把「草稿」后面的「是」改成「否」。';
  return create(call, root, new Map([[`${folder}/index.${language}.mdx`, made]]), next);
}

function newInterface(call: Call): Outcome {
  const language = languageGiven(call.positionals[1]);
  if (language === CHINESE) throw new UsageError('中文的界面文字已经有了，不用译。');
  const root = siteFolder(call);
  const files = new Map([[interfaceFile(language), interfaceText(language)]]);
  return noSite(root) ?? create(call, root, files, '请译者填好；没有译的，网页上用中文。');
}

async function newEvent(call: Call): Promise<Outcome> {
  const root = siteFolder(call);
  const missing = noSite(root);
  if (missing) return missing;
  const { tables } = await recogniseFiles(ledgerFiles(diskFolder(root)));
  const existing = [...new Set(tables.filter(({ ledger }) => ledger === 'events').map(({ file }) => file))];
  if (existing.length > 0) {
    call.say('已经有活动安排了，请在下面的文件里加一行：');
    for (const path of existing) call.say(`  ${path}`);
    return { exitCode: 0, files: [], existing, problems: [] };
  }
  const day = addDays(nowOf(call) ?? today(), 14);
  const example = {
    id: `HD-${day.slice(2, 4)}${day.slice(5, 7)}-01`,
    kind: '政策宣讲',
    title: '（示例）请改成活动的名称',
    startsAt: `${day} 09:00`,
    endsAt: `${day} 10:30`,
    precision: '时刻',
    venue: '（示例）请改成具体地点',
    booking: '不用预约，当天到场即可',
    status: '计划',
  };
  const { headers, rows } = ledgerTable('events', [example]);
  return create(call, root, new Map([['data/events.csv', csvText(headers, rows)]]), '第一行是示例，请改成真实的活动。');
}

/** The day a person at this machine would write down. */
function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

/** Written anew each time: nobody changes them by hand. */
function newSchemas(call: Call): Outcome {
  const root = siteFolder(call);
  const missing = noSite(root);
  if (missing) return missing;
  const files = new Map(schemaFiles());
  writeSiteFiles(root, files);
  call.say(`写好了 ${[...files.keys()].join('、')}。编辑器装上 YAML 插件以后，写设置时会有提示。`);
  return { exitCode: 0, files: [...files.keys()], problems: [] };
}

async function newLedgers(call: Call): Promise<Outcome> {
  const root = resolve(call.cwd, word(call, '放模板的文件夹'));
  const folder = diskFolder(siteFolder(call));
  const labels = (folder.read(SITE_FILE) ? readSettings(folder, [])?.labels : null) ?? statusLabels();
  const files = new Map<string, Uint8Array>();
  for (const key of ledgerKeys) {
    files.set(`${ledgerOf(key).zh}.xlsx`, await ledgerWorkbook(key, siteCells(labels), columnHint));
  }
  return create(call, root, files, '只留下用得到的台账；填好以后放进网站的 data 文件夹。');
}

const USAGE = `用法：
  npm run new -- site 文件夹                                      新建一个网站
  npm run new -- talk "标题" [--slug 英文名] [--site 文件夹]      新建一篇宣讲材料
  npm run new -- report "标题" [--slug 英文名] [--site 文件夹]    新建一篇活动报道
  npm run new -- translation 材料的文件夹名 语言 [--site 文件夹]  新建一份译文
  npm run new -- interface 语言 [--site 文件夹]                   网页上固定文字的译文
  npm run new -- event [--site 文件夹]                            新建活动安排
  npm run new -- ledgers 文件夹                                   空白的台账模板（.xlsx）
  npm run new -- schema [--site 文件夹]                           给编辑器用的格式说明（JSON Schema）
已经有的文件不会改动。`;

await runCommand({
  options: { site: { type: 'string' }, slug: { type: 'string' }, now: { type: 'string' } },
  positionals: true,
  usage: USAGE,
  async run(call) {
    const [what] = call.positionals;
    if (what === 'site') return newSite(call);
    if (what === 'talk' || what === 'report') return newDocument(call, what);
    if (what === 'translation') return newTranslation(call);
    if (what === 'interface') return newInterface(call);
    if (what === 'event') return newEvent(call);
    if (what === 'ledgers') return newLedgers(call);
    if (what === 'schema') return newSchemas(call);
    throw new UsageError(what === undefined ? '请写上要新建什么。' : `不能新建「${what}」。`);
  },
});

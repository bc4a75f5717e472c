import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentKinds } from '../src/domain/document.ts';
import { siteFields } from '../src/domain/site-settings.ts';
import { csvText } from '../src/outputs/csv.ts';
import { fieldSchema } from '../src/outputs/field-schema.ts';
import { SITE_FILE } from '../src/site/settings-file.ts';
import { documentText, ledgerTable, siteSettingsText } from '../src/site/templates.ts';

const template = (name: string) => readFileSync(join(import.meta.dirname, 'templates', name), 'utf8');

/** What a new site begins with, by path: its settings, the pages every site has, a talk as an example. */
export function newSiteFiles(): Map<string, string> {
  const page = (title: string, summary: string, name: string) =>
    documentText('page', { title, summary }, template(`pages/${name}.md`));
  return new Map([
    [
      SITE_FILE,
      siteSettingsText({
        name: '未命名站点',
        organiser: '未填写',
        languages: ['zh-CN'],
        asOf: '每周',
        review: { required: '是' },
      }),
    ],
    ['content/pages/about.mdx', page('关于本站', '这个网站公布什么、由谁负责、数字怎么数。', 'about')],
    ['content/pages/privacy.mdx', page('隐私说明', '本站不收集您的信息，不公布群众的个人信息。', 'privacy')],
    [
      'content/pages/accessibility.mdx',
      page('无障碍说明', '本站怎么用起来更方便，遇到障碍怎么告诉我们。', 'accessibility'),
    ],
    ...schemaFiles(),
    ['content/talks/example/index.mdx', talkText('宣讲材料示例')],
    // Where the sign-offs go, which site.yaml asks for: its headers alone.
    ['data/审核.csv', csvText(ledgerTable('reviews', []).headers, [])],
    ['data/README.txt', `\ufeff${template('data-readme.txt').replaceAll('\n', '\r\n')}`],
  ]);
}

/** What helps an editor with the settings and the front matter. */
export const schemaFiles = (): [string, string][] =>
  [
    { name: 'site', title: '网站的设置', fields: siteFields },
    ...Object.entries(documentKinds).map(([name, { zh, fields }]) => ({ name, title: zh, fields })),
  ].map(({ name, title, fields }) => [
    `content/schema/${name}.schema.json`,
    `${JSON.stringify(fieldSchema(title, fields), null, 2)}\n`,
  ]);

/** A talk to be written. */
export const talkText = (title: string) =>
  documentText(
    'talk',
    { title, summary: '（请用一句话说清这篇讲什么）', language: 'zh-CN', draft: '是' },
    template('talk.md'),
  );

/** A report to be written. */
export const reportText = (title: string) =>
  documentText(
    'report',
    { title, summary: '（请用一句话说清这篇写什么）', language: 'zh-CN', draft: '是' },
    template('report.md'),
  );

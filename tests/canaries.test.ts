import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { strToU8, unzipSync, zipSync } from 'fflate';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { sweep } from '../src/build/sweep.ts';
import { AllowList } from '../src/domain/allow-list.ts';
import { PrivateValues } from '../src/domain/private-values.ts';
import { ENGINE, filesOf, run, runScript, siteFolder, temporaryFolder } from './commands.ts';
import { memoryFolder } from './memory-folder.ts';
import { type Canaries, plantedSite } from './planted-site.ts';

/** All that can be read out of a file by simple means, and the same without spaces: another way than the sweep's. */
function readings(bytes: Buffer): string[] {
  const zip = bytes.subarray(0, 2).toString('latin1') === 'PK';
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  if (zip) return Object.values(unzipSync(bytes)).flatMap((part) => readings(Buffer.from(part)));
  return [packed].flatMap((part) => {
    const texts = [part.toString('utf8'), part.toString('utf16le')];
    return [...texts, ...texts.map((text) => text.replace(/<[^<>]*>|[\s·-]/g, ''))];
  });
}

/** Canaries that stand in a text, with where they were planted. */
function escaped(canaries: Canaries, texts: readonly string[]): string[] {
  return [...canaries].flatMap(([word, where]) => {
    const forms = [word, word.replace(/[\s·-]/g, '')];
    return texts.some((text) => forms.some((form) => text.includes(form))) ? [`${where}: ${word}`] : [];
  });
}

describe('two hundred private values planted in a site', () => {
  let site: string;
  let canaries: Canaries;
  const out = join(temporaryFolder(), 'site');
  const began = Date.now();
  const said: string[] = [];

  beforeAll(async () => {
    ({ site, canaries } = await plantedSite());
    for (const [command, ...rest] of [['check'], ['check', '--json'], ['build', '--out', out, '--json']] as const) {
      const { stdout, stderr, status, json } = runScript(command, ['--site', site, ...rest]);
      const errors = (json?.problems ?? []).filter((p: { severity: string }) => p.severity === 'error');
      expect([errors, status]).toEqual([[], 0]);
      said.push(stdout, stderr);
    }
  });

  it('are two hundred, each of its own', () => expect(canaries.size).toBeGreaterThanOrEqual(200));

  it('are said by no command, not even where a file is named for one', () => {
    expect(escaped(canaries, said)).toEqual([]);
    expect(said.join('')).toContain('白河镇199****');
  });

  it('stand in no file of the built site: pages, data, index, feeds, pictures, attachments', () => {
    const files = filesOf(out);
    const found = [...files].flatMap(([path, bytes]) =>
      escaped(canaries, [path, ...readings(bytes)]).map((one) => `${path} ${one}`),
    );
    expect(found).toEqual([]);
    // What is looked for would be found: the accepted number is public.
    expect(
      [...files].filter(([, bytes]) => readings(bytes).some((text) => text.includes('19812345678'))).length,
    ).toBeGreaterThan(2);
    expect([...files.keys()].some((path) => path.endsWith('guide.docx'))).toBe(true);
  });

  it('stay in no cache', () => {
    const cache = join(ENGINE, '.cache');
    const written = readdirSync(cache, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/[\\/](?:test|bench|out)(?:[\\/]|$)/.test(entry.parentPath))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => existsSync(file) && statSync(file).mtimeMs >= began);
    // Other builds may be at work, and clear away behind them.
    const found = written.flatMap((file) => (existsSync(file) ? escaped(canaries, readings(readFileSync(file))) : []));
    expect(found).toEqual([]);
  });

  it('are told of where they stand in front matter nobody knows, without being said', () => {
    const [word = ''] = [...canaries.keys()];
    const faulty = siteFolder({
      'content/site.yaml': '网站名称: 甲县连心桥\n主办单位: 甲县\n',
      'content/talks/a/index.mdx': `---\n标题: 试讲\n摘要: 一句话\n来访人电话: "${word}"\n---\n\n正文\n`,
    });
    const { stdout, stderr, json } = run('check', ['--site', faulty]);
    expect(json.problems.map((p) => p.kind)).toContain('unknown-setting');
    expect(escaped(canaries, [stdout, stderr])).toEqual([]);
  });
});

describe('a private value that got into the built site', () => {
  const values = () => {
    const all = new PrivateValues();
    all.add('19987650001', '「联系电话」列');
    all.add('金竹苑2栋5单元', '「家庭住址」列');
    all.addName('令狐冲', '「审核」台账的姓名');
    all.addCode('37', '不公开事项的编号');
    return all;
  };
  const input = memoryFolder({
    'content/site.yaml': '网站名称: 甲县连心桥\n主办单位: 甲县（1998-765-0001）\n',
    'data/reviews.csv': '对象,环节,姓名\na,一审,令狐冲\n',
  });
  const put = async (path: string, content: string | Uint8Array, allow = new AllowList()) => {
    const folder = temporaryFolder();
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    return (await sweep(folder, { values: values(), allow, input })).map(({ kind, file, message }) => {
      expect(message).not.toMatch(/19987650001|金竹苑2栋5单元|令狐冲/);
      return `${kind} ${file}`;
    });
  };
  const office = (path: string, part: string | Uint8Array) =>
    zipSync({ '[Content_Types].xml': strToU8('<Types/>'), [path]: typeof part === 'string' ? strToU8(part) : part });
  /** One page with one line; its table of places is made up by the reader. */
  const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 46>>stream
BT /F1 12 Tf 20 100 Td (call 19987650001) Tj ET
endstream
endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Size 6/Root 1 0 R>>
%%EOF`;

  it.each([
    ['a/index.html', '<main><p>电话 199<b>8765</b>0001</p></main>'],
    ['a/index.html', '<main><p>住在金竹苑 2 栋 5 单元</p></main>'],
    ['a/index.html', '<main><a href="tel:+8619987650001">拨打</a></main>'],
    ['a/index.html', '<head><meta name="description" content="令狐冲签发"></head>'],
    ['data/issues.json', '[{"id":"A-1","title":"金竹苑2栋5单元漏水"}]'],
    ['data/issues.json', '[{"id":"36"},{"id":"37"}]'],
    ['issues/37/index.html', '<main>事项</main>'],
    ['data/issues.csv', '编号,标题\nA-1,１９９８７６５０００１\n'],
    ['feed.xml', '<entry><title>令狐冲 审核</title></entry>'],
    ['schedule.ics', 'SUMMARY:金竹苑2栋\r\n 5单元'],
    ['pagefind/a/b.pf_fragment', gzipSync('pagefind_dcd{"content":"金 竹 苑 2 栋 5 单 元"}')],
    ['data/issues.xlsx', office('xl/sharedStrings.xml', '<si><t>金竹苑2栋5单元</t></si>')],
    ['名单.txt', Buffer.from('bdf0d6f1d4b732b6b035b5a5d4aac2a9cbae', 'hex')],
    ['a.pdf', PDF],
    [
      'a.docx',
      office('word/embeddings/a.xlsx', office('xl/worksheets/sheet1.xml', '<row><c><v>19987650001</v></c></row>')),
    ],
    ['talks/a/b.docx', office('word/document.xml', '<w:p><w:t>1998</w:t><w:t>7650001</w:t></w:p>')],
  ])('is found in %s', async (path, content) =>
    expect(await put(path, content)).toContain(`private-in-output ${path}`),
  );

  it('is told with the files and lines it stands in', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, '404.html'), '<p>甲县（1998-765-0001）</p><p>令狐冲 审核</p>');
    const fixes = (await sweep(folder, { values: values(), allow: new AllowList(), input })).map(({ fix }) => fix);
    expect(fixes).toEqual([
      expect.stringContaining('data/reviews.csv 第 2 行'),
      expect.stringContaining('content/site.yaml 第 2 行'),
      // As a mobile, too, whatever it stood in.
      expect.stringContaining('content/site.yaml 第 2 行'),
    ]);
  });

  it('is found in the name of a file, which is told masked', async () =>
    expect(await put('talks/a/19987650001.txt', '附件')).toEqual(['private-in-output talks/a/199****0001.txt']));

  it('is found as a kind of personal data where no input held it, unless somebody accepted it', async () => {
    const page = '<p>请拨打 13812345678</p>';
    expect(await put('a/index.html', page)).toEqual(['private-in-output a/index.html']);
    const allow = new AllowList();
    allow.addOfficial('138-1234-5678（同意公开）');
    expect(await put('a/index.html', page, allow)).toEqual([]);
  });

  it('is found beside the picture in a picture', async () => {
    const plain = sharp({ create: { width: 8, height: 8, channels: 3, background: '#375' } });
    expect(await put('a.jpg', await plain.clone().jpeg().toBuffer())).toEqual([]);
    const laden = await plain
      .jpeg()
      .withExif({ IFD0: { Artist: 'x' } })
      .toBuffer();
    expect(await put('a.jpg', laden)).toEqual(['private-in-output a.jpg']);
  });

  it('stops the release: the old site stays', () => {
    const site = siteFolder({
      'content/site.yaml': '网站名称: 甲县连心桥\n主办单位: 甲县\n',
      'data/issues.csv':
        '编号,收到日期,标题,状态,公开属性,答复\nA-1,2026-03-02,路灯不亮,办结,公开,\nA-2,2026-03-02,水井渗漏,办结,不公开,水井的接头换成铜的了\n',
      'public/notice.txt': '本周办好：水井的接头换成铜的了',
    });
    const out = join(temporaryFolder(), 'site');
    mkdirSync(out);
    writeFileSync(join(out, 'index.html'), 'the last good site');
    const { code, json, stdout } = run('build', ['--site', site, '--out', out]);
    expect([code, json.problems.map(({ kind, file }) => `${kind} ${file}`)]).toEqual([
      1,
      ['private-in-output notice.txt'],
    ]);
    expect(stdout).not.toContain('水井');
    expect([...filesOf(out).keys()]).toEqual(['index.html']);
  });
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { type Cell, writeXlsx } from 'hucre/xlsx';
import sharp from 'sharp';
import { temporaryFolder } from './commands.ts';

/** Words that stand in the input where nothing may come out of: each says where it was planted. */
export type Canaries = Map<string, string>;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** GB 11643: seventeen digits and their check character. */
const identity = (n: number) => {
  const digits = `53210119800101${String(n).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return digits + '10X98765432'[sum % 11];
};
/** Sixteen digits that pass the check of payment cards (Luhn). */
const card = (n: number) => {
  const digits = `622200${String(n).padStart(9, '0')}`;
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
};
const SURNAMES = ['令狐', '东郭', '南宫', '呼延', '端木', '澹台', '宇文', '长孙', '鲜于', '闾丘'];
const GIVEN = ['翊泓', '琰澍', '锴洵', '睿彤', '曦桐'];

/** One of each kind a time: what clerks' files hold. */
const KINDS: readonly ((n: number) => string)[] = [
  (n) => `199${String(87650000 + n)}`,
  identity,
  card,
  (n) => `金竹苑${n}栋${n + 3}单元`,
  (n) => `knr_wx_${2000 + n}`,
  (n) => `KNR${1000 + n}X`,
  (n) => `云A·K${4000 + n}`,
  (n) => `knr${n}@example.com`,
];

/**
 * A site with private values of every kind in every place where they are dropped, left out, withheld or taken out.
 * Gives the folder and what was planted.
 */
export async function plantedSite(): Promise<{ site: string; canaries: Canaries }> {
  const canaries: Canaries = new Map();
  let count = 0;
  const plant = (where: string, make = KINDS[count % KINDS.length]): string => {
    const word = make?.(++count) ?? '';
    canaries.set(word, where);
    return word;
  };
  const person = (where: string) =>
    plant(where, (n) => `${SURNAMES[n % SURNAMES.length]}${GIVEN[Math.floor(n / SURNAMES.length) % GIVEN.length]}`);
  const text = (where: string, start: string) => plant(where, (n) => `${start}第${n}号水井渗漏未报`);
  const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

  const privateHeads = ['来访人', '联系电话', '身份证号', '银行卡号', '家庭住址', '微信号', '邮箱', '车牌号'];
  const privateCells = () => [
    person('a private column'),
    ...[0, 1, 2, 3, 4, 7, 6].map((kind) => plant('a private column', KINDS[kind])),
  ];
  const issues = times(10, (i) =>
    [
      `GK-${i}`,
      `2026-03-0${(i % 9) + 1}`,
      `路灯不亮${i}`,
      '办结',
      '公开',
      '已修好',
      ...privateCells(),
      plant('an unknown column', KINDS[5]),
    ].join(','),
  );
  const withheld = times(14, (i) =>
    [
      plant('the id of a hidden matter', (n) => `YB2603-${n}`),
      '2026-03-04',
      text('the title of a hidden matter', '反映村东头'),
      '办结',
      i % 2 === 0 ? '仅统计' : '不公开',
      `${text('the reply of a hidden matter', '已到现场查看')}。`,
      ...privateHeads.map(() => ''),
      '',
    ].join(','),
  );
  const head = ['编号', '收到日期', '标题', '状态', '公开属性', '答复', ...privateHeads, '内部流转码'];

  const named = plant('the name of a ledger’s file', KINDS[0]);
  const row = (id: string, cells: readonly string[] = []) => [id, '2026-03-05', `井盖松动${id}`, '办结', '', ...cells];
  const comments = new Map<string, Partial<Cell>>(
    times(8, (i) => [
      `${i + 1},2`,
      {
        value: `井盖松动BG-${i}`,
        type: 'string',
        comment: { text: plant('a comment'), author: person('the author of a comment') },
      },
    ]),
  );
  const workbook = await writeXlsx({
    properties: { creator: person('the author of a workbook') },
    sheets: [
      {
        name: '三月',
        rows: [
          ['编号', '收到日期', '标题', '状态', '备用'],
          ...times(8, (i) => row(`BG-${i}`, ['', '', plant('beside a table')])),
          ...times(8, (i) => row(`YC-${i}`, [plant('a hidden row')])),
          [],
          [`填表人：${person('a note below a table')}`],
        ],
        cells: comments,
        rowDefs: new Map(times(8, (i) => [i + 9, { hidden: true }])),
      },
      { name: '底稿', hidden: true, rows: [['编号', '电话'], ...times(12, (i) => [i, plant('a hidden sheet')])] },
      {
        name: '四月',
        columns: [{}, {}, {}, {}, { hidden: true }],
        rows: [
          ['编号', '收到日期', '标题', '状态', '经办'],
          ...times(8, (i) => [`SY-${i}`, '2026-03-06', `水管漏水${i}`, '办结', plant('a hidden column')]),
        ],
      },
    ],
  });

  const picture = () => sharp({ create: { width: 40, height: 20, channels: 3, background: '#375' } });
  const exif = () => ({
    IFD0: {
      Artist: plant('the Exif data of a picture', KINDS[5]),
      ImageDescription: plant('the Exif data of a picture', KINDS[0]),
    },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 0/1 0/1' },
  });
  const xmp = () => `<x:xmpmeta xmlns:x="adobe:ns:meta/"><c>${plant('the XMP of a picture', KINDS[4])}</c></x:xmpmeta>`;
  const png = await picture().png().toBuffer();
  const remark = Buffer.from(`xxxxtEXtComment\0${plant('a text chunk of a PNG', KINDS[0])}yyyy`);
  remark.writeUInt32BE(remark.length - 12);
  const docx = zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'docProps/core.xml': strToU8(
      `<cp:coreProperties><dc:creator>${person('the author of a document')}</dc:creator><cp:lastModifiedBy>${person('the author of a document')}</cp:lastModifiedBy></cp:coreProperties>`,
    ),
    'word/document.xml': strToU8(
      `<w:p><w:ins w:id="1" w:author="${person('who changed a document')}"><w:t>办事指南</w:t></w:ins></w:p>`,
    ),
    'word/comments.xml': strToU8(
      `<w:comment w:author="${person('who commented a document')}" w:initials="KNR"><w:p><w:t>好</w:t></w:p></w:comment>`,
    ),
    'word/people.xml': strToU8(
      `<w15:people><w15:person w15:author="${person('who is named in a document')}"/></w15:people>`,
    ),
    'word/embeddings/a.docx': zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'docProps/core.xml': strToU8(
        `<cp:coreProperties><dc:creator>${person('the author of a document in a document')}</dc:creator></cp:coreProperties>`,
      ),
      'word/document.xml': strToU8('<w:p><w:t>附表</w:t></w:p>'),
    }),
    'word/media/image1.jpg': await picture().jpeg().withExif(exif()).toBuffer(),
  });

  const draft = (front: string) =>
    `---\n标题: ${text('the title of a draft', '准备中的材料')}\n摘要: ${text('the summary of a draft', '摘要')}\n${front}---\n\n${text('the text of a draft', '正文内容还在核对')}。\n`;
  const files: Record<string, string | Uint8Array> = {
    'content/site.yaml': '网站名称: 金丝雀县连心桥\n主办单位: 金丝雀县\n数据截至: 2026-03-31\n',
    'data/issues/大桥镇.csv': `${[head.join(','), ...issues, ...withheld].join('\n')}\n`,
    'data/mappings/三月.mapping.yaml': '隐藏内容:\n  全部: 不读\n',
    [`data/issues/白河镇${named}.csv`]: `编号,收到日期,标题,状态,答复,备用\nFX-1,2026-03-05,防汛值守,办结,抢修请拨打 19812345678,\n`,
    'data/issues/三月.xlsx': workbook,
    'data/reviews.csv': `对象,环节,姓名,时间\n${times(6, (i) => `jiangtang,${['一审', '二审', '三审', '一校', '二校', '三校'][i]},${person('a sign-off')},2026-03-0${i + 1} 09:00`).join('\n')}\n`,
    'content/allow.csv': `文件,位置,类别,理由,姓名\ndata/issues/白河镇${named}.csv,第 2 行「答复」,手机号码,${text('the reason of an acceptance', '值班人员本人同意')},${person('who accepted')}\n`,
    'content/talks/jiangtang/index.mdx':
      '---\n标题: 讲堂\n摘要: 一句话\n发布时间: 2026-03-02 09:00\n---\n\n![照片](./photo.jpg)\n\n![图表](./chart.png)\n\n附件：[指南](./guide.docx)，[原图](./photo.jpg)\n',
    'content/talks/jiangtang/photo.jpg': await picture().jpeg().withExif(exif()).withXmp(xmp()).toBuffer(),
    'content/talks/jiangtang/chart.png': Buffer.concat([png.subarray(0, 33), remark, png.subarray(33)]),
    'content/talks/jiangtang/guide.docx': docx,
    'content/talks/caogao/index.mdx': draft('草稿: 是\n'),
    'content/talks/weilai/index.mdx': draft('发布时间: 2027-01-01 09:00\n'),
    'public/banner.webp': await picture().webp().withExif(exif()).withXmp(xmp()).toBuffer(),
  };
  const site = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), content);
  }
  return { site, canaries };
}

import { digits, pick } from './made-up-numbers.ts';

/** Numbers of offices, things and orders, as public texts hold them. */
export const HARMLESS: Readonly<Record<string, (seed: number) => string>> = {
  landline: (n) =>
    pick(
      [
        `0198-622${digits(n, 4)}`,
        `(0198)622${digits(n, 4)}`,
        `028—0622${digits(n, 4)}`,
        `8622${digits(n, 4)}`,
        `0198-622${digits(n, 4)}转8${digits(n, 3)}`,
        `0198 622${digits(n, 4)}、622${digits(n, 4)}`,
        `0198622${digits(n, 4)}`,
        `400-198-${digits(n, 4)}`,
        `０１９８－６２２${digits(n, 4)}`,
        `0138-622${digits(n, 4)}`,
        `029-0136${digits(n, 4)}`,
        `+86-198-622${digits(n, 4)}`,
      ],
      n,
    ),
  short: (n) => pick(['12345', '12348', '12315', '12320', '110', '12369', '95598'], n),
  order: (n) =>
    pick(
      [
        `20260${1 + (n % 9)}15${digits(n, 6)}`,
        `YL2603-${digits(n, 3)}`,
        `DH${digits(n, 14)}`,
        `2026${digits(n, 16)}`,
        `62${digits(n, 20)}`,
        `GD-20260315-${digits(n, 6)}`,
        `0${digits(n, 15)}`,
        `20260315${digits(n, 10)}`,
      ],
      n,
    ),
  document: (n) =>
    pick(
      [
        `云政办发〔2026〕${1 + (n % 90)}号`,
        `云府〔2025〕1${digits(n, 2)}号`,
        `国发[2019]12号`,
        `GB/T 37668-2019`,
        `甘政发〔2026〕13号`,
        `建标〔2020〕1381234号`,
      ],
      n,
    ),
  amount: (n) =>
    pick(
      [
        `138${digits(n, 8)}元`,
        `1${digits(n, 3)},${digits(n, 3)},${digits(n, 3)}.00元`,
        `156.78亿元`,
        `15800000000元`,
        `13,912,345,678元`,
        `1386万元`,
        `每亩 138 元、1500 公斤`,
      ],
      n,
    ),
  coordinate: (n) =>
    pick(
      [
        `104.${digits(n, 6)},30.${digits(n, 6)}`,
        `138.${digits(n, 8)}`,
        `N36.0138${digits(n, 4)} E103.${digits(n, 6)}`,
        `103°50′13.8″，36°03′15″`,
        `X=13800${digits(n, 2)}.${digits(n, 3)}，Y=3968${digits(n, 3)}.15`,
      ],
      n,
    ),
  date: (n) =>
    pick(
      [
        '2026年3月15日',
        '2026-03-15 13:00',
        '2026.03.15',
        '20260315',
        '2026/3/15 8:30—11:30',
        '二〇二六年三月十五日',
        '二○二五年十二月三十一日',
      ],
      n,
    ),
  bus: (n) => pick(['3路、12路、101路', '138路', 'K13 路', '13、15、18、21、136路', 'B1 线 138 区间', 'G1352 次'], n),
  url: (n) =>
    pick(
      [
        `https://www.example.gov.cn/art/2026/3/15/art_138${digits(n, 8)}.html`,
        `http://yl.example.cn/?id=139${digits(n, 8)}&p=2`,
        `https://example.cn/a/62${digits(n, 14)}/`,
        `www.example.gov.cn/c158${digits(n, 8)}/content.html`,
      ],
      n,
    ),
  code: (n) =>
    pick(
      [
        `A${digits(n, 15)}`,
        `9f8e${digits(n, 12)}ab`,
        `SN:${digits(n, 20)}`,
        `${digits(n, 24)}`,
        `E${digits(n, 9)}V2`,
        `3C-${digits(n, 4)}-${digits(n, 4)}-X`,
        `0000 0000 0000 0000`,
        `62${digits(n, 3)}云A2026-0${digits(n, 2)}`,
      ],
      n,
    ),
  isbn: (n) => pick([`978-7-5090-${digits(n, 4)}-4`, `9787509${digits(n, 5)}4`, `978-7-${digits(n, 8)}-1`], n),
  credit: (n) =>
    pick(
      [
        `9162${digits(n, 6)}MA7${digits(n, 4)}X8`,
        `11629900013${digits(n, 7)}`,
        `126299${digits(n, 8)}351B`,
        `91629900${digits(n, 9)}G`,
      ],
      n,
    ),
  meter: (n) =>
    pick(
      [`2026${digits(n, 8)}`, `33${digits(n, 14)}`, `6200${digits(n, 9)}`, `${digits(n, 10)}`, `0013${digits(n, 8)}`],
      n,
    ),
  masked: (n) =>
    pick(
      [
        `138****${digits(n, 4)}`,
        '35*************123',
        '6222 **** **** 1234',
        '甘A****5',
        'z***@example.com',
        '139xxxx1234',
        '〔微信号已隐去〕',
        '1380000XXXX',
      ],
      n,
    ),
  official: (n) => pick(['yunling_fabu', 'lianxinqiao', 'gov-yunling', '“云岭政务”'], n),
  group: (n) => `${1 + (n % 9)}${digits(n, 8)}`,
  count: (n) =>
    pick([`${digits(n, 3)}12`, `1${digits(n, 2)}.5万`, `13 800 0`, `一百三十八`, `1380`, `一三五一三五`], n),
  asset: (n) =>
    pick(
      [
        'icon@2x.png',
        'astro@7.0.0',
        '@fontsource/noto-serif',
        'photo-20260315@3x.webp',
        `IMG_20260315_13${digits(n, 4)}.jpg`,
      ],
      n,
    ),
  statistic: (n) =>
    pick(
      [
        '13.8%、15.6%、18.2%、19.9%',
        '1-3月 1380 件，4-6月 1592 件',
        '13800 15900 18700',
        '2021—2026 年 138、159、187、199、150 件',
        '138 0000 件',
      ],
      n,
    ),
};

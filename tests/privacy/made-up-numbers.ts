/** A digit for a place in a series: mixed well enough that neighbours differ, and the same on every run. */
export const digit = (seed: number, place: number) =>
  Math.floor((((seed + 1) * 7919 + (place + 3) * 104_729) % 9973) / 9.973 / 100) % 10;
/** A row of digits. */
export const digits = (seed: number, length: number) =>
  Array.from({ length }, (_, place) => digit(seed, place)).join('');
/** One of several, in turn. */
export const pick = <T>(list: readonly T[], seed: number): T => list[seed % list.length] as T;

/** GB 11643: the check character behind 17 digits. */
const withCheck = (seventeen: string) =>
  seventeen + '10X98765432'[[...seventeen].reduce((sum, d, i) => sum + Number(d) * (2 ** (17 - i) % 11), 0) % 11];

/** The Luhn digit behind a card number. */
function withLuhn(body: string): string {
  const sum = [...body].reverse().reduce((total, d, i) => {
    const value = i % 2 === 0 ? Number(d) * 2 : Number(d);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}

const fullWidth = (text: string) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const inWords = (text: string, words: string) => text.replace(/\d/g, (d) => words[Number(d)] as string);
const grouped = (text: string, lengths: readonly number[], gap: string) => {
  let at = 0;
  return lengths
    .map((length) => {
      at += length;
      return text.slice(at - length, at);
    })
    .join(gap);
};

/** Mobiles in number blocks that are given to nobody (H0–H3 all zero), as people write them. */
function mobile(seed: number): string {
  const number = `1${pick([30, 35, 38, 39, 47, 50, 52, 66, 77, 80, 86, 89, 91, 98, 99], seed)}0000${digits(seed, 4)}`;
  const ways: readonly ((n: string) => string)[] = [
    (n) => n,
    (n) => n,
    (n) => grouped(n, [3, 4, 4], ' '),
    (n) => grouped(n, [3, 4, 4], '-'),
    fullWidth,
    (n) => inWords(n, '零一二三四五六七八九'),
    (n) => `+86 ${n}`,
    (n) => grouped(n, [3, 4, 4], '.'),
    (n) => grouped(n, [3, 8], '\u200b'),
    (n) => inWords(n, '〇幺二三四五六七八九'),
    (n) => grouped(n, [4, 3, 4], ' '),
    (n) => inWords(n, '零壹贰叁肆伍陆柒捌玖'),
    (n) => n.slice(0, 3) + inWords(n.slice(3, 7), '零一二三四五六七八九') + n.slice(7),
    (n) => grouped(n, [3, 4, 4], '－'),
    (n) => [...n].join(' '),
    (n) => grouped(n, [3, 4, 4], '_'),
    (n) => `0${n}`,
    (n) => grouped(n, [3, 4, 4], '——'),
  ];
  return pick(ways, seed)(number);
}

/** Identity numbers of counties that do not exist (…9900). */
function identity(seed: number): string {
  const [year, month, day] = [1948 + ((seed * 17) % 60), 1 + ((seed * 5) % 12), 1 + ((seed * 11) % 28)];
  const pad = (value: number) => String(value).padStart(2, '0');
  const area = `${pick([62, 11, 51, 33, 44, 65], seed)}9900`;
  const number = withCheck(`${area}${year}${pad(month)}${pad(day)}${digits(seed, 3)}`);
  const ways: readonly ((n: string) => string)[] = [
    (n) => n,
    (n) => n,
    (n) => n.toLowerCase(),
    (n) => grouped(n, [6, 8, 4], ' '),
    fullWidth,
    (n) => grouped(n, [6, 4, 4, 4], '-'),
    (n) => grouped(n, [9, 9], '\u200b'),
    (n) => inWords(n, '零一二三四五六七八九'),
    (n) => grouped(n, [3, 3, 4, 4, 4], ' '),
  ];
  return pick(ways, seed)(number);
}

/** The form of before 1999: 15 digits, no check. */
export function oldIdentity(seed: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `629900${pad(30 + ((seed * 7) % 60))}${pad(1 + (seed % 12))}${pad(1 + ((seed * 3) % 28))}${digits(seed, 3)}`;
}

function card(seed: number): string {
  const bin = pick(['622000', '621700', '623000', '620000', '400000', '520000'], seed);
  const number = withLuhn(`${bin}00${digits(seed, bin.startsWith('62') ? pick([10, 7, 10, 9], seed) : 7)}`);
  const ways: readonly ((n: string) => string)[] = [
    (n) => n,
    (n) => n,
    (n) => n.replace(/\d{4}(?=\d)/g, '$& '),
    (n) => n.replace(/\d{4}(?=\d)/g, '$&-'),
    fullWidth,
    (n) => `${n.slice(0, 6)} ${n.slice(6)}`,
    (n) => inWords(n, '零一二三四五六七八九'),
  ];
  return pick(ways, seed)(number);
}

function plate(seed: number): string {
  const [province, city] = [pick([...'甘京川陕粤鲁新苏蒙'], seed), pick([...'ABCFKNR'], seed + 3)];
  const five = pick(
    [`0${digits(seed, 4)}`, `${pick([...'KLMP'], seed)}0${digits(seed, 3)}`, `0${digits(seed, 2)}H${digit(seed, 7)}`],
    seed,
  );
  const ways = [
    `${province}${city}${five}`,
    `${province}${city}·${five}`,
    `${province}${city}D0${digits(seed, 4)}`,
    `${province}${city} ${five}`,
    fullWidth(`${province}${city}${five}`),
    `${province}${city}0${digits(seed, 4)}F`,
    `${province}${city}0${digits(seed, 3)}挂`,
    `${province}${city}-${five}`,
    `${province}${city}0${digits(seed, 3)}学`,
    `${province}${city}.${five}`,
    `${province}${city}0${digits(seed, 3)}警`,
    `临${province}${city}0${digits(seed, 4)}`,
    `${province}${city.toLowerCase()}${five.toLowerCase()}`,
    `${province}${city}0${digits(seed, 3)}临`,
  ];
  return pick(ways, seed);
}

function email(seed: number): string {
  const name = pick(
    ['zhang.xiaoming', 'lihua1985', 'red_stone', 'w', 'chen-jg', 'bridge2026', `${digits(seed, 8)}9`],
    seed,
  );
  const host = pick(['example.com', 'mail.example.cn', 'example.net', 'post.example.org'], seed);
  const ways = [
    `${name}@${host}`,
    `${name}@${host}`,
    `${name}＠${host}`,
    fullWidth(`${name}@${host}`),
    `${name} @ ${host}`,
    `${name}(at)${host}`,
  ];
  return pick(ways, seed);
}

const wechat = (seed: number) =>
  pick(
    [
      'zhangsan_85',
      'lixiaohua2020',
      'wx-red-stone',
      'wxid_a1b2c3d4e5',
      'chenjg1968',
      'Hong_Shi_Cun',
      'yangguihua',
      'gansu-laoli88',
    ],
    seed,
  );

/** Numbers that are somebody’s, by kind: made up, in blocks that nobody has. The argument chooses number and writing. */
export const PERSONAL = {
  mobile,
  identity,
  card,
  plate,
  email,
  wechat,
  qq: (seed: number) => `${1 + (seed % 9)}${digits(seed, 5 + (seed % 5))}`,
} as const;

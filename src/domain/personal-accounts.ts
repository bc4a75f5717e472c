import type { Finding } from './personal-kinds.ts';

const LOCAL_PART = /[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}$/;
/** The dot of a domain, spelled (dot) or with spaces against harvesters. */
const DOT = '(?:\\s?[(（[]dot[)）\\]]\\s?|\\s\\.\\s|\\.\\s(?=(?:com|cn|net|org|edu)(?![A-Za-z]))|\\.)';
const DOMAIN = new RegExp(`^(?:[A-Za-z0-9-]{1,63}${DOT}){1,4}[A-Za-z]{2,24}`);
const DOTS = new RegExp(DOT, 'g');
/** `@`, with a space on both sides, or spelled (at) against harvesters. */
const AT = / ?@ ?| ?[(（[]at[)）\]] ?/g;
/** Offices' own mailboxes. */
const OFFICE = /\.gov\.cn$/i;
/** Endings of files: icon@2x.png is none, li@example.com.pdf is one within a file's name. */
const FILE_ENDING = /\.(?:png|jpe?g|gif|webp|avif|svg|mp[34]|pdf|docx?|xlsx?|csv|txt|mdx?)$/i;

/** E-mail addresses, except those of government domains: they are the offices'. */
export function findEmails(text: string): Finding[] {
  return [...text.matchAll(AT)].flatMap(({ 0: at, index }) => {
    const local = LOCAL_PART.exec(text.slice(Math.max(0, index - 64), index))?.[0];
    const written = DOMAIN.exec(text.slice(index + at.length, index + at.length + 260))?.[0];
    const spelled = written?.replace(FILE_ENDING, '') ?? '';
    const domain = spelled.replace(DOTS, '.');
    if (local === undefined || !domain.includes('.') || OFFICE.test(domain)) return [];
    const end = index + at.length + spelled.length;
    return [{ kind: 'email' as const, start: index - local.length, end, masked: `${local[0]}***@${domain}` }];
  });
}

const PROVINCES = '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新';
/** GA 36: no I and O; five characters with at most two letters, or six for new energy, or four and what it is used for. */
const PLATE = new RegExp(
  `临?([${PROVINCES}])(\\s?)([A-HJ-NP-Z])[\\s·•・.\\-—]{0,2}((?=(?:[A-Z]?\\d){3}|\\d+[A-Z]{0,2}\\d+)[A-HJ-NP-Z0-9]{5}|[A-HJK][A-HJ-NP-Z0-9]\\d{4}|\\d{5}[A-HJK]|临?\\d[A-HJ-NP-Z0-9]{3,4}[挂学警港澳领使临]|临\\d{5}|\\d(?:\\s\\d){4})(?![A-Za-z0-9])`,
  'gi',
);

/** Plates of vehicles, ordinary and new energy, trailers, driving schools, police and temporary ones. */
export function findPlates(text: string): Finding[] {
  return [...text.matchAll(PLATE)].flatMap(
    ({ 0: all, 1: province = '', 2: gap, 3: city = '', 4: number = '', index }) => {
      // 全新 A12345 is a thing's number; set apart, a plate stands by itself or behind what says that it is one.
      if (gap && /[^\P{Script=Han}牌车号为是]$/u.test(text.slice(Math.max(0, index - 1), index))) return [];
      if ((number.match(/\d/g) ?? []).length < 3) return [];
      const masked = `${province}${city.toUpperCase()}****${number.slice(-1).toUpperCase()}`;
      return [{ kind: 'plate' as const, start: index, end: index + all.length, masked }];
    },
  );
}

// White space is bounded: four times any of it would take a line of blanks for ever.
const IS =
  '\\s{0,3}(?:号码|账号|帐号|号|名字?|昵称|ID)?\\s{0,3}(?:[/、和及与]?\\s{0,3}(?:QQ|手机|电话)号?)?\\s{0,3}([是为叫：:（(【])?\\s{0,3}';
const WECHAT = new RegExp(
  `(?:[微薇威徽]\\s?信|(?<![A-Za-z])(?:v信|vx|wx(?=\\s?[\\s：:是（(])|wechat|weixin))(?!公众|公号|小程序|群|服务号|视频号|订阅号)(${IS})([A-Z][\\w-]{5,19}|[1-9]\\d{5,10})(?![\\w-]|\\.[a-z])`,
  'gi',
);
const QQ = new RegExp(
  `(?:(?<![A-Za-z])q\\s?q|扣扣|加q|企鹅号)(?!群|邮箱|音乐)${IS}([1-9]\\d{4,10}|[1-9]\\d{2,3}(?:\\s\\d{3,4}){1,2}|[1-9](?:\\s\\d){4,10})(?!\\d|[年月日元人])`,
  'gi',
);

/** WeChat and QQ names, only near their words: by themselves they are any word or number. Accounts of offices pass. */
export function findAccounts(text: string): Finding[] {
  const wechat = [...text.matchAll(WECHAT)].flatMap(({ 0: all, 1: link = '', 3: name = '', index }) => {
    // "微信 Android" and "微信（Android）" are a program; a name has a digit or a line in it, or something that says so.
    const end = index + all.length;
    const isSaid =
      link.replace(/[（(【]/, '').trim() !== '' ||
      (/^[a-z]+$/.test(name) && /^(?:$|[，。；、）（(])/.test(text.slice(end, end + 1)));
    if (!isSaid && !/[\d_-]/.test(name)) return [];
    return [{ kind: 'wechat' as const, start: end - name.length, end, masked: '〔微信号已隐去〕' }];
  });
  const qq = [...text.matchAll(QQ)].map(({ 0: all, 2: number = '', index }) => {
    const end = index + all.length;
    return { kind: 'qq' as const, start: end - number.length, end, masked: '〔QQ号已隐去〕' };
  });
  return [...wechat, ...qq];
}

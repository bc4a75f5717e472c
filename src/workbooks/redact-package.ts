import { type HiddenSpan, type Hider, type Redaction, ROUNDS } from '../domain/redaction.ts';
import { hideInXml } from './hide-in-xml.ts';

/** The parts of an Office package by their names. */
export interface PackageParts {
  readonly paths: readonly string[];
  text(path: string): string;
  write(path: string, text: string): void;
  drop(path: string): void;
}

/** Parts nobody can look into here, and what they are. */
const UNSEEN: readonly (readonly [RegExp, string])[] = [
  [/vbaProject/i, '宏'],
  [/\/(?:embeddings|activeX|ctrlProps)\//, '嵌在里面的别的文件或控件'],
  [/\/externalLinks\//, '对别的文件的引用（外部链接）'],
  [/\/(?:pivotCache|pivotTables|slicerCaches)\//, '数据透视表、切片器'],
  [/\/queryTables\/|\/connections\.xml$/, '对数据库或网页的连接'],
  [/\/revisions\//, '共享工作簿的修订记录'],
];

/** What in a package stands in the way of a copy that is certainly clean, in Chinese. */
export const unseenParts = ({ paths }: PackageParts): string[] =>
  UNSEEN.flatMap(([part, what]) => (paths.some((path) => part.test(path)) ? [what] : []));

export const pictureCount = ({ paths }: PackageParts): number => paths.filter((path) => /\/media\//.test(path)).length;

const PLACES: readonly (readonly [RegExp, string])[] = [
  [/^word\/document/, '正文'],
  [/^word\/header/, '页眉'],
  [/^word\/footer/, '页脚'],
  [/^word\/(?:foot|end)notes/, '脚注、尾注'],
  [/^docProps\//, '文件属性'],
  [/\.rels$/, '链接'],
];

/** A picture of the first page as it was. */
const THUMBNAIL = /^docProps\/thumbnail/;

const NO_AUTHOR: Redaction = { where: '文件属性', what: '作者、单位', masked: '（清空）' };

/** Takes out who wrote a file, and hides what stands in all its parts; the parts of one document alike. */
export function redactParts(parts: PackageParts, hide: Hider): Redaction[] {
  const redactions: Redaction[] = [];
  const thumbnails = parts.paths.filter((path) => THUMBNAIL.test(path));
  for (const path of thumbnails) parts.drop(path);
  if (thumbnails.length > 0) redactions.push({ where: '文件属性', what: '第一页的缩略图', masked: '（删去）' });
  for (const path of parts.paths.filter((name) => /\.(?:xml|rels|vml)$/i.test(name))) {
    const before = parts.text(path);
    const anonymous = withoutAuthors(path, before);
    if (anonymous !== before && !redactions.includes(NO_AUTHOR)) redactions.push(NO_AUTHOR);
    const place = PLACES.find(([part]) => part.test(path))?.[1] ?? '文本框、图表和设置';
    const told = ({ what, masked }: HiddenSpan, paragraph: number) =>
      redactions.push({ where: paragraph > 0 ? `${place}第 ${paragraph} 段` : place, what, masked });
    let after = anonymous;
    for (let round = 0, was = ''; round < ROUNDS && after !== was; round++) {
      was = after;
      after = hideInXml(was, hide, told);
    }
    if (after !== before) parts.write(path, after);
  }
  return redactions;
}

/** Names of those who wrote or saved a file, and where it lay on their disk. */
function withoutAuthors(path: string, xml: string): string {
  if (/^docProps\//.test(path))
    return xml.replace(
      /(<(?:[\w.-]+:)?(creator|lastModifiedBy|Manager|Company|lpwstr)(?:\s[^<>]*)?>)[^<]+(?=<\/)/g,
      '$1',
    );
  if (path === '_rels/.rels') return xml.replace(/<Relationship\s[^<>]*docProps\/thumbnail[^<>]*>/g, '');
  if (/\.rels$/.test(path)) return xml.replace(/(\sTarget="file:\/\/\/)[^"]*[\\/](?=[^"\\/]+")/g, '$1');
  if (/^word\/people\.xml$/.test(path)) return xml.replace(/<w15:person[\s>][\s\S]*?<\/w15:person>/g, '');
  return /workbook\.xml$/.test(path)
    ? xml.replace(/(absPath[^<>]*\surl="|<fileSharing[^<>]*\suserName=")[^"]+/g, '$1')
    : xml;
}

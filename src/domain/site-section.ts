import { addresses } from './address.ts';

/** Kinds of section an inspection knows (网页标签规范, `ColumnType`). */
export type SectionType =
  | '首页'
  | '工作动态'
  | '政策文件'
  | '政策解读'
  | '数据发布'
  | '数据开放'
  | '回应关切'
  | '办事服务'
  | '咨询投诉';

/** A section (栏目) of the site, as its pages name it. */
export interface SiteSection {
  readonly name: string;
  /** One sentence; stands for a list page that says nothing of itself, too. */
  readonly description: string;
  readonly keywords: readonly string[];
  readonly type: SectionType;
}

const section = (name: string, type: SectionType, description: string, ...keywords: string[]): SiteSection => ({
  name,
  type,
  description,
  keywords: [name, ...keywords],
});

/** The sections of a site, by the folder their pages stand in; the home page by the empty name. */
export const siteSections = {
  '': section('首页', '首页', '活动安排、问题办理、政策宣讲。', '政策宣讲', '接访', '问题办理'),
  schedule: section(
    '活动安排',
    '工作动态',
    '接下来的政策宣讲、接访、现场办公：什么时候、在哪里、找谁。',
    '接访',
    '现场办公',
  ),
  issues: section('问题办理', '回应关切', '群众反映的问题，谁在办、办到哪一步、怎么答复的。', '群众诉求', '答复'),
  results: section('办理情况', '数据发布', '问题办理的各项数字和算法。', '办结率', '统计'),
  talks: section('政策宣讲', '政策解读', '用平常话讲政策：谁能享受、怎么办、找谁问。', '政策解读'),
  policies: section('政策', '政策文件', '政策文件：文号、发文机关、现在还有没有效。', '政策文件', '发文字号'),
  reports: section('活动报道', '工作动态', '活动上问了什么、办了什么、还差什么。', '工作动态'),
  places: section('乡镇村', '办事服务', '每个乡镇、每个村的包联干部、活动和问题。', '乡镇', '村', '包联'),
  commitments: section('实事项目', '工作动态', '一年答应做的事，做了多少，没做到的为什么。', '民生实事'),
  surveys: section('调研课题', '工作动态', '下去看了什么、发现了什么、后来怎么样。', '调查研究'),
  bulletins: section('周通报', '数据发布', '每周登记、办结、还没有办完、超过期限的事项。', '通报'),
  data: section('开放数据', '数据开放', '本站公开的表格，可以下载，每一列是什么意思。', '数据下载'),
  corrections: section('更正与变化', '回应关切', '发布以后改正过的内容，和这一次发布变了什么。', '更正', '纠错'),
} as const satisfies Record<string, SiteSection>;
export type SectionName = keyof typeof siteSections;

/** Name and address of a section's first page. */
export const sectionLink = (section: Exclude<SectionName, ''>): { name: string; address: string } => ({
  name: siteSections[section].name,
  address: addresses[section](),
});

/** The section the page at an address belongs to; null for what stands in none: search, standing pages, notices. */
export function sectionAt(address: string): SiteSection | null {
  const [, folder = ''] = address.split('/');
  return Object.hasOwn(siteSections, folder) ? siteSections[folder as SectionName] : null;
}

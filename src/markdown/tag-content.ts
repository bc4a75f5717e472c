import type { List, Nodes } from 'mdast';
import { type Component, type ComponentName, components, tagInWords } from './components.ts';

/** What is wrong with what a tag holds, and how to write it, in plain Chinese. */
interface ContentFault {
  readonly found: string;
  readonly mend: string;
}

/** What the tags are there for, and a line that could stand in them. */
const HOLDS: Partial<Readonly<Record<ComponentName, readonly [what: string, example: string]>>> = {
  要点: ['要点', '每人每年缴400元。'],
  谁能享受: ['条件', '户口在本县的居民。'],
  办理步骤: ['步骤', '到村委会领申请表。'],
  所需材料: ['材料', '身份证'],
  问答: ['回答', '先打电话备案，再去看病。'],
  小测验: ['选项和理由', '300元'],
  讨论题: ['题目', '您家里还有谁没有缴费？'],
  案例: ['例子', '一位村民住院花了5000元，报销了3750元。'],
  视频: ['文字稿', '（画面：办事大厅）大家好，今天说说医保怎么缴。'],
  音频: ['文字稿', '乡亲们，今天说说医保怎么缴。'],
  出处: ['别处公布的话', '全县已有9成的人缴费'],
  讲稿备注: ['提醒', '这里讲慢一点，问问大家听懂了没有。'],
};

/** Why a tag can't hold what it holds, told from what that is; null where it can. */
export function contentFault(name: ComponentName, children: readonly Nodes[]): ContentFault | null {
  const { content, inline }: Component = components[name];
  const [what, example] = HOLDS[name] ?? ['内容', ''];
  const begin = tagInWords(name);
  const between = `请在 ${begin} 和 </${name}> 之间`;
  const lists = children.filter((child): child is List => child.type === 'list');
  switch (content) {
    case 'text-or-nothing':
      return null;
    case 'nothing':
      return children.length === 0
        ? null
        : { found: '里面不能写内容', mend: `请写成 ${begin}，里面的内容移到这个标签的后面。` };
    case 'choices':
      return choicesFault(children, between);
    case 'text':
      return children.length > 0
        ? null
        : {
            found: `里面是空的，还没有写${what}`,
            mend: `${between}写${inline ? '' : '，上下各空一行'}，例如：${example}`,
          };
    default: {
      if (lists.some((list) => content === 'list' || list.ordered)) return null;
      const isEmpty = children.length === 0;
      const [mark, form] = content === 'list' ? ['- ', DASH] : ['1. ', '数字、英文的点、一个空格'];
      return {
        found: isEmpty ? `里面是空的，还没有写${what}` : `里面的${what}，行首没有「${mark}」`,
        mend: `${isEmpty ? `${between}写，` : '请'}每条另起一行，行首写「${mark}」（${form}），例如：${mark}${example}`,
      };
    }
  }
}

const DASH = '英文减号，后面空一格';

/** Two to six choices first, and then the reason. */
function choicesFault([list, ...reason]: readonly Nodes[], between: string): ContentFault | null {
  const choices = `每行一个，行首写「- 」（${DASH}），例如：- 300元`;
  if (list === undefined)
    return {
      found: '里面是空的，还没有写选项和理由',
      mend: `${between}先写 2 到 6 个选项，${choices}；再空一行，写一句为什么。`,
    };
  if (list.type !== 'list')
    return { found: '开头不是选项', mend: `请先写选项，${choices}；为什么写在选项下面，中间空一行。` };
  const count = list.children.length;
  if (count < 2 || count > 6)
    return {
      found: `里面有 ${count} 个选项，应当是 2 到 6 个`,
      mend: `请${count < 2 ? '再加几个' : '去掉几个'}选项，${choices}。`,
    };
  if (reason.length > 0) return null;
  return { found: '的选项下面，还没有写为什么', mend: '请在最后一个选项下面空一行，写一句为什么选它。' };
}

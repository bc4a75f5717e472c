import type { Nodes, Root, Table } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { type CalendarDate, dateInWords } from '../domain/calendar-date.ts';
import { date } from '../domain/cell.ts';
import type { Quiz, Said, SpokenBlock, TalkOutline, Term } from '../domain/talk-outline.ts';
import { attributesOf } from './attributes.ts';
import { type ComponentName, componentNamed } from './components.ts';
import { slideLines, slidesOf } from './slides.ts';

type Tag = MdxJsxFlowElement | MdxJsxTextElement;
type Kind = SpokenBlock['kind'];

const isTag = (node: Nodes): node is Tag => node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
const children = (node: Nodes): readonly Nodes[] => ('children' in node ? (node.children as Nodes[]) : []);
const attributes = <N extends ComponentName>(name: N, { attributes: written }: Tag) =>
  attributesOf(
    name,
    Object.fromEntries(written.flatMap((a) => (a.type === 'mdxJsxAttribute' ? [[a.name, a.value ?? '']] : []))),
  );

/** What a talk says and its parts, from its text, which has passed the check and holds no speaker's notes. */
export function talkOutline(root: Root): TalkOutline {
  const outline = {
    blocks: [] as SpokenBlock[],
    quizzes: [] as Quiz[],
    eligibility: [] as Said[],
    steps: [] as Said[],
    materials: [] as Said[],
    terms: [] as Term[],
    slides: slidesOf(root).map((slide) => ({ title: slide.title, line: slide.line, lines: slideLines(slide) })),
  };
  const put = (kind: Kind, said: Said) => {
    if (said.some((part) => typeof part !== 'string' || part.trim() !== '')) outline.blocks.push({ kind, said });
  };
  const walk = (node: Nodes, kind: Kind = 'text'): void => {
    if (node.type === 'heading') put('heading', saidOf(node));
    else if (node.type === 'paragraph') put(kind, saidOf(node));
    else if (node.type === 'list') for (const item of node.children) walkAll(item, node.ordered ? 'step' : 'item');
    else if (node.type === 'table') for (const row of rowsSaid(node)) put('table', row);
    else if (isTag(node)) walkTag(node, kind);
    else walkAll(node, kind);
  };
  const walkAll = (node: Nodes, kind: Kind) => {
    for (const child of children(node)) walk(child, kind);
  };
  const walkTag = (tag: Tag, kind: Kind): void => {
    const name = componentNamed(tag.name ?? '');
    if (name === '分页' || name === '视频' || name === '音频' || name === '图') return;
    const lead = name === null ? undefined : LEADS[name];
    if (lead !== undefined) put('text', [lead]);
    if (name === '谁能享受') outline.eligibility.push(...itemsSaid(tag));
    if (name === '办理步骤') outline.steps.push(...itemsSaid(tag));
    if (name === '所需材料') outline.materials.push(...itemsSaid(tag));
    if (name === '时间') {
      const { from, until } = termOf(tag);
      const said = saidOf(tag);
      outline.terms.push({ from, until, said });
      put('text', [
        [from && `从${dateInWords(from)}起`, until && `到${dateInWords(until)}为止`].filter(Boolean).join('，'),
        '：',
        ...said,
      ]);
    } else if (name === '小测验') {
      const quiz = quizOf(tag);
      outline.quizzes.push(quiz);
      put('question', [quiz.question]);
      for (const [index, choice] of quiz.choices.entries()) put('choice', [`${LETTERS[index]}，`, ...choice]);
      put('answer', [`答案是${LETTERS[quiz.answer]}。`, ...quiz.reason]);
    } else if (name === '问答') {
      put('question', [attributes('问答', tag).question]);
      walkAll(tag, 'answer');
    } else if (children(tag).length === 0) put(kind, saidOf(tag));
    else walkAll(tag, kind);
  };
  walkAll(root, 'text');
  return outline;
}

/** Said before a list that has its name above it where it is read. */
const LEADS: Partial<Record<ComponentName, string>> = {
  谁能享受: '哪些人符合条件，一条一条对照。',
  所需材料: '要带的材料，一样一样记好。',
  讨论题: '请大家议一议。',
  案例: '举个例子。',
};

/** The days of 时间; the check has read them once. */
function termOf(tag: Tag): { from: CalendarDate | null; until: CalendarDate | null } {
  const { from, until } = attributes('时间', tag);
  const day = (written: string) => (written === '' ? null : String(date.read(written)));
  return { from: day(from), until: day(until) };
}

const LETTERS = 'ABCDEF';

const itemsSaid = (tag: Tag): Said[] =>
  (tag.children as Nodes[]).flatMap((node) => (node.type === 'list' ? node.children.map(saidOf) : []));

function quizOf(tag: Tag): Quiz {
  const { question, answer } = attributes('小测验', tag);
  const [list, ...reason] = tag.children as Nodes[];
  return {
    question,
    choices: list?.type === 'list' ? list.children.map(saidOf) : [],
    answer: answer.toUpperCase().charCodeAt(0) - 65,
    reason: reason.flatMap(saidOf),
  };
}

/** Each row below the head, its cells behind the names of their columns. */
const rowsSaid = ({ children: [head, ...rows] }: Table): Said[] =>
  rows.map(({ children: cells }) =>
    cells.flatMap((cell, index) => {
      const title = head?.children[index];
      const name = index === 0 || title === undefined ? [] : [...saidOf(title), '：'];
      return [...name, ...saidOf(cell), index === cells.length - 1 ? '。' : '，'];
    }),
  );

/** The words within a node, and what tags in it quote. */
function saidOf(node: Nodes): Said {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code')
    return [node.value.replace(/\n/g, ' ')];
  if (node.type === 'break') return ['，'];
  if (node.type === 'footnoteReference' || node.type === 'image') return [];
  if (isTag(node)) {
    const name = componentNamed(node.name ?? '');
    if (name === '标准') return [{ fact: attributes(name, node).id }];
    if (name === '咨询电话') return [{ unit: attributes(name, node).unit }];
    if (name === '数据') return [{ figure: attributes(name, node) }];
    if (name === '政策依据') {
      const { id, article } = attributes(name, node);
      return [{ policy: id, article: article || null }];
    }
  }
  return children(node).flatMap(saidOf);
}

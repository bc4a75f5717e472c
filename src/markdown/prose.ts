import type { Nodes, Table } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { type ComponentName, componentNamed } from './components.ts';
import { frontProse } from './front-prose.ts';

/** A run of text that is read as one: a paragraph, a heading, a cell of a table with what heads it. */
export interface Prose {
  readonly text: string;
  /** Line in the file of each position in the text, as steps: from `at` on it is `line`. */
  readonly lines: readonly { readonly at: number; readonly line: number }[];
  /** Headings above it, nearest first. */
  readonly headings: readonly string[];
  /** Stands where no tag belongs: in a heading, an attribute or the front matter. */
  readonly tagless?: true;
}

export const lineAt = ({ lines }: Prose, at: number): number | null =>
  lines.findLast((step) => step.at <= at)?.line ?? lines[0]?.line ?? null;

/**
 * The text of a document in runs, its title and summary first, without code and without what is marked with a source (<出处>): those are somebody
 * else's words.
 */
export function proseOf(root: Nodes): Prose[] {
  const found: Prose[] = [];
  const headings: { depth: number; text: string }[] = [];
  const put = (parts: readonly Nodes[], before = '', behind = '', tagless = false) => {
    const run = runOf(parts, before);
    run.text += behind;
    const above = headings.map(({ text }) => text).toReversed();
    if (run.text.trim() !== '') found.push({ ...run, headings: above, ...(tagless && { tagless }) });
  };
  const putQuestion = ({ attributes, position }: MdxJsxFlowElement) => {
    const asked = attributes.find(
      (a) => a.type === 'mdxJsxAttribute' && /^(?:问|题|question|标题|title|图注|caption)$/.test(a.name),
    );
    if (typeof asked?.value === 'string')
      put([{ type: 'text', value: asked.value, ...(position && { position }) }], '', '', true);
  };
  const walk = (node: Nodes): void => {
    if (isSourced(node)) return;
    if (node.type === 'heading') {
      while ((headings.at(-1)?.depth ?? 0) >= node.depth) headings.pop();
      put([node], '', '', true);
      headings.push({ depth: node.depth, text: runOf([node]).text });
      return;
    }
    if (node.type === 'table') for (const [parts, ...around] of tableRuns(node)) put(parts, ...around);
    else if (node.type === 'paragraph') put([node]);
    else if (node.type === 'yaml') found.push(...frontProse(node.value, node.position?.start.line ?? 1));
    else if ('children' in node) {
      if (node.type === 'mdxJsxFlowElement') putQuestion(node);
      for (const child of node.children) walk(child as Nodes);
    }
  };
  walk(root);
  return found;
}

const isNamed = (node: Nodes, name: ComponentName): boolean =>
  (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && componentNamed(node.name ?? '') === name;
const isSourced = (node: Nodes) => isNamed(node, '出处');

/**
 * Each cell behind the names that head its row and its column, in both orders: either may name the measure. The first
 * row of a table without a head is a row like the others.
 */
function tableRuns({ children: [head, ...rows] }: Table): [parts: Nodes[], before?: string, behind?: string][] {
  const titles = head?.children.map((cell) => runOf([cell]).text.trim()) ?? [];
  const first = (titles[0] ?? '').replace(UNIT, '');
  const cellsOfHead = (head?.children ?? []).map((cell, index): [Nodes[], string?, string?] => {
    const [title = '', name = ''] = [titles[index], titles[0]];
    return index > 0 && NUMBER.test(title) ? [[cell], `${first} `, unitOf(title, name, '')] : [[cell]];
  });
  const cells = rows.flatMap((row) =>
    row.children.flatMap((cell, index): [Nodes[], string?, string?][] => {
      if (index === 0) return [[[cell]]];
      const [name, title] = [runOf(row.children.slice(0, 1)).text, titles[index] ?? ''];
      const behind = unitOf(runOf([cell]).text, title, name);
      const [inRow, inColumn] = [name.replace(UNIT, ''), title.replace(UNIT, '')];
      return [
        [[cell], `${inRow} ${inColumn} `, behind],
        [[cell], `${inColumn} ${inRow} `, behind],
      ];
    }),
  );
  return [...cellsOfHead, ...cells];
}

const NUMBER = /^[\d０-９][\d０-９,，.．\s]*$/;
/** 收到（件）, 办结率（%）. */
const UNIT = /[（(](\p{Script=Han}{1,3}|[%％])[）)]$/u;

/** What a cell with nothing but a number counts in: as its heads say it, else matters or, for a rate, per cent. */
function unitOf(cell: string, ...heads: readonly string[]): string {
  if (!NUMBER.test(cell.trim())) return '';
  const said = heads.map((head) => UNIT.exec(head)?.[1]).find((unit) => unit !== undefined);
  if (said !== undefined) return said;
  if (
    heads.some((head) =>
      /占|[同环]比|比[重例上]|天数?$|日期|时间|元$|[人户次]数|人次|序号|排名|名次|编号|[增降差]/.test(head),
    )
  )
    return '';
  if (!heads.some((head) => /率$|满意度$/.test(head))) return '件';
  // 0.98 is 98 %.
  return Number(cell) <= 1 ? '' : '%';
}

/** Letters of the sentence break where something is left out, so that nothing is read across it. */
const GAP = '。';

function runOf(
  nodes: readonly (Nodes | undefined)[],
  before = '',
): { text: string; lines: { at: number; line: number }[] } {
  let text = before;
  const lines: { at: number; line: number }[] = [];
  const add = (node: Nodes | undefined): void => {
    if (node === undefined) return;
    if (node.type === 'break') text += '\n';
    else if (node.type === 'inlineCode' || node.type === 'footnoteReference' || isSourced(node)) text += GAP;
    else if (node.type === 'text') {
      let line = node.position?.start.line ?? 0;
      for (const part of node.value.split(/(?<=\n)/)) {
        lines.push({ at: text.length, line: line++ });
        // Within a paragraph a line ends anywhere.
        text += part.replace('\n', ' ');
      }
    } else if ('children' in node && node.children.length > 0) for (const child of node.children) add(child as Nodes);
    else if ('name' in node) text += GAP;
  };
  for (const node of nodes) add(node);
  return { text, lines };
}

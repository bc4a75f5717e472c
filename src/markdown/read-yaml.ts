import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument as parseYaml,
  visit,
} from 'yaml';
import { type Fields, readFields, type Tree, type Values } from '../domain/fields.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';

/**
 * Reads YAML as text, lists and mappings (failsafe schema: `001` stays `001`, a date stays what was typed) and then by
 * its fields. `lineOffset` is the line the YAML's first line stands after.
 */
export function readYaml<F extends Fields>(
  file: string,
  source: string,
  fields: F,
  lineOffset = 0,
): { value: Values<F> | null; problems: Problem[] } {
  const lines = new LineCounter();
  const document = parseYaml(source, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const at = (offset: number | undefined): Place => {
    const { line, col } = lines.linePos(offset ?? 0);
    return { file, line: line + lineOffset, column: col };
  };
  if (document.errors.length > 0) {
    return {
      value: null,
      problems: document.errors.map((error) =>
        problem('invalid-yaml', at(error.pos[0]), { reason: yamlReason(error.code) }),
      ),
    };
  }
  const sign = firstSign(document);
  if (sign !== null) {
    const reason = '内容前面用了 &、* 或 ! 这样的记号；要写这些符号的，整项加双引号';
    return { value: null, problems: [problem('invalid-yaml', at(sign), { reason })] };
  }
  const locate = (path: readonly string[]): Place => {
    for (let length = path.length; length > 0; length--) {
      const key = findKey(document.contents, path.slice(0, length));
      if (key?.range) return at(key.range[0]);
    }
    return { file, line: lineOffset + 1, column: null };
  };
  return readFields(fields, toTree(document.contents), locate);
}

/** Where the first anchor, alias or tag stands: nobody needs them, and other readers make something else of them. */
function firstSign(document: Document): number | null {
  let found: number | null = null;
  visit(document, {
    Node(_key, node) {
      if (!isAlias(node) && !node.anchor && !node.tag) return;
      found = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return found;
}

function findKey(node: Node | null, path: readonly string[]): Node | null {
  const pair = isMap(node)
    ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === path[0])
    : undefined;
  if (!pair) return null;
  return path.length === 1 ? (pair.key as Node) : findKey(pair.value as Node | null, path.slice(1));
}

function toTree(node: unknown): Tree {
  if (isMap(node))
    return Object.fromEntries(
      node.items.map((item) => [String(isScalar(item.key) ? item.key.value : ''), toTree(item.value)]),
    );
  if (isSeq(node)) return node.items.map(toTree);
  return isScalar(node) ? String(node.value ?? '') : '';
}

const YAML_REASONS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: '同一项写了两遍',
  TAB_AS_INDENT: '行首用了制表符，应当用空格',
  BAD_INDENT: '行首空格对不齐',
  MISSING_CHAR: '少了一个符号，常见的是引号或括号没有配对',
};
const yamlReason = (code: string) => YAML_REASONS[code] ?? '这一行不是「名称: 内容」的样子';

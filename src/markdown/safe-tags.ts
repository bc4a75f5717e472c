import type { Nodes } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { CellFault, date } from '../domain/cell.ts';
import { nearest } from '../domain/nearest.ts';
import { type Place, problem } from '../domain/problem.ts';
import { type Component, componentNamed, components } from './components.ts';
import { isOwnFile } from './safe-addresses.ts';
import type { SafetyReport } from './safe-subset.ts';
import { contentFault } from './tag-content.ts';

type Tag = MdxJsxFlowElement | MdxJsxTextElement;

/** Holds a tag to its component: name, attributes, position and content. What is wrong goes into the report. */
export function checkTag(tag: Tag, above: readonly Nodes[], place: Place, report: SafetyReport): void {
  const name = componentNamed(tag.name ?? '');
  if (name === null) {
    const allowed = Object.keys(components);
    const written = tag.name ?? '<>';
    report.problems.push(
      problem(
        'unknown-component',
        { ...place, value: written },
        {
          name: written,
          allowed,
          suggestions: likeNames(written),
        },
      ),
    );
    return;
  }
  const component: Component = components[name];
  const attributes = checkAttributes(tag, name, component, place, report);
  if (name === '数据' && attributes.measure) {
    report.references.figures.push({ attributes, inline: tag.type === 'mdxJsxTextElement', place });
    if (attributes.stated !== undefined && attributes.source === undefined)
      report.problems.push(problem('missing-attribute', place, { component: name, name: '出处' }));
  }
  if (name === '政策依据' && attributes.id && attributes.article)
    report.references.articles.push({ policy: attributes.id, article: attributes.article, place });
  if (name === '时间' && !attributes.from && !attributes.until)
    report.problems.push(problem('missing-attribute', place, { component: name, name: '开始」或者「截止' }));
  checkTogether(tag, name, attributes, place, report);
  checkPosition(tag, name, component, above, place, report);
  const fault = contentFault(name, tag.children as Nodes[]);
  if (fault !== null) report.problems.push(problem('component-content', place, { component: name, ...fault }));
}

/** What is right by itself and wrong together: an answer that is none of the choices, a term that ends before it begins. */
function checkTogether(
  tag: Tag,
  component: string,
  { answer = '', from = '', until = '' }: Readonly<Record<string, string>>,
  place: Place,
  { problems }: SafetyReport,
): void {
  const [list] = tag.children as Nodes[];
  const choices = list?.type === 'list' ? list.children.length : 0;
  if (component === '小测验' && /^[A-F]$/i.test(answer) && choices > 1 && letterAt(answer) >= choices) {
    const expected = ` A 到 ${String.fromCharCode(64 + choices)} 中的一个：只有 ${choices} 个选项`;
    problems.push(
      problem('invalid-attribute', { ...place, value: answer }, { component, name: '答案', value: answer, expected }),
    );
  }
  const [begins, ends] = [date.read(from), date.read(until)];
  if (
    component === '时间' &&
    typeof begins === 'string' &&
    typeof ends === 'string' &&
    from &&
    until &&
    ends < begins
  ) {
    const expected = '不早于「开始」的日期';
    problems.push(
      problem('invalid-attribute', { ...place, value: until }, { component, name: '截止', value: until, expected }),
    );
  }
}

const letterAt = (letter: string) => letter.toUpperCase().charCodeAt(0) - 65;

/** Tags with a name like the written one. One letter in place of another is no likeness: <a> is not meant to be 图. */
function likeNames(written: string): string[] {
  const english = Object.values(components).map((component) => component.english);
  const names = nearest(written, [...Object.keys(components), ...english])
    .filter((name) => [...name.toLowerCase()].some((letter) => written.toLowerCase().includes(letter)))
    .map((name) => componentNamed(name) ?? name);
  return [...new Set(names)];
}

/** Tags that stand in a sentence may stand anywhere; others in no other tag, and some only between paragraphs. */
function checkPosition(
  tag: Tag,
  name: string,
  { inline, top }: Component,
  above: readonly Nodes[],
  place: Place,
  report: SafetyReport,
): void {
  if (inline) return;
  const around = above.findLast((node) => node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement');
  const outer = around === undefined ? null : (componentNamed((around as Tag).name ?? '') ?? null);
  const isInSentence = tag.type === 'mdxJsxTextElement';
  if (outer !== null || isInSentence || (top && above.length > 1))
    report.problems.push(
      problem('component-nesting', { ...place, value: tag.name ?? '' }, { component: name, outer, isInSentence }),
    );
}

/** What stands in the attributes, by their English names; what is wrong with them goes into the report. */
function checkAttributes(tag: Tag, name: string, component: Component, place: Place, report: SafetyReport) {
  const known = Object.entries(component.attributes);
  const given: Record<string, string> = {};
  // No tag has that many: a wrong one stands among the first.
  for (const attribute of tag.attributes.slice(0, 50)) {
    if (
      attribute.type === 'mdxJsxExpressionAttribute' ||
      (attribute.value !== null && typeof attribute.value === 'object')
    ) {
      report.problems.push(problem('unsafe-code', place, { what: `<${name}> 里的花括号代码` }));
      continue;
    }
    const { name: written, value } = attribute as MdxJsxAttribute & { value: string | null | undefined };
    const found = known.find(([english, { zh }]) => english === written || zh === written);
    if (!found) {
      const allowed = known.map(([, { zh }]) => zh);
      report.problems.push(
        problem('unknown-attribute', { ...place, value: written }, { component: name, name: written, allowed }),
      );
      continue;
    }
    const text = (value ?? '').trim();
    const isSecond = given[found[0]] !== undefined;
    given[found[0]] = text;
    if (isSecond || text.length > LONGEST_VALUE) {
      const expected = isSecond ? '一遍，不能写两遍' : `得短一些，最多 ${LONGEST_VALUE} 个字`;
      const params = { component: name, name: found[1].zh, value: text, expected };
      report.problems.push(problem('invalid-attribute', { ...place, value: text }, params));
      continue;
    }
    if (text === '') report.problems.push(problem('missing-attribute', place, { component: name, name: found[1].zh }));
    else checkValue(name, found[1], text, place, report);
  }
  for (const [english, { zh, optional }] of known) {
    if (
      !optional &&
      given[english] === undefined &&
      !tag.attributes.some((a) => a.type !== 'mdxJsxAttribute' || a.name === zh || a.name === english)
    ) {
      report.problems.push(problem('missing-attribute', place, { component: name, name: zh }));
    }
  }
  return given;
}

/** Longer than any question or caption. */
const LONGEST_VALUE = 1000;

/** What kinds of files a tag may show. */
const FILES = {
  picture: { pattern: /\.(jpe?g|png|webp|avif|gif)$/iu, formats: 'jpg、png、webp、avif、gif' },
  video: { pattern: /\.mp4$/iu, formats: 'mp4' },
  audio: { pattern: /\.(mp3|m4a)$/iu, formats: 'mp3、m4a' },
  captions: { pattern: /\.vtt$/iu, formats: 'vtt' },
} as const;

/** A value that is there: takes up what it refers to, and holds it to its form. */
function checkValue(
  component: string,
  { zh, refers, form }: Component['attributes'][string],
  value: string,
  place: Place,
  { problems, references }: SafetyReport,
): void {
  const refuse = (expected: string) =>
    problems.push(problem('invalid-attribute', { ...place, value }, { component, name: zh, value, expected }));
  if (refers === 'policy') references.policies.push({ id: value, place });
  else if (refers === 'unit') references.units.push({ id: value, place });
  else if (refers === 'fact') references.facts.push({ id: value, place });
  else if (refers !== undefined) {
    const { pattern, formats } = FILES[refers];
    if (!isOwnFile(value) || !pattern.test(value)) refuse(`同一个文件夹里的文件名（${formats}）`);
    else references.links.push({ url: value, place });
  }
  if (form === 'date' && date.read(value) instanceof CellFault) refuse('日期，例如 2026-04-30');
  if (form === 'letter' && !/^[A-Fa-f]$/.test(value)) refuse('一个字母：A 是第一个选项，B 是第二个');
}

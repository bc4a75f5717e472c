import type { Hostile } from './documents.ts';

const front = (lines: string, text = '正文') => `---\n标题: 甲\n摘要: 乙\n${lines}\n---\n\n${text}\n`;
const bomb = [
  'a: &a [x, x]',
  ...'bcdefgh'.split('').map((key, i) => `${key}: &${key} [*${'abcdefg'[i]}, *${'abcdefg'[i]}]`),
];

/** Whole documents: what Astro or a reader of YAML might do more with than read it. */
export const frontMatter: readonly Hostile[] = [
  [front('layout: ../../evil.astro'), 'unknown-setting', 4],
  [front('"layout": https://evil.example/a.js'), 'unknown-setting', 4],
  [front('? layout\n: ../evil.astro'), 'unknown-setting', 4],
  [front('slug: ../../index'), 'unknown-setting', 4],
  [front('components: {a: script}'), 'unknown-setting', 4],
  [front('__proto__: {a: b}'), 'unknown-setting', 4],
  [front('constructor: a'), 'unknown-setting', 4],
  [front('<<: {layout: a}'), 'unknown-setting', 4],
  [front('标题: 丙'), 'invalid-yaml', 4],
  [front('title: 丙'), 'invalid-setting', 4],
  [front(bomb.join('\n')), 'invalid-yaml', 4],
  [front('来源: &a 某局\n对象: [*a]'), 'invalid-yaml', 4],
  [front('来源: *a'), 'invalid-yaml', 4],
  [front('来源: !!js/function "function () {}"'), 'invalid-yaml', 4],
  [front('来源: !!python/object/apply:os.system [ls]'), 'invalid-yaml', 4],
  [front('来源: !evil 某局'), 'invalid-yaml', 4],
  [front('来源: !!binary aGk='), 'invalid-yaml', 4],
  [front('来源: "没有写完'), 'invalid-yaml', 4],
  [front('对象: [甲,\n+++ {process.env.HOME}\n]'), 'invalid-yaml', 5],
  [front('来源: 某局\n--- # 第二份\nlayout: a'), 'invalid-yaml', 5],
  [front('来源: {process.env.HOME: x}'), 'invalid-setting', 4],
  ['---\r标题: 甲\r摘要: 乙\r---\r正文\r', 'invalid-yaml', 1],
  ['+++\ntitle = "甲"\n+++\n', 'missing-front-matter'],
  ['\n---\n标题: 甲\n摘要: 乙\n---\n', 'missing-front-matter'],
  ['正文', 'missing-front-matter'],
  ['', 'missing-front-matter'],
  ['---\n标题: 甲\n摘要: 乙\n', 'missing-front-matter'],
  ['---js\nmodule.exports = {}\n---\n', 'missing-front-matter'],
  ['\ufeff---\n标题: 甲\n摘要: 乙\n---\n{x}\n', 'unsafe-code', 5],
  ['---\r\n标题: 甲\r\n摘要: 乙\r\n---\r\n\r\n{x}\r\n', 'unsafe-code', 6],
];

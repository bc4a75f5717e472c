import type { Hostile } from './documents.ts';

const unknown = (tag: string): Hostile => [`<${tag}>甲</${tag}>`, 'unknown-component'];
const empty = (tag: string): Hostile => [`<${tag} />`, 'unknown-component'];

const PAIRED = ['script', 'iframe', 'object', 'svg', 'math', 'style', 'form', 'button', 'textarea', 'select'];
const MORE_PAIRED = ['video', 'audio', 'a', 'details', 'div', 'template', 'noscript', 'marquee', 'slot', 'p', 'h1'];
const OF_OTHERS = ['Fragment', 'Slide', 'Layout', 'Code', 'MDXContent', 'constructor', '__proto__', 'toString'];
const EMPTY = ['embed', 'input', 'base', 'meta', 'link', 'img', 'br', 'source', 'portal', 'x-evil'];

/** HTML and what looks like it. */
export const html: readonly Hostile[] = [
  ...[...PAIRED, ...MORE_PAIRED, ...OF_OTHERS].map(unknown),
  ...EMPTY.map(empty),
  ['<script src="https://evil.example/a.js"></script>', 'unknown-component'],
  ['<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;" />', 'unknown-component'],
  ['<svg onload="alert(1)" />', 'unknown-component'],
  ['<svg><animate attributeName="href" /></svg>', 'unknown-component'],
  ['<a href="javascript:alert(1)">点我</a>', 'unknown-component'],
  ['<meta http-equiv="refresh" content="0" />', 'unknown-component'],
  ['<img src="x" onerror="alert(1)" />', 'unknown-component'],
  ['- <b>甲</b>', 'unknown-component'],
  ['甲 <b>乙</b> 丙', 'unknown-component'],
  ['甲\n\n> <i>乙</i>', 'unknown-component', 3],
  ['| 甲 |\n| --- |\n| <img /> |', 'unknown-component', 3],
  ['<>甲</>', 'unknown-component'],
  ['<a.b>甲</a.b>', 'unknown-component'],
  ['<要点.甲 />', 'unknown-component'],
  ['<this.props.children />', 'unknown-component'],
  ['<x:y>甲</x:y>', 'unknown-component'],
  ['<svg:script />', 'unknown-component'],
  ['<!-- 注释 -->', 'broken-markup'],
  ['正文 <!-- 注释 --> 正文', 'broken-markup'],
  ['<!doctype html>', 'broken-markup'],
  ['<![CDATA[甲]]>', 'broken-markup'],
  ['<?php echo 1 ?>', 'broken-markup'],
  ['<?xml version="1.0"?>', 'broken-markup'],
  ['1 <2', 'broken-markup'],
  ['第一段\n\n<br>\n\n第二段', 'broken-markup', 3],
  ['<p>\n甲\n\n乙', 'broken-markup'],
  ['</script>', 'broken-markup'],
  ['<script>\nif (1 < 2) {}\n</script>', 'unsafe-code', 2],
  ['<https://evil.example/>', 'broken-markup'],
  ['<javascript:alert(1)>', 'broken-markup'],
  ['<script\u00a0/>', 'unknown-component'],
];

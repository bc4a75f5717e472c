import type { Hostile } from './documents.ts';

const numbered = (count: number, line: (n: number) => string) => Array.from({ length: count }, (_, n) => line(n));

/** Far too much of something: refused before it is parsed, where it can be. */
export const enormous: readonly Hostile[] = [
  ['字'.repeat(1_000_000), 'broken-markup', -3],
  [`甲\n\n${'*a_'.repeat(50_000)}`, 'broken-markup', 3],
  ['*'.concat('a*').repeat(50_000), 'broken-markup'],
  ['~a'.repeat(50_000), 'broken-markup'],
  ['['.repeat(50_000), 'broken-markup'],
  [']'.repeat(50_000), 'broken-markup'],
  ['![a]('.repeat(30_000), 'broken-markup'],
  [`${'[a '.repeat(10_000)}${'](b)'.repeat(10_000)}`, 'broken-markup'],
  ['`a'.repeat(50_000), 'broken-markup'],
  [numbered(600, (n) => '`'.repeat(n)).join('a'), 'broken-markup'],
  ['>'.repeat(10_000), 'broken-markup'],
  ['- '.repeat(10_000).concat('a'), 'broken-markup'],
  ['1. '.repeat(10_000).concat('a'), 'broken-markup'],
  [numbered(400, (n) => `${'  '.repeat(n)}- a`).join('\n'), 'broken-markup', 61],
  [numbered(9000, () => '> > > > > a').join('\n'), 'broken-markup', 201],
  ['甲\n---\n'.repeat(4000), 'broken-markup', 1998],
  ['甲\n\n'.repeat(9000), 'broken-markup', 9997],
  [numbered(9000, (n) => `[^${n}]: a`).join('\n\n'), 'broken-markup', 9997],
  [`${'甲[^1]\n\n'.repeat(1200)}[^1]: 乙`, 'broken-markup', 2001],
  [`[a]: https://www.gov.cn/${'a'.repeat(1900)}\n\n${'[a]\n\n'.repeat(4000)}`, 'broken-markup', 2003],
  [`${'|a'.repeat(5000)}\n${'|-'.repeat(5000)}`, 'broken-markup'],
  [`${'|a'.repeat(90)}|\n${'|-'.repeat(90)}|\n${'|a\n'.repeat(900)}`, 'broken-markup'],
  ['<讨论题>'.repeat(5000).concat('</讨论题>'.repeat(5000)), 'broken-markup'],
  ['<讨论题>\n\n'.repeat(3000).concat('</讨论题>\n\n'.repeat(1000)), 'broken-markup', 121],
  ['{a}'.repeat(50_000), 'broken-markup'],
  [`{'${'}'.repeat(100_000)}'}`, 'unsafe-code'],
  [`export const a = \`\n${'\n'.repeat(5000)}\``, 'unsafe-code'],
  [`<问答 问="${'甲'.repeat(100_000)}">\n\n答\n\n</问答>`, 'invalid-attribute'],
  [`<讨论题 ${'a '.repeat(20_000)}>\n\n甲\n\n</讨论题>`, 'unknown-attribute'],
  [`<${'a'.repeat(100_000)} />`, 'unknown-component'],
  [`[甲](${'a'.repeat(100_000)})`, 'unsafe-link'],
];

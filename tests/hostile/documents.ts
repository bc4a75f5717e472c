import type { ProblemKind } from '../../src/domain/problem-catalogue.ts';
import { code } from './code.ts';
import { enormous } from './enormous.ts';
import { frontMatter } from './front-matter.ts';
import { html } from './html.ts';
import { links } from './links.ts';
import { pictures } from './pictures.ts';
import { tags } from './tags.ts';

/** What somebody might put into a talk, and what the check must say of it: a kind of problem and a line of its text. */
export type Hostile = readonly [text: string, kind: ProblemKind, line?: number];

/** Front matter that nothing is wrong with; the text begins on line 5. */
export const FRONT = '---\n标题: 试讲\n摘要: 一句话\n---\n';
const FRONT_LINES = 4;

/** A whole document, and the line of the file that must be named. */
export interface HostileDocument {
  readonly name: string;
  readonly source: string;
  readonly kind: ProblemKind;
  readonly line: number;
}

const named = (room: string, text: string) => `${room}: ${JSON.stringify(text.slice(0, 60))}`;

const bodies = { code, html, links, pictures, tags, enormous } satisfies Record<string, readonly Hostile[]>;

export const hostileDocuments: readonly HostileDocument[] = [
  ...Object.entries(bodies).flatMap(([room, list]) =>
    list.map(([text, kind, line = 1]) => ({
      name: named(room, text),
      source: FRONT + text,
      kind,
      line: FRONT_LINES + line,
    })),
  ),
  ...frontMatter.map(([source, kind, line = 1]) => ({ name: named('front matter', source), source, kind, line })),
];

/** Short texts that must be refused wherever they stand. */
export const fragments: readonly string[] = [...code, ...html, ...links, ...pictures]
  .map(([text]) => text)
  .filter((text) => !text.includes('\n'));

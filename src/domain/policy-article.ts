import { articleAnchor, articleOf, compareArticles } from './article-number.ts';
import { CellFault, type CellKind, reference, text } from './cell.ts';
import { column, ledger, type Placed, type Row } from './ledger.ts';

/** The number of an article. Not 20-1, which Excel would take for a day in January. */
export const articleNumber: CellKind<string> = {
  form: '第几条（写 10 或 第十条；第二十条之一写 20之1）',
  json: { type: 'string', pattern: '^[1-9]\\d{0,3}(之[1-9]\\d{0,3})?$' },
  blank: null,
  read: (value) =>
    articleOf(value) ?? new CellFault('invalid-number', { value, expected: '第几条，例如 10 或 第十条' }),
};

/** Articles of policies (政策条文): the text of a law, article by article, made by `import` from the law itself. */
export const policyArticleLedger = ledger({
  name: 'policy-articles',
  zh: '政策条文',
  aliases: ['条文', '法规条文', 'policy-article'],
  meaning: '法规的正文，一条一行；由导入法规生成。',
  key: null,
  published: true,
  columns: {
    policy: column('政策', ['政策编号'], reference, '是哪一份政策的条文。', { required: true }),
    article: column('条', ['条号', '第几条'], articleNumber, '第几条。', { required: true }),
    chapter: column('章', ['章名'], text, '在哪一章，例如 第一章 总则。'),
    section: column('节', ['节名'], text, '在这一章的哪一节。'),
    text: column('正文', ['条文正文', '条文内容'], text, '这一条的正文，一段一行。', { required: true }),
  },
});
export type PolicyArticleRow = Placed<Row<typeof policyArticleLedger.columns>>;

type Article = Omit<PolicyArticleRow, 'origin'>;

/** （一）、（二）: an item of an article, not a paragraph of its own. */
export const isItem = (line: string): boolean => /^[（(][一二三四五六七八九十百]+[）)]/.test(line);

/** A chapter of a law, or a section of one, with its articles in order. */
export interface LawPart<A> {
  /** Null for articles before the first chapter, and for laws without chapters. */
  readonly chapter: string | null;
  readonly section: string | null;
  /** Whether the chapter begins here, and not with an earlier section. */
  readonly beginsChapter: boolean;
  /** What a table of contents calls it, and where it stands on the page. */
  readonly name: string;
  readonly anchor: string;
  readonly articles: readonly A[];
  readonly first: string;
  readonly last: string;
}

/** The articles of one law as its chapters and sections have them, whatever the order of the rows. */
export function lawParts<A extends Article>(rows: readonly A[]): LawPart<A>[] {
  const groups: [A, ...A[]][] = [];
  for (const row of rows.toSorted((a, b) => compareArticles(a.article, b.article))) {
    const last = groups.at(-1);
    if (last && last[0].chapter === row.chapter && last[0].section === row.section) last.push(row);
    else groups.push([row]);
  }
  return groups.map((articles, index) => {
    const [{ chapter, section, article: first }] = articles;
    const anchor = chapter === null && section === null ? articleAnchor(first) : `part-${index + 1}`;
    const name = [chapter, section].filter((part) => part !== null).join(' ') || '开头';
    const beginsChapter = groups[index - 1]?.[0].chapter !== chapter;
    return { chapter, section, beginsChapter, name, anchor, articles, first, last: articles.at(-1)?.article ?? first };
  });
}

/** Characters of a law on one page: with the frame around them, a page stays within 14 KB compressed. */
const PAGE_CHARACTERS = 4000;

/** A law on as many pages as it needs: cut between chapters and sections, and within one only where it is longer than a page. */
export function lawPages<A extends Article>(parts: readonly LawPart<A>[]): LawPart<A>[][] {
  const pages: LawPart<A>[][] = [];
  let room = 0;
  for (const part of parts) {
    if (charactersOf(part.articles) > room) {
      pages.push([]);
      room = PAGE_CHARACTERS;
    }
    let from = 0;
    for (const [at, article] of part.articles.entries()) {
      const needed = charactersOf([article]);
      if (needed > room && at > from) {
        pages.at(-1)?.push(pieceOf(part, from, at));
        pages.push([]);
        room = PAGE_CHARACTERS;
        from = at;
      }
      room -= needed;
    }
    pages.at(-1)?.push(pieceOf(part, from, part.articles.length));
  }
  // A page says what chapter it is in.
  return pages.map(([first, ...others]) => (first ? [{ ...first, beginsChapter: true }, ...others] : []));
}

const charactersOf = (articles: readonly Article[]): number => articles.reduce((sum, { text }) => sum + text.length, 0);

function pieceOf<A extends Article>(part: LawPart<A>, from: number, until: number): LawPart<A> {
  const articles = part.articles.slice(from, until);
  const [first, last] = [articles[0]?.article ?? part.first, articles.at(-1)?.article ?? part.last];
  return { ...part, articles, first, last };
}

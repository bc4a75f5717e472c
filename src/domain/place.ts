import { choice, placeCode, text } from './cell.ts';
import { column, ledger, type Placed, type Row } from './ledger.ts';

/** Administrative divisions (区划). Places stop at the village: nothing below one is ever published. */
export const placeLedger = ledger({
  name: 'places',
  zh: '区划',
  aliases: ['区划表', '行政区划', '乡镇村', 'place'],
  meaning: '网站覆盖的乡镇和村。',
  key: 'code',
  published: true,
  columns: {
    code: column('代码', ['区划代码', '行政区划代码', '编码'], placeCode, '2 到 12 位区划代码。', { required: true }),
    name: column('名称', ['区划名称', '地名'], text, '乡镇或村的名称。', { required: true }),
    parent: column('上级代码', ['上级', '上级区划代码', '上级区划'], placeCode, '上一级的代码。'),
    level: column(
      '层级',
      ['级别'],
      choice({
        省: ['province', '自治区', '直辖市', '省级'],
        市: ['prefecture', '州', '地区', '市级', '盟'],
        县: ['county', '区', '县级', '旗'],
        乡: ['township', '镇', '街道', '乡镇', '乡级', '乡镇街道'],
        村: ['village', '社区', '村级', '村社区'],
      }),
      '省、市、县、乡、村。',
    ),
  },
});
export type PlaceRow = Placed<Row<typeof placeLedger.columns>>;

/**
 * The tree of places. A place without an entry for its parent hangs under the longest listed code that begins its
 * own (codes nest by prefix, GB/T 2260).
 */
export class PlaceTree {
  readonly #places = new Map<string, PlaceRow>();
  readonly #children = new Map<string, PlaceRow[]>();
  readonly #parents = new Map<string, string | null>();

  constructor(rows: readonly PlaceRow[]) {
    for (const row of rows) this.#places.set(row.code, row);
    for (const row of rows) {
      const parent = this.#findParent(row);
      this.#parents.set(row.code, parent);
      if (parent !== null) this.#children.set(parent, [...(this.#children.get(parent) ?? []), row]);
    }
  }

  #findParent(row: PlaceRow): string | null {
    if (row.parent && row.parent !== row.code && this.#places.has(row.parent)) return row.parent;
    for (let length = row.code.length - 1; length >= 2; length--) {
      const prefix = row.code.slice(0, length);
      if (this.#places.has(prefix)) return prefix;
    }
    return null;
  }

  get = (code: string): PlaceRow | undefined => this.#places.get(code);
  all = (): PlaceRow[] => [...this.#places.values()];
  children = (code: string): readonly PlaceRow[] => this.#children.get(code) ?? [];
  roots = (): PlaceRow[] => this.all().filter((place) => this.#parents.get(place.code) === null);

  /** The place itself and what it lies in, nearest first. A loop in the ledger ends the chain. */
  lineage(code: string): PlaceRow[] {
    const chain: PlaceRow[] = [];
    const seen = new Set<string>();
    for (let at: string | null = code; at !== null && !seen.has(at); at = this.#parents.get(at) ?? null) {
      seen.add(at);
      const place = this.#places.get(at);
      if (!place) break;
      chain.push(place);
    }
    return chain;
  }

  /** The township a place lies in (itself, if it is one); for a place above townships, undefined. */
  township = (code: string): PlaceRow | undefined => this.lineage(code).find((place) => this.levelOf(place) === '乡');

  /** The level, from the ledger or else from the length of the code (GB/T 2260: 2, 4, 6, 9, 12 digits). */
  levelOf(place: PlaceRow): string {
    if (place.level) return place.level;
    return { 2: '省', 4: '市', 6: '县', 9: '乡', 12: '村' }[place.code.length] ?? '村';
  }

  /** The names from below the site's own place down, e.g. 大桥镇 桥头村. */
  fullName(code: string, below?: string | null): string {
    const chain = this.lineage(code);
    const cut = below ? chain.findIndex((place) => place.code === below) : -1;
    const kept =
      cut > 0
        ? chain.slice(0, cut)
        : cut === 0
          ? chain.slice(0, 1)
          : chain.filter((p) => ['乡', '村'].includes(this.levelOf(p)));
    return (kept.length > 0 ? kept : chain.slice(0, 1))
      .toReversed()
      .map((place) => place.name)
      .join(' ');
  }

  /** The place and everything below it. */
  within(code: string): Set<string> {
    const found = new Set<string>([code]);
    for (const member of found) for (const child of this.children(member)) found.add(child.code);
    return found;
  }
}

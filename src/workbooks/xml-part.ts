/** The bytes are not a workbook that can be marked. */
export class UnmarkableWorkbookError extends Error {
  override readonly name = 'UnmarkableWorkbookError';
}

/** Where an element stands in its part: its start tag from `start` to `open`, its content from there to `close`. */
export interface XmlElement {
  readonly name: string;
  readonly start: number;
  readonly open: number;
  readonly close: number;
  readonly end: number;
}

const REST_OF_TAG = `(?=[\\s/>])[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*>`;
const FIRST_TAG = new RegExp(`<[\\w.:-]+${REST_OF_TAG}`);
const NEXT_TAG = `<(?:!--[\\s\\S]*?-->|!\\[CDATA\\[[\\s\\S]*?\\]\\]>|\\?[\\s\\S]*?\\?>|([\\w.:-]+)${REST_OF_TAG})`;

type Attributes = Readonly<Record<string, string | number | null>>;

/** An XML part that is changed by splices only: what they don't touch stays as it was. */
export class XmlPart {
  readonly xml: string;
  readonly root: XmlElement;
  /** The root's namespace prefix with its colon; the part's own elements have the same. */
  readonly prefix: string;
  readonly #splices: { start: number; end: number; text: string }[] = [];
  readonly #top: readonly XmlElement[];

  constructor(xml: string) {
    this.xml = xml;
    const [root] = this.#elements(0, xml.length);
    if (!root) throw new UnmarkableWorkbookError('a part without content');
    this.root = root;
    this.prefix = root.name.slice(0, root.name.indexOf(':') + 1);
    this.#top = [...this.children(root)];
  }

  get changed(): boolean {
    return this.#splices.length > 0;
  }

  tag({ start, open }: XmlElement): string {
    return this.xml.slice(start, open);
  }

  children(parent: XmlElement | undefined): Iterable<XmlElement> {
    return parent ? this.#elements(parent.open, parent.close) : [];
  }

  /** Children of an element: of the root when none is named, none when it is not there. */
  list(...parent: readonly [XmlElement | undefined] | []): readonly XmlElement[] {
    return parent.length === 0 ? this.#top : [...this.children(parent[0])];
  }

  child(local: string, parent?: XmlElement): XmlElement | undefined {
    return (parent ? this.list(parent) : this.#top).find(({ name }) => localName(name) === local);
  }

  replace(start: number, end: number, text: string) {
    if (this.xml.slice(start, end) !== text) this.#splices.push({ start, end, text });
  }

  insert(at: number, text: string) {
    this.replace(at, at, text);
  }

  setAttributes(element: XmlElement, values: Attributes) {
    this.replace(element.start, element.open, withAttributes(this.tag(element), values));
  }

  /** Adds at an element's end, at most once for each; its attributes may change along with that. */
  append(parent: XmlElement, text: string, values: Attributes = {}) {
    if (parent.open < parent.end) {
      this.setAttributes(parent, values);
      this.insert(parent.close, text);
    } else {
      const tag = withAttributes(this.tag(parent), values);
      this.replace(parent.start, parent.end, `${tag.slice(0, -2)}>${text}</${parent.name}>`);
    }
  }

  /** Adds a child of the root before the first of those that follow it in the standard's order. */
  insertBefore(following: readonly string[], text: string) {
    this.insert(this.#top.find(({ name }) => following.includes(localName(name)))?.start ?? this.root.close, text);
  }

  toString(): string {
    const pieces: string[] = [];
    let from = 0;
    for (const { start, end, text } of this.#splices.toSorted((a, b) => a.start - b.start)) {
      pieces.push(this.xml.slice(from, start), text);
      from = end;
    }
    return pieces.join('') + this.xml.slice(from);
  }

  *#elements(from: number, to: number): Generator<XmlElement> {
    const next = new RegExp(NEXT_TAG, 'g');
    next.lastIndex = from;
    for (let match = next.exec(this.xml); match && match.index < to; match = next.exec(this.xml)) {
      const name = match[1];
      if (name === undefined) continue;
      const open = next.lastIndex;
      const [close, end] = this.xml[open - 2] === '/' ? [open, open] : this.#closing(name, open);
      next.lastIndex = end;
      yield { name, start: match.index, open, close, end };
    }
  }

  #closing(name: string, open: number): readonly [close: number, end: number] {
    // Rows and cells by the hundred thousand: elements that hold none of their own kind end at the next closing tag.
    const next = this.xml.indexOf(`</${name}>`, open);
    if (next >= 0 && !this.xml.slice(open, next).includes(`<${name}`)) return [next, next + name.length + 3];
    const tag = new RegExp(`<(/?)${name}${REST_OF_TAG}`, 'g');
    tag.lastIndex = open;
    let depth = 1;
    for (let match = tag.exec(this.xml); match; match = tag.exec(this.xml)) {
      if (match[1] === '/') depth -= 1;
      else if (this.xml[tag.lastIndex - 2] !== '/') depth += 1;
      if (depth === 0) return [match.index, tag.lastIndex];
    }
    throw new UnmarkableWorkbookError(`${name} is not closed`);
  }
}

export const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** Our own elements with the prefix that a part gives its elements. */
export const prefixed = (xml: string, prefix: string) =>
  prefix === '' ? xml : xml.replace(/<(\/?)(?=\w)/g, `<$1${prefix}`);

export function attribute(tag: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match ? unescaped(match[1] ?? match[2] ?? '') : undefined;
}

export const isTrue = (value: string | undefined) => value === '1' || value === 'true';

/** A text whose first tag has attributes set or (null) taken away. */
export const withAttributes = (xml: string, values: Attributes): string =>
  xml.replace(FIRST_TAG, (tag) =>
    Object.entries(values).reduce((changed, [name, value]) => {
      const bare = changed.replace(new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`), '');
      if (value === null) return bare;
      const end = bare.endsWith('/>') ? '/>' : '>';
      return `${bare.slice(0, -end.length)} ${name}="${value}"${end}`;
    }, tag),
  );

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text for XML: without characters that XML 1.0 has no way to write, and without what Excel reads as an escape. */
export const escaped = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (character) => `&${Object.keys(ENTITIES).find((name) => ENTITIES[name] === character)};`);

export const unescaped = (text: string) =>
  text.replace(/&(?:#x([\dA-Fa-f]+)|#(\d+)|(\w+));/g, (whole, hex, decimal, name) =>
    name ? (ENTITIES[name] ?? whole) : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { whyNotUnpacked } from '../ledgers/workbook-contents.ts';
import { attribute, prefixed, UnmarkableWorkbookError, XmlPart } from './xml-part.ts';

export interface SheetEntry {
  readonly name: string;
  readonly path: string;
}

const CONTENT_TYPES = {
  comments: 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml',
  styles: 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml',
  vmlDrawing: 'application/vnd.openxmlformats-officedocument.vmlDrawing',
  worksheet: 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml',
};

export class WorkbookPackage {
  readonly path: string;
  readonly sheets: readonly SheetEntry[];
  readonly stylesPath: string;
  /** What the types of relations begin with, and the namespace of their ids; strict workbooks have another one. */
  readonly relationTypes: string;
  /** Namespace of the workbook, its sheets, styles and comments. */
  readonly namespace: string;
  readonly #parts: Record<string, Uint8Array>;

  constructor(bytes: Uint8Array) {
    try {
      if (whyNotUnpacked(bytes) !== null) throw new UnmarkableWorkbookError('too large');
      this.#parts = unzipSync(bytes);
    } catch (cause) {
      throw new UnmarkableWorkbookError('not a ZIP archive', { cause });
    }
    const root = this.relations('').find(({ type }) => type.endsWith('/officeDocument'));
    if (!root) throw new UnmarkableWorkbookError('no workbook in the package');
    this.path = root.path;
    this.relationTypes = root.type.slice(0, root.type.lastIndexOf('/'));
    const part = new XmlPart(this.text(this.path));
    this.namespace = attribute(part.tag(part.root), part.prefix ? `xmlns:${part.prefix.slice(0, -1)}` : 'xmlns') ?? '';
    const relations = this.relations(this.path);
    this.sheets = part.list(part.child('sheets')).map((element) => {
      const id = attribute(part.tag(element), '[\\w.-]+:id');
      const path = relations.find((relation) => relation.id === id)?.path ?? '';
      return { name: attribute(part.tag(element), 'name') ?? '', path };
    });
    const styles = relations.find(({ type }) => type.endsWith('/styles'))?.path;
    this.stylesPath = styles ?? this.addPart('styles', 'xml', 'styles', this.path).path;
    if (!styles) this.write(this.stylesPath, `<styleSheet xmlns="${this.namespace}"></styleSheet>`);
  }

  get paths(): readonly string[] {
    return Object.keys(this.#parts);
  }

  /** A part's text; empty where there is no such part. */
  text(path: string): string {
    return strFromU8(this.#parts[path] ?? new Uint8Array());
  }

  write(path: string, text: string) {
    this.#parts[path] = strToU8(text);
  }

  drop(path: string) {
    delete this.#parts[path];
  }

  /** What a part names as related to it; the package itself has the empty path. */
  relations(from: string) {
    const xml = this.text(relationsPath(from));
    if (xml === '') return [];
    const part = new XmlPart(xml);
    return part.list().map((element) => {
      const [id = '', type = '', target = ''] = ['Id', 'Type', 'Target'].map((name) =>
        attribute(part.tag(element), name),
      );
      return {
        id,
        type,
        get path() {
          return decodeURI(new URL(target, `http://package/${from}`).pathname.slice(1));
        },
      };
    });
  }

  dropRelations(from: string) {
    delete this.#parts[relationsPath(from)];
  }

  /** Makes a new, empty part beside the workbook that another part is related to. */
  addPart(name: string, extension: string, kind: keyof typeof CONTENT_TYPES, from: string) {
    const start = this.path.replace(/[^/]*$/, name);
    let number = 1;
    while (this.#parts[`${start}${number}.${extension}`]) number++;
    const path = `${start}${number}.${extension}`;
    this.#parts[path] = new Uint8Array();

    const ids = new Set(this.relations(from).map((relation) => relation.id));
    let next = ids.size + 1;
    while (ids.has(`rId${next}`)) next++;
    const id = `rId${next}`;
    const relations = new XmlPart(this.text(relationsPath(from)) || NO_RELATIONS);
    const relation = `<Relationship Id="${id}" Type="${this.relationTypes}/${kind}" Target="/${path}"/>`;
    relations.append(relations.root, prefixed(relation, relations.prefix));
    this.write(relationsPath(from), relations.toString());

    const types = new XmlPart(this.text('[Content_Types].xml'));
    const isVml = kind === 'vmlDrawing';
    if (!isVml || !types.list().some((type) => attribute(types.tag(type), 'Extension')?.toLowerCase() === 'vml')) {
      const scope = isVml ? 'Default Extension="vml"' : `Override PartName="/${path}"`;
      types.append(types.root, prefixed(`<${scope} ContentType="${CONTENT_TYPES[kind]}"/>`, types.prefix));
    }
    this.write('[Content_Types].xml', types.toString());
    return { path, id };
  }

  /** The same parts give the same bytes: each has ZIP's first day as its time, whatever the zone. Packed fast, not small. */
  zipped(): Uint8Array {
    return zipSync(this.#parts, { mtime: new Date(1980, 0, 1), level: 1 });
  }
}

const NO_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>';
const relationsPath = (from: string) => from.replace(/[^/]*$/, '_rels/$&.rels');

// Pagefind's search program, run without the library around it, which loads filters, pages and a list of languages of
// its own for every index. What the program takes and gives is that of Pagefind 1.6.

interface Program {
  readonly memory: WebAssembly.Memory;
  readonly __wbindgen_externrefs: WebAssembly.Table;
  __wbindgen_start(): void;
  __wbindgen_malloc(length: number, alignment: number): number;
  __wbindgen_free(place: number, length: number, alignment: number): void;
  init_pagefind(place: number, length: number): number;
  load_index_chunk(index: number, place: number, length: number): number;
  request_indexes(index: number, place: number, length: number): [number, number];
  search(
    index: number,
    ...texts: [number, number, number, number, number, number, number, number, boolean, boolean]
  ): [number, number];
}

/** Where a phrase stands: by record, its place; counted in words from the start of the record. */
export type Places = ReadonlyMap<number, readonly number[]>;

interface RawHit {
  /** Name of the page: the record's number to the base 36. */
  readonly p: string;
  readonly l: readonly { readonly l: number }[];
}

export class PagefindEngine {
  readonly #program: Program;

  private constructor(program: Program) {
    this.#program = program;
  }

  static async start(wasm: BufferSource): Promise<PagefindEngine> {
    let program: Program | undefined;
    const imports = {
      './pagefind_web_bg.js': {
        __wbindgen_init_externref_table() {
          const table = program?.__wbindgen_externrefs;
          const first = table?.grow(4) ?? 0;
          table?.set(0, undefined);
          for (const [i, value] of [undefined, null, true, false].entries()) table?.set(first + i, value);
        },
      },
    };
    const { instance } = await WebAssembly.instantiate(wasm, imports);
    program = instance.exports as unknown as Program;
    program.__wbindgen_start();
    return new PagefindEngine(program);
  }

  /** Opens an index by its start; gives its handle, a new one after each chunk. */
  open = (start: Uint8Array): number => this.#program.init_pagefind(...this.#put(start)) >>> 0;
  addChunk = (index: number, chunk: Uint8Array): number =>
    this.#program.load_index_chunk(index, ...this.#put(chunk)) >>> 0;

  /** Names of the chunks that words may be in. */
  chunksFor(index: number, words: readonly string[]): string[] {
    const names: string[] = JSON.parse(this.#take(this.#program.request_indexes(index, ...this.#text(bare(words)))));
    return names.filter((name) => name !== '');
  }

  /** The records a phrase stands in, each with its first place; those of a single word with all its places, if asked for. */
  find(index: number, phrase: readonly string[], allPlaces = false): Places {
    const found = this.#program.search(
      index,
      ...this.#text(bare(phrase)),
      ...this.#text(phrase.join(' ')),
      ...this.#text('{}'),
      ...this.#text(''),
      !allPlaces,
      true,
    );
    const { results }: { results: RawHit[] } = JSON.parse(this.#take(found));
    return new Map(results.map(({ p, l }) => [Number.parseInt(p, 36), l.map((place) => place.l)]));
  }

  #put(bytes: Uint8Array): [number, number] {
    const place = this.#program.__wbindgen_malloc(bytes.length, 1) >>> 0;
    new Uint8Array(this.#program.memory.buffer).set(bytes, place);
    return [place, bytes.length];
  }
  #text = (text: string): [number, number] => this.#put(new TextEncoder().encode(text));
  #take([place, length]: [number, number]): string {
    const text = new TextDecoder().decode(new Uint8Array(this.#program.memory.buffer, place >>> 0, length));
    this.#program.__wbindgen_free(place, length, 1);
    return text;
  }
}

/** As Pagefind keeps words: without marks over and under letters, which it compares apart. */
function bare(words: readonly string[]): string {
  const letters = words
    .join(' ')
    .normalize('NFD')
    .replace(/(?![\u3099\u309A])\p{M}/gu, '');
  return /[\u3099\u309A]/.test(letters) ? letters.normalize('NFC') : letters;
}

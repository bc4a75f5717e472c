import { gunzipSync, gzipSync } from 'node:zlib';
import type { IndexFile } from 'pagefind';
import { SIGNATURE, shardFiles } from '../outputs/search-shard.ts';

/**
 * Pagefind's index of a shard in smaller pieces. It packs about 20 KB of words together, so that a query of four letters
 * loads 80 KB; here a piece is as small as a word allows, and pages go by number, for hashes don't pack. The form of
 * its files is that of Pagefind 1.6 (CBOR, RFC 8949): another one is refused.
 */
export interface RepackedFile {
  /** Below the shard's folder. */
  readonly path: string;
  readonly content: Uint8Array;
}

/** Bytes of words put together before they are packed, to about half. */
const CHUNK_BYTES = 2500;

const fail = (what: string): never => {
  throw new Error(`Pagefind's index has another form than 1.6: ${what}`);
};

/** Bytes packed as Pagefind's files are. The same bytes on every machine: no time, no name in the packing. */
export function pack(content: Uint8Array | string): Uint8Array {
  return gzipSync(Buffer.concat([Buffer.from(SIGNATURE), Buffer.from(content)]), { level: 9 });
}

function unpack(content: Uint8Array): Uint8Array {
  const bytes = gunzipSync(content);
  if (bytes.toString('latin1', 0, SIGNATURE.length) !== SIGNATURE) fail('no signature');
  return bytes.subarray(SIGNATURE.length);
}

/** Type and argument of a CBOR item, and where what it holds begins. */
function head(bytes: Uint8Array, at: number): { type: number; argument: number; next: number } {
  const first = bytes[at] ?? fail('cut off');
  const short = first & 31;
  const type = first >> 5;
  if (short < 24) return { type, argument: short, next: at + 1 };
  if (short > 27) fail('an item of unknown length');
  const length = 1 << (short - 24);
  let argument = 0;
  for (let i = 1; i <= length; i++) argument = argument * 256 + (bytes[at + i] ?? fail('cut off'));
  return { type, argument, next: at + 1 + length };
}

const NUMBERS = [0, 1];
const TEXT = 3;
const ARRAY = 4;

/** Where an item ends. */
function endOf(bytes: Uint8Array, at: number): number {
  const { type, argument, next } = head(bytes, at);
  if (NUMBERS.includes(type) || type === 7) return next;
  if (type === TEXT) return next + argument;
  if (type !== ARRAY) fail(`an item of type ${type}`);
  let end = next;
  for (let i = 0; i < argument; i++) end = endOf(bytes, end);
  return end;
}

/** Where the items of an array begin; the last place is the end. */
function itemsOf(bytes: Uint8Array, at: number): number[] {
  const { type, argument, next } = head(bytes, at);
  if (type !== ARRAY) fail('no list');
  const places = [next];
  for (let i = 0; i < argument; i++) places.push(endOf(bytes, places[i] ?? 0));
  return places;
}

function text(bytes: Uint8Array, at: number): string {
  const { type, argument, next } = head(bytes, at);
  if (type !== TEXT) fail('no text');
  return Buffer.from(bytes.subarray(next, next + argument)).toString('utf8');
}

type Item = number | string | Uint8Array | readonly Item[];

function written(type: number, argument: number): Uint8Array {
  const [short, length] =
    argument < 24 ? [argument, 0] : argument < 256 ? [24, 1] : argument < 65536 ? [25, 2] : [26, 4];
  const bytes = [(type << 5) | short];
  for (let i = length - 1; i >= 0; i--) bytes.push((argument >>> (8 * i)) & 255);
  return Uint8Array.from(bytes);
}

/** An item in CBOR; bytes are taken as an item already written. */
function encode(item: Item): Uint8Array {
  if (item instanceof Uint8Array) return item;
  if (typeof item === 'number') return written(0, item);
  if (typeof item === 'string') {
    const bytes = Buffer.from(item);
    return Buffer.concat([written(TEXT, bytes.length), bytes]);
  }
  return Buffer.concat([written(ARRAY, item.length), ...item.map(encode)]);
}

interface Word {
  readonly word: string;
  readonly bytes: Uint8Array;
}

/** The words of an index in their order, each with the pages and places it stands at. */
function* wordsOf(chunks: Iterable<Uint8Array>): Generator<Word> {
  for (const bytes of chunks) {
    const places = itemsOf(bytes, itemsOf(bytes, 0)[0] ?? 0);
    for (const [i, at] of places.slice(0, -1).entries())
      yield { word: text(bytes, itemsOf(bytes, at)[0] ?? 0), bytes: bytes.subarray(at, places[i + 1]) };
  }
}

function* chunksOf(words: Iterable<Word>): Generator<Word[]> {
  let chunk: Word[] = [];
  let size = 0;
  for (const word of words) {
    if (chunk.length > 0 && size + word.bytes.length > CHUNK_BYTES) {
      yield chunk;
      chunk = [];
      size = 0;
    }
    chunk.push(word);
    size += word.bytes.length;
  }
  if (chunk.length > 0) yield chunk;
}

/** Start and chunks of a shard, from the files Pagefind made of `records` records, numbered by its order. */
export function repackIndex(files: readonly IndexFile[], records: number): RepackedFile[] {
  const file = (ending: string) => files.find(({ path }) => path.endsWith(ending)) ?? fail(`no ${ending}`);
  const meta = unpack(file('.pf_meta').content);
  const parts = itemsOf(meta, 0);
  const [version = 0, pages = 0, index = 0, , sorts = 0, fields = 0, end = 0] = parts;
  if (!text(meta, version).startsWith('1.6.')) fail(text(meta, version));
  if (head(meta, pages).argument !== records) fail('other pages than were given');
  const order = itemsOf(meta, itemsOf(meta, itemsOf(meta, sorts)[0] ?? 0)[1] ?? 0).slice(0, -1);
  if (order.some((at, i) => head(meta, at).argument !== i)) fail('pages in another order than they were given in');
  const names = itemsOf(meta, index)
    .slice(0, -1)
    .map((at) => text(meta, itemsOf(meta, at)[2] ?? 0));
  const chunks = [...chunksOf(wordsOf(names.map((name) => unpack(file(`${name}.pf_index`).content))))];
  const name = (i: number) => i.toString(36);
  // The length of a page would count for Pagefind's score, which is not asked for.
  const start = encode([
    meta.subarray(version, pages),
    Array.from({ length: records }, (_, i) => [name(i), 1, '']),
    chunks.map((chunk, i) => [chunk[0]?.word ?? '', chunk.at(-1)?.word ?? '', name(i)]),
    [],
    [],
    meta.subarray(fields, end),
  ]);
  return [
    { path: shardFiles.start, content: pack(start) },
    ...chunks.map((chunk, i) => ({
      path: shardFiles.chunk(name(i)),
      content: pack(encode([chunk.map(({ bytes }) => bytes)])),
    })),
  ];
}

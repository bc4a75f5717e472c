import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileText } from './file-text.ts';
import { filmFacts } from './film-facts.ts';

const latin = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
/** A box: its length, its type, what it holds. */
const box = (type: string, ...inner: Uint8Array[]) => {
  const body = joined(...inner);
  const size = new DataView(new ArrayBuffer(4));
  size.setUint32(0, body.length + 8);
  return joined(new Uint8Array(size.buffer), latin(type), body);
};
const FTYP = box('ftyp', latin('isom\0\0\0\0isommp41'));
const film = (...told: Uint8Array[]) => joined(FTYP, box('mdat', new Uint8Array(40)), box('moov', ...told));
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('where a film was taken', () => {
  it.each([
    ['QuickTime', film(box('udta', box('\xa9xyz', latin('\0\x15\x15\xc7+30.5-104.1/'))))],
    ['3GPP', film(box('trak', box('udta', box('loci', new Uint8Array(30)))))],
    ['Apple’s keys', film(box('meta', box('keys', latin('mdtacom.apple.quicktime.location.ISO6709'))))],
    ['XMP', joined(FTYP, box('uuid', latin('0123456789abcdef<x exif:GPSLatitude="30"/>')))],
    ['a track of its way', film(box('trak', box('mdia', box('minf', box('stbl', box('stsd', latin('gpmd')))))))],
  ])('is known from %s', (_what, bytes) => expect(filmFacts(bytes)?.tellsPlace).toBe(true));

  it('is not told by picture and sound', () =>
    expect(filmFacts(joined(FTYP, box('mdat', latin('loci \xa9xyz gpmd')), box('moov', box('mvhd'))))).toEqual({
      tellsPlace: false,
      texts: [],
    }));
});

describe('what a film or recording says beside itself', () => {
  const name = utf8('值班电话 13800138000');
  const sound = (version: number, encoding: number, text: Uint8Array) => {
    const size = text.length + 1;
    return joined(
      latin('ID3'),
      Uint8Array.of(version, 0, 0, 0, 0, 0, size + 10),
      latin('TIT2'),
      Uint8Array.of(0, 0, 0, size, 0, 0, encoding),
      text,
    );
  };
  it.each([
    ['片.mp4', film(box('udta', box('meta', box('ilst', box('\xa9nam', box('data', name))))))],
    ['声.mp3', sound(4, 3, name)],
    ['声.mp3', sound(3, 1, joined(Uint8Array.of(0xff, 0xfe), Buffer.from('值班电话 13800138000', 'utf16le')))],
    ['声.mp3', joined(latin('\xff\xfb'), new Uint8Array(200), latin('TAG'), name, new Uint8Array(125 - name.length))],
  ])('is text of %s (%#)', async (path, bytes) =>
    expect((await fileText(path, bytes)).pieces.map(({ text }) => text)).toContainEqual(
      expect.stringContaining('值班电话 13800138000'),
    ),
  );

  it('is nothing in other files, and damage does no harm', () => {
    expect(filmFacts(latin('text'))).toBeNull();
    fc.assert(
      fc.property(
        fc.constantFrom('ID3', '\0\0\0\x10ftypisom', '\0\0\0\0moov\0\0\0\x01udta'),
        fc.uint8Array({ maxLength: 200 }),
        (start, rest) => {
          expect(filmFacts(joined(latin(start), rest))?.texts).toBeDefined();
        },
      ),
    );
  });
});

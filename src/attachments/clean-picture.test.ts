import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { joined, standsAt } from './bytes.ts';
import {
  type CleanPicture,
  cleanPicture,
  type PictureFormat,
  pictureFormat,
  readableWords,
  tellsPlace,
} from './clean-picture.ts';
import { orientationExif, readExif } from './exif.ts';

const text = (characters: string) => new TextEncoder().encode(characters);
const canvas = () => sharp({ create: { width: 16, height: 8, channels: 3, background: '#a36' } });
const EXIF = {
  IFD0: { Make: 'KANARI-MAKE', Artist: 'KANARI-ARTIST' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 0/1 0/1' },
};
const XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>KANARI-XMP</dc:creator></x:xmpmeta>';

const jpegSegment = (marker: number, data: Uint8Array) =>
  joined([Uint8Array.of(0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff), data]);
const pngChunk = (type: string, data: Uint8Array) => {
  const head = new Uint8Array(4);
  new DataView(head.buffer).setUint32(0, data.length);
  return joined([head, text(type), data, new Uint8Array(4)]);
};

/** A picture of each format, carrying as much as it can. */
async function laden(format: PictureFormat): Promise<Uint8Array> {
  const picture = canvas().withExif(EXIF).withMetadata({ orientation: 6 }).withIccProfile('p3').withXmp(XMP);
  if (format === 'jpeg') {
    const bytes = await picture.jpeg({ progressive: true }).toBuffer();
    const remark = jpegSegment(0xfe, text('KANARI-REMARK'));
    return joined([bytes.subarray(0, 2), remark, bytes.subarray(2), text('KANARI-TRAILER')]);
  }
  if (format === 'png') {
    const bytes = await picture.png().toBuffer();
    const chunks = [pngChunk('tEXt', text('Comment\0KANARI-TEXT')), pngChunk('tIME', new Uint8Array(7))];
    return joined([bytes.subarray(0, 33), ...chunks, bytes.subarray(33), text('KANARI-TRAILER')]);
  }
  if (format === 'webp') return joined([await picture.webp().toBuffer(), text('KANARI-TRAILER')]);
  if (format === 'heif') return picture.avif().toBuffer();
  const bytes = await canvas().gif().toBuffer();
  const remark = joined([Uint8Array.of(0x21, 0xfe, 13), text('KANARI-REMARK'), Uint8Array.of(0)]);
  const start = 13 + 3 * 2 ** (((bytes[10] ?? 0) & 7) + 1);
  return joined([bytes.subarray(0, start), remark, bytes.subarray(start), text('KANARI-TRAILER')]);
}

const pixels = (bytes: Uint8Array) => sharp(bytes).ensureAlpha().raw().toBuffer();
const clean = (bytes: Uint8Array) => cleanPicture(bytes, pictureFormat(bytes) as PictureFormat) as CleanPicture;

describe('a picture made clean', () => {
  it.each(['jpeg', 'png', 'webp', 'gif'] as const)('%s shows the same and carries nothing else', async (format) => {
    const before = await laden(format);
    expect(pictureFormat(before)).toBe(format);
    expect(Buffer.from(before).toString('latin1')).toContain('KANARI');
    const { bytes, removed } = clean(before);
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('KANARI');
    expect(readableWords(removed).join(' ')).toContain('KANARI');
    expect(Buffer.compare(await pixels(bytes), await pixels(before))).toBe(0);
  });

  it.each(['jpeg', 'png', 'webp'] as const)(
    '%s keeps its colours and its turn, and loses its place',
    async (format) => {
      const { bytes, removed } = clean(await laden(format));
      const { orientation, icc, xmp } = await sharp(bytes).metadata();
      expect(orientation).toBe(6);
      expect(icc?.length).toBeGreaterThan(100);
      expect(xmp).toBeUndefined();
      expect(tellsPlace(removed)).toBe(true);
      expect(tellsPlace(clean(bytes).removed)).toBe(false);
    },
  );

  it.each(['jpeg', 'png', 'webp', 'gif'] as const)('%s is left as it is the second time', async (format) => {
    const { bytes } = clean(await laden(format));
    expect(Buffer.compare(clean(bytes).bytes, bytes)).toBe(0);
  });

  it('AVIF is taken as it is where it carries nothing, and refused where it does', async () => {
    expect(cleanPicture(await laden('heif'), 'heif')).toBe('carries-metadata');
    const plain = await canvas().avif().toBuffer();
    expect(cleanPicture(plain, 'heif')).toEqual({ bytes: plain, removed: [] });
  });

  it.each(['jpeg', 'png', 'webp', 'gif'] as const)('%s that is damaged somewhere harms nobody', async (format) => {
    const whole = await laden(format);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, end) => {
        const damaged = whole.slice(0, end);
        if (at < end) damaged[at] = byte;
        const result = cleanPicture(damaged, format);
        expect(result === 'damaged' || (result as CleanPicture).bytes.length <= damaged.length + 80).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('no bytes at all make the cleaner throw or go on for ever', () => {
    const starts = ['\xff\xd8\xff\xe1', '\x89PNG\r\n\x1a\n', 'GIF89a', 'RIFF\xff\0\0\0WEBPVP8X', '\0\0\0\x1cftypavif'];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), (start, rest) => {
        const bytes = joined([Uint8Array.from(start, (c) => c.charCodeAt(0)), rest]);
        const format = pictureFormat(bytes);
        if (format !== null) expect(cleanPicture(bytes, format)).toBeDefined();
      }),
    );
  });
});

it('Exif data that say only how to turn a picture are read again as that', () => {
  for (let turn = 2; turn <= 8; turn++)
    expect(readExif(orientationExif(turn))).toEqual({ orientation: turn, hasLocation: false });
  expect(standsAt(orientationExif(3), 0, 'MM\0*')).toBe(true);
});

describe('a TIFF', () => {
  /** One directory with one entry of this tag, in the byte order of the first letters. */
  const tiff = (order: 'II' | 'MM', tag: number, next = 0) => {
    const bytes = new Uint8Array(26);
    const view = new DataView(bytes.buffer);
    const little = order === 'II';
    bytes.set(text(order));
    view.setUint16(2, 42, little);
    view.setUint32(4, 8, little);
    view.setUint16(8, 1, little);
    view.setUint16(10, tag, little);
    view.setUint32(22, next, little);
    return bytes;
  };
  it.each([
    ['a place', tiff('II', 0x8825)],
    ['a place', tiff('MM', 0x8825)],
    ['Exif', tiff('MM', 0x8769)],
    ['an artist', tiff('II', 315)],
    ['directories without an end', tiff('II', 256, 8)],
    ['half a directory', tiff('II', 256).subarray(0, 20)],
  ])('is refused that carries %s (%#)', (_what, bytes) => {
    expect(pictureFormat(bytes)).toBe('tiff');
    expect(cleanPicture(bytes, 'tiff')).toBe('carries-metadata');
  });

  it('goes out as it is where it carries nothing', () => {
    const bytes = tiff('MM', 256);
    expect(cleanPicture(bytes, 'tiff')).toEqual({ bytes, removed: [] });
  });

  it('is known to tell something in what a program writes', async () =>
    expect(cleanPicture(await canvas().withXmp(XMP).tiff().toBuffer(), 'tiff')).toBe('carries-metadata'));
});

import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isArchive } from './archive.ts';

const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));
const bytes = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));

describe('files packed together', () => {
  it.each([
    ['包.zip', zip('来访登记.csv')],
    ['通知.docx', zip('来访登记.csv')],
    ['包.zip', zipSync({})],
    ['包.rar', bytes('Rar!\x1a\x07\x01\0')],
    ['包.7z', bytes('7z\xbc\xaf\x27\x1c\0')],
    ['包.tar.gz', gzipSync(strToU8('x'))],
    ['包.zip', bytes('PK\x03\x04 damaged')],
    ['包.dat', Uint8Array.from([...new Uint8Array(257), ...bytes('ustar')])],
    ['包.iso', bytes('x')],
  ])('are known in %s (%#)', (path, content) => expect(isArchive(path, content)).toBe(true));

  it.each([
    ['通知.docx', zip('[Content_Types].xml', 'word/document.xml')],
    ['通知.ofd', zip('OFD.xml')],
    ['通知.odt', zip('mimetype', 'META-INF/manifest.xml')],
    ['坏.docx', bytes('PK\x03\x04 damaged')],
    ['通知.txt', bytes('BZ')],
    ['图.png', bytes('\x89PNG')],
  ])('are not a document: %s', (path, content) => expect(isArchive(path, content)).toBe(false));
});

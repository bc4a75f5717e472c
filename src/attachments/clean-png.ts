import { joined, latin } from './bytes.ts';
import type { CleanPicture } from './clean-picture.ts';
import { orientationExif, readExif } from './exif.ts';

/** Chunks that say how to show the picture (PNG, third edition): the critical ones, colours, sizes, animation. */
const NEEDED =
  /^(?:IHDR|PLTE|IDAT|IEND|tRNS|gAMA|cHRM|sRGB|iCCP|sBIT|cICP|mDCV|cLLI|bKGD|hIST|pHYs|sPLT|acTL|fcTL|fdAT)$/;
const SIGNATURE = 8;

export function cleanPng(bytes: Uint8Array): CleanPicture | null {
  const kept: Uint8Array[] = [bytes.subarray(0, SIGNATURE)];
  const removed: Uint8Array[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = SIGNATURE;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const type = latin(bytes, at + 4, at + 8);
    (NEEDED.test(type) ? kept : removed).push(bytes.subarray(at, end));
    if (type === 'eXIf') {
      const { orientation } = readExif(bytes.subarray(at + 8, end - 4));
      if (orientation !== 1) kept.push(chunk('eXIf', orientationExif(orientation)));
    }
    at = end;
    if (type === 'IEND') {
      if (at < bytes.length) removed.push(bytes.subarray(at));
      return { bytes: joined(kept), removed };
    }
  }
  return null;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const whole = new Uint8Array(12 + data.length);
  const view = new DataView(whole.buffer);
  view.setUint32(0, data.length);
  whole.set(new TextEncoder().encode(type), 4);
  whole.set(data, 8);
  view.setUint32(8 + data.length, crc32(whole.subarray(4, 8 + data.length)));
  return whole;
}

/** ISO 3309, as PNG asks for it. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

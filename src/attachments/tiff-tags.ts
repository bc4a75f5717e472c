/**
 * Tags of a TIFF file (TIFF 6.0, Exif, XMP) that say more than how the picture is shown: description, maker, model,
 * program, time, artist, computer, XMP, IPTC, Photoshop's own, Exif, place.
 */
const TELLING = new Set([270, 271, 272, 305, 306, 315, 316, 700, 33432, 33723, 34377, 34665, 34853]);
/** Bytes of a directory's entry. */
const ENTRY = 12;
/** More pages than a scan has; a chain that leads back to itself ends here as well. */
const MOST_DIRECTORIES = 1000;

/** Whether a TIFF tells of who took it, where, when or with what; also where it is too damaged to know. */
export function tellsOfItself(tiff: Uint8Array): boolean {
  if (tiff.length < 8) return true;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const little = tiff[0] === 0x49;
  let at = view.getUint32(4, little);
  for (let directory = 0; at !== 0; directory++) {
    if (directory === MOST_DIRECTORIES || at + 2 > tiff.length) return true;
    const end = at + 2 + view.getUint16(at, little) * ENTRY;
    if (end + 4 > tiff.length) return true;
    for (let entry = at + 2; entry < end; entry += ENTRY) if (TELLING.has(view.getUint16(entry, little))) return true;
    at = view.getUint32(end, little);
  }
  return false;
}

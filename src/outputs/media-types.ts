/** The types of a site's files by the ending of their names (IANA's registry of media types); the index's are packed. */
export const mediaTypes: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  css: 'text/css',
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  gif: 'image/gif',
  htm: 'text/html',
  html: 'text/html',
  ico: 'image/x-icon',
  ics: 'text/calendar',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript',
  json: 'application/json',
  map: 'application/json',
  md: 'text/markdown',
  mjs: 'text/javascript',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  otf: 'font/otf',
  pagefind: 'application/octet-stream',
  pdf: 'application/pdf',
  pf_filter: 'application/octet-stream',
  pf_fragment: 'application/octet-stream',
  pf_index: 'application/octet-stream',
  pf_meta: 'application/octet-stream',
  pf_pairs: 'application/octet-stream',
  pf_words: 'application/octet-stream',
  png: 'image/png',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  svg: 'image/svg+xml',
  ttf: 'font/ttf',
  txt: 'text/plain',
  vtt: 'text/vtt',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  webp: 'image/webp',
  woff: 'font/woff',
  woff2: 'font/woff2',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'application/xml',
  zip: 'application/zip',
};

/** Any other file. */
export const OTHER_TYPE = 'application/octet-stream';

/** Whether files of a type are text; all text of a site is UTF-8. */
export const isText = (type: string): boolean => /^text\/|\/(?:json|xml)$|\+(?:json|xml)$/.test(type);

/** The type of a file by its path, as a header says it. */
export function contentType(path: string): string {
  const type = mediaTypes[/\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''] ?? OTHER_TYPE;
  return isText(type) ? `${type}; charset=utf-8` : type;
}

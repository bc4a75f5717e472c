/** Files that may be handed out beside a document: what people open or listen to, nothing a browser would run. */
const HANDED_OUT = /\.(pdf|ofd|docx?|wps|xlsx?|et|pptx?|csv|txt|jpe?g|png|webp|avif|gif|mp3|m4a|mp4|vtt)$/i;

/**
 * The file in a document's own folder that stands at a path of the site, relative to that folder; null if the path is
 * not one of a file there that may be handed out. `address` is the document's, `path` decoded.
 */
export function attachmentAt(address: string, path: string): string | null {
  const home = decodeURIComponent(address);
  if (!path.startsWith(home)) return null;
  const file = path.slice(home.length);
  const plain = file.split('/').every((part) => !/^\.|\\/.test(part));
  return plain && HANDED_OUT.test(file) ? file : null;
}

/** Whether a file or a folder above it is hidden (.git, .DS_Store): such files of public/ are neither looked at nor published. */
export const isHiddenPath = (path: string): boolean => /(?:^|[\\/])\./.test(path);

export { type FolderServer, serveFolder } from '../scripts/serve-folder.ts';
export { openBrowser } from '../src/build/chromium.ts';

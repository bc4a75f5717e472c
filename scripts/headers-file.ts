/** What a `_headers` file says of a path from the site's root, by names in lower case; values of several rules are joined. */
export function headersFor(file: string, path: string): Record<string, string> {
  const found = new Map<string, string>();
  let matches = false;
  for (const line of file.split('\n')) {
    if (line.startsWith('/')) matches = isMatch(line.trim(), path);
    const [, name, value] = /^\s+([A-Za-z-]+):\s*(.*)$/.exec(line) ?? [];
    if (!matches || name === undefined || value === undefined) continue;
    const before = found.get(name.toLowerCase());
    found.set(name.toLowerCase(), before === undefined ? value : `${before}, ${value}`);
  }
  return Object.fromEntries(found);
}

/** `*` stands for any text, also one with slashes. */
const isMatch = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.replaceAll(/[.+?^$()[\]{}|\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(path);

import { type Problem, problem } from '../domain/problem.ts';
import { decodeText } from '../ledgers/decode-text.ts';
import { type Gate, privateLines } from './private-lines.ts';
import { SITE_FILE } from './settings-file.ts';
import type { SiteFolder } from './site-folder.ts';

/**
 * Personal data in the settings of a site: its name, offices, contacts and hotlines stand on every page. Lines
 * that are comments go nowhere.
 */
export function privateSettings(folder: SiteFolder, gate: Gate, namesHidden: (text: string) => boolean): Problem[] {
  const decoded = decodeText(folder.read(SITE_FILE) ?? new Uint8Array());
  if (!decoded.ok) return [];
  const lines = decoded.text.split(/\r\n?|\n/).map((line) => (/^\s*#/.test(line) ? '' : line));
  // Offices are named in ledgers as well, in columns that are left out: only numbers and codes are somebody's.
  const codes = {
    findWithNames: (text: string) =>
      gate.dropped.findWithNames(text).filter(({ start, end }) => /\d/.test(text.slice(start, end))),
  };
  const named = lines.flatMap((line, index) =>
    namesHidden(line) ? [problem('hidden-row-named', { file: SITE_FILE, line: index + 1 }, {})] : [],
  );
  return [...named, ...privateLines(SITE_FILE, lines.join('\n'), '', { ...gate, dropped: codes })];
}

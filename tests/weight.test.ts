import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, inject, it } from 'vitest';
import { pageAddresses } from '../src/build/built-pages.ts';
import { ENGINE, hasShared, run, SHARED, temporaryFolder } from './commands.ts';

/** What a first round trip brings on a fresh connection: ten packets of 1,460 bytes (RFC 6928), less what heads take. */
const MOST_BYTES = 14 * 1024;
const MOST_SCRIPT = 3 * 1024;

interface Weight {
  readonly address: string;
  readonly kind: string;
  /** Compressed bytes of the page, its style sheets and its scripts with all they import. */
  readonly whole: number;
  readonly script: number;
}

const ATTRIBUTES = {
  kind: /<html[^>]* data-page="([^"]+)"/,
  sheet: /<link rel="stylesheet" href="([^"]+)"/g,
  script: /<script[^>]* src="([^"]+)"/g,
  imported: /\b(?:from|import)\s*"(\.{1,2}\/[^"]+)"/g,
};

function weigh(out: string): Weight[] {
  const sizes = new Map<string, number>();
  const compressed = (file: string): number => {
    const size = sizes.get(file) ?? gzipSync(readFileSync(file), { level: 9 }).length;
    sizes.set(file, size);
    return size;
  };
  const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + compressed(file), 0);
  const named = (text: string, pattern: RegExp, folder: string) =>
    [...text.matchAll(pattern)].map(([, link = '']) => {
      const path = link.replace(/[?#].*$/, '');
      return path.startsWith('/') ? join(out, path) : join(folder, path);
    });
  const withImports = (files: readonly string[], found = new Set<string>()): Set<string> => {
    for (const file of files) {
      if (found.has(file)) continue;
      found.add(file);
      withImports(named(readFileSync(file, 'utf8'), ATTRIBUTES.imported, dirname(file)), found);
    }
    return found;
  };
  return pageAddresses(out).map((address) => {
    const file = join(out, address.endsWith('/') ? `${address}index.html` : address);
    const html = readFileSync(file, 'utf8');
    const kind = ATTRIBUTES.kind.exec(html)?.[1] ?? 'none';
    const script = sum(withImports(named(html, ATTRIBUTES.script, dirname(file))));
    const sheets = sum(new Set(named(html, ATTRIBUTES.sheet, dirname(file))));
    return { address, kind, script, whole: sum([file]) + sheets + script };
  });
}

/** The heaviest page of each type. The search program has a budget of its own (tests/search.test.ts). */
function heaviest(out: string): Weight[] {
  const counted = weigh(out).map((page) =>
    page.kind === 'search' ? { ...page, script: 0, whole: page.whole - page.script } : page,
  );
  return [...Map.groupBy(counted, ({ kind }) => kind).values()].flatMap(
    (pages) => pages.toSorted((a, b) => b.whole - a.whole)[0] ?? [],
  );
}

function expectLight(out: string, atLeast: number) {
  const pages = heaviest(out);
  expect(pages.length).toBeGreaterThanOrEqual(atLeast);
  const over = pages.filter(({ whole, script }) => whole > MOST_BYTES || script > MOST_SCRIPT);
  expect(
    over.map(({ address, kind, whole, script }) => `${kind} ${address}: ${whole} bytes, scripts ${script}`),
  ).toEqual([]);
}

describe('every type of page comes in one round trip: 14 KB of HTML, styles and scripts, compressed', () => {
  it('in the demonstration', () => expectLight(inject('demonstration'), 25));

  it.skipIf(!hasShared)('with real matters, a real programme and three laws (needs ../shared/data)', () => {
    const [site, out] = [temporaryFolder(), join(temporaryFolder(), 'site')];
    const real = (...names: string[]) => names.map((name) => join(SHARED, name));
    const mapping = join(ENGINE, 'scripts/mappings/coscup2023.mapping.yaml');
    const imports = [
      real('issues/tipdm2020c_4_sample_replies.xlsx'),
      [...real('events/coscup2023_session.json'), '--mapping', mapping],
      real(
        'policy/信访工作条例(2022-02-25).md',
        'policy/济南市12345市民服务热线条例(2018-07-27).md',
        'policy/社会保险法(2018-12-29).md',
      ),
    ];
    for (const given of imports) expect(run('import', [...given, '--site', site]).code).toBe(0);
    expect(run('build', ['--site', site, '--out', out]).code).toBe(0);
    expectLight(out, 15);
  });
});

import { describe, expect, it } from 'vitest';
import { contentPolicy, type PageNeeds, serverPolicy } from './content-policy.ts';

const ALL: PageNeeds = { fonts: true, scripts: true, media: true, forms: true, search: true };

describe('the content security policy', () => {
  it('refuses everything that a page does not need', () => {
    expect(contentPolicy({})).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'",
    );
  });

  it('lets only the search page run WebAssembly and ask for files', () => {
    expect(contentPolicy({ ...ALL, search: false })).not.toMatch(/wasm|connect-src|worker-src/);
    expect(contentPolicy({ search: true })).toContain(
      "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'",
    );
  });

  it('never allows another address, anything inline, or text to be run', () => {
    for (const policy of [contentPolicy(ALL), serverPolicy]) {
      expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|data:|blob:|\*/);
    }
  });

  it('is never stricter from a server than on a page, or a page would lack what it needs', () => {
    const directives = (policy: string) =>
      new Map(policy.split('; ').map((part) => part.split(/ (.*)/) as [string, string]));
    const served = directives(serverPolicy);
    expect(served.has('default-src')).toBe(false);
    for (const [name, sources] of directives(contentPolicy(ALL))) {
      const bound = served.get(name);
      if (bound !== undefined) expect([name, bound]).toEqual([name, sources]);
    }
  });

  it('is not to be framed by anybody', () => {
    expect(serverPolicy).toContain("frame-ancestors 'none'");
  });
});

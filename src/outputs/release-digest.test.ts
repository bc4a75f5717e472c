import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issueStates } from '../domain/issue-state.ts';
import { digestText, type ReleaseDigest, type ReleasedMatter, readDigest } from './release-digest.ts';

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const matter: fc.Arbitrary<ReleasedMatter> = fc.record({
  state: fc.constantFrom(...issueStates),
  receivedOn: day,
  acceptedOn: fc.option(day),
  closedOn: fc.option(day),
  repliedOn: fc.option(day),
});

describe('the digest of a release', () => {
  it('has a line for each matter, by identifier, without texts', () => {
    const closed = { state: 'closed', receivedOn: '2026-03-02', acceptedOn: '2026-03-03' } as const;
    const matters = new Map<string, ReleasedMatter>([
      ['B-7', { state: 'open', receivedOn: '2026-03-09', acceptedOn: null, closedOn: null, repliedOn: null }],
      ['12', { ...closed, closedOn: '2026-03-20', repliedOn: '2026-03-20' }],
    ]);
    expect(digestText({ site: '甲', asOf: '2026-03-31', matters })).toBe(
      '{"site":"甲","asOf":"2026-03-31","issues":{\n' +
        '"12":["closed","2026-03-02","2026-03-03","2026-03-20","2026-03-20"],\n' +
        '"B-7":["open","2026-03-09",null,null,null]\n}}\n',
    );
  });

  it('is read back as it was written, whatever the identifiers', () => {
    const ids = fc.oneof(fc.string(), fc.constantFrom('__proto__', '12', '路灯'));
    fc.assert(
      fc.property(day, fc.array(fc.tuple(ids, matter)), (asOf, list) => {
        const digest: ReleaseDigest = { site: '甲', asOf, matters: new Map(list) };
        expect(readDigest(digestText(digest))).toEqual(digest);
      }),
    );
  });

  it.each([
    '',
    'null',
    '[]',
    '{"site":"甲","asOf":"2026-03-31"}',
    '{"site":"甲","asOf":"soon","issues":{}}',
    '{"site":"甲","asOf":"2026-03-31","issues":[]}',
    '{"site":"甲","asOf":"2026-03-31","issues":{"A-1":["open","2026-03-02",null,null]}}',
    '{"site":"甲","asOf":"2026-03-31","issues":{"A-1":["ajar","2026-03-02",null,null,null]}}',
    '{"site":"甲","asOf":"2026-03-31","issues":{"A-1":["open",null,null,null,null]}}',
    '{"site":"甲","asOf":"2026-03-31","issues":{"A-1":["open","2026-03-02",null,7,null]}}',
  ])('is not read from %j', (text) => {
    expect(readDigest(text)).toBeNull();
  });
});

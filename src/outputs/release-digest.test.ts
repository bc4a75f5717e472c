import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeNote } from '../domain/change-note.ts';
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
  texts: fc.option(fc.constantFrom('0123abcd', 'ffffffff01234567')),
  facts: fc.option(fc.constantFrom('0123abcd', 'ffffffff')),
});

const NEWEST = {
  site: '甲',
  asOf: '2026-03-31',
  documents: new Map([['/talks/a/', '01234567']]),
  withdrawn: new Set(['89abcdef']),
  countedOnly: 3,
  corrections: 1,
  note: null,
};
const NOTE: ChangeNote = {
  since: '2026-03-22',
  asOf: '2026-03-29',
  counts: {
    received: 2,
    late: 0,
    closed: 1,
    reopened: 0,
    wentBack: 0,
    redated: 0,
    reworded: 0,
    reassigned: 0,
    unlisted: 0,
    documentsAdded: 0,
    documentsChanged: 0,
    documentsGone: 0,
    corrections: 0,
  },
  states: [{ from: null, to: 'closed', count: 1 }],
};

describe('the digest of a release', () => {
  it('has a line for each matter, by identifier, without texts', () => {
    const closed = {
      state: 'closed',
      receivedOn: '2026-03-02',
      acceptedOn: '2026-03-03',
      texts: '0a1b2c3d00000000',
      facts: '11223344',
    } as const;
    const matters = new Map<string, ReleasedMatter>([
      [
        'B-7',
        {
          ...{ state: 'open', receivedOn: '2026-03-09', acceptedOn: null, closedOn: null, repliedOn: null },
          ...{ texts: null, facts: null },
        },
      ],
      ['12', { ...closed, closedOn: '2026-03-20', repliedOn: '2026-03-20' }],
    ]);
    expect(digestText({ ...NEWEST, matters })).toBe(
      '{"site":"甲","asOf":"2026-03-31","issues":{\n' +
        '"12":["closed","2026-03-02","2026-03-03","2026-03-20","2026-03-20","0a1b2c3d00000000","11223344"],\n' +
        '"B-7":["open","2026-03-09",null,null,null]\n},"documents":{\n"/talks/a/":"01234567"\n},"withdrawn":["89abcdef"],' +
        '"countedOnly":3,"corrections":1,"note":null}\n',
    );
  });

  it('is read back as it was written, whatever the identifiers', () => {
    const ids = fc.oneof(fc.string(), fc.constantFrom('__proto__', '12', '路灯'));
    fc.assert(
      fc.property(day, fc.array(fc.tuple(ids, matter)), (asOf, list) => {
        const digest: ReleaseDigest = { ...NEWEST, asOf, matters: new Map(list), note: NOTE };
        expect(readDigest(digestText(digest))).toEqual(digest);
      }),
    );
  });

  it('of an older version has neither hashes, nor documents, nor a note', () => {
    const old = '{"site":"甲","asOf":"2026-03-31","issues":{"A-1":["open","2026-03-02",null,null,null]}}';
    expect(readDigest(old)).toMatchObject({ documents: null, countedOnly: null, corrections: null, note: null });
    expect(readDigest(old)?.matters.get('A-1')).toMatchObject({ texts: null, facts: null });
    expect(readDigest(old)?.withdrawn).toEqual(new Set());
  });

  it('has no note where what stands there is none', () => {
    const noted = (note: unknown) =>
      readDigest(digestText({ ...NEWEST, matters: new Map(), note: note as ChangeNote }));
    expect(noted(NOTE)?.note).toEqual(NOTE);
    const { wentBack: _w, reassigned: _r, ...older } = NOTE.counts;
    expect(noted({ ...NOTE, counts: older })?.note).toEqual(NOTE);
    for (const odd of [
      '没有变化',
      { ...NOTE, since: 'soon' },
      { ...NOTE, counts: { ...NOTE.counts, closed: '<b>' } },
      { ...NOTE, states: [{ from: 'ajar', to: 'closed', count: 1 }] },
    ])
      expect(noted(odd)?.note).toBeNull();
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

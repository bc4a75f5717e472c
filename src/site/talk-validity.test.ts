import { expect, test } from 'vitest';
import { PolicyBook } from '../domain/policy-book.ts';
import type { Site, SitePolicy } from './site.ts';
import { lapseOf, policiesOf } from './talk-validity.ts';

const policy = (id: string, validity: '有效' | '废止', replacedBy: string | null = null): SitePolicy => ({
  id,
  name: `${id}办法`,
  number: null,
  issuer: null,
  signedOn: null,
  publishedOn: null,
  validity,
  validityOn: validity === '废止' ? '2026-02-10' : null,
  replacedBy,
  url: null,
});
const fact = (id: string, of: string, value: string): Site['policyFacts'][number] => ({
  ...{ id, policy: of, name: '补贴', value, unit: '元', appliesTo: null, from: null, until: null },
});
const policies = [policy('ZC-1', '有效'), policy('ZC-2', '废止', 'ZC-1')];
const facts = [fact('YD-1', 'ZC-1', '120'), fact('YD-2', 'ZC-2', '100')];
const book = new PolicyBook(policies, facts);
const talk = { policies: ['ZC-1'], policyRefs: ['ZC-2', 'ZC-1'], factRefs: [], validUntil: null };

test('a talk rests on the policies of its front matter and those its text names, each once', () => {
  expect(policiesOf(talk, book.policy).map(({ id }) => id)).toEqual(['ZC-1', 'ZC-2']);
});

test('a talk on a repealed policy is out of date from that day on, and says what holds now', () => {
  expect(lapseOf(talk, book, '2026-02-09')).toBeNull();
  expect(lapseOf(talk, book, '2026-02-10')).toEqual({
    since: null,
    policies: [{ policy: policies[1], replacement: policies[0] }],
    facts: [],
  });
});

test('a talk that prints a fact is out of date with it and its policy, and says which amount holds now', () => {
  const printing = { policies: [], policyRefs: [], factRefs: ['YD-2', 'YD-2', 'YD-1'], validUntil: null };
  expect(lapseOf(printing, book, '2026-02-09')).toBeNull();
  expect(lapseOf(printing, book, '2026-02-10')).toEqual({
    since: null,
    policies: [{ policy: policies[1], replacement: policies[0] }],
    facts: [
      { fact: facts[1], standing: { state: 'lapsed', by: 'policy', lastDay: '2026-02-09' }, successor: facts[0] },
    ],
  });
});

test('a talk is good on its last day and out of date on the next', () => {
  const dated = { policies: [], policyRefs: [], factRefs: [], validUntil: '2026-03-31' };
  expect(lapseOf(dated, book, '2026-03-31')).toBeNull();
  expect(lapseOf(dated, book, '2026-04-01')).toEqual({ since: '2026-03-31', policies: [], facts: [] });
});

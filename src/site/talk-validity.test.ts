import { expect, test } from 'vitest';
import type { SitePolicy } from './site.ts';
import { policiesOf, talkLapse } from './talk-validity.ts';

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
const policies = [policy('ZC-1', '有效'), policy('ZC-2', '废止', 'ZC-1')];
const policyOf = (id: string) => policies.find((row) => row.id === id);
const talk = { policies: ['ZC-1'], policyRefs: ['ZC-2', 'ZC-1'], validUntil: null };

test('a talk rests on the policies of its front matter and those its text names, each once', () => {
  expect(policiesOf(talk, policyOf).map(({ id }) => id)).toEqual(['ZC-1', 'ZC-2']);
});

test('a talk on a repealed policy is out of date from that day on, and says what holds now', () => {
  expect(talkLapse(talk, policyOf, '2026-02-09')).toBeNull();
  expect(talkLapse(talk, policyOf, '2026-02-10')).toEqual({
    since: null,
    policies: [{ policy: policies[1], replacement: policies[0] }],
  });
});

test('a talk is good on its last day and out of date on the next', () => {
  const dated = { policies: [], policyRefs: [], validUntil: '2026-03-31' };
  expect(talkLapse(dated, policyOf, '2026-03-31')).toBeNull();
  expect(talkLapse(dated, policyOf, '2026-04-01')).toEqual({ since: '2026-03-31', policies: [] });
});

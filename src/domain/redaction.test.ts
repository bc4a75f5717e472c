import { describe, expect, it } from 'vitest';
import { DroppedValues } from './dropped-values.ts';
import { hidden, hider } from './redaction.ts';

const hide = hider(new DroppedValues(), () => false);

describe('hiding what is personal in a text', () => {
  it('hides a name wherever it stands once the text has said who it is', () => {
    const { text, spans } = hidden('村民张国强反映路灯不亮，张国强称已坏半年。', hide);
    expect(text).toBe('村民张某某反映路灯不亮，张某某称已坏半年。');
    expect(spans).toHaveLength(2);
  });

  it('leaves the same words alone where nobody was introduced', () =>
    expect(hidden('张主任说，路灯本周修好。', hide).text).toBe('张主任说，路灯本周修好。'));
});

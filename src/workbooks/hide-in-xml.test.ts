import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DroppedValues } from '../domain/dropped-values.ts';
import { hidden, hider } from '../domain/redaction.ts';
import { hideInXml } from './hide-in-xml.ts';
import { escaped, unescaped } from './xml-part.ts';

const dropped = new DroppedValues();
dropped.add('欧阳建设', '姓名', () => false);
const hide = hider(dropped, (value) => value === '13900001111');

const inRuns = (texts: readonly string[]) =>
  `<w:p w:rsidR="00A1"><w:pPr/>${texts.map((text) => `<w:r><w:t>${escaped(text)}</w:t></w:r>`).join('<w:proofErr/>')}</w:p>`;
const textOf = (xml: string) => unescaped(xml.replace(/<[^>]*>/g, ''));
const shownIn = (xml: string) => {
  const told: string[] = [];
  return { xml: hideInXml(xml, hide, ({ masked }, paragraph) => told.push(`${paragraph} ${masked}`)), told };
};

describe('hiding in XML', () => {
  it('finds what is spread over runs as it would in one text, wherever they part it', () => {
    const piece = fc.constantFrom('13800001234', '欧阳建设', '13900001111', '路灯 & <水>', '，', '0198-6220001', '12');
    const cuts = fc.array(fc.nat({ max: 40 }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), cuts, (pieces, at) => {
        const text = pieces.join('');
        const places = [0, ...at.filter((cut) => cut < text.length).toSorted((a, b) => a - b), text.length];
        const runs = places.slice(1).map((end, index) => text.slice(places[index], end));
        const { xml } = shownIn(inRuns(runs));
        const spans = hide(text);
        const once = spans.toReversed().reduce((t, s) => t.slice(0, s.start) + s.masked + t.slice(s.end), text);
        expect(textOf(xml)).toBe(once);
        if (spans.length === 0) expect(xml).toBe(inRuns(runs));
        expect(hide(hidden(text, hide).text)).toEqual([]);
      }),
    );
  });

  it('keeps paragraphs and cells apart, and tells which paragraph it was', () => {
    const apart = inRuns(['请打 1380000']) + inRuns(['1234']);
    expect(shownIn(apart)).toEqual({ xml: apart, told: [] });
    expect(shownIn(inRuns(['路灯']) + inRuns(['13800001234'])).told).toEqual(['2 138****1234']);
  });

  it('looks into attributes that somebody wrote, within a paragraph as well', () => {
    const xml = '<w:p><w:r><w:t>见图</w:t></w:r><wp:docPr id="13800001234" descr="电话13800001234"/></w:p>';
    expect(shownIn(xml).xml).toBe(xml.replace('电话13800001234', '电话138****1234'));
    expect(shownIn('<Relationship Target="tel:13800001234"/>').xml).toBe('<Relationship Target="tel:138****1234"/>');
  });

  it('leaves numbers that a machine wrote', () => {
    const cells = '<c><v>0.62284804120040011</v></c><c><v>45000.4111111111111111</v></c>';
    expect(shownIn(cells)).toEqual({ xml: cells, told: [] });
  });
});

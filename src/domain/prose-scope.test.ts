import { expect, test } from 'vitest';
import { PlaceTree } from './place.ts';
import { type ProseContext, proseScope } from './prose-scope.ts';

const origin = { file: '', sheet: null, row: 1 };
const place = (code: string, name: string, level: '县' | '乡' | '村') => ({ code, name, level, parent: null, origin });
const tree = new PlaceTree([
  place('9901', '云上县', '县'),
  place('990101', '大桥镇', '乡'),
  place('990101001', '新民村', '村'),
  place('990102', '青石镇', '乡'),
  place('990102001', '新民村', '村'),
]);
const campaign = (id: string, name: string, startsOn: string, endsOn: string) => ({ id, name, startsOn, endsOn });
const context: ProseContext = {
  places: [],
  campaign: null,
  eventDays: [],
  seenFrom: '2026-04-02',
  asOf: '2026-03-31',
  headings: [],
  site: {
    place: '9901',
    tree,
    campaigns: [
      campaign('ZX-1', '春季接访', '2026-03-01', '2026-03-31'),
      campaign('ZX-2', '冬季走访', '2025-12-01', '2025-12-31'),
    ],
    units: [
      { id: 'DW-1', name: '县水利局' },
      { id: 'DW-2', name: '县市场监督管理局' },
    ],
    channels: ['热线转办'],
    categories: ['饮水', '饮水安全'],
  },
};
const scopes = (sentence: string, own: Partial<ProseContext> = {}) =>
  proseScope(sentence, sentence.indexOf('X'), { ...context, ...own }).scopes;

test.each([
  ['收到X', {}, [{}]],
  ['全县收到X', { places: ['990101'] }, [{}]],
  ['云上县收到X', { places: ['990101'] }, [{}]],
  ['收到X', { places: ['990101'] }, [{ place: '990101' }]],
  ['青石镇收到X', { places: ['990101'] }, [{ place: '990102' }]],
  ['大桥镇收到Y，青石镇收到X', {}, [{ place: '990102' }]],
  ['收到X', { campaign: 'ZX-1' }, [{ campaign: 'ZX-1' }]],
  ['3月收到X', { campaign: 'ZX-1' }, [{ campaign: 'ZX-1', period: '2026-03' }]],
  // A time beyond the campaign's own can't be told of it alone.
  ['今年收到X', { campaign: 'ZX-1' }, [{ period: '2026' }]],
  ['收到X', { headings: ['三月份情况'] }, [{ period: '2026-03' }]],
  ['收到X', { headings: ['3月4日接访'] }, [{}]],
  ['收到X', { eventDays: ['2026-03-04'] }, [{}, { period: '2026-03-04' }]],
  ['当天收到X', { eventDays: ['2026-03-04'] }, [{ period: '2026-03-04' }]],
  ['截至3月31日收到X', {}, [{}]],
  ['县水利局收到X', {}, [{ unit: 'DW-1' }, {}]],
  ['饮水问题收到X', {}, [{ category: '饮水' }, {}]],
  ['水利局收到X', {}, [{ unit: 'DW-1' }, {}]],
  ['市场监督管理局收到X', {}, [{ unit: 'DW-2' }, {}]],
  ['饮水安全问题收到X', {}, [{ category: '饮水安全' }, {}]],
  ['收到X件饮水问题', {}, [{ category: '饮水' }, {}]],
  ['春季接访收到X', {}, [{ campaign: 'ZX-1' }]],
  ['春季接访3月收到X', {}, [{ campaign: 'ZX-1', period: '2026-03' }]],
  ['比冬季走访多，春季接访收到Y、冬季走访收到X', {}, [{ campaign: 'ZX-2' }]],
  ['累计收到X', { headings: ['三月份情况'] }, [{ period: '2026-03' }, {}, { period: '2026' }]],
  ['3月累计收到X', {}, [{ period: '2026-03' }]],
  ['我镇收到X', { places: ['990101'] }, [{ place: '990101' }]],
  ['大桥镇情况：全镇收到X', {}, [{ place: '990101' }]],
  ['新民村收到X', { places: ['990101'] }, [{ place: '990101001' }]],
])('%s in %j', (sentence, own, expected) => expect(scopes(sentence, own)).toEqual(expected));

test.each([
  ['新民村收到X', {}],
  ['大桥镇和青石镇收到X', {}],
  ['收到X', { places: ['990101', '990102'] }],
  ['全省收到X', {}],
  ['收到X，比冬季走访多', {}],
  ['比冬季走访多收到X', {}],
  ['我镇收到X', {}],
  ['我镇收到X', { places: ['990101001'] }],
  ['本村收到X', {}],
  ['2月30日收到X', {}],
  ['各乡镇收到X', {}],
  ['当天收到X', {}],
  ['截至3月15日收到X', {}],
])('%s in %j is not clear', (sentence, own) => {
  expect(scopes(sentence, own)).toEqual([]);
  expect(proseScope(sentence, sentence.indexOf('X'), { ...context, ...own }).unsure).not.toBeNull();
});

test.each(['饮水类办结率X', '饮水类问题收到X', '收到X件饮水类问题'])('%s is of the category alone', (sentence) =>
  expect(
    proseScope(sentence, sentence.indexOf('X'), {
      ...context,
      site: { ...context.site, categories: ['饮水', '饮水安全', '道路'] },
    }),
  ).toEqual({ scopes: [{ category: '饮水' }], unsure: null, impossible: null }),
);

test.each(['审计局办结率X', '便民服务中心共收到X', '县委收到X', '信访办3月收到X', '林业站累计办结X'])(
  '%s may be somebody else’s count',
  (sentence) =>
    expect(
      proseScope(sentence, sentence.indexOf('X'), context, /办结|收到/.exec(sentence)?.index).unsure,
    ).not.toBeNull(),
);

test.each(['当地交办收到X', '全县办结X'])('%s is the site’s own', (sentence) =>
  expect(proseScope(sentence, sentence.indexOf('X'), context, sentence.indexOf('收到')).unsure).toBeNull(),
);

test('a day there is not is told as it was written', () =>
  expect(proseScope('2026年2月30日收到X', 12, context).impossible).toBe('2026年2月30日'));

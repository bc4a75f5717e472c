import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearPlace, phrasePlaces, smallestStretch, type WordPlaces } from './near-places.ts';

const placesIn =
  (text: string): WordPlaces =>
  (word) =>
    new Set([...text].flatMap((letter, at) => (letter === word ? [at] : [])));
const near = (query: string, text: string) => nearPlace([...query], placesIn(text));

describe('a phrase with one character wrong', () => {
  it.each([
    ['医疗保险', '城乡医疗保险缴费', 2],
    ['医聊保险', '城乡医疗保险缴费', 2],
    ['乡疗保险', '城乡医疗保险', 1],
    ['医疗的保险', '城乡医疗保险', 2],
    ['一疗保险', '城乡医疗保险', 3],
    ['医疗保现', '城乡医疗保险', 2],
    ['保险医疗', '城乡医疗保险', null],
    ['大桥镇水', '城乡医疗保险', null],
  ])('%s in %s', (query, text, expected) => expect(near(query, text)).toBe(expected));

  it('whatever punctuation stands in it', () => {
    const phrase = ['发', '', '2', '0', '1', '8', '', '4'];
    expect(nearPlace(phrase, placesIn('国办发〔2017〕47号'))).toBe(2);
    expect(nearPlace(['白', ...phrase.slice(1, 4), '1'], placesIn('国办发〔2017〕47号'))).toBe(3);
  });

  it('is found wherever one was changed, left out or put in', () => {
    const text = fc.string({ unit: fc.constantFrom(...'甲乙丙丁戊己庚辛'), minLength: 5, maxLength: 12 });
    fc.assert(
      fc.property(text, fc.nat(), fc.constantFrom('change', 'leave', 'add'), (query, where, how) => {
        const at = where % query.length;
        const wrong =
          query.slice(0, at) + { change: '癸', leave: '', add: `癸${query[at]}` }[how] + query.slice(at + 1);
        expect(near(wrong, `子${query}丑`)).not.toBeNull();
      }),
    );
  });
});

it('finds where a phrase begins', () => {
  expect(phrasePlaces([...'饮水'], placesIn('饮水安全饮用水，人饮水'))).toEqual([0, 9]);
  expect(phrasePlaces(['水', '', '人'], placesIn('饮水安全饮用水，人饮水'))).toEqual([6]);
});

it('measures how near several words stand together', () => {
  expect(smallestStretch([[3, 50], [10, 52], [49]])).toBe(3);
  expect(smallestStretch([[3], []])).toBe(Number.POSITIVE_INFINITY);
});

import { expect, test, vi } from 'vitest';
import { components } from '../../markdown/components.ts';

vi.mock('./Anchor.astro', () => ({ default: 'Anchor' }));
vi.mock('./Figure.astro', () => ({ default: 'Figure' }));
vi.mock('./Helpline.astro', () => ({ default: 'Helpline' }));
vi.mock('./KeyPoints.astro', () => ({ default: 'KeyPoints' }));
vi.mock('./Materials.astro', () => ({ default: 'Materials' }));
vi.mock('./PolicyBasis.astro', () => ({ default: 'PolicyBasis' }));
vi.mock('./Question.astro', () => ({ default: 'Question' }));
vi.mock('./Sourced.astro', () => ({ default: 'Sourced' }));
vi.mock('./Steps.astro', () => ({ default: 'Steps' }));
vi.mock('./Table.astro', () => ({ default: 'Table' }));
const { documentComponents } = await import('./index.ts');

const MARKDOWN_ELEMENTS = ['a', 'h1', 'table'];

test.each(Object.entries(components))(
  '<%s> is drawn by the component of its English name, under both names',
  (name, { english }) => {
    expect(documentComponents).toHaveProperty(name, english);
    expect(documentComponents).toHaveProperty(english, english);
  },
);

test('nothing is drawn that the writing subset does not know', () => {
  const known = Object.entries(components).flatMap(([name, { english }]) => [name, english]);
  expect(Object.keys(documentComponents).toSorted()).toEqual([...known, ...MARKDOWN_ELEMENTS].toSorted());
});

import { expect, test } from 'vitest';
import { documentTree } from './document-tree.ts';
import { picturesAsTags } from './picture-tags.ts';

test('pictures in Markdown, also by reference and in a link, become tags with the name of their file', () => {
  const tree = documentTree(
    '![路 灯](./a%201%231.jpg)\n\n[![井盖][b]](c.pdf) 旁边\n\n[b]: ./井盖.png\n[b]: ./second.png\n',
  );
  picturesAsTags(tree);
  const text = JSON.stringify(tree);
  expect(text).not.toMatch(/"type":"image/);
  const tags = [...text.matchAll(/"name":"(file|alt)","value":"([^"]+)"/g)].map(
    ([, name, value]) => `${name}=${value}`,
  );
  expect(tags).toEqual(['file=./a 1#1.jpg', 'alt=路 灯', 'file=./井盖.png', 'alt=井盖']);
  expect(text.match(/"name":"图"/g)).toHaveLength(2);
});

import { expect, it } from 'vitest';
import { attachmentAt } from './attachment.ts';

it.each([
  ['/talks/a/申请表.pdf', '申请表.pdf'],
  ['/talks/a/表/1.XLSX', '表/1.XLSX'],
  ['/talks/a/', null],
  ['/talks/a/index.mdx', null],
  ['/talks/a/page.html', null],
  ['/talks/a/../b/x.pdf', null],
  ['/talks/a/.x.pdf', null],
  ['/talks/b/x.pdf', null],
])('beside the talk at /talks/a/, %s is the file %s', (path, file) =>
  expect(attachmentAt('/talks/a/', path)).toBe(file),
);

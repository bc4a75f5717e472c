import { expect, test } from 'vitest';
import { errorReport } from './error-report.ts';

const PAGE = { title: '医保怎么交 & 交多少', address: 'https://a.gov.cn/talks/yibao/' };

test.each([
  ['0198-6220001', null, '0198-6220001'],
  ['县信访局，0198-6220001转8，工作日 8:30—17:30', null, '0198-6220001转8'],
  ['邮编 990122，电话 01986220001', null, '01986220001'],
  ['xinfang@yunling.gov.cn', 'xinfang@yunling.gov.cn', null],
  ['xf2026000@yunling.gov.cn、0198-6220001', 'xf2026000@yunling.gov.cn', '0198-6220001'],
  ['xf2026000@yunling.gov.cn，或者 20260001@yunling.gov.cn', 'xf2026000@yunling.gov.cn', null],
  ['县政府大院', null, '12345'],
  [null, null, '12345'],
])('a mistake can be told to an office reached by %s', (contact, mail, phone) => {
  const report = errorReport(contact, '12345', PAGE);
  expect([report.mail?.address ?? null, report.phone]).toEqual([mail, phone]);
});

test('the mail names the page and its address, and leaves room for what is wrong', () => {
  const link = new URL(errorReport('xf@a.gov.cn', '12345', PAGE).mail?.link ?? '');
  expect(link.pathname).toBe('xf@a.gov.cn');
  expect(link.searchParams.get('subject')).toBe('纠错：医保怎么交 & 交多少');
  expect(link.searchParams.get('body')).toBe('https://a.gov.cn/talks/yibao/\r\n\r\n哪里错了：');
});

import { HtmlValidate } from 'html-validate';
import type { BuiltPage, Fault } from './site-pages.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  // Left out: how void elements are written, length of titles, hyphens in telephone numbers (style, not validity);
  // an id may begin with a figure (HTML Living Standard, 3.2.6).
  rules: {
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'tel-non-breaking': 'off',
    'valid-id': ['error', { relaxed: true }],
  },
});

/** Where a page is not valid HTML. */
export async function htmlFaults({ address, html }: Pick<BuiltPage, 'address' | 'html'>): Promise<Fault[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => ({
      page: address,
      rule: `html:${ruleId}`,
      what: `第 ${line} 行：${message}`,
    })),
  );
}

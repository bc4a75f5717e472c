import type { APIRoute } from 'astro';
import { browserScript } from '../../outputs/browser-script.ts';
import { isPreview } from '../../site/current.ts';

/** What runs in the reader's browser, one module a file, at the same paths below `assets/` as in `src/`. */
const sources: Record<string, string> = import.meta.glob(
  [
    '../../browser/*.ts',
    '!../../browser/*.test.ts',
    '../../outputs/search-text.ts',
    '../../domain/article-number.ts',
    '../../domain/plain-form.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
);
export const getStaticPaths = () =>
  Object.entries(sources)
    .filter(([path]) => isPreview || !path.endsWith('/presenter.ts'))
    .map(([path, source]) => ({
      params: { module: path.replace(/^(\.\.\/)+|\.ts$/g, '') },
      props: { source },
    }));

export const GET: APIRoute = ({ props }) =>
  new Response(browserScript(props.source), { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } });

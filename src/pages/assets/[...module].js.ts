import type { APIRoute } from 'astro';
import { browserScript } from '../../outputs/browser-script.ts';

/** What runs in the reader's browser, one module a file, at the same paths below `assets/` as in `src/`. */
const sources: Record<string, string> = import.meta.glob(
  ['../../browser/*.ts', '!../../browser/*.test.ts', '../../outputs/search-text.ts'],
  { query: '?raw', import: 'default', eager: true },
);
export const getStaticPaths = () =>
  Object.entries(sources).map(([path, source]) => ({
    params: { module: path.replace(/^(\.\.\/)+|\.ts$/g, '') },
    props: { source },
  }));

export const GET: APIRoute = ({ props }) =>
  new Response(browserScript(props.source), { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } });

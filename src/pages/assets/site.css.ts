import { css } from '../../layouts/site-stylesheet.ts';

export const GET = () => new Response(css, { headers: { 'Content-Type': 'text/css; charset=utf-8' } });

import { handoutCss } from '../../layouts/handout-stylesheet.ts';

export const GET = () => new Response(handoutCss, { headers: { 'Content-Type': 'text/css; charset=utf-8' } });

import { slidesCss } from '../../layouts/slides-stylesheet.ts';

export const GET = () => new Response(slidesCss, { headers: { 'Content-Type': 'text/css; charset=utf-8' } });

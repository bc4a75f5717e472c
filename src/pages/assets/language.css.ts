import { languageCss } from '../../layouts/language-stylesheet.ts';

export const GET = () => new Response(languageCss, { headers: { 'Content-Type': 'text/css; charset=utf-8' } });

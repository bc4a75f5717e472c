import type { APIRoute } from 'astro';
import { everyTalk } from '../../../domain/document.ts';
import { site, view } from '../../../site/current.ts';
import { scriptOf, scriptText } from '../../../site/talk-script.ts';

export const getStaticPaths = () =>
  everyTalk(site.talks).map((talk) => ({ params: { slug: talk.slug }, props: { talk } }));

export const GET: APIRoute = ({ props }) =>
  new Response(scriptText(props.talk.title, scriptOf(view, props.talk)), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });

import type { APIRoute } from 'astro';
import { site, view } from '../../../site/current.ts';
import { scriptText, talkScript } from '../../../site/talk-script.ts';

export const getStaticPaths = () => site.talks.map((talk) => ({ params: { slug: talk.slug }, props: { talk } }));

export const GET: APIRoute = ({ props }) =>
  new Response(scriptText(props.talk.title, talkScript(view, props.talk)), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });

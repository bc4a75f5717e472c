import type { APIRoute } from 'astro';
import { absoluteAddress, addresses } from '../../../domain/address.ts';
import { everyTalk } from '../../../domain/document.ts';
import { qrPicture } from '../../../outputs/qr-code.ts';
import { site } from '../../../site/current.ts';

const { base } = site.settings;

export const getStaticPaths = () =>
  base === null ? [] : everyTalk(site.talks).map(({ slug }) => ({ params: { slug }, props: { slug } }));

/** The code that leads to a talk's page, for the page itself: a telephone has no use for it, and does not load it. */
export const GET: APIRoute = ({ props }) =>
  new Response(qrPicture(absoluteAddress(base ?? '/', addresses.talk(props.slug))), {
    headers: { 'Content-Type': 'image/svg+xml' },
  });

import { icon } from '../../outputs/stylesheet.ts';
import { site } from '../../site/current.ts';

export const GET = () => new Response(icon(site.settings.colour), { headers: { 'Content-Type': 'image/svg+xml' } });

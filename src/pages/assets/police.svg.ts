import { policeBadge } from '../../outputs/police-badge.ts';

export const GET = () => new Response(policeBadge, { headers: { 'Content-Type': 'image/svg+xml' } });

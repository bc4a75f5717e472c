import type { HeldDocument } from '../src/domain/publication.ts';
import type { Call } from './command.ts';

/** Says which documents are not shown, why, and till when. */
export function sayHeld(say: Call['say'], held: readonly HeldDocument[]): void {
  if (held.length === 0) return;
  say(`没有显示的材料（${held.length} 篇）：`);
  for (const { message } of held) say(`  ${message}`);
}

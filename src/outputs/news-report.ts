import { changesInWords } from '../domain/change-note.ts';
import { stateNames } from '../domain/issue-state.ts';
import { masked } from '../domain/shorten.ts';
import type { LedgerNews, MovedMatter } from './ledger-news.ts';

/** The news for staff as Markdown: every public matter and document that changed. `titleOf` knows public ones only. */
export function newsReport(
  { note, moved, redated, reworded, reassigned, vanished, hidden, documents }: LedgerNews,
  titleOf: (idOrAddress: string) => string | null,
): string {
  const named = (id: string) => [id, titleOf(id)].filter(Boolean).join('　');
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`## ${title}（${lines.length}）\n\n${lines.map((line) => `- ${line}`).join('\n')}`];
  const isLate = ({ receivedOn }: MovedMatter) => receivedOn <= note.since;
  const added = moved.filter(({ from }) => from === null);
  const arrived = ({ id, to, receivedOn }: MovedMatter) => `${named(id)}　${receivedOn} 收到，${stateNames[to]}`;
  const move = ({ from, to }: MovedMatter) => `${from === null ? '新公开' : stateNames[from]} → ${stateNames[to]}`;
  const counted = (what: MovedMatter['counts']) =>
    moved.filter(({ counts }) => counts === what).map((matter) => `${named(matter.id)}　${move(matter)}`);
  const moves = Map.groupBy(
    moved.filter(({ from, counts }) => from !== null && counts === null),
    move,
  );
  return `${[
    '# 台账变化',
    `和上一次发布（数据截至 ${note.since}）相比，这一次数据截至 ${note.asOf}：${changesInWords(note)}。`,
    ...section('新收到', added.filter((matter) => !isLate(matter)).map(arrived)),
    ...section('以前收到、这次才公开', added.filter(isLate).map(arrived)),
    ...section('办结', counted('closed')),
    ...section('重新办理', counted('reopened')),
    ...section('状态改回，没有重新办理的记录', counted('wentBack')),
    ...[...moves].flatMap(([title, matters]) =>
      section(
        title,
        matters.map(({ id }) => named(id)),
      ),
    ),
    ...section(
      '上一次发布以前的日期改了',
      redated.map(({ id, column, was, value }) => `${named(id)}　${column}：${was ?? '没有'} → ${value ?? '没有'}`),
    ),
    ...section('标题、摘要或答复改了', reworded.map(named)),
    ...section('地方、类别、单位或群众确认改了', reassigned.map(named)),
    ...section('台账里没有了', vanished.map(masked)),
    ...(hidden > 0 ? [`## 还在台账里，不再公开（${hidden}）\n\n是哪几件，请看 npm run check 的提醒。`] : []),
    ...section('新发布的材料', documents.added.map(named)),
    ...section('改过的材料', documents.changed.map(named)),
    ...section('撤下的材料', documents.gone),
    ...(note.counts.corrections > 0 ? [`## 更正（${note.counts.corrections}）\n\n见「更正」台账。`] : []),
  ].join('\n\n')}\n`;
}

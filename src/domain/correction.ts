import { date, text } from './cell.ts';
import { column, ledger, type Placed, type Row } from './ledger.ts';

/** Corrections (更正): what was published wrongly and what is right. */
export const correctionLedger = ledger({
  name: 'corrections',
  zh: '更正',
  aliases: ['更正说明', '勘误', 'correction'],
  meaning: '发布之后改正过的内容。',
  key: null,
  published: true,
  columns: {
    date: column('日期', ['更正日期'], date, '更正的日期。', { required: true }),
    subject: column('对象', ['更正对象'], text, '改的是什么（编号或文件夹名）。', { required: true }),
    was: column('原内容', ['原文', '更正前'], text, '原来写的是什么。'),
    now: column('更正为', ['更正后'], text, '改成了什么。'),
    reason: column('原因', ['更正原因', '说明'], text, '为什么改。'),
  },
});
export type CorrectionRow = Placed<Row<typeof correctionLedger.columns>>;

/** What a correction is said to be about where it may not say. */
export const WITHHELD_SUBJECT = '一处不公开的内容';

const PRIVACY = /隐私|个人信息|隐去|脱敏/;

/**
 * A correction as the public sees it: one made for privacy, or that names a row which is not public, keeps its day and
 * neither names its subject nor repeats a text (contract §4b).
 */
export function publicCorrection<R extends Pick<CorrectionRow, 'subject' | 'was' | 'now' | 'reason'>>(
  row: R,
  namesHidden: (text: string) => boolean,
): R {
  const hidden = namesHidden([row.subject, row.was, row.now, row.reason].filter(Boolean).join('\n'));
  if (!hidden && !PRIVACY.test(row.reason ?? '')) return row;
  return { ...row, subject: WITHHELD_SUBJECT, was: null, now: null, reason: hidden ? null : row.reason };
}

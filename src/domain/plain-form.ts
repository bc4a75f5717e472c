/**
 * Characters nobody sees: zero-width and direction marks, soft hyphens, control characters but tab and line ends; and
 * the two that are none, which no workbook can hold.
 */
export const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu;

/**
 * Full-width letters and digits to plain ones, one kind of line end, without invisible characters. Not for prose: it
 * spoils Chinese punctuation.
 */
export const plainForm = (text: string): string =>
  text.normalize('NFKC').replace(INVISIBLE, '').replace(/\r\n?/g, '\n').trim();

/** Signs people set between several values in one cell. */
const BETWEEN = /[；;、/|,，\n]+/;
/** What almost no cell of one value has: a sign or a space between, or a long number beside words. */
const MAYBE_SEVERAL = /[；;、/|,，\s]|\p{Script=Han}.*[\d０-９]{3}|[\d０-９]{3}.*\p{Script=Han}/u;
/** Digits, and what may stand within a number. */
const ONLY_NUMBER = /^[+\d\s()（）０-９－\u2010-\u2015\u2212-]+$/;
const DIGIT = /[\d０-９]/g;
/** An address of its own; shorter parts of one (3号楼2单元) stand in others' as well. */
const TELLING = 8;
const HAN = /\p{Script=Han}/u;
/** Fewer digits are a part of a number: 138 1234 5678. */
const WHOLE_NUMBER = 7;
/** A mobile or a landline with its area code, beside other words. */
const TELEPHONE = /(?<![\d０-９])[(（]?(?:0\d{2,3}|1[3-9]\d)[)）]?(?:[\s\u2010-\u2015\u2212-]?\d){7,8}(?![\d０-９])/g;

const isNumber = (text: string) => ONLY_NUMBER.test(text) && (text.match(DIGIT)?.length ?? 0) >= WHOLE_NUMBER;

/** Whether a private column holds names of people, by its header. */
export const isNameColumn = (header: string): boolean =>
  /[人名]|群众|网友|用户/.test(header) && !/址|电话|手机|号|籍|单位/.test(header);

/**
 * The values of a private cell: the cell as a whole and, where several stand in it, each number, code, address and
 * telephone. Words alone are a value of their own in a column of names only: elsewhere they are a part of a sentence.
 */
export function cellParts(cell: string, header: string): string[] {
  const whole = cell.trim();
  if (!MAYBE_SEVERAL.test(whole)) return whole === '' ? [] : [whole];
  const parts = whole
    .split(BETWEEN)
    .flatMap((part) => {
      const words = part.trim().split(/\s+/);
      return words.length > 1 && words.every(isNumber) ? words : [part.trim()];
    })
    .filter(
      (part) => isNameColumn(header) || (/[\d０-９@_]/.test(part) && (!HAN.test(part) || part.length >= TELLING)),
    );
  const telephones = ONLY_NUMBER.test(whole) ? [] : (whole.normalize('NFKC').match(TELEPHONE) ?? []);
  return [...new Set([whole, ...parts, ...telephones])].filter((part) => part !== '');
}

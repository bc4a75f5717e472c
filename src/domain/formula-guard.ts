/** Text that Excel and WPS would run as a formula when they open a CSV file, or that already carries our mark for it. */
const RISKY = /^'*[=+\-@\t]/;

/** Text as a CSV file may hold it: what would become a formula begins with one more single quote. */
export const guarded = (text: string): string => (RISKY.test(text) ? `'${text}` : text);

/** The text again as it was before `guarded`. */
export const unguarded = (text: string): string => (text.startsWith("'") && RISKY.test(text) ? text.slice(1) : text);

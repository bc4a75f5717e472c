/** Where a mistake on a page can be told: a mail that is written but for what is wrong, a telephone number, or both. */
export interface ErrorReport {
  readonly mail: { readonly address: string; readonly link: string } | null;
  readonly phone: string | null;
}

const MAILS = /[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}/g;
/** Five digits or more, with an extension: not a year, an hour or a number of days. */
const PHONES = /\d[\d-]{3,}\d(?:转\d+)?/g;

/**
 * The entry for reporting an error (纠错) on a page, from what the site's settings say of how to reach its office, in any
 * words. `hotline` is what stands where they name neither mail nor telephone. The mail (RFC 6068) names the page and its
 * address, so that whoever reads it need not ask.
 */
export function errorReport(
  contact: string | null,
  hotline: string,
  page: { readonly title: string; readonly address: string },
): ErrorReport {
  const [address = null] = contact?.match(MAILS) ?? [];
  const phones = contact?.replace(MAILS, '').match(PHONES) ?? [];
  // The longest: a postcode is shorter than a number with its area code.
  const phone = phones.toSorted((a, b) => b.length - a.length)[0] ?? null;
  const subject = encodeURIComponent(`纠错：${page.title}`);
  const body = encodeURIComponent(`${page.address}\r\n\r\n哪里错了：`);
  return {
    mail: address === null ? null : { address, link: `mailto:${address}?subject=${subject}&body=${body}` },
    phone: phone ?? (address === null ? hotline : null),
  };
}

/** Where the record (备案) of a site can be looked up, by what its footer shows. */
export const ICP_RECORDS = 'https://beian.miit.gov.cn/';

/** The public security record of a site (公安联网备案): found by the digits of its number (云公网安备 99012200000000号). */
export function policeRecord(shown: string): string {
  const number = shown.replace(/\D/g, '');
  return `https://beian.mps.gov.cn/${number === '' ? '' : `#/query/webSearch?code=${number}`}`;
}

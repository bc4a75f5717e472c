const DIGITS = '零一二三四五六七八九';
const ON_TELEPHONE = '零幺二三四五六七八九';
const each = (digits: string, names = DIGITS) => digits.replace(/\d/g, (digit) => names[Number(digit)] ?? '');

/** A whole number below a hundred million million as it is said: 2340 → 两千三百四十. */
function whole(digits: string): string {
  const number = digits.replace(/^0+(?=\d)/, '');
  if (number.length > 12) return each(number);
  if (number.length > 8) return joined(whole(number.slice(0, -8)), '亿', number.slice(-8));
  if (number.length > 4) return joined(whole(number.slice(0, -4)), '万', number.slice(-4));
  return belowTenThousand(number);
}

const joined = (above: string, unit: string, rest: string): string =>
  `${above.replace(/^二$/, '两')}${unit}${/^0+$/.test(rest) ? '' : `${rest.startsWith('0') ? '零' : ''}${whole(rest)}`}`;

function belowTenThousand(number: string): string {
  if (number === '0') return '零';
  const said = [...number]
    .map((digit, index) => {
      const unit = ['', '十', '百', '千'][number.length - 1 - index] ?? '';
      if (digit === '0') return '零';
      return `${digit === '2' && (unit === '千' || unit === '百') ? '两' : each(digit)}${unit}`;
    })
    .join('')
    .replace(/零+/g, '零')
    .replace(/零$/, '');
  return said.replace(/^一十/, '十');
}

export const spokenText = (text: string): string =>
  text.normalize('NFKC').replace(/\d+(?:\.\d+)?/g, (number) => {
    const [before = '', behind] = number.split('.');
    return `${whole(before)}${behind === undefined ? '' : `点${each(behind)}`}`;
  });

export const spokenLength = (text: string): number => text.length / 160;
void ON_TELEPHONE;

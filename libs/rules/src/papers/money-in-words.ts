const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const GROUPS = ['', 'nghìn', 'triệu'] as const;
const BILLION = 1_000_000_000;

/**
 * An amount of đồng as accounts write it out: "Một triệu năm trăm nghìn đồng".
 * @param amount whole đồng, from 0
 * @throws RangeError when it is no whole number from 0
 */
export function moneyInWords(amount: number): string {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError('An amount of money is a whole number of đồng from 0.');
  const words = amount === 0 ? 'không' : inWords(amount, false);
  return `${words.charAt(0).toLocaleUpperCase('vi')}${words.slice(1)} đồng`;
}

/** @param isInside something stands before it, so that hundreds are said even where there are none */
function inWords(amount: number, isInside: boolean): string {
  if (amount >= BILLION) {
    const rest = amount % BILLION;
    return `${inWords(Math.floor(amount / BILLION), isInside)} tỷ${rest > 0 ? ` ${inWords(rest, true)}` : ''}`;
  }
  const parts: string[] = [];
  for (let at = GROUPS.length - 1; at >= 0; at--) {
    const group = Math.floor(amount / 1000 ** at) % 1000;
    if (group > 0) parts.push([hundreds(group, isInside || parts.length > 0), GROUPS[at]].filter(Boolean).join(' '));
  }
  return parts.join(' ');
}

function hundreds(group: number, isInside: boolean): string {
  const [hundred, ten, one] = [Math.floor(group / 100), Math.floor(group / 10) % 10, group % 10];
  const words: string[] = [];
  if (hundred > 0 || isInside) words.push(digit(hundred), 'trăm');
  if (ten > 1) words.push(digit(ten), 'mươi');
  else if (ten === 1) words.push('mười');
  else if (one > 0 && words.length > 0) words.push('linh');
  if (one > 0) words.push(unit(ten, one));
  return words.join(' ');
}

function unit(ten: number, one: number): string {
  if (one === 1 && ten > 1) return 'mốt';
  if (one === 5 && ten > 0) return 'lăm';
  return digit(one);
}

const digit = (value: number): string => DIGITS[value] as string;

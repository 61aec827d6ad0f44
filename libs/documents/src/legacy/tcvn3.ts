/** By rows of the font: its code points (as Latin-1), and the letters that they look like. */
const ROWS: readonly [number, string][] = [
  [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
  [0xb5, 'àảãáạ'],
  [0xbb, 'ằẳẵắ'],
  [0xc6, 'ặầẩẫấậ'],
  [0xcc, 'è'],
  [0xce, 'ẻẽéẹềểễếệìỉ'],
  [0xdc, 'ĩíịò'],
  [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
  [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
];
const LETTERS = new Map(
  ROWS.flatMap(([first, letters]) => [...letters].map((letter, n) => [String.fromCharCode(first + n), letter] as const)),
);

/** TCVN3 ("ABC", fonts named .VnTime) as Unicode. Letters of capitals with a tone exist only in fonts of capitals (.VnTimeH). */
export function fromTcvn3(text: string, { isCapitals = false }: { isCapitals?: boolean } = {}): string {
  const read = [...text].map((sign) => LETTERS.get(sign) ?? sign).join('');
  return isCapitals ? read.toLocaleUpperCase('vi') : read;
}

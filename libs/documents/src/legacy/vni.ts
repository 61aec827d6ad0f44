/** What follows a letter: the mark that it carries, as Unicode combines it. */
const MARKS: Readonly<Record<string, string>> = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
};
/** Letters that are one sign. */
const LETTERS: Readonly<Record<string, string>> = { ñ: 'đ', ô: 'ơ', ö: 'ư', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ', í: 'í', ì: 'ì' };
const CARRIES: Readonly<Record<string, RegExp>> = { breve: /[a]/, circumflex: /[aeo]/, tone: /[aeoôöuy]/ };

/** VNI (fonts named VNI-Times) as Unicode: a letter, then the sign of what it carries. */
export function fromVni(text: string): string {
  let read = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] as string;
    const small = sign.toLowerCase();
    const mark = MARKS[(text[at + 1] ?? '').toLowerCase()];
    const letter = LETTERS[small] ?? small;
    const isCapital = small !== sign;
    if (mark && fits(small, mark)) {
      read += cased(`${letter}${mark}`.normalize('NFC'), isCapital);
      at += 1;
    } else read += letter === small ? sign : cased(letter, isCapital);
  }
  return read;
}

function fits(letter: string, mark: string): boolean {
  const kind = mark.startsWith('\u0306') ? 'breve' : mark.startsWith('\u0302') ? 'circumflex' : 'tone';
  return CARRIES[kind]?.test(letter) ?? false;
}

function cased(letter: string, isCapital: boolean): string {
  return isCapital ? letter.toLocaleUpperCase('vi') : letter;
}

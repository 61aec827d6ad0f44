import { cleanText, foldVietnamese } from '#kernel';

/** Ways in which a person's name is written. */
export interface NameForms {
  /** Folded: hidden wherever they stand, with tones or without. */
  anywhere: string[];
  /** Exactly so, in capitals: too short to be hidden in any other spelling. */
  exactly: string[];
  /** The given name alone, folded: hidden behind a word that speaks of a person. */
  behindTitle: string[];
}

/** Words that stand before a name. */
export const TITLES = [
  ...['ong', 'ba', 'anh', 'chi', 'co', 'thay', 'em', 'chau', 'chu', 'bac', 'dong chi', 'd/c', 'bac si', 'bs', 'bs.', 'ths', 'ths.'],
  ...[
    'ts',
    'ts.',
    'thac si',
    'tien si',
    'ky su',
    'ks',
    'ks.',
    'cu nhan',
    'luat su',
    'tac gia',
    'giao vien',
    'hoc sinh',
    'sinh vien',
    'toi la',
  ],
  ...[
    'toi ten',
    'ten la',
    'toi ten la',
    'can bo',
    'cong chuc',
    'thuong ta',
    'trung ta',
    'thieu ta',
    'dai uy',
    'thuong uy',
    'trung uy',
    'thieu uy',
  ],
];

/** The forms of one name: whole, joined as in addresses, by initials, the last two words, the given name. */
export function nameForms(name: string): NameForms {
  const words = cleanText(name).split(' ').filter(Boolean);
  const plain = words.map(foldVietnamese);
  const given = plain.at(-1);
  if (given === undefined) return { anywhere: [], exactly: [], behindTitle: [] };
  if (words.length === 1) return { anywhere: [], exactly: [], behindTitle: [given] };
  const before = plain.slice(0, -1);
  const initials = before.map((word) => word.charAt(0));
  const anywhere = [
    plain.join(' '),
    plain.join(''),
    // "t.t.h. mai", "t t h mai", "mai tth" as in the addresses of offices.
    `${initials.join('.')}. ${given}`,
    `${initials.join('.')}.${given}`,
    `${initials.join('')}${given}`,
    `${given}${initials.join('')}`,
    `${given}.${initials.join('')}`,
    [...plain].reverse().join(' '),
  ];
  const lastTwo = words.slice(-2).join(' ');
  const exactly = words.length > 2 ? [lastTwo, lastTwo.toLocaleUpperCase('vi')] : [];
  return { anywhere, exactly, behindTitle: [given, plain.slice(-2).join(' ')] };
}

import { cleanText, foldVietnamese } from '#kernel';

/** Ways in which a person's name is written. */
export interface NameForms {
  /** Folded: hidden wherever they stand, with tones or without. */
  anywhere: string[];
  /** Folded, and words of their own besides: hidden where an address or a path says them. */
  inAddresses: string[];
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
  if (given === undefined) return { anywhere: [], inAddresses: [], exactly: [], behindTitle: [] };
  if (words.length === 1) return { anywhere: [], inAddresses: [], exactly: [], behindTitle: [given] };
  const initials = plain.slice(0, -1).map((word) => word.charAt(0));
  const joined = [plain.join(''), `${initials.join('')}${given}`, `${given}${initials.join('')}`];
  const anywhere = [
    plain.join(' '),
    // "t.t.h. mai", "t.t.h.mai", "mai.tth" as in the addresses of offices.
    `${initials.join('.')}. ${given}`,
    `${initials.join('.')}.${given}`,
    `${given}.${initials.join('')}`,
    ...joined.filter((form) => !isSyllable(form)),
    // Of two words the one before the other is often a thing: "ăn lễ".
    ...(words.length > 2 ? [[...plain].reverse().join(' ')] : []),
  ];
  const lastTwo = words.slice(-2).join(' ');
  const exactly = words.length > 2 ? [lastTwo, lastTwo.toLocaleUpperCase('vi')] : [];
  return {
    anywhere,
    inAddresses: joined.filter(isSyllable),
    exactly: [...exactly, ...byCapitals(words)],
    behindTitle: [given, plain.slice(-2).join(' ')],
  };
}

/** "TH Anh", "THAnh", "Anh TH". */
function byCapitals(words: readonly string[]): string[] {
  const initials = words
    .slice(0, -1)
    .map((word) => word.charAt(0).toLocaleUpperCase('vi'))
    .join('');
  const given = words.at(-1) ?? '';
  if (initials.length < 2) return [];
  const capital = given.charAt(0).toLocaleUpperCase('vi') + given.slice(1).toLocaleLowerCase('vi');
  return [`${initials} ${capital}`, `${initials}${capital}`, `${capital} ${initials}`];
}

const SYLLABLE = /^(?:ngh?|nh|gh|gi|kh|ch|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/u;

/** Whether folded letters may be a word of their own, as "thanh" of "Trần Hữu Anh" is: thành, thanh, thánh. */
export function isSyllable(folded: string): boolean {
  return SYLLABLE.test(folded);
}

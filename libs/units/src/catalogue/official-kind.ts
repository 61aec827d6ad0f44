import { cleanText } from '#kernel';
import type { UnitKind } from '#rules';
import { unitKey } from '../domain/search-words.js';

/** The levels of the catalogue; districts ended on 1 July 2025. */
export type CatalogueLevel = 'province' | 'district' | 'commune';

interface Kind {
  /** At the head of the name: "Phường". */
  word: string;
  level: CatalogueLevel;
  /** What it is in the words of the rules. */
  unitKind: UnitKind;
}

/** What an official unit is called. */
export const OFFICIAL_KINDS = {
  province: { word: 'Tỉnh', level: 'province', unitKind: 'province' },
  'central-city': { word: 'Thành phố', level: 'province', unitKind: 'province' },
  city: { word: 'Thành phố', level: 'district', unitKind: 'city' },
  town: { word: 'Thị xã', level: 'district', unitKind: 'town' },
  'urban-district': { word: 'Quận', level: 'district', unitKind: 'district' },
  district: { word: 'Huyện', level: 'district', unitKind: 'district' },
  ward: { word: 'Phường', level: 'commune', unitKind: 'ward' },
  township: { word: 'Thị trấn', level: 'commune', unitKind: 'township' },
  commune: { word: 'Xã', level: 'commune', unitKind: 'commune' },
  // The thirteen of July 2025: each is the commune-level unit of its islands.
  'special-zone': { word: 'Đặc khu', level: 'commune', unitKind: 'special-zone' },
} as const satisfies Record<string, Kind>;

export type OfficialKind = keyof typeof OFFICIAL_KINDS;

/** A full name in its one spelling, with the kind that its head says. */
export interface OfficialName {
  kind: OfficialKind;
  /** "Phường Phan Đình Phùng", however the head was written. */
  name: string;
  /** "Phan Đình Phùng" */
  core: string;
}

/**
 * Reads a full name: "xã Bắc Sơn", "Thị Trấn  Mường Chà". One kind of space and of apostrophe, the head as the law writes it.
 * @returns undefined when its head is no kind of this level
 */
export function readOfficialName(written: string, level: CatalogueLevel): OfficialName | undefined {
  const text = cleanText(written).replace(/[’ʼ`]/g, "'");
  for (const [kind, { word, level: own }] of Object.entries(OFFICIAL_KINDS) as [OfficialKind, Kind][]) {
    if (own !== level) continue;
    const core = text.slice(word.length).trim();
    if (core && text.charAt(word.length) === ' ' && text.slice(0, word.length).toLowerCase() === word.toLowerCase())
      return { kind, name: `${word} ${core}`, core };
  }
  return undefined;
}

/** Whether two spellings are one name: "Hoà Bình" and "Hòa Bình" differ only in where the mark stands. */
export function isSameName(a: string, b: string): boolean {
  return a === b || letters(a) === letters(b);
}

const MOST_EDITS = 2;

/** Whether two names differ by so little that it is spelling: at most two letters, marks aside. */
export function isNearName(a: string, b: string): boolean {
  const [one, other] = [unitKey(a), unitKey(b)];
  if (Math.abs(one.length - other.length) > MOST_EDITS) return false;
  let above = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const change = (above[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      line.push(Math.min(change, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    above = line;
  }
  return (above[other.length] ?? 0) <= MOST_EDITS;
}

/** Letter by letter with its marks, each word's marks together at its end: where in a word they stand makes no difference. */
function letters(text: string): string {
  return cleanText(text)
    .toLowerCase()
    .replace(/[’ʼ`]/g, "'")
    .split(' ')
    .map((word) => {
      const parts = word.normalize('NFD');
      return parts.replace(TONES, '') + [...parts].filter((sign) => TONES_ONE.test(sign)).join('');
    })
    .join(' ');
}

/** The five tones; the hooks and hats of ơ, ê, ă belong to their letter. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const TONES_ONE = /[\u0300\u0301\u0303\u0309\u0323]/;

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const ONSET = '(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?';
const NUCLEUS =
  '(?:uyê|uya|oai|oay|oeo|uây|uôi|ươi|ươu|iêu|yêu|iê|yê|ia|ya|ua|uô|ưa|ươ|oa|oă|oe|oo|uâ|uê|uơ|uy|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|uyu|[aăâeêioôơuưy])';
const CODA = '(?:ch|ng|nh|[cmnpt])?';
const SYLLABLE = new RegExp(`^${ONSET}${NUCLEUS}${CODA}$`, 'u');

/** Whether a word could be Vietnamese: spelt by its rules, with at most one tone. */
export function isSyllable(word: string): boolean {
  // Tones come off, what makes another letter stays: "ế" is "ê" with a tone.
  const apart = word.toLowerCase().normalize('NFD');
  const tones = apart.match(TONES)?.length ?? 0;
  return tones <= 1 && SYLLABLE.test(apart.replace(TONES, '').normalize('NFC'));
}

/** "Điều 8", "khoản 2 Điều 5 Thể lệ", "điểm a khoản 2 Điều 5", "Điều 5, khoản 2". */
const ARTICLE =
  /^(?:(?:điểm \p{L}\)?,? )?(?:khoản \d{1,2},? )?điều \d{1,3}\p{L}?|điều \d{1,3}\p{L}?(?:,? khoản \d{1,2})?(?:,? điểm \p{L}\)?)?)(?:,? (?:của )?thể lệ)?\.?$/iu;

/** Whether a text names an article of the rules and says nothing else: no names, no story. */
export function isArticle(text: string): boolean {
  return ARTICLE.test(text.trim().normalize('NFC').replaceAll(/\s+/g, ' '));
}

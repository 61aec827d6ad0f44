export const QUESTIONS = '/quan-tri/cau-hoi';
export const NEW_QUESTION = `${QUESTIONS}/moi`;
export const BANKS = `${QUESTIONS}/bo-de`;
/** Looking at several questions and approving them at once. */
export const TOGETHER = `${QUESTIONS}/duyet`;
export const RETURNED = `${QUESTIONS}?trang-thai=tra-lai`;
export const WAITING = `${QUESTIONS}?trang-thai=cho-duyet`;

/** The page of a question. */
export function questionUrl(code: string): string {
  return `${QUESTIONS}/${encodeURIComponent(code)}`;
}

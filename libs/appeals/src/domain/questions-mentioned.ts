/** The numbers of questions that somebody's words name: "câu 12", "Câu số 3 và câu hỏi 7". */
export function questionsMentioned(words: string): number[] {
  const numbers = Array.from(words.normalize('NFC').matchAll(/câu(?:\s+hỏi)?(?:\s+số)?\s+(\d{1,3})(?!\d)/giu), ([, digits]) =>
    Number(digits),
  );
  return [...new Set(numbers)];
}

/** What somebody typed in one spelling and with one kind of line ends; or what is wrong with it. */
export function readWords(
  typed: string,
  { shortest, longest }: { shortest: number; longest: number },
): { text: string } | { fault: 'short' | 'long' } {
  const text = typed.normalize('NFC').replaceAll('\r\n', '\n').trim();
  if (text.length < shortest) return { fault: 'short' };
  return text.length > longest ? { fault: 'long' } : { text };
}

/** A pattern of SQL that finds a text anywhere; what means something to patterns is taken as it stands. */
export function likePattern(text: string): string {
  return `%${escapeLike(text)}%`;
}

export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

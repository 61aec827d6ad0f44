/** A SHA-256 as it stands on paper: in four groups, so that a line can break between them. */
export function paperHash(sha256: string): string {
  return (sha256.match(/.{1,16}/g) ?? []).join(' ');
}

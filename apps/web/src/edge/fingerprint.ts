/** A SHA-256 in groups of eight, for eyes. */
export function fingerprintGroups(sha256: string): string[] {
  return sha256.match(/.{1,8}/g) ?? [];
}

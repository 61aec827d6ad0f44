import { canonicalJson, sha256 } from '../plan/canonical-json.js';

/** How many of a list there are, and SHA-256 over it as canonical JSON. */
export interface ListDigest {
  count: number;
  sha256: string;
}

/** The same with a random text before the list: without it nobody finds by trying what is in a list that is not public. */
export function saltedDigest(salt: string, list: readonly unknown[]): ListDigest {
  return { count: list.length, sha256: sha256([canonicalJson([salt, ...list])]) };
}

export function listDigest(list: readonly unknown[]): ListDigest {
  return { count: list.length, sha256: sha256([canonicalJson(list)]) };
}

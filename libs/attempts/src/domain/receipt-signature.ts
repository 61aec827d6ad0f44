import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { Id, RoundId, TenantId } from '#kernel';

/** What a receipt vouches for. */
export interface ReceiptFacts {
  tenantId: TenantId | Id<'tenant'>;
  roundId: RoundId;
  code: string;
  submittedAt: Date;
  /** SHA-256 of the sealed answers. */
  seal: string;
}

/** The one line that is signed: anybody who has the receipt can write it again. No line break at its end. */
export function receiptText({ tenantId, roundId, code, submittedAt, seal }: ReceiptFacts): string {
  return ['khoa-bang-receipt-1', code, tenantId, roundId, submittedAt.toISOString(), seal].join('|');
}

/** RFC 8410: what stands before the 32 bytes of an Ed25519 key. */
const PRIVATE_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** The private key that 32 secret bytes are. */
export function privateKeyOf(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, seed]), format: 'der', type: 'pkcs8' });
}

/** A public key as it is given to everybody. */
export interface PublicReceiptKey {
  /** Which key: eight bytes of the hash of its own 32. */
  kid: string;
  /** The key itself, base64url, as JWK writes it. */
  x: string;
  pem: string;
}

/** @param x 32 bytes in base64url */
export function publicReceiptKey(x: string): PublicReceiptKey {
  const raw = Buffer.from(x, 'base64url');
  const key = createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, raw]), format: 'der', type: 'spki' });
  return {
    kid: createHash('sha256').update(raw).digest('hex').slice(0, 16),
    x,
    pem: key.export({ format: 'pem', type: 'spki' }).toString(),
  };
}

/** The public half of a private key, base64url. */
export function publicHalf(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_HEAD.length).toString('base64url');
}

/** Ed25519, base64. The same text and key give the same signature each time. */
export function signReceipt(text: string, key: KeyObject): string {
  return sign(null, Buffer.from(text, 'utf8'), key).toString('base64');
}

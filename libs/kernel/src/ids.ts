import { randomBytes } from 'node:crypto';

declare const brand: unique symbol;

/** A UUID that belongs to one kind of thing; a `TenantId` cannot be passed where an `AccountId` is wanted. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type TenantId = Id<'tenant'>;
export type AccountId = Id<'account'>;
export type ContestId = Id<'contest'>;
export type RoundId = Id<'round'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether the text is a UUID in lower case, as this product writes them. */
export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}

let lastMs = -1;
let sequence = 0;

/**
 * A new UUID version 7 (RFC 9562): it begins with the given instant, so that new rows land at the end of an index. Those
 * that one process makes one after the other for the same millisecond sort in that order (section 6.2, method 1).
 */
export function newId<Kind extends string>(at: Date): Id<Kind> {
  const bytes = randomBytes(16);
  const ms = at.getTime();
  // Twelve bits: begun in the lower half, so that thousands fit into the millisecond.
  sequence = ms === lastMs ? (sequence + 1) & 0xfff : bytes.readUInt16BE(6) & 0x7ff;
  lastMs = ms;
  bytes.writeUIntBE(ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | sequence, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Kind>;
}

const DIGIT_BITS = 16;
const DIGIT = (1 << DIGIT_BITS) - 1;
/** Places written between two pauses: about a millisecond. */
const PAUSE_EVERY = 20_000;

/**
 * Fills `order` with the places of `keys` from the smallest key on, equal ones as they stand (radix sort). The sort of the language
 * cannot be interrupted: half a million take it most of a second.
 */
export function* sortedByKey(keys: Uint32Array, order: Uint32Array, spare: Uint32Array): Generator<undefined> {
  for (let at = 0; at < keys.length; at += 1) order[at] = at;
  yield* byDigit(keys, { from: order, to: spare }, 0);
  yield* byDigit(keys, { from: spare, to: order }, DIGIT_BITS);
}

function* byDigit(keys: Uint32Array, { from, to }: { from: Uint32Array; to: Uint32Array }, shift: number): Generator<undefined> {
  const places = new Uint32Array(DIGIT + 2);
  for (let at = 0; at < keys.length; at += 1) {
    const digit = ((keys[at] ?? 0) >>> shift) & DIGIT;
    places[digit + 1] = (places[digit + 1] ?? 0) + 1;
  }
  yield;
  for (let digit = 1; digit < places.length; digit += 1) places[digit] = (places[digit] ?? 0) + (places[digit - 1] ?? 0);
  for (let n = 0; n < from.length; n += 1) {
    const at = from[n] ?? 0;
    const digit = ((keys[at] ?? 0) >>> shift) & DIGIT;
    const place = places[digit] ?? 0;
    to[place] = at;
    places[digit] = place + 1;
    if (n % PAUSE_EVERY === 0) yield;
  }
}

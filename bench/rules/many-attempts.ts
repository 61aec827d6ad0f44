import type { AttemptColumns } from '#rules';
import { chanceOf } from './chance.js';

export const OPENS = Date.parse('2024-10-21T10:00:00+07:00');
const WEEK_STEPS = (7 * 24 * 3600) / 10;
const STEP_MS = 10_000;
const ITEMS = 20;
const ID_LENGTH = 32;

/**
 * Sealed attempts as the engine gets them: in the order in which they were begun, people numbered as they first come, ids as
 * a database gives them. A fifth knows everything; times are whole tens of seconds and every third attempt begins in the
 * first hour, so that ties go down to the draw; one in 25 is invalid; one in twelve has no prediction.
 * @param people how many could take part: about so many as attempts give six in ten who did
 */
export function manyAttempts({
  count,
  people,
  rounds,
  units,
}: {
  count: number;
  people: number;
  rounds: readonly string[];
  units: readonly string[];
}): AttemptColumns {
  const chance = chanceOf(20_241_021);
  const begun = Uint32Array.from({ length: count }, () => (chance(3) === 0 ? chance(360) : chance(WEEK_STEPS))).sort();
  const place = new Int32Array(people).fill(-1);
  const skill = Uint8Array.from({ length: people }, () => (chance(5) === 0 ? ITEMS : 8 + chance(12)));
  const columns = {
    person: new Uint32Array(count),
    round: new Uint16Array(count),
    points: new Float64Array(count),
    allCorrect: new Uint8Array(count),
    valid: new Uint8Array(count),
    prediction: new Float64Array(count),
    startedAt: new Float64Array(count),
    submittedAt: new Float64Array(count),
  };
  let came = 0;
  for (let row = 0; row < count; row++) {
    const somebody = chance(people);
    if (place[somebody] === -1) place[somebody] = came++;
    const points = Math.min(ITEMS, (skill[somebody] as number) + chance(3));
    const startedAt = OPENS + (begun[row] as number) * STEP_MS;
    columns.person[row] = place[somebody] as number;
    columns.round[row] = chance(rounds.length);
    columns.points[row] = points;
    columns.allCorrect[row] = points === ITEMS ? 1 : 0;
    columns.valid[row] = chance(25) === 0 ? 0 : 1;
    columns.prediction[row] = chance(12) === 0 ? NaN : 1000 * chance(300) + (chance(2) === 0 ? chance(1000) : 0);
    columns.startedAt[row] = startedAt;
    columns.submittedAt[row] = startedAt + (12 + chance(78)) * STEP_MS;
  }
  return {
    count,
    people: manyIds(came, 1),
    unitOfPerson: Int32Array.from({ length: came }, () => chance(units.length)),
    units,
    rounds,
    ids: manyIds(count, 2),
    ...columns,
  };
}

/** Distinct ids, each a string of its own as a database's driver makes them, not a slice of a long one. */
function manyIds(count: number, seed: number): string[] {
  const chance = chanceOf(seed);
  const bytes = Buffer.alloc((count * ID_LENGTH) / 2);
  for (let at = 0; at < bytes.length; at += 4) bytes.writeUInt32BE(chance(2 ** 32), at);
  for (let at = 0; at < count; at++) bytes.writeUInt32BE(at, (at * ID_LENGTH) / 2);
  return Array.from({ length: count }, (_, at) => {
    const from = (at * ID_LENGTH) / 2;
    return bytes.toString('hex', from, from + ID_LENGTH / 2);
  });
}

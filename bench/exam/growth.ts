import { type Figure, median, type SuiteOptions } from '../figure.js';
import { query } from '../load/query.js';
import type { OpenRound } from './an-open-round.js';
import type { ExamPlace } from './exam-place.js';
import { cpuOf, sittings } from './sitting.js';

const LANES = 32;
const SAVES = 4;

/** What a sitting costs while more and more attempts of others are stored; the limit is the cost at the first size. */
export async function growthFigures(place: ExamPlace, { isQuick, say }: SuiteOptions): Promise<Figure[]> {
  const figures: Figure[] = [];
  let [stored, first] = [0, NaN];
  for (const size of isQuick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000]) {
    say(`whole sittings beside ${size} stored attempts …`);
    await storedAttempts(place.round, stored, size);
    stored = size;
    const costs: number[] = [];
    for (let run = 0; run < (isQuick ? 1 : 3); run += 1) costs.push(cpuOf(await sittings(place, LANES, SAVES, isQuick ? 3 : 8)));
    const value = median(costs);
    first = Number.isNaN(first) ? value : first;
    figures.push({
      name: `growth.${size}.cpu`,
      value,
      unit: 'ms',
      limit: first,
      ratio: first / value,
      n: costs.length,
      note: 'each; web and Postgres',
    });
  }
  return figures;
}

/** Sealed attempts of people who sat before, numbered from..to: one each, in the round that is open. */
async function storedAttempts({ tenantId, superuser }: OpenRound, from: number, to: number): Promise<void> {
  await query(
    superuser,
    `set session_replication_role = 'replica';
     insert into attempts (tenant_id, id, contest_id, round_id, registration_id, account_id, number, part_code, bank_id, rule_set_id, seed, item_count, questions, orders,
         started_at, deadline_at, choices, seqs, marks, submitted_at, sealed_by, receipt_code, receipt_salt, seal_sha256)
       select '${tenantId}', gen_random_uuid(), a.contest_id, a.round_id, gen_random_uuid(), gen_random_uuid(), 1, a.part_code, a.bank_id, a.rule_set_id, md5(n::text), a.item_count, a.questions, a.orders,
         now() - interval '1 hour', now(), a.choices, a.seqs, a.choices, now() - interval '30 minutes', 'contestant', 'R' || n, decode(md5(n::text), 'hex'), encode(sha256(n::text::bytea), 'hex')
       from generate_series(${from}, ${to - 1}) n, (select * from attempts where tenant_id = '${tenantId}' and submitted_at is not null limit 1) a;
     set session_replication_role = 'origin';
     analyze attempts`,
  );
}

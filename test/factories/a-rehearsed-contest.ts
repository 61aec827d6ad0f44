import { createHash, randomUUID } from 'node:crypto';
import { ContestPublisher, ContestReader, type RunningContest } from '#contests';
import { foldVietnamese, type TenantId } from '#kernel';
import {
  type JudgedPlay,
  type PlayedSitting,
  rehearse,
  type Rehearsal,
  type RuleSet,
  type SyntheticBank,
  syntheticSeal,
  type SyntheticContestant,
  type SyntheticUnit,
} from '#rules';
import { UnitRegister } from '#units';
import type { DatabaseContext } from '../support/database-context.js';

/** What a rehearsal came to, and all that it was played with. */
export interface Played {
  ruleSet: RuleSet;
  report: Rehearsal;
  people: readonly SyntheticContestant[];
  units: readonly SyntheticUnit[];
  /** Pseudonyms of who was put out. */
  excluded: readonly string[];
  /** By part. */
  banks: ReadonlyMap<string, SyntheticBank>;
  sittings: readonly PlayedSitting[];
  /** By part of submissions. */
  judged: ReadonlyMap<string, JudgedPlay>;
}

/** Plays a rule set in memory and keeps what its report leaves out. */
export function aRehearsal(ruleSet: RuleSet, options: { contestants: number; seed: string }): Played {
  let [people, units, excluded]: [readonly SyntheticContestant[], readonly SyntheticUnit[], readonly string[]] = [[], [], []];
  const banks = new Map<string, SyntheticBank>();
  const sittings: PlayedSitting[] = [];
  const judged = new Map<string, JudgedPlay>();
  const play = rehearse(ruleSet, {
    ...options,
    watch: {
      people: (...all) => ([people, units, excluded] = all),
      bank: (part, bank) => void banks.set(part, bank),
      sat: (sitting) => void sittings.push(sitting),
      judged: (part, played) => void judged.set(part, played),
    },
  });
  let step = play.next();
  while (!step.done) step = play.next();
  return { ruleSet, report: step.value, people, units, excluded, banks, sittings, judged };
}

/** A rehearsal's contest in the database. */
export interface Rehearsed {
  running: RunningContest;
  /** Writes the sittings of a round as they would be at its end: sealed, but for what the machine does then. How many. */
  sit(round: string): Promise<number>;
}

/**
 * The contest of a rehearsal in the scope of a tenant: its units, its people under their pseudonyms, its bank and who was put out of
 * which round. The rows are planted, since the rehearsal's ids, seals and times must come out again; how such rows come about is
 * the matter of other tests.
 */
export async function aRehearsedContest(context: DatabaseContext, tenantId: TenantId, played: Played): Promise<Rehearsed> {
  const { ruleSet, people, units, excluded } = played;
  const contestId = await context.get(ContestPublisher).publish({ slug: '2024', ruleSet });
  await context.get(UnitRegister).enter(
    units.map(({ code, kind, basis }) => ({
      ...{ code, kind, name: `Đơn vị ${code}`, aboveCodes: [], bases: [basis] },
      validFrom: '2015-01-01',
    })),
  );
  const running = await context.get(ContestReader).contest(contestId);
  await context.asSuperuser(
    `with people as (
       select p ->> 'id' as id, p ->> 'audience' as audience, p ->> 'unit' as unit, p ->> 'basis' as basis, gen_random_uuid() as account, n
         from jsonb_array_elements($3::jsonb) with ordinality as x(p, n)
     ), accounts_in as (
       insert into accounts (tenant_id, id, full_name, name_key, email)
         select $1, account, 'Người Chạy Thử ' || n, $4 || ' ' || n, 'chay-thu-' || account || '@vidu.vn' from people
     )
     insert into registrations (tenant_id, id, contest_id, account_id, pseudonym, audience, basis, unit_id, consented_at)
       select $1, gen_random_uuid(), $2, account, people.id::uuid, audience, basis, u.id, app_now()
         from people join units u on u.tenant_id = $1 and u.code = people.unit`,
    [tenantId, contestId, JSON.stringify(people.map((one) => ({ ...one, basis: basisOf(one, units) }))), foldVietnamese('Người Chạy Thử')],
  );
  const bankIds = new Map<string, string>();
  for (const [part, bank] of played.banks)
    bankIds.set(part, await plantBank(context, { tenantId, contestId, bank, version: bankIds.size + 1 }));
  for (const { id } of [...running.rounds, ...running.receiving])
    await context.asSuperuser(
      `insert into ranking_exclusions (tenant_id, id, contest_id, round_id, registration_id, anomaly_id, proposed_by, confirmed_by, excluded_at)
         select r.tenant_id, gen_random_uuid(), r.contest_id, $3, r.id, gen_random_uuid(), $4, $5, app_now()
           from registrations r where r.tenant_id = $1 and r.contest_id = $2 and r.pseudonym = any($6::uuid[])`,
      [tenantId, contestId, id, randomUUID(), randomUUID(), excluded],
    );
  const numbers = new Map<string, number>();
  return {
    running,
    sit: async (code) => {
      const round = running.rounds.find((one) => one.code === code)!;
      const sat = played.sittings.filter(({ row }) => row.round === code);
      const bank = played.banks.get(round.partCode)!;
      const places = new Map(bank.questions.map(({ id }, at) => [id, at]));
      const rows = sat.map((sitting) => {
        const number = (numbers.get(sitting.row.person) ?? 0) + 1;
        numbers.set(sitting.row.person, number);
        return { ...attemptOf(sitting, places), number };
      });
      await context.asSuperuser(
        `insert into attempts (tenant_id, id, contest_id, round_id, registration_id, account_id, number, part_code, bank_id, rule_set_id, seed, item_count, questions,
             started_at, deadline_at, choices, seqs, prediction, marks, submitted_at, sealed_by, receipt_code, receipt_salt, seal_sha256)
           select $1, (a ->> 'id')::uuid, r.contest_id, $3, r.id, r.account_id, (a ->> 'number')::smallint, $4, $5, $6, a ->> 'id', cardinality(q.questions), q.questions,
             (a ->> 'startedAt')::timestamptz, $7, array_fill(0::smallint, array[cardinality(q.questions)]), array_fill(0, array[cardinality(q.questions)]),
             (a ->> 'prediction')::bigint, q.marks, (a ->> 'submittedAt')::timestamptz, 'contestant', 'T-' || (a ->> 'id'), '\\x00', a ->> 'seal'
             from jsonb_array_elements($8::jsonb) as x(a)
             join registrations r on r.tenant_id = $1 and r.contest_id = $2 and r.pseudonym = (a ->> 'person')::uuid
             cross join lateral (select array(select jsonb_array_elements_text(a -> 'questions')::smallint) as questions,
               array(select jsonb_array_elements_text(a -> 'marks')::smallint) as marks) q`,
        [
          tenantId,
          contestId,
          round.id,
          round.partCode,
          bankIds.get(round.partCode),
          running.ruleSetId,
          round.closesAt,
          JSON.stringify(rows),
        ],
      );
      return rows.length;
    },
  };
}

/** Sealed as the rehearsal has it: from the seals it draws where everything else is equal. */
function attemptOf({ row, items, answers }: PlayedSitting, places: ReadonlyMap<string, number>): Record<string, unknown> {
  return {
    id: row.id,
    seal: syntheticSeal(row.id),
    person: row.person,
    questions: items.map(({ question }) => places.get(question)),
    marks: items.map(({ question }) => (answers[question] ?? []).reduce((bits, option) => bits | (1 << option), 0)),
    prediction: row.prediction,
    startedAt: new Date(row.startedAt).toISOString(),
    submittedAt: new Date(row.submittedAt).toISOString(),
  };
}

function basisOf({ unit }: SyntheticContestant, units: readonly SyntheticUnit[]): string {
  return units.find(({ code }) => code === unit)?.basis ?? 'residence';
}

async function plantBank(
  context: DatabaseContext,
  { tenantId, contestId, bank, version }: { tenantId: TenantId; contestId: string; bank: SyntheticBank; version: number },
): Promise<string> {
  const id = randomUUID();
  const items = bank.questions.map(({ id: question, topic, difficulty, several }) => ({
    ...{ question, version: 1, topic, difficulty, text: 'Câu hỏi chạy thử?', options: ['Một', 'Hai', 'Ba', 'Bốn'] },
    ...(several && { several }),
  }));
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const [itemText, keyText] = [JSON.stringify(items), JSON.stringify(bank.key)];
  await context.asSuperuser(
    `with sealed as (
       insert into banks (tenant_id, id, contest_id, version, items, sha256) values ($1, $2, $3, $4, $5, $6)
     ) insert into bank_keys (tenant_id, bank_id, version, key, sha256) values ($1, $2, 1, $7, $8)`,
    [tenantId, id, contestId, version, itemText, sha256(itemText), keyText, sha256(keyText)],
  );
  return id;
}

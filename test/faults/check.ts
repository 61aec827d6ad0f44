import { type AttemptId, positionsOf, Sealing } from '#attempts';
import { ContestReader, RoundTransitions } from '#contests';
import type { RoundId } from '#kernel';
import { type BankId, SealedBanks } from '#questions';
import { RoundClosing } from '#results';
import { TenantContext } from '#tenancy';
import { type OpenRound, tokenOf } from '../../bench/exam/an-open-round.js';
import { sessionHash } from '#accounts';
import type { Journal, SentAnswer } from './sitters/journal.js';
import type { Stage } from './stage/stage.js';

/** What the comparison found. */
export interface Verdict {
  lost: number;
  doubled: number;
  /** A few of the findings, in words. */
  findings: string[];
}

interface Kept {
  id: AttemptId;
  person: string;
  session: string;
  bank_id: BankId;
  questions: number[];
  orders: number[];
  choices: number[];
  seqs: number[];
  receipt_code: string | null;
  seal_sha256: string | null;
}

interface Line {
  person: string;
  attempt_id: string;
  points: string;
}

/**
 * Compares every acknowledgement that people hold with the database, seals what is open, lets the product compute the standing,
 * and compares that as well: the score of each is computed once more here, from the acknowledged answers.
 */
export async function check(stage: Stage, round: OpenRound, journals: readonly Journal[]): Promise<Verdict> {
  const verdict = new Findings();
  const before = await keptAttempts(stage, round);
  for (const journal of journals) compareKept(journal, of(journal, before), verdict);
  const lines = await standingOf(stage, round);
  const after = await keptAttempts(stage, round);
  for (const journal of journals) {
    const own = of(journal, after);
    compareReceipts(journal, own, verdict);
    await compareStanding(stage, round, { journal, own, lines }, verdict);
  }
  const { lost, doubled, findings } = verdict;
  return { lost, doubled, findings };
}

class Findings implements Verdict {
  lost = 0;
  doubled = 0;
  readonly findings: string[] = [];

  addLost(words: string): void {
    this.lost += 1;
    this.note(`lost: ${words}`);
  }

  addDoubled(words: string): void {
    this.doubled += 1;
    this.note(`doubled: ${words}`);
  }

  private note(words: string): void {
    if (this.findings.length < 5) this.findings.push(words);
  }
}

function of({ person }: Journal, attempts: readonly Kept[]): Kept[] {
  const session = sessionHash(tokenOf(person)).toString('hex');
  return attempts.filter((attempt) => attempt.session === session);
}

/** Each started attempt is there, alone; each acknowledged answer, or one that the same person has sent after it. */
function compareKept({ person, attempts, sent, acknowledged, refused }: Journal, own: readonly Kept[], verdict: Findings): void {
  for (const words of refused) verdict.addLost(`${person} was refused: ${words}`);
  for (const id of new Set(attempts)) if (!own.some((one) => one.id === id)) verdict.addLost(`the attempt ${id} of ${person}`);
  if (own.length > 1) verdict.addDoubled(`${own.length} attempts of ${person}, who meant one`);
  const kept = own.find(({ id }) => id === attempts[0]);
  if (!kept) return;
  for (const answer of acknowledged)
    if (!isKept(answer, sent, kept))
      verdict.addLost(
        `answer ${answer.seq} of ${person} at ${answer.place}: kept is ${kept.seqs[answer.place - 1]} with ${kept.choices[answer.place - 1]}`,
      );
}

function isKept({ place, seq }: SentAnswer, sent: readonly SentAnswer[], { choices, seqs }: Kept): boolean {
  const number = seqs[place - 1] ?? 0;
  return number >= seq && sent.some((one) => one.place === place && one.seq === number && one.bits === choices[place - 1]);
}

/** Each receipt is the attempt's, and there is one. */
function compareReceipts({ person, receipts }: Journal, own: readonly Kept[], verdict: Findings): void {
  for (const { attempt, code, seal } of receipts) {
    const kept = own.find(({ id }) => id === attempt);
    if (kept?.receipt_code !== code || kept.seal_sha256 !== seal) verdict.addLost(`the receipt ${code} of ${person}`);
  }
}

/** Whoever has an attempt stands in the standing once, with the score of what was acknowledged. */
async function compareStanding(
  stage: Stage,
  round: OpenRound,
  { journal, own, lines }: { journal: Journal; own: readonly Kept[]; lines: readonly Line[] },
  verdict: Findings,
): Promise<void> {
  const kept = own.find(({ id }) => id === journal.attempts[0]);
  if (!kept) return;
  const places = lines.filter(({ person }) => person === kept.person);
  if (places.length > 1) verdict.addDoubled(`${places.length} places of ${journal.person} in the standing`);
  const [line] = places;
  if (!line) {
    verdict.addLost(`the place of ${journal.person} in the standing`);
    return;
  }
  const points = await pointsOf(stage, round, journal, kept);
  if (line.attempt_id === kept.id && Number(line.points) !== points)
    verdict.addLost(`${journal.person} has ${line.points} points and should have ${points}`);
}

/** One point for each question whose chosen options are just those of the key. */
async function pointsOf(stage: Stage, { tenantId }: OpenRound, journal: Journal, kept: Kept): Promise<number> {
  const banks = stage.services.get(SealedBanks, { strict: false });
  const { bank, key } = await stage.services.get(TenantContext, { strict: false }).run({ tenantId }, async () => ({
    bank: await banks.byId(kept.bank_id),
    key: (await banks.key(kept.bank_id)).key,
  }));
  const right = [...journal.newest().values()].filter(({ place, bits }) => {
    const order = kept.orders[place - 1] ?? 0;
    const chosen = positionsOf(bits).map((shown) => (order >> (3 * shown)) & 7);
    const wanted = key[bank.questions[kept.questions[place - 1] ?? 0]?.id ?? ''] ?? [];
    return String(chosen.toSorted()) === String(wanted.toSorted());
  });
  return right.length;
}

async function keptAttempts(stage: Stage, { tenantId }: OpenRound): Promise<Kept[]> {
  return stage.sql<Kept>(
    `select a.id, r.pseudonym as person, encode(s.token_hash, 'hex') as session, a.bank_id, a.questions, a.orders, a.choices, a.seqs, a.receipt_code, a.seal_sha256
     from attempts a join registrations r on r.tenant_id = a.tenant_id and r.id = a.registration_id
     join sessions s on s.tenant_id = a.tenant_id and s.account_id = a.account_id
     where a.tenant_id = '${tenantId}' order by a.number`,
  );
}

/** Two hours later, by moving the round and what is open in it: everything is sealed, and the product ranks. */
async function standingOf(stage: Stage, { tenantId }: OpenRound): Promise<Line[]> {
  await stage.sql(
    `set session_replication_role = 'replica';
     update attempts set started_at = started_at - interval '2 hours', deadline_at = deadline_at - interval '2 hours'
       where tenant_id = '${tenantId}' and submitted_at is null;
     update rounds set closes_at = now() - interval '1 minute' where tenant_id = '${tenantId}'`,
  );
  const { services } = stage;
  await services.get(TenantContext, { strict: false }).run({ tenantId }, async () => {
    await services.get(RoundTransitions, { strict: false }).advance();
    const [{ id }] = (await stage.sql<{ id: RoundId }>(`select id from rounds where tenant_id = '${tenantId}'`)) as [{ id: RoundId }];
    const [contests, closing] = [services.get(ContestReader, { strict: false }), services.get(RoundClosing, { strict: false })];
    for (let step = 0; step < 2; step += 1) await closing.takeFurther(await contests.round(id), 'Đo');
    const open = await services.get(Sealing, { strict: false }).unsealed(id);
    const { state } = await contests.round(id);
    if (open > 0 || state !== 'ranked') throw new Error(`The round is ${state} with ${open} open attempts instead of ranked.`);
  });
  return stage.sql<Line>(
    `select l.person, l.attempt_id, l.points from standing_lines l join standings s on s.tenant_id = l.tenant_id and s.id = l.standing_id
     where l.tenant_id = '${tenantId}'`,
  );
}

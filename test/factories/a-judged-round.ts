import { randomUUID } from 'node:crypto';
import type { Round, RunningContest } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import type { Registration } from '#registrations';
import type { RuleSet, ScoreSheet, Submission } from '#rules';
import type { aRuleSet } from '#rules/testing';
import type { SubmissionId } from '#submissions';
import type { DatabaseContext } from '../support/database-context.js';
import { aJudgedRehearsal } from './a-judged-rehearsal.js';
import { rulesWithJudging } from './judged-submissions.js';
import { tiers } from './some-prizes.js';

type Plan = NonNullable<Parameters<typeof aRuleSet>[0]>;
type Prize = NonNullable<Plan['prizes']>[number];

/** The board's prizes of the essay part of `rulesWithJudging`, as many per person as they win: a Nhất and a Nhì unless said otherwise. */
export function aJudgedPrize(overrides: Partial<Prize> = {}): Prize {
  return {
    code: 'bai-viet',
    name: 'Giải bài viết',
    part: 'bai-viet',
    per: 'part',
    tiers: tiers(1, 1),
    award: { certificate: true, issuer: 'board' },
    personLimit: { code: 'no-limit', version: 1 },
    rollDown: true,
    ...overrides,
  };
}

/** Rules with an essay part that one judge marks, with these prizes. */
export function rulesWithJudgedPrizes(prizes: readonly Prize[] = [aJudgedPrize()]): RuleSet {
  return rulesWithJudging([{ judges: 1 }], { prizes: [...prizes] });
}

/** An entry that one judge has marked. */
export interface MarkedEntry {
  authors: readonly Registration[];
  authorKind?: Submission['authorKind'];
  /** Code of the unit for which it counts. */
  unit?: string;
  points: number;
}

/** The essay round of the contest, received and judged, waiting to be ranked. The entries come a minute after each other. @returns their ids */
export async function aJudgedRound(
  context: DatabaseContext,
  tenantId: TenantId,
  running: RunningContest,
  entries: readonly MarkedEntry[],
): Promise<{ round: Round; ids: SubmissionId[] }> {
  const round = running.receiving[0]!;
  const submissions = entries.map(({ authors, authorKind = 'individual', unit }, at): Submission => ({
    ...{ id: randomUUID(), authors: authors.map(({ pseudonym }) => pseudonym), authorKind },
    ...(unit !== undefined && { unit }),
    receivedAt: parseLocal('2024-10-09 08:00')!.getTime() + at * 60_000,
  }));
  const sheets = submissions.map(({ id }, at): ScoreSheet => ({
    submission: id,
    phase: 'cham-thi',
    judge: 'ban-cham-0',
    points: { 'noi-dung': entries[at]!.points },
  }));
  await aJudgedRehearsal(context, tenantId, round, { submissions, sheets });
  await context.asSuperuser("update rounds set state = 'settling' where id = $1", [round.id]);
  return { round: { ...round, state: 'settling' }, ids: submissions.map(({ id }) => id as SubmissionId) };
}

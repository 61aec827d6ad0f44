import { Injectable } from '@nestjs/common';
import { type Attempt, AttemptFiles, type AttemptId, Attempts } from '#attempts';
import type { Round, RunningContest } from '#contests';
import { Clock } from '#kernel';
import { type BankId, SealedBanks } from '#questions';
import { reasonInStanding, type Registration, Registrations, UnitChanges, UnitCorrections } from '#registrations';
import { RankingExclusions, REVIEWED, Standings } from '#results';
import type { AppealKind } from '#rules';
import type { SubmissionId } from '#submissions';
import { type UnitId, UnitRegister } from '#units';
import { type Evidence, inOrderOfTime } from './domain/evidence.js';
import { SubmissionEvidence } from './submission-evidence.service.js';

/** What evidence is gathered for. */
export interface Gathered {
  running: RunningContest;
  round: Round;
  registration: Registration;
  kind: AppealKind;
  /** The one sitting that it is about; all of the round where it is about none. */
  attemptId: AttemptId | null;
  /** The submission that it is about; null where it is about a quiz. */
  submissionId: SubmissionId | null;
}

/** What the machine knows about somebody's part in a round at the moment in which they appeal. */
@Injectable()
export class AppealEvidenceGathering {
  constructor(
    private readonly attempts: Attempts,
    private readonly files: AttemptFiles,
    private readonly banks: SealedBanks,
    private readonly registrations: Registrations,
    private readonly changes: UnitChanges,
    private readonly corrections: UnitCorrections,
    private readonly units: UnitRegister,
    private readonly exclusions: RankingExclusions,
    private readonly standings: Standings,
    private readonly submissions: SubmissionEvidence,
    private readonly clock: Clock,
  ) {}

  /** In order of time. */
  async of(about: Gathered): Promise<Evidence[]> {
    const { running, round, submissionId } = about;
    if (submissionId) return inOrderOfTime([...(await this.submissions.of(running, round, submissionId)), ...(await this.leftOut(about))]);
    const { accountId, contestId } = about.registration;
    const own = (await this.attempts.ofAccount(accountId, contestId)).filter(({ roundId }) => roundId === about.round.id);
    const chosen = about.attemptId ? own.filter(({ id }) => id === about.attemptId) : own.filter(({ sequel }) => sequel === 0);
    return inOrderOfTime([
      ...(await this.unitHistory(about)),
      ...(await this.sittings(about, chosen)),
      ...(about.kind === 'key' ? await this.keys(own) : []),
      ...(await this.leftOut(about)),
      ...(await this.place(about)),
    ]);
  }

  private async sittings({ running }: Gathered, attempts: readonly Attempt[]): Promise<Evidence[]> {
    const found: Evidence[] = [];
    for (const { id } of attempts) {
      const file = await this.files.file(running.contest.id, id);
      for (const attempt of file.chain) found.push(...sittingOf(attempt), ...receiptOf(attempt));
      for (const { places, from, until } of file.late.values())
        found.push({ kind: 'late-answers', at: until, facts: { places, from: from.toISOString() } });
      for (const { kind, state, askedAt, decidedAt } of file.exceptions)
        found.push({ kind: 'exception', at: decidedAt ?? askedAt, facts: { exception: kind, state } });
    }
    return found;
  }

  /** Of which bank and which key the questions were; never what is right. */
  private async keys(attempts: readonly Attempt[]): Promise<Evidence[]> {
    const found: Evidence[] = [];
    for (const bankId of new Set<BankId>(attempts.map((attempt) => attempt.bankId))) {
      const [bank, { version }] = [await this.banks.byId(bankId), await this.banks.key(bankId)];
      found.push({ kind: 'key', at: this.clock.now(), facts: { version, sha256: bank.sha256 } });
    }
    return found;
  }

  private async unitHistory({ round, registration }: Gathered): Promise<Evidence[]> {
    const [changes, kept] = [await this.changes.of(registration), await this.corrections.keptIn(round, registration)];
    const first = changes[0]?.fromUnitId ?? registration.unitId;
    const names = await this.units.findMany([first, ...changes.map(({ toUnitId }) => toUnitId), ...(kept ? [kept.unitId] : [])]);
    const of = (act: string, id: UnitId, at: Date): Evidence => {
      const unit = names.get(id);
      return { kind: 'unit', at, facts: { act, unit: unit?.code ?? '', name: unit?.name ?? '' } };
    };
    return [
      of('registered', first, registration.createdAt),
      ...changes.map(({ toUnitId, changedAt }) => of('changed', toUnitId, changedAt)),
      ...(kept ? [of('kept', kept.unitId, round.closesAt)] : []),
    ];
  }

  private async leftOut({ running, round, registration }: Gathered): Promise<Evidence[]> {
    const cases = await this.exclusions.casesOf(round.id, registration.id);
    const barred = (await this.registrations.barred(running)).find(({ pseudonym }) => pseudonym === registration.pseudonym);
    const teams = barred?.teams.map((team) => reasonInStanding(running.ruleSet, team)) ?? [];
    return [
      ...cases.map(({ excludedAt }): Evidence => ({ kind: 'exclusion', at: excludedAt, facts: { by: 'case', words: REVIEWED } })),
      ...teams.map((words): Evidence => ({ kind: 'exclusion', at: this.clock.now(), facts: { by: 'team', words } })),
    ];
  }

  private async place({ round, registration }: Gathered): Promise<Evidence[]> {
    const standing = await this.standings.newest(round.id);
    if (!standing) return [];
    const { version, sha256, computedAt, summary } = standing;
    const line = await this.standings.lineOf(standing.id, registration.pseudonym);
    const facts = { version, sha256, of: summary.ranked, rank: line?.rank ?? null, points: line ? Number(line.points) : null };
    return [{ kind: 'standing', at: computedAt, facts }];
  }
}

function sittingOf({ id, sequel, startedAt, deadlineAt, receivedAt, submittedAt, sealedBy, itemCount, choices }: Attempt): Evidence[] {
  const answered = choices.filter((bits) => bits !== 0).length;
  const of = (act: string, at: Date): Evidence => ({
    kind: 'attempt',
    at,
    facts: { act, attempt: id, items: itemCount, answered, deadline: deadlineAt.toISOString() },
  });
  if (sealedBy === 'board') return [];
  const sealed = sealedBy === 'contestant' ? 'submitted' : 'sealed-at-deadline';
  return [
    ...(sequel === 0 ? [of('started', startedAt)] : []),
    ...(receivedAt ? [of('last-answer', receivedAt)] : []),
    ...(submittedAt ? [of(sealed, submittedAt)] : []),
  ];
}

function receiptOf({ receiptCode, sealSha256, submittedAt }: Attempt): Evidence[] {
  return submittedAt && receiptCode ? [{ kind: 'receipt', at: submittedAt, facts: { code: receiptCode, seal: sealSha256 } }] : [];
}

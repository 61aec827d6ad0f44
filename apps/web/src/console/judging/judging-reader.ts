import { Injectable } from '@nestjs/common';
import { Accounts } from '#accounts';
import { AuditTrail } from '#audit';
import { ContestReader, type Round, roundOf, type RunningContest } from '#contests';
import type { AccountId, ContestId } from '#kernel';
import { type CouncilSeat, Councils, JudgingPhases, type JudgingPhaseView, MarkingError, type SeatId } from '#judging';
import type { JudgingPhase, SubmissionPart } from '#rules';
import { submissionPart } from '#submissions';

/** A round of receiving with the part that it belongs to. */
export interface JudgedRound {
  running: RunningContest;
  round: Round;
  part: SubmissionPart;
}

/** A phase of judging as the secretariat's pages need it. */
export interface JudgedPhase extends JudgedRound {
  rules: JudgingPhase;
  phase: JudgingPhaseView;
  /** All phases of the round, this one among them. */
  phases: JudgingPhaseView[];
  /** "Hội đồng sơ khảo" */
  council: string;
}

/** Somebody on a council, by name. */
export interface SeatedJudge {
  seat: CouncilSeat;
  fullName: string;
}

const LEFT = 'Người đã rời hệ thống';

/** What every page of the secretariat of judging begins with. */
@Injectable()
export class JudgingReader {
  constructor(
    private readonly contests: ContestReader,
    private readonly phases: JudgingPhases,
    private readonly councils: Councils,
    private readonly accounts: Accounts,
    private readonly audit: AuditTrail,
  ) {}

  /** Writes down that somebody of the secretariat looks at marks or at a blind copy, before it is shown. */
  async writeDown(by: AccountId, action: 'marks.read' | 'blind-copy.read', { round, phase }: JudgedPhase, entry?: number): Promise<void> {
    const details = { phase: phase.phase, ...(entry !== undefined && { entry }) };
    await this.audit.recordRead({ actor: by, action, subject: { kind: 'round', id: round.id }, details });
  }

  /** The rounds of receiving as they stand now. @throws ContestError NO_CONTEST */
  async rounds(): Promise<JudgedRound[]> {
    const running = await this.contests.running();
    const receiving = await this.contests.receivingOf(running.contest.id);
    return receiving.flatMap((round) => {
      const part = submissionPart(running.ruleSet, round.partCode);
      return part ? [{ running, round, part }] : [];
    });
  }

  /** @throws ContestError NO_CONTEST, ROUND_NOT_FOUND */
  async round(code: string): Promise<JudgedRound> {
    const rounds = await this.rounds();
    const wanted = roundOf({ rounds: rounds.map(({ round }) => round) }, code);
    return rounds.find(({ round }) => round === wanted) as JudgedRound;
  }

  /** @throws ContestError; MarkingError PHASE_UNKNOWN */
  async phase(code: string, phaseCode: string): Promise<JudgedPhase> {
    const judged = await this.round(code);
    const phases = await this.phases.of(judged.round.id);
    const phase = phases.find((one) => one.phase === phaseCode);
    const rules = judged.part.judging.phases.find((one) => one.code === phaseCode);
    if (!phase || !rules) throw new MarkingError('PHASE_UNKNOWN');
    return { ...judged, phases, phase, rules, council: councilName(judged.running, rules.council) };
  }

  /** Everybody who has or had a seat on the councils of a contest, by seat. */
  async seated(contestId: ContestId): Promise<ReadonlyMap<SeatId, SeatedJudge>> {
    const seats = await this.councils.allSeats(contestId);
    const names = await this.names(seats.map(({ accountId }) => accountId));
    return new Map(seats.map((seat) => [seat.id, { seat, fullName: names.get(seat.accountId) ?? LEFT }]));
  }

  /** Names by account; whoever has left is said to have. */
  async names(ids: readonly AccountId[]): Promise<ReadonlyMap<AccountId, string>> {
    const accounts = await this.accounts.findMany([...new Set(ids)]);
    return new Map(ids.map((id) => [id, accounts.get(id)?.fullName ?? LEFT]));
  }
}

/** The name of a council, as the rules have it. */
export function councilName({ ruleSet }: Pick<RunningContest, 'ruleSet'>, code: string): string {
  return ruleSet.teams.find((team) => team.code === code)?.name ?? code;
}

/** Those who mark for a council now: its chair and members. */
export function markersOf(seated: ReadonlyMap<SeatId, SeatedJudge>, council: string): SeatedJudge[] {
  return [...seated.values()].filter(({ seat }) => seat.council === council && seat.role !== 'secretary' && seat.leftAt === null);
}

/** The name of somebody on a council. */
export function nameOf(seated: ReadonlyMap<SeatId, SeatedJudge>, seat: SeatId): string {
  return seated.get(seat)?.fullName ?? LEFT;
}

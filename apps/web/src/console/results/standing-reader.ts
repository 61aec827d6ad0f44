import { Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { Accounts } from '#accounts';
import { AuditTrail } from '#audit';
import { ContestReader, isPublished, type Round, type RunningContest } from '#contests';
import { Clock } from '#kernel';
import { Registrations } from '#registrations';
import { drawSourceOf, openTiers, quizSummary, tierName } from '#rules';
import {
  Approvals,
  CorrectedOrder,
  Draws,
  JudgedClosing,
  JudgedLines,
  ResultError,
  type Signing,
  type StandingRow,
  Standings,
  TierCounts,
} from '#results';
import { SubmissionCancellations, type SubmissionId } from '#submissions';
import { BoardWork } from '../attempts/board-work.js';
import { ConsoleContest } from '../console-contest.js';
import { pageNumber, PER_PAGE } from '../listing.js';
import { NAMED_EXCLUSIONS } from './exclusions-view.js';
import { JudgedNames } from './judged-names.js';
import { judgedSummary, namedOut } from './judged-standing.js';
import { pseudonymOf } from './person-code.js';
import { resultRound } from './result-round.js';
import type { StandingQuery } from './results.forms.js';
import type { StandingPageFacts } from './standing-presenter.js';

/** A round of the running contest with every version of its standing. */
export interface RoundStandings {
  running: RunningContest;
  round: Round;
  history: Signing[];
}

/** Gathers what pages about a standing show, in a fixed number of statements. */
@Injectable()
export class StandingReader {
  constructor(
    private readonly contest: ConsoleContest,
    private readonly contests: ContestReader,
    private readonly approvals: Approvals,
    private readonly standings: Standings,
    private readonly judgedLines: JudgedLines,
    private readonly judgedClosing: JudgedClosing,
    private readonly judgedNames: JudgedNames,
    private readonly tiers: TierCounts,
    private readonly cancellations: SubmissionCancellations,
    private readonly draws: Draws,
    private readonly order: CorrectedOrder,
    private readonly registrations: Registrations,
    private readonly accounts: Accounts,
    private readonly trail: AuditTrail,
    private readonly work: BoardWork,
    private readonly clock: Clock,
  ) {}

  /** @throws ContestError NO_CONTEST, ROUND_NOT_FOUND */
  async round(code: string): Promise<RoundStandings> {
    const running = await this.contest.get();
    const round = resultRound(running, code);
    return { running, round, history: await this.approvals.history(round.id) };
  }

  /** The version that an address asks for; the newest when it asks for none. @throws ResultError NO_STANDING for a version that is not there */
  version({ history }: Pick<RoundStandings, 'history'>, wanted = ''): Signing | undefined {
    if (wanted === '') return history[0];
    const found = history.find(({ standing }) => String(standing.version) === wanted);
    if (!found) throw new ResultError('NO_STANDING');
    return found;
  }

  /** All that the page of a standing shows. */
  async page(code: string, me: Principal, query: Partial<StandingQuery>): Promise<StandingPageFacts> {
    const place = await this.round(code);
    const { running, round, history } = place;
    const isWorking = round.state === 'closing' || round.state === 'settling';
    const shown = isWorking && !query.ban ? undefined : this.version(place, query.ban);
    if (shown && !isPublished(round)) await this.noteRead(shown, me);
    if (round.kind === 'receiving') return this.judgedPage(place, shown, { me, query });
    const search = query.q?.trim() ?? '';
    const page = pageNumber(query.trang);
    const found = shown
      ? await this.lines(place, shown, { search, skip: (page - 1) * PER_PAGE, limit: PER_PAGE })
      : { lines: [], total: 0 };
    const excluded = shown ? quizSummary(shown.standing.summary).excluded.slice(0, NAMED_EXCLUSIONS) : [];
    return {
      ...place,
      ...found,
      shown,
      search,
      page,
      ruleSet: shown ? await this.contests.ruleSet(shown.standing.ruleSetId) : running.ruleSet,
      people: await this.registrations.peopleOf(
        running.contest.id,
        [...found.lines, ...excluded].map(({ person }) => person),
      ),
      staff: await this.accounts.findMany(history.flatMap(({ decisions }) => decisions.map(({ accountId }) => accountId))),
      trail: await this.trail.of(round.id),
      work: round.state === 'ranked' ? (await this.work.of([round], me)).get(round.id) : undefined,
      me,
      now: this.clock.now(),
      awaitsDraw: await this.awaitsDraw(place),
      awaitsRound: round.state === 'settling' ? await this.order.awaited(round) : undefined,
      columns: (query.cot ?? []).flatMap((one) => one.split(',')),
    };
  }

  private async judgedPage(
    place: RoundStandings,
    shown: Signing | undefined,
    { me, query }: { me: Principal; query: Partial<StandingQuery> },
  ): Promise<StandingPageFacts> {
    const { running, round, history } = place;
    const page = pageNumber(query.trang);
    const lines = shown ? await this.judgedLines.lines(shown.standing.id, { from: (page - 1) * PER_PAGE + 1, count: PER_PAGE }) : [];
    const out = shown ? (namedOut(judgedSummary(shown.standing)) as SubmissionId[]) : [];
    const ruleSet = shown ? await this.contests.ruleSet(shown.standing.ruleSetId) : running.ruleSet;
    const open = openTiers(ruleSet, round.partCode);
    const decisions = await this.tiers.all(round.id);
    const [newest, holding] = [decisions[0], decisions.find(({ state }) => state === 'confirmed')];
    const judged = {
      lines,
      total: shown?.standing.summary.ranked ?? 0,
      names: await this.judgedNames.of(running, round.partCode, [...lines.map(({ submissionId }) => submissionId), ...out]),
      waiting: round.state === 'settling' ? await this.judgedClosing.waiting(round) : undefined,
      cancelling: round.state === 'ranked' ? await this.cancellations.waitingIn(round.id) : [],
      openTiers: open.map((tier) => tierName(ruleSet, tier)),
      undecided: open.filter((tier) => holding?.counts[tier] === undefined).map((tier) => tierName(ruleSet, tier)),
      decision: newest?.state === 'declined' ? undefined : newest,
    };
    return {
      ...place,
      ...{ lines: [], total: judged.total, people: new Map(), shown, search: '', page, ruleSet, judged, me, columns: [], work: undefined },
      staff: await this.accounts.findMany(history.flatMap(({ decisions }) => decisions.map(({ accountId }) => accountId))),
      trail: await this.trail.of(round.id),
      now: this.clock.now(),
      awaitsRound: round.state === 'settling' ? await this.order.awaited(round) : undefined,
    };
  }

  /** Until it is public, a standing says who wins: whoever sees it is written down. */
  private async noteRead({ standing: { id, roundId, version } }: Signing, { accountId }: Principal): Promise<void> {
    const subject = { kind: 'standing', id };
    await this.trail.recordRead({ actor: accountId, action: 'standing.read', subject, details: { round: roundId, version } });
  }

  /** Asks only where the rules draw from outside, and while that keeps the standing waiting. */
  private async awaitsDraw({ running, round }: RoundStandings): Promise<boolean> {
    if (round.state !== 'settling' || !drawSourceOf(running.ruleSet, round.partCode)) return false;
    return this.draws.isAwaited(round.id);
  }

  /** A page of lines, of all or of those that were looked for. */
  async lines(
    { running }: Pick<RoundStandings, 'running'>,
    { standing }: Signing,
    { search, skip, limit }: { search: string; skip: number; limit: number },
  ): Promise<{ lines: StandingRow[]; total: number }> {
    if (search === '')
      return { lines: await this.standings.lines(standing.id, { from: skip + 1, count: limit }), total: standing.summary.ranked };
    const pseudonym = pseudonymOf(search);
    return this.standings.search(standing.id, { contestId: running.contest.id, pseudonym, words: pseudonym ? '' : search, skip, limit });
  }
}

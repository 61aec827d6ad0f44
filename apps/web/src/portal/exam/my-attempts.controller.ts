import { Controller, Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { CodeSignIn } from '#accounts';
import { type Attempt, Attempts } from '#attempts';
import { Certificates } from '#certificates';
import { ContestReader, isPublished, NominationConsents, type Round, type RunningContest } from '#contests';
import { Clock } from '#kernel';
import { Registrations, UnitChanges } from '#registrations';
import { OwnCases, OwnJudgedPlaces, OwnScores, PrizeConfirmations } from '#results';
import { FormalChecks, SubmissionDrafts } from '#submissions';
import { UnitRegister } from '#units';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import type { MyAttemptsView } from '../view-models.js';
import { ownCertificates } from '../certificates/certificate-check-presenter.js';
import { contestantOf } from '../../edge/contestant.js';
import { CoordinatorDesk } from '../coordinators/coordinator-desk.js';
import { OwnTurns } from './own-turns.js';
import { myAttemptsContent } from './my-attempts-presenter.js';

/** One's own attempts, round by round. */
@Controller()
export class MyAttemptsController {
  constructor(
    private readonly contests: ContestReader,
    private readonly attempts: Attempts,
    private readonly registrations: Registrations,
    private readonly units: UnitRegister,
    private readonly scores: OwnScores,
    private readonly cases: OwnCases,
    private readonly prizes: PrizeConfirmations,
    private readonly certificates: Certificates,
    private readonly codes: CodeSignIn,
    private readonly turns: OwnTurns,
    private readonly changes: UnitChanges,
    private readonly coordinators: CoordinatorDesk,
    private readonly drafts: SubmissionDrafts,
    private readonly checks: FormalChecks,
    private readonly places: OwnJudgedPlaces,
    private readonly nominated: NominationConsents,
    private readonly clock: Clock,
  ) {}

  @Get('cua-toi')
  @Requires(Permission.TakePart)
  async mine(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    const { principal } = contestantOf(request);
    const running = await this.contests.running();
    const registration = await this.registrations.findOf(principal.accountId, running.contest.id);
    if (!registration) return redirect('/dang-ky');
    const attempts = await this.attempts.ofAccount(principal.accountId, running.contest.id);
    const submissions = running.receiving.length > 0 ? await this.drafts.ofRegistration(registration.id) : [];
    return page<MyAttemptsView>('my-attempts', {
      ...myAttemptsContent({
        running,
        name: principal.displayName,
        unit: await this.units.findById(registration.unitId),
        attempts,
        submissions,
        checks: await this.checks.latest(submissions.map(({ id }) => id)),
        places: await this.places.of(submissions),
        replaced: await this.replacedRounds(running, attempts),
        scores: await this.scores.ofAll(attempts),
        turn: await this.turns.now(running, principal.accountId),
        now: this.clock.now(),
        isWaiting: registration.guardianState === 'awaited',
        mayChangeUnit: this.changes.mayChange(running),
        hasPrize:
          [...running.rounds, ...running.receiving].some(isPublished) &&
          (await this.prizes.ownPrizes(principal.accountId, running.contest.id)).length > 0,
        isAsked: (await this.cases.of(registration.id)).length > 0,
        isNominated: await this.nominated.isAsked([registration.id]),
        isCoordinator: await this.coordinators.isNeeded(principal.accountId),
      }),
      others: (await this.codes.sharing(principal)).length > 1 ? { label: 'Đổi người dự thi', url: '/dang-nhap/chon' } : undefined,
      certificates: ownCertificates(await this.certificates.ofAccount(principal.accountId)),
    });
  }
  /** Rounds of one's own attempts that are no longer in force: another run has taken their place. Hardly ever is there one to be asked for. */
  private async replacedRounds({ contest, rounds }: RunningContest, attempts: readonly Attempt[]): Promise<Round[]> {
    const known = new Set(rounds.map(({ id }) => id));
    const ids = new Set(attempts.map(({ roundId }) => roundId).filter((id) => !known.has(id)));
    return ids.size === 0 ? [] : (await this.contests.allRunsOf(contest.id)).filter(({ id }) => ids.has(id));
  }
}

import { Controller, Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, type Principal, Requires } from '#access';
import { Accounts, CodeBudgets } from '#accounts';
import { AppealDesk, BoardQuestions } from '#appeals';
import { CertificatePlanning } from '#certificates';
import { ReceivedNominations, type Round, RoundAlterations, roundPhase, type RunningContest } from '#contests';
import { Clock, type ContestId, startOfLocalDay } from '#kernel';
import { QuestionCatalogue } from '#questions';
import { Turnouts } from '#reports';
import { Approvals, Corrections, TierCounts } from '#results';
import { openTiers } from '#rules';
import { SubmissionDesk, submissionPart } from '#submissions';
import { type UnitId, UnitRegister } from '#units';
import type { Page } from '../../edge/page.js';
import { ScannerStatus, scannerNotice } from '../../edge/scanner-status.js';
import { BoardWork, decidesOnAttempts } from '../attempts/board-work.js';
import { ConsoleContest } from '../console-contest.js';
import { ResultsToCome } from '../contests/results-to-come.js';
import { type ConsoleContent, consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { HomeView } from '../view-models.js';
import { FirstSteps } from './first-steps.js';
import { emptyHome, firstStepsHome, homeContent, SHOWN_UNITS, withReady, withSteps } from './home-presenter.js';
import { ReadyDrafts } from '../plan-drafts/ready-drafts.js';
import { spentNotice, WAYS } from '../sign-in-ways/ways-pages.js';
import { JudgingWorkReader } from './judging-work.js';
import type { ReceivingWork, WaitingFacts } from './waiting.js';
import { WardHome } from './ward-home.js';

/** "Việc hôm nay": what waits for whoever has signed in, then the numbers. */
@Controller('quan-tri')
export class ConsoleHomeController {
  constructor(
    private readonly contest: ConsoleContest,
    private readonly toCome: ResultsToCome,
    private readonly approvals: Approvals,
    private readonly certificates: CertificatePlanning,
    private readonly turnouts: Turnouts,
    private readonly units: UnitRegister,
    private readonly accounts: Accounts,
    private readonly ward: WardHome,
    private readonly firstSteps: FirstSteps,
    private readonly readyDrafts: ReadyDrafts,
    private readonly work: BoardWork,
    private readonly questions: QuestionCatalogue,
    private readonly appeals: AppealDesk,
    private readonly boardQuestions: BoardQuestions,
    private readonly alterations: RoundAlterations,
    private readonly corrections: Corrections,
    private readonly budgets: CodeBudgets,
    private readonly submissions: SubmissionDesk,
    private readonly judging: JudgingWorkReader,
    private readonly tiers: TierCounts,
    private readonly nominations: ReceivedNominations,
    private readonly scanner: ScannerStatus,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async show(@Req() request: FastifyRequest): Promise<Page> {
    const me = staffOf(request);
    const now = this.clock.now();
    const running = await this.contest.find();
    const ready = await this.readyDrafts.waiting(request, me);
    if (!running) {
      const content = (await this.ward.content(now)) ?? { ...(await this.beforeContest(me, now)), notice: await this.ward.ended() };
      return consolePage<HomeView>('home', withReady(ready, content));
    }
    const signings = await this.approvals.signingsOf([...running.rounds, ...running.receiving].map(({ id }) => id));
    const decisions = [...signings.values()].flatMap((signing) => signing.decisions);
    const annulments = await this.annulments(running.contest.id, me);
    const round = roundOfNumbers(running.rounds, now);
    const turnout = round && (await this.turnouts.find({ contestId: running.contest.id, roundId: round.id }));
    const shown = turnout?.units.slice(0, SHOWN_UNITS) ?? [];
    const { left } = await this.firstSteps.progress(me, running);
    return consolePage<HomeView>('home', {
      notice: await this.codesSpent(me),
      ...withReady(
        ready,
        withSteps(
          left,
          homeContent({
            running,
            signings,
            certificatesDue: me.permissions.has(Permission.IssueCertificates) ? await this.certificates.due(running) : new Map(),
            work: decidesOnAttempts(me) ? await this.work.of(running.rounds, me) : new Map(),
            questions: {
              waiting: me.permissions.has(Permission.ApproveQuestions) ? await this.questions.waitingFor(me.accountId) : 0,
              returned: me.permissions.has(Permission.WriteQuestions) ? await this.questions.returnedTo(me.accountId) : 0,
            },
            board: await this.board(running.contest.id, me),
            annulments,
            receiving: await this.receiving(running, now),
            judging: await this.judging.of(running, me),
            undecided: await this.undecided(running),
            nominations: me.permissions.has(Permission.ReceiveNominations) ? await this.nominations.waiting() : undefined,
            scanner: running.receiving.length > 0 ? scannerNotice(await this.scanner.state())?.title : undefined,
            elsewhere: await this.elsewhere(running, now),
            corrections: me.permissions.has(Permission.ApproveStanding)
              ? await this.corrections.toDecide(running.contest.id, me.accountId)
              : [],
            round,
            turnout,
            units: await this.units.findMany(shown.map(({ unit }) => unit as UnitId)),
            staff: await this.accounts.findMany([
              ...decisions.map(({ accountId }) => accountId),
              ...annulments.map(({ askedBy }) => askedBy),
            ]),
            me,
            now,
          }),
        ),
      ),
    });
  }

  /** How much came in to each part that receives, and what of it waits. */
  private async receiving({ ruleSet, receiving }: RunningContest, now: Date): Promise<ReceivingWork[]> {
    const work: ReceivingWork[] = [];
    for (const round of receiving) {
      const name = submissionPart(ruleSet, round.partCode)?.name ?? round.name;
      work.push({ round, name, overview: await this.submissions.overview(round.id, startOfLocalDay(now)) });
    }
    return work;
  }

  /** Other contests than the one that is open here, with something to do there: a time that is over, and no result yet. */
  private async elsewhere({ contest: { id } }: RunningContest, now: Date): Promise<WaitingFacts['elsewhere']> {
    const others = (await this.toCome.list()).filter(({ running }) => running.contest.id !== id);
    return others.filter(({ rounds }) => rounds.some(({ closesAt }) => closesAt <= now));
  }

  /** Judged rounds that are ranked and whose number of prizes is still to be decided. */
  private async undecided({ ruleSet, receiving }: RunningContest): Promise<WaitingFacts['undecided']> {
    const found: NonNullable<WaitingFacts['undecided']> = [];
    for (const round of receiving.filter(({ state }) => state === 'ranked')) {
      const open = openTiers(ruleSet, round.partCode);
      const decisions = open.length > 0 ? await this.tiers.all(round.id) : [];
      const holding = decisions.find(({ state }) => state === 'confirmed');
      if (open.every((tier) => holding?.counts[tier] !== undefined)) continue;
      found.push({ round, entered: decisions.find(({ state }) => state === 'entered') ?? null });
    }
    return found;
  }

  /** What contestants say and ask, for who deals with it. */
  private async board(contestId: ContestId, { accountId, permissions }: Principal): Promise<WaitingFacts['board']> {
    const questions = permissions.has(Permission.AnswerQuestions) ? await this.boardQuestions.waiting(contestId) : 0;
    if (!permissions.has(Permission.HandleAppeals)) return { appeals: undefined, questions };
    const [next] = (await this.appeals.page(contestId, { isOpen: true, skip: 0, limit: 1 })).appeals;
    return { appeals: { ...(await this.appeals.waiting(contestId, accountId)), answerBy: next?.answerBy }, questions };
  }

  /** Whoever has asked for an annulment waits; everybody else who may decide is asked. */
  private async annulments(contestId: ContestId, { accountId, permissions }: Principal): Promise<WaitingFacts['annulments']> {
    if (!permissions.has(Permission.AlterRounds)) return [];
    return (await this.alterations.waiting(contestId)).filter(({ askedBy }) => askedBy !== accountId);
  }

  /** Nobody gets a code any more today: those who can raise the budget are led there. */
  private async codesSpent({ permissions }: Principal): Promise<HomeView['notice']> {
    const notice = spentNotice(await this.budgets.useToday());
    const link = permissions.has(Permission.ManageSignIn) ? { label: 'Xem và nâng mức', url: WAYS } : undefined;
    return notice && { ...notice, link };
  }

  private async beforeContest(me: Principal, now: Date): Promise<ConsoleContent<HomeView>> {
    const progress = await this.firstSteps.progress(me, undefined);
    return progress.left.length > 0 ? firstStepsHome(progress, now) : emptyHome(now);
  }
}

/** The round whose numbers people want to see: the open one, else the one that was open last. */
function roundOfNumbers(rounds: readonly Round[], now: Date): Round | undefined {
  return rounds.find((round) => roundPhase(round, now) === 'open') ?? rounds.findLast((round) => roundPhase(round, now) !== 'before');
}

import { Controller, Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Accounts } from '#accounts';
import { Certificates } from '#certificates';
import { isPublished, type Round, roundPhase, type RunningContest } from '#contests';
import { Clock } from '#kernel';
import { Turnouts } from '#reports';
import { Approvals, Awards } from '#results';
import { type UnitId, UnitRegister } from '#units';
import type { Page } from '../../edge/page.js';
import { ConsoleContest } from '../console-contest.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { HomeView } from '../view-models.js';
import { emptyHome, homeContent, SHOWN_UNITS } from './home-presenter.js';
import type { WaitingFacts } from './waiting.js';
import { WardHome } from './ward-home.js';

/** "Việc hôm nay": what waits for whoever has signed in, then the numbers. */
@Controller('quan-tri')
export class ConsoleHomeController {
  constructor(
    private readonly contest: ConsoleContest,
    private readonly approvals: Approvals,
    private readonly awards: Awards,
    private readonly certificates: Certificates,
    private readonly turnouts: Turnouts,
    private readonly units: UnitRegister,
    private readonly accounts: Accounts,
    private readonly ward: WardHome,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async show(@Req() request: FastifyRequest): Promise<Page> {
    const me = staffOf(request);
    const now = this.clock.now();
    const running = await this.contest.find();
    if (!running) return consolePage<HomeView>('home', (await this.ward.content(now)) ?? emptyHome(now));
    const signings = await this.approvals.signingsOf(running.rounds.map(({ id }) => id));
    const decisions = [...signings.values()].flatMap((signing) => signing.decisions);
    const round = roundOfNumbers(running.rounds, now);
    const turnout = round && (await this.turnouts.find({ contestId: running.contest.id, roundId: round.id }));
    const shown = turnout?.units.slice(0, SHOWN_UNITS) ?? [];
    return consolePage<HomeView>(
      'home',
      homeContent({
        running,
        signings,
        certificatesDue: me.permissions.has(Permission.IssueCertificates) ? await this.certificatesDue(running) : [],
        round,
        turnout,
        units: await this.units.findMany(shown.map(({ unit }) => unit as UnitId)),
        staff: await this.accounts.findMany(decisions.map(({ accountId }) => accountId)),
        me,
        now,
      }),
    );
  }

  /** Published rounds with prizes that bring a certificate which has no number yet. */
  private async certificatesDue({ contest, rounds, ruleSet }: RunningContest): Promise<WaitingFacts['certificatesDue']> {
    const published = rounds.filter(isPublished);
    if (published.length === 0) return [];
    const certified = new Set(ruleSet.prizes.filter(({ award }) => award.certificate).map(({ code }) => code));
    const awards = await this.awards.ofContest(contest.id);
    const issued = await this.certificates.countByRound(contest.id);
    return published.flatMap((round) => {
      const entitled = awards.filter(({ roundId, groupCode }) => roundId === round.id && certified.has(groupCode)).length;
      const count = entitled - (issued.get(round.id) ?? 0);
      return count > 0 ? [{ round, count }] : [];
    });
  }
}

/** The round whose numbers people want to see: the open one, else the one that was open last. */
function roundOfNumbers(rounds: readonly Round[], now: Date): Round | undefined {
  return rounds.find((round) => roundPhase(round, now) === 'open') ?? rounds.findLast((round) => roundPhase(round, now) !== 'before');
}

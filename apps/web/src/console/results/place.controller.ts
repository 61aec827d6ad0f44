import { quizSummary } from '#rules';
import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, type Principal, Requires } from '#access';
import { type Attempt, Attempts } from '#attempts';
import { AuditTrail } from '#audit';
import { ContestReader } from '#contests';
import { Registrations } from '#registrations';
import { explainedLines, JudgedLines, ResultError, type Standing, Standings } from '#results';
import { FORM } from '../../edge/form.pipe.js';
import type { Page } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { DetailView } from '../view-models.js';
import { placeContent } from './place-presenter.js';
import { StandingQuery } from './results.forms.js';
import { JudgedNames } from './judged-names.js';
import { judgedPlaceContent } from './judged-place.js';
import { type RoundStandings, StandingReader } from './standing-reader.js';

/** One place of a standing: what it is made of, and why it is this one. Whoever opens it sees a person’s attempts, and that is written down. */
@Controller('quan-tri/ket-qua/:round')
@Requires(Permission.ReadConsole)
export class PlaceController {
  constructor(
    private readonly reader: StandingReader,
    private readonly standings: Standings,
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly attempts: Attempts,
    private readonly judgedLines: JudgedLines,
    private readonly names: JudgedNames,
    private readonly audit: AuditTrail,
  ) {}

  @Get(':rank')
  async show(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('rank') typed: string,
    @Query(FORM) { ban }: StandingQuery,
  ): Promise<Page> {
    const place = await this.reader.round(code);
    const signing = this.reader.version(place, ban);
    const rank = /^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : 0;
    if (!signing || rank === 0 || rank > signing.standing.summary.ranked) throw new ResultError('NO_PLACE');
    const { running, round } = place;
    const { standing } = signing;
    if (round.kind === 'receiving') return this.judged(place, standing, { rank, ban, me: staffOf(request) });
    const ruleSet = await this.contests.ruleSet(standing.ruleSetId);
    const read = await this.standings.lines(standing.id, { from: Math.max(1, rank - 1), count: 3 });
    const lines = explainedLines(ruleSet, { ...quizSummary(standing.summary), opensAt: round.opensAt.getTime() }, read);
    const line = lines.find((one) => one.rank === rank);
    if (!line) throw new ResultError('NO_PLACE');
    const person = (await this.registrations.peopleOf(running.contest.id, [line.person])).get(line.person);
    if (person)
      await this.audit.record({
        actor: staffOf(request).accountId,
        action: 'person.read',
        subject: { kind: 'registration', id: person.registrationId },
      });
    const own: Attempt[] = person ? await this.attempts.ofAccount(person.accountId, running.contest.id) : [];
    return consolePage<DetailView>(
      'detail',
      placeContent({
        round,
        ruleSet,
        standing,
        line,
        above: lines.find((one) => one.rank === rank - 1),
        person,
        attempts: own.filter((attempt) => attempt.roundId === round.id),
        version: ban,
        mayCorrect: staffOf(request).permissions.has(Permission.CorrectResults),
      }),
    );
  }

  private async judged(
    { running, round }: RoundStandings,
    standing: Standing,
    { rank, ban, me }: { rank: number; ban: string | undefined; me: Principal },
  ): Promise<Page> {
    const lines = await this.judgedLines.lines(standing.id, { from: Math.max(1, rank - 1), count: 2 });
    const line = lines.find((one) => one.rank === rank);
    if (!line) throw new ResultError('NO_PLACE');
    const names = await this.names.of(running, round.partCode, [line.submissionId]);
    await this.audit.record({ actor: me.accountId, action: 'submission.read', subject: { kind: 'submission', id: line.submissionId } });
    const above = lines.find((one) => one.rank === rank - 1);
    const ruleSet = await this.contests.ruleSet(standing.ruleSetId);
    const mayCorrect = me.permissions.has(Permission.CorrectResults);
    return consolePage<DetailView>('detail', judgedPlaceContent({ round, ruleSet, standing, line, above, name: names.get(line.submissionId), version: ban, mayCorrect })); // prettier-ignore
  }
}

import { Controller, Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { type Attempt, type AttemptId, Attempts } from '#attempts';
import { Certificates } from '#certificates';
import { ContestReader } from '#contests';
import { Clock } from '#kernel';
import { Registrations } from '#registrations';
import { type OwnScore, OwnScores } from '#results';
import { UnitRegister } from '#units';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import type { MyAttemptsView } from '../view-models.js';
import { ownCertificates } from '../certificates/certificate-check-presenter.js';
import { contestantOf } from './contestant.js';
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
    private readonly certificates: Certificates,
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
    return page<MyAttemptsView>('my-attempts', {
      ...myAttemptsContent({
        running,
        name: principal.displayName,
        unit: await this.units.findById(registration.unitId),
        attempts,
        scores: await this.scoresOf(attempts),
        now: this.clock.now(),
      }),
      certificates: ownCertificates(await this.certificates.ofAccount(principal.accountId)),
    });
  }

  private async scoresOf(attempts: readonly Attempt[]): Promise<ReadonlyMap<AttemptId, OwnScore>> {
    const scores = new Map<AttemptId, OwnScore>();
    for (const attempt of attempts) {
      const score = await this.scores.of(attempt);
      if (score) scores.set(attempt.id, score);
    }
    return scores;
  }
}

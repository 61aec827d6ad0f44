import { Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Public } from '#access';
import { ContestReader } from '#contests';
import { Clock } from '#kernel';
import { rulesDocument } from '#rules';
import { ApiController, Operation } from '../shared/operation.js';
import { tenantSiteOf } from '../../edge/site.js';
import { contestAnswer } from './contest-answer.js';
import { ApiContest } from './contest.schemas.js';
import { ApiRules } from './rules.schemas.js';

/** What everybody may know of the contest. */
@ApiController('contest')
export class ContestApiController {
  constructor(
    private readonly contests: ContestReader,
    private readonly clock: Clock,
  ) {}

  @Get('contest')
  @Public('the contest is public')
  @Operation({
    id: 'getContest',
    summary: 'The contest that runs on this site, with its parts, rounds and audiences',
    answer: { status: 200, description: 'The contest.', type: ApiContest },
    failures: [404],
  })
  async contest(@Req() request: FastifyRequest): Promise<ApiContest> {
    return contestAnswer(await this.contests.running(), this.clock.now(), tenantSiteOf(request).deployment?.units);
  }

  @Get('contest/rules')
  @Public('the rules are public')
  @Operation({
    id: 'getContestRules',
    summary: 'The official text of the rules, printed from the rules that the machine keeps',
    answer: { status: 200, description: 'The text, article by article.', type: ApiRules },
    failures: [404],
  })
  async rules(): Promise<ApiRules> {
    const { ruleSet, ruleSetHash } = await this.contests.running();
    return { sha256: ruleSetHash, ...rulesDocument(ruleSet) };
  }
}

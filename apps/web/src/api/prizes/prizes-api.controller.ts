import { Get, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AccessError, Permission, Public, Requires } from '#access';
import { ContestReader, isPublished, type Round, roundOf } from '#contests';
import { Registrations } from '#registrations';
import { Draws, type DrawState, type OwnPrize, Payouts, PrizeConfirmations } from '#results';
import { moneyOf, type RuleSet, tierOf } from '#rules';
import { contestantOf } from '../../edge/contestant.js';
import { placeName } from '../../edge/place-name.js';
import { ApiController, Operation } from '../shared/operation.js';
import { ApiDraw, type ApiOwnPrize, ApiOwnPrizes, ApiRoundPrizes } from './prize.schemas.js';

/** Draws, and the prizes that follow a public result. */
@ApiController('prizes')
export class PrizesApiController {
  constructor(
    private readonly contests: ContestReader,
    private readonly draws: Draws,
    private readonly prizes: PrizeConfirmations,
    private readonly payouts: Payouts,
    private readonly registrations: Registrations,
  ) {}

  @Get('rounds/:round/draw')
  @Public('a draw can be repeated by anybody; it names nobody')
  @Operation({
    id: 'getDraw',
    summary: 'How a round is drawn: what was promised, from which list, by which seed',
    answer: { status: 200, description: 'The draw.', type: ApiDraw },
    failures: [404],
  })
  async draw(@Param('round') code: string): Promise<ApiDraw> {
    const round = roundOf(await this.contests.running(), code);
    const { source } = await this.draws.source(round);
    return { source, ...drawAnswer(round, await this.draws.of(round.id)) };
  }

  @Get('me/prizes')
  @Requires(Permission.TakePart)
  @Operation({
    id: 'getMyPrizes',
    summary: 'One’s own prizes of public results, and what one has said of them',
    answer: { status: 200, description: 'The prizes.', type: ApiOwnPrizes },
    failures: [401, 404],
    session: 'required',
  })
  async mine(@Req() request: FastifyRequest): Promise<ApiOwnPrizes> {
    const { contest, ruleSet, rounds } = await this.contests.running();
    const own = await this.prizes.ownPrizes(contestantOf(request).principal.accountId, contest.id);
    return { items: own.map((prize) => prizeAnswer(prize, { ruleSet, rounds })) };
  }

  @Get('staff/rounds/:round/prizes')
  @Requires(Permission.PayPrizes)
  @Operation({
    id: 'getRoundPrizes',
    summary: 'The prizes of a public round, for staff who pay them',
    description: 'With the token of a staff session that has passed its second factor. Each reading is written down.',
    answer: { status: 200, description: 'The prizes.', type: ApiRoundPrizes },
    failures: [401, 403, 404],
    session: 'required',
  })
  async ofRound(@Req() { principal }: FastifyRequest, @Param('round') code: string): Promise<ApiRoundPrizes> {
    if (!principal) throw new AccessError('SIGN_IN_REQUIRED');
    const { contest, ruleSet, rounds } = await this.contests.running();
    const round = roundOf({ rounds }, code);
    const prizes = await this.payouts.ofRound(round.id);
    const people = await this.registrations.peopleOf(contest.id, prizes.flatMap(({ award }) => award.person ?? [])); // prettier-ignore
    await this.payouts.recordRead(round.id, principal.accountId, prizes.length);
    const items = prizes.map((prize) => {
      const person = people.get(prize.award.person ?? '');
      return {
        ...prizeAnswer(prize, { ruleSet, rounds }),
        rank: prize.award.rank,
        fullName: person?.fullName ?? null,
        unit: person ? placeName({ name: person.unitName, place: person.unitPlace }) : null,
      };
    });
    return { items };
  }
}

/** Before the result is public, that nobody had to be drawn is part of it. */
function drawAnswer(round: Round, state: DrawState | undefined): Omit<ApiDraw, 'source'> {
  const { draw, seed, entry, witnesses = [] } = state ?? {};
  return {
    commitment: draw ? { text: draw.commitmentText, sha256: draw.sha256, committedAt: draw.committedAt.toISOString() } : null,
    list:
      draw?.frozenAt && draw.listSha256
        ? { people: draw.listCount ?? 0, sha256: draw.listSha256, frozenAt: draw.frozenAt.toISOString() }
        : null,
    isNeeded: draw?.neededAt ? true : isPublished(round) ? false : null,
    seed:
      seed && entry
        ? {
            ...{ value: seed.value, evidenceUrl: entry.evidenceUrl, publishedAt: entry.drawnAt.toISOString(), seed: seed.seed },
            witnesses: witnesses.map(({ team, witnessedAt }) => ({ team, witnessedAt: witnessedAt.toISOString() })),
          }
        : null,
  };
}

function prizeAnswer({ award, said, paidAt }: OwnPrize, { ruleSet, rounds }: { ruleSet: RuleSet; rounds: readonly Round[] }): ApiOwnPrize {
  const tier = tierOf(ruleSet, award.groupCode, award.tierCode)?.tier;
  return {
    id: award.id,
    round: rounds.find(({ id }) => id === award.roundId)?.code ?? '',
    prize: tier?.name ?? award.tierCode,
    amount: (tier && moneyOf(tier)) ?? null,
    said: said?.state ?? 'silent',
    paidAt: paidAt?.toISOString() ?? null,
  };
}

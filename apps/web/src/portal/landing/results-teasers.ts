import { Injectable } from '@nestjs/common';
import { type Round, roundPhase, type RunningContest } from '#contests';
import { Clock, countInWords, formatMoment, formatNumber, lowerFirst } from '#kernel';
import { type Turnout, Turnouts } from '#reports';
import { turnoutFirst } from '#rules';
import { TenantContext, TenantMemory } from '#tenancy';
import { type Unit, type UnitId, UnitRegister } from '#units';
import { innerName } from '../../edge/round-name.js';
import { Editions } from '../results/editions.js';
import { newestPublished, type PublishedRound, PublishedRounds } from '../results/published-rounds.js';
import { promisedAt } from '../results/promise.js';
import { rollAddress } from '../../edge/roll-address.js';
import { tierViews } from '../results/roll-presenter.js';
import { shortPlace } from '../results/short-place.js';
import { barWidth, rankedUnits, takenAtText } from '../results/turnout-presenter.js';
import type { LandingView, LinkView, RollTeaserView, TurnoutTeaserView } from '../view-models.js';

/** Everybody looks at the front page; the worker counts every ten seconds. */
const REMEMBER_MS = 2_000;
const TOP_UNITS = 6;
const TOP_TIERS = 3;

/** What the front page says of how many take part and who has won. */
export interface ResultsTeasers {
  view: LandingView['results'];
  /** The newest published roll; undefined before the first. */
  roll: LinkView | undefined;
  /** Who has taken part in the whole contest, as last counted. */
  people: number;
  /** Whether earlier contests of the tenant have rolls. */
  hasEarlier: boolean;
}

/** Gathers the front page's teasers of results; nothing of an unpublished round. */
@Injectable()
export class ResultsTeasersReader {
  private readonly remembered: TenantMemory<ResultsTeasers>;

  constructor(
    private readonly published: PublishedRounds,
    private readonly editions: Editions,
    private readonly turnouts: Turnouts,
    private readonly units: UnitRegister,
    private readonly clock: Clock,
    context: TenantContext,
  ) {
    this.remembered = new TenantMemory(context, { most: 1_000, forMs: REMEMBER_MS });
  }

  /** Of a contest without quizzes only what was before it. Remembered for two seconds. */
  async of(running: RunningContest): Promise<ResultsTeasers> {
    return this.remembered.recall(running.contest.id, () => this.read(running));
  }

  private async read(running: RunningContest): Promise<ResultsTeasers> {
    const { contest, ruleSet, rounds } = running;
    const hasEarlier = (await this.editions.besides(running)).length > 0;
    if (rounds.length === 0) return { view: undefined, roll: undefined, people: 0, hasEarlier };
    const now = this.clock.now();
    const newest = newestPublished(running.rounds);
    const published = newest && (await this.published.find(running, newest));
    const round = roundWithTurnout(rounds, now);
    const turnout = round && (await this.turnouts.find({ contestId: contest.id, roundId: round.id }));
    const units = await this.units.findMany((turnout?.units ?? []).map(({ unit }) => unit as UnitId));
    const whole = await this.turnouts.find({ contestId: contest.id, roundId: null });
    return {
      view: {
        turnout: turnoutTeaser({ first: turnoutFirst(ruleSet), round, isOnly: rounds.length === 1, turnout, units, now }),
        roll: published ? rollTeaser(published) : waitingRoll(rounds, now, hasEarlier),
      },
      roll: newest && { label: `Xem bảng vàng ${innerName(newest)}`, url: rollAddress.running(newest.code) },
      people: whole?.totals.people ?? 0,
      hasEarlier,
    };
  }
}

/** The open round, else the one that opened last. */
function roundWithTurnout(rounds: readonly Round[], now: Date): Round | undefined {
  return rounds.find((round) => roundPhase(round, now) === 'open') ?? rounds.findLast((round) => round.opensAt <= now);
}

function turnoutTeaser(of: {
  first: 'people' | 'attempts';
  round: Round | undefined;
  isOnly: boolean;
  turnout: Turnout | undefined;
  units: ReadonlyMap<UnitId, Unit>;
  now: Date;
}): TurnoutTeaserView {
  const { first, round, isOnly, turnout, units, now } = of;
  const top = rankedUnits(turnout, units, first).slice(0, TOP_UNITS);
  const counted = first === 'people' ? 'Số người đã dự thi' : 'Số lượt thi';
  const title = 'Đơn vị sôi nổi nhất';
  if (!round || !turnout || top.length === 0)
    return { title, note: counted, bars: [], empty: 'Chưa có ai dự thi. Bạn có thể là người đầu tiên của đơn vị mình.' };
  return {
    title,
    note: `${counted}${isOnly ? '' : ` ${innerName(round)}`}. ${takenAtText(turnout.takenAt, now)}`,
    bars: top.map((unit) => ({
      label: shortPlace(unit),
      value: formatNumber(unit[first]),
      width: barWidth(unit[first], top[0]?.[first] ?? 0),
      isFull: unit.rank === 1,
    })),
    more: { label: 'Xem tất cả đơn vị', url: `/don-vi-du-thi?dot=${round.code}` },
  };
}

function rollTeaser(published: PublishedRound): RollTeaserView {
  const { round, awards, publishedAt } = published;
  return {
    title: `Bảng vàng ${innerName(round)}`,
    note: `Công bố ${formatMoment(publishedAt)}`,
    tiers: tierViews(published)
      .slice(0, TOP_TIERS)
      .map(({ label, winners }, at) => ({ label, winners: winners.map(({ name, unit }) => ({ name, unit })), isFirst: at === 0 })),
    pending: awards.length === 0 ? 'Đợt thi này không trao giải cá nhân.' : undefined,
    more: {
      label: awards.length > 1 ? `Xem cả ${countInWords(awards.length)} người đạt giải` : 'Xem bảng vàng',
      url: rollAddress.running(round.code),
    },
  };
}

/** Before the first roll: whose names will stand here, and when; with the way to earlier contests' rolls where there are any. */
function waitingRoll(rounds: readonly Round[], now: Date, hasEarlier: boolean): RollTeaserView | undefined {
  const next = rounds.find((round) => !['annulled', 'published'].includes(roundPhase(round, now)));
  if (!next) return undefined;
  const publication = promisedAt(next, now);
  return {
    title: 'Bảng vàng',
    note: publication ? `Công bố ${formatMoment(publication)}` : 'Công bố sau khi duyệt',
    tiers: [],
    pending: `Tên người đạt giải ${lowerFirst(next.name)} sẽ ở đây.`,
    more: hasEarlier ? { label: 'Bảng vàng các cuộc thi trước', url: '/bang-vang' } : undefined,
  };
}

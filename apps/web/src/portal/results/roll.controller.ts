import { Controller, Get, Param, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '#access';
import { AttemptExceptions } from '#attempts';
import { ContestError, ContestReader, type Round, roundOf, roundOfInterest, type RunningContest } from '#contests';
import { Clock, formatDate, lowerFirst } from '#kernel';
import { Turnouts } from '#reports';
import { Registrations } from '#registrations';
import { ResultError, RunningStandings, Standings } from '#results';
import { drawSourceOf, nameOfIn, standingIsPublic } from '#rules';
import { TenantDrawings } from '#tenants';
import { drawAddress } from '../../edge/draw-address.js';
import { SharedRoute } from '../../edge/hot-route.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { textFile } from '../../edge/text-file.js';
import { innerName } from '../../edge/round-name.js';
import type { RollView } from '../view-models.js';
import { everyRound, roundLabel } from './counted-as.js';
import { Editions } from './editions.js';
import { exceptionsText } from './exceptions-text.js';
import { judgedPending, judgedRoll } from './judged-roll-presenter.js';
import { JudgedRounds } from './judged-rounds.js';
import { pendingView } from './pending-presenter.js';
import { newestPublished, PUBLISHED_SECONDS, PublishedRounds } from './published-rounds.js';
import { rollAddress, standingFile } from '../../edge/roll-address.js';
import { publishedRoll } from './roll-presenter.js';
import { runningView } from './running-presenter.js';
import { turnoutAddress } from './turnout-presenter.js';

/** At the promised minute nobody wants to see the page of before. */
const PENDING_SECONDS = 5;

/** A round with the addresses of its contest's rolls. */
interface Shown {
  running: RunningContest;
  round: Round;
  isRunning: boolean;
  addressOf: (round: string) => string;
}

/** Rolls of honour: of the running contest by the round's code, of every contest by its slug and the round's code. */
@Controller('bang-vang')
export class RollController {
  constructor(
    private readonly contests: ContestReader,
    private readonly published: PublishedRounds,
    private readonly judged: JudgedRounds,
    private readonly editions: Editions,
    private readonly standings: Standings,
    private readonly runningStandings: RunningStandings,
    private readonly registrations: Registrations,
    private readonly turnouts: Turnouts,
    private readonly exceptions: AttemptExceptions,
    private readonly drawings: TenantDrawings,
    private readonly clock: Clock,
  ) {}

  /** Leads to the newest published roll, before the first one to the round that people ask about. */
  @Get()
  @Public('results are public')
  async newest(): Promise<Page | Redirect> {
    const running = await this.contests.running();
    const every = everyRound(running);
    const round = newestPublished(every) ?? roundOfInterest(running.rounds, this.clock.now()) ?? every[0];
    return round ? redirect(rollAddress.running(round.code)) : this.withoutRounds(running);
  }

  /** A round of the running contest; an earlier contest's slug leads to its newest roll. */
  @Get(':round')
  @Public('results are public; unpublished ones are not read')
  @SharedRoute()
  async show(@Param('round') code: string): Promise<Page | Redirect> {
    const running = await this.contests.running();
    if (everyRound(running).some((round) => round.code === code)) return this.rollPage(this.ofRunning(running, code));
    const edition = await this.editions.find(code);
    const newest = edition && newestPublished(everyRound(edition));
    if (!edition || !newest) throw new ContestError('ROUND_NOT_FOUND');
    return redirect(rollAddress.edition(edition.contest, newest.code));
  }

  @Get(':round/ket-qua.json')
  @Public('published standings carry pseudonyms only')
  async file(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('round') code: string,
  ): Promise<StreamableFile | undefined> {
    return this.standingFile(this.ofRunning(await this.contests.running(), code), request, reply);
  }

  @Get(':slug/:round')
  @Public('results are public; unpublished ones are not read')
  @SharedRoute()
  async showEdition(@Param('slug') slug: string, @Param('round') code: string): Promise<Page> {
    return this.rollPage(await this.ofEdition(slug, code));
  }

  @Get(':slug/:round/ket-qua.json')
  @Public('published standings carry pseudonyms only')
  async editionFile(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('slug') slug: string,
    @Param('round') code: string,
  ): Promise<StreamableFile | undefined> {
    return this.standingFile(await this.ofEdition(slug, code), request, reply);
  }

  private ofRunning(running: RunningContest, code: string): Shown {
    return { running, round: roundOf({ rounds: everyRound(running) }, code), isRunning: true, addressOf: rollAddress.running };
  }

  private async ofEdition(slug: string, code: string): Promise<Shown> {
    const { running, round } = await this.editions.round(slug, code);
    const isRunning = running.contest.id === (await this.contests.running()).contest.id;
    return { running, round, isRunning, addressOf: (other) => rollAddress.edition(running.contest, other) };
  }

  private async rollPage(shown: Shown): Promise<Page> {
    const { running, round, addressOf } = shown;
    if (round.kind === 'receiving') return this.judgedPage(shown);
    const published = await this.published.find(running, round);
    const emblemSvg = (await this.drawings.all()).get('emblem')?.svg ?? '';
    const fileUrl = standingFile(addressOf(round.code));
    const open = published ? undefined : await this.runningStandings.find(running, round);
    return page<RollView>('roll', {
      ...(published
        ? publishedRoll(published, { emblemSvg, fileUrl, isRunning: shown.isRunning, now: this.clock.now() })
        : await this.pending(shown)),
      rounds: tabs(shown),
      exceptions: await this.exceptionsOf(shown),
      draw: drawOf(shown),
      running:
        open &&
        runningView(
          running,
          round,
          open,
          await this.registrations.peopleOf(
            running.contest.id,
            open.lines.map(({ person }) => person),
          ),
        ),
      others: await this.others(shown),
      shared: { maxAgeSeconds: published ? PUBLISHED_SECONDS : PENDING_SECONDS, sha256: published?.standing.sha256 ?? open?.sha256 },
    });
  }

  /** Of a part that a council judges. */
  private async judgedPage(shown: Shown): Promise<Page> {
    const { running, round, isRunning } = shown;
    const published = await this.judged.find(running, round);
    const [emblemSvg, now] = [(await this.drawings.all()).get('emblem')?.svg ?? '', this.clock.now()];
    const part = nameOfIn(running.ruleSet)('parts', round.partCode);
    return page<RollView>('roll', {
      ...(published
        ? judgedRoll(published, { emblemSvg, isRunning, now })
        : {
            title: `Bảng vàng ${lowerFirst(part)}`,
            description: `Kết quả phần ${part}, ${running.contest.name}.`,
            pending: judgedPending(running, round, now),
          }),
      rounds: tabs(shown),
      draw: drawOf(shown),
      others: await this.others(shown),
      shared: { maxAgeSeconds: published ? PUBLISHED_SECONDS : PENDING_SECONDS, sha256: published?.standing.sha256 },
    });
  }

  private async pending({
    running,
    round,
    isRunning,
  }: Shown): Promise<{ title: string; description: string; pending: RollView['pending'] }> {
    const turnout = await this.turnouts.find({ contestId: running.contest.id, roundId: round.id });
    return {
      title: `Bảng vàng ${innerName(round)}`,
      description: `Kết quả ${innerName(round)}, ${running.contest.name}.`,
      pending: pendingView({ running, round, turnout, isRunning, now: this.clock.now() }),
    };
  }

  /** The same sentence as on the turnout, which only the running contest has a page for. */
  private async exceptionsOf({ running, round, isRunning }: Shown): Promise<RollView['exceptions']> {
    const text = exceptionsText(await this.exceptions.counts(running.contest.id, round.id));
    if (text === undefined) return undefined;
    return { text, link: isRunning ? { label: 'Xem ở trang Đơn vị dự thi', url: turnoutAddress({ dot: round.code }) } : undefined };
  }

  /** A contest of essays or initiatives: nothing is ranked by machine. */
  private async withoutRounds(running: RunningContest): Promise<Page> {
    return page<RollView>('roll', {
      title: 'Bảng vàng',
      description: running.contest.name,
      rounds: [],
      pending: {
        titlePhrases: ['Chưa có', 'bảng vàng'],
        text: 'Bài dự thi do hội đồng chấm. Kết quả được công bố ở đây sau khi duyệt.',
        steps: [],
      },
      others: await this.others({ running, isRunning: true }),
    });
  }

  /** The tenant's other contests, as far as they have a roll. */
  private async others({ running, isRunning }: Pick<Shown, 'running' | 'isRunning'>): Promise<RollView['others']> {
    const editions = await this.editions.besides(running);
    if (editions.length === 0) return undefined;
    return {
      title: isRunning ? 'Các cuộc thi trước' : 'Các cuộc thi khác',
      links: editions.map(({ contest, newest }) => ({
        label: contest.name,
        detail: `Bảng vàng${newest.kind === 'receiving' ? ', nhận bài đến' : ` ${innerName(newest)}, kết thúc`} ngày ${formatDate(new Date(newest.closesAt.getTime() - 1))}`,
        url: rollAddress.edition(contest, newest.code),
      })),
    };
  }

  /** The text whose SHA-256 stands on the page, as it was hashed. It never changes. */
  private async standingFile({ running, round }: Shown, request: FastifyRequest, reply: FastifyReply): Promise<StreamableFile | undefined> {
    // Of a judged part the places of all entries are for the file that is checked, which names no unit of few people.
    if (round.kind === 'receiving') throw new ResultError('NOT_PUBLIC');
    const published = await this.published.find(running, round);
    if (!published) throw new ResultError('NOT_PUBLISHED');
    if (!standingIsPublic(published.part)) throw new ResultError('NOT_PUBLIC');
    const { id, sha256 } = published.standing;
    return textFile(request, reply, {
      name: `bang-vang-${running.contest.slug}-${round.code}.json`,
      type: 'application/json; charset=utf-8',
      sha256,
      text: this.standings.canonicalText(id),
    });
  }
}

/** Where the rules draw from outside, anybody can follow it; only the running contest has a page for that. */
function drawOf({ running, round, isRunning }: Shown): RollView['draw'] {
  if (!isRunning || !drawSourceOf(running.ruleSet, round.partCode)) return undefined;
  return {
    text: 'Ai bằng nhau ở mọi tiêu chí thì được bốc thăm từ nguồn công khai.',
    link: { label: 'Xem cách bốc thăm và tự tính lại', url: drawAddress(round.code) },
  };
}

function tabs({ running, round, addressOf }: Shown): RollView['rounds'] {
  const every = everyRound(running);
  if (every.length < 2) return [];
  return every.map((one) => ({ label: roundLabel(running, one), url: addressOf(one.code), current: one.id === round.id }));
}

import { createHash } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Accounts } from '#accounts';
import {
  AlterationError,
  type AlterationId,
  type AlterationWanted,
  type Announced,
  ContestReader,
  type Round,
  RoundAlterations,
  roundOf,
} from '#contests';
import { Clock, formatNumber, formatStart } from '#kernel';
import { RoundTimes } from '#results';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { shortName } from '../../edge/round-name.js';
import { type RoundNoticeView, roundNotice } from '../../edge/round-notice.js';
import { ConsoleContest } from '../console-contest.js';
import { consolePage } from '../console-page.js';
import { readReason, type TypedReason } from '../reason.js';
import { staffOf } from '../staff-of.js';
import type { DetailView, EditorView, GroupsView } from '../view-models.js';
import { annulmentUrl, type Doing, timesUrl } from './addresses.js';
import { annulmentContent, doingContent, doingsOf, timesContent } from './round-times-presenter.js';
import { DeclineForm, type MomentName, type ReadTimes, readTimes, RoundTimesForm, type RoundTimesFault } from './round-times.forms.js';

/** Under which field a refusal is shown; others stand above everything. */
const FIELD_OF: Readonly<Partial<Record<AlterationError['code'], Partial<Record<Doing, MomentName>>>>> = {
  NOT_LATER: { extend: 'closes' },
  IN_THE_PAST: { extend: 'closes', pause: 'until', annul: 'opens' },
  OVERLAPS: { extend: 'closes', annul: 'opens' },
  PUBLISHES_TOO_EARLY: { extend: 'publishes', annul: 'publishes' },
  PAUSE_ENDS_EARLY: { pause: 'until' },
  PAUSE_AFTER_CLOSING: { pause: 'from' },
  RUN_ENDS_EARLY: { annul: 'closes' },
};

const DONE: Readonly<Record<Exclude<Doing, 'annul'>, string>> = {
  extend: 'Đã gia hạn. Người dự thi đọc được thông báo từ lúc này.',
  pause: 'Đã tạm dừng hoặc hẹn giờ tạm dừng. Người dự thi đọc được thông báo từ lúc này.',
  resume: 'Đã mở lại. Người dự thi đọc được thông báo từ lúc này.',
};

/** Altering a round besides its rules: each with a reason and a notice, seen before it goes out. */
@Controller('quan-tri/dot-thi/:round/thoi-gian')
@Requires(Permission.AlterRounds)
export class RoundTimesController {
  constructor(
    private readonly contests: ConsoleContest,
    private readonly reader: ContestReader,
    private readonly times: RoundTimes,
    private readonly alterations: RoundAlterations,
    private readonly accounts: Accounts,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async list(@Req() request: FastifyRequest, @Param('round') code: string): Promise<Page> {
    const round = await this.roundOf(code);
    const runs = (await this.reader.allRunsOf(round.contestId)).filter((one) => one.code === round.code && one.partCode === round.partCode);
    const alterations = await this.alterations.ofRounds(runs.map(({ id }) => id));
    const people = await this.accounts.findMany(alterations.map(({ askedBy }) => askedBy));
    const mayAlter = staffOf(request).permissions.has(Permission.AlterRounds);
    return consolePage<GroupsView>('groups', timesContent({ round, alterations, people, mayAlter, now: this.clock.now() }));
  }

  @Get('gia-han')
  async extending(@Param('round') code: string): Promise<Page> {
    return this.form(code, 'extend');
  }

  @Post('gia-han')
  async extend(@Req() request: FastifyRequest, @Param('round') code: string, @Body(FORM) form: RoundTimesForm): Promise<Page | Redirect> {
    return this.typed(request, code, 'extend', form);
  }

  @Get('tam-dung')
  async pausing(@Param('round') code: string): Promise<Page> {
    return this.form(code, 'pause');
  }

  @Post('tam-dung')
  async pause(@Req() request: FastifyRequest, @Param('round') code: string, @Body(FORM) form: RoundTimesForm): Promise<Page | Redirect> {
    return this.typed(request, code, 'pause', form);
  }

  @Get('mo-lai')
  async resuming(@Param('round') code: string): Promise<Page> {
    return this.form(code, 'resume');
  }

  @Post('mo-lai')
  async resume(@Req() request: FastifyRequest, @Param('round') code: string, @Body(FORM) form: RoundTimesForm): Promise<Page | Redirect> {
    return this.typed(request, code, 'resume', form);
  }

  @Get('huy')
  async annulling(@Param('round') code: string): Promise<Page> {
    return this.form(code, 'annul');
  }

  @Post('huy')
  async annul(@Req() request: FastifyRequest, @Param('round') code: string, @Body(FORM) form: RoundTimesForm): Promise<Page | Redirect> {
    return this.typed(request, code, 'annul', form);
  }

  @Get('de-nghi/:alteration')
  @Requires(Permission.ReadConsole)
  async annulment(@Req() request: FastifyRequest, @Param('round') code: string, @Param('alteration', ID) id: AlterationId): Promise<Page> {
    return this.annulmentPage(request, code, id);
  }

  @Post('de-nghi/:alteration/duyet')
  async confirm(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('alteration', ID) id: AlterationId,
  ): Promise<Redirect> {
    const round = await this.roundOf(code);
    const { withdrawn } = await this.times.annul(id, staffOf(request).accountId);
    const prizes = withdrawn > 0 ? ` ${formatNumber(withdrawn)} giải đã thu hồi.` : '';
    return redirect(annulmentUrl(round, id), { text: `Đã hủy ${shortName(round)}.${prizes}` });
  }

  @Post('de-nghi/:alteration/khong-duyet')
  async decline(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('alteration', ID) id: AlterationId,
    @Body(FORM) form: DeclineForm,
  ): Promise<Page | Redirect> {
    const typed = readReason(form.reason);
    if (typed.fault) return this.annulmentPage(request, code, id, typed);
    const [round, { accountId }] = [await this.roundOf(code), staffOf(request)];
    const { askedBy } = await this.alterations.get(id);
    await this.alterations.decline(id, accountId, typed.reason);
    const text = `Đã ghi: ${askedBy === accountId ? 'rút đề nghị' : 'không duyệt'}. Không có gì thay đổi.`;
    return redirect(annulmentUrl(round, id), { text });
  }

  private async form(code: string, doing: Doing): Promise<Page> {
    const [round, now] = [await this.roundOf(code), this.clock.now()];
    if (!doingsOf(round, now).includes(doing)) throw new AlterationError(doing === 'resume' ? 'NOT_PAUSED' : 'NOT_ALTERABLE');
    return consolePage<EditorView>(
      'editor',
      doingContent({ round, doing, form: new RoundTimesForm(), faults: [], preview: undefined, now }),
    );
  }

  /** Shows what goes out; and once somebody has seen it as it is, does it. */
  private async typed(request: FastifyRequest, code: string, doing: Doing, form: RoundTimesForm): Promise<Page | Redirect> {
    const [round, now] = [await this.roundOf(code), this.clock.now()];
    const read = readTimes(form, doing, now);
    const again = (faults: readonly RoundTimesFault[]): Page =>
      consolePage<EditorView>('editor', doingContent({ round, doing, form, faults, preview: undefined, now }), { status: 422 });
    if (read.faults.length > 0) return again(read.faults);
    const view = previewOf(round, doing, read, now);
    const seen = createHash('sha256')
      .update(JSON.stringify([doing, read.times, read.reason, read.notice]))
      .digest('hex');
    try {
      if (form.do !== 'go' || form.seen !== seen) {
        // What would be refused is not shown as if it were to come.
        await this.alterations.check(round.id, wantedOf(doing, read));
        return consolePage<EditorView>('editor', doingContent({ round, doing, form, faults: [], preview: { view, seen }, now }));
      }
      return await this.carryOut(round, wantedOf(doing, read), {
        by: staffOf(request).accountId,
        reason: read.reason,
        notice: read.notice,
      });
    } catch (error) {
      const field = error instanceof AlterationError ? FIELD_OF[error.code]?.[doing] : undefined;
      if (!(error instanceof AlterationError) || !field) throw error;
      return again([{ field, text: error.sentence() }]);
    }
  }

  private async carryOut(round: Round, wanted: AlterationWanted, announced: Announced): Promise<Redirect> {
    if (wanted.kind === 'annul') {
      const id = await this.alterations.askAnnulment(round.id, wanted.run, announced);
      return redirect(annulmentUrl(round, id), { text: 'Đã gửi. Đợt thi chưa hủy cho đến khi người thứ hai duyệt.' });
    }
    if (wanted.kind === 'extend') await this.times.extend(round.id, wanted, announced);
    if (wanted.kind === 'pause') await this.times.pause(round.id, wanted, announced);
    if (wanted.kind === 'resume') await this.times.resume(round.id, announced);
    return redirect(timesUrl(round), { text: DONE[wanted.kind] });
  }

  private async annulmentPage(request: FastifyRequest, code: string, id: AlterationId, typed?: TypedReason): Promise<Page> {
    await this.roundOf(code);
    const alteration = await this.alterations.get(id);
    const round = await this.reader.round(alteration.roundId);
    const people = await this.accounts.findMany([alteration.askedBy, ...(alteration.decidedBy ? [alteration.decidedBy] : [])]);
    const { reason, notice, runOpensAt: opens, runClosesAt: closes, runPublishesAt: publishes } = alteration;
    const times = { opens, closes, publishes, from: null, until: null };
    const read = previewOf(round, 'annul', { reason, notice, times }, this.clock.now());
    const content = annulmentContent({ round, alteration, read, people, me: staffOf(request) }, typed);
    return consolePage<DetailView>('detail', content, { status: typed?.fault ? 422 : 200 });
  }

  /** A quiz's round, or the time in which a part receives submissions. */
  private async roundOf(code: string): Promise<Round> {
    const running = await this.contests.get();
    return running.receiving.find((round) => round.code === code) ?? roundOf(running, code);
  }
}

/** What was typed, as what is to be done; its fields were found whole before. */
function wantedOf(doing: Doing, { times }: ReadTimes): AlterationWanted {
  const { closes, publishes: publishesAt, from, until, opens } = times;
  switch (doing) {
    case 'extend':
      return { kind: doing, closesAt: closes as Date, publishesAt };
    case 'pause':
      return { kind: doing, from, until: until as Date };
    case 'resume':
      return { kind: doing };
    case 'annul':
      return { kind: doing, run: opens && closes ? { opensAt: opens, closesAt: closes, publishesAt } : null };
  }
}

/** What the public will read, of the round as it will be. */
function previewOf(round: Round, doing: Doing, { reason, notice: text, times }: Omit<ReadTimes, 'faults'>, now: Date): RoundNoticeView {
  const { closes, from, until, opens } = times;
  const at = now.toISOString();
  switch (doing) {
    case 'extend':
      return shown({ ...round, closesAt: closes ?? round.closesAt, notice: { kind: 'extended', reason, text, at } }, now);
    case 'pause': {
      const pausedFrom = round.state === 'paused' && round.pausedFrom ? round.pausedFrom : from && from > now ? from : toMinute(now);
      return shown({ ...round, pausedFrom, resumesAt: until ?? now, notice: { kind: 'paused', reason, text, at } }, now);
    }
    case 'resume':
      return shown({ ...round, state: 'open', pausedFrom: null, resumesAt: null, notice: { kind: 'resumed', reason, text, at } }, now);
    case 'annul':
      return opens && closes
        ? shown(
            {
              ...round,
              state: 'scheduled',
              opensAt: opens,
              closesAt: closes,
              pausedFrom: null,
              resumesAt: null,
              notice: { kind: 'rerun', reason, text, at },
            },
            now,
          )
        : shown({ ...round, state: 'annulled', notice: { kind: 'annulled', reason, text, at } }, now);
  }
}

/** So that the preview of a pause from now on stays the same while somebody reads it. */
const toMinute = (instant: Date): Date => new Date(Math.floor(instant.getTime() / 60_000) * 60_000);

/** Where the page would say nothing any more, it is refused when it is done; until then the words stand as typed. */
function shown(round: Round, now: Date): RoundNoticeView {
  const view = roundNotice(round, now);
  return (
    view ?? {
      title: `${shortName(round)}, mở ${formatStart(round.opensAt)}.`,
      text: `Vì ${round.notice?.reason ?? ''}. ${round.notice?.text ?? ''}`,
    }
  );
}

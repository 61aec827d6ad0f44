import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { OfficialTexts } from '#documents';
import {
  CouncilMinutes,
  CouncilSessions,
  type ItemKind,
  JudgingPhases,
  type NewItem,
  PhaseEntries,
  type SeatId,
  SessionError,
  type SessionId,
  type SessionItemId,
  SessionVotes,
} from '#judging';
import type { Vote } from '#rules';
import { type AccountId, Clock, isUuid } from '#kernel';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { sendPdf, sendWord } from '../../edge/send-file.js';
import { readDayAndTime } from '../clock/read-moment.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { JudgingView } from '../view-models.js';
import { sessionUrl } from './addresses.js';
import { entryNumberOf, ItemForm, SeatForm, SessionForm, VoteForm } from './judging.forms.js';
import { type JudgedRound, JudgingReader } from './judging-reader.js';
import { orAgain } from './refusal.js';
import type { SessionFacts } from './session-forms.js';
import { sessionContent } from './session-presenter.js';
import { KIND_KEYS, VOTE_KEYS } from './session-words.js';
import { sessionsContent, type TypedSession } from './sessions-presenter.js';

type More = Pick<SessionFacts, 'back' | 'refused'>;

/** The meetings of councils: planned, held, written down. */
@Controller('quan-tri/to-chuc-cham/:round/phien-hop')
@Requires(Permission.PrepareJudging)
export class SessionsController {
  constructor(
    private readonly reader: JudgingReader,
    private readonly phases: JudgingPhases,
    private readonly entries: PhaseEntries,
    private readonly sessions: CouncilSessions,
    private readonly votes: SessionVotes,
    private readonly minutes: CouncilMinutes,
    private readonly texts: OfficialTexts,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Param('round') code: string): Promise<Page> {
    const judged = await this.reader.round(code);
    return consolePage<JudgingView>('judging', sessionsContent(judged, await this.sessions.of(judged.round.id)));
  }

  @Post()
  async plan(@Req() request: FastifyRequest, @Param('round') code: string, @Body(FORM) form: SessionForm): Promise<Page | Redirect> {
    const judged = await this.reader.round(code);
    const again = async (faults: TypedSession['faults'], status: number) =>
      consolePage<JudgingView>('judging', sessionsContent(judged, await this.sessions.of(judged.round.id), { typed: form, faults }), {
        status,
      });
    const { startsAt, faults } = this.read(form);
    if (!form.council) faults.unshift({ field: 'council', text: 'Hãy chọn hội đồng.' });
    if (!startsAt || faults.length > 0) return again(faults, 422);
    return orAgain(
      async () => {
        const { council = '', title = '', place = '' } = form;
        const id = await this.sessions.plan(judged.round.id, { council, title, place, startsAt }, staffOf(request).accountId);
        return redirect(sessionUrl(judged.round, id), { text: 'Đã lập phiên họp. Hãy thêm nội dung vào chương trình.' });
      },
      async (sentence, status) => again([{ field: 'title', text: sentence }], status),
    );
  }

  @Get(':session')
  async show(@Param('round') code: string, @Param('session', ID) session: string): Promise<Page> {
    return this.page(code, session);
  }

  @Post(':session/doi')
  async change(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('session', ID) session: string,
    @Body(FORM) form: SessionForm,
  ): Promise<Page | Redirect> {
    const { startsAt, faults } = this.read(form);
    if (!startsAt || faults.length > 0) return this.page(code, session, { back: { form: 'doi', typed: form, faults } }, 422);
    return this.act({ request, code, session, text: 'Đã lưu thay đổi.' }, (id, by) => {
      const { title = '', place = '' } = form;
      return this.sessions.change(id, { title, place, startsAt }, by);
    });
  }

  @Post(':session/huy')
  async callOff(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('session', ID) session: string,
    @Body(FORM) form: SessionForm,
  ): Promise<Page | Redirect> {
    const back = (text: string): More => ({ back: { form: 'huy', typed: form, faults: [{ field: 'reason', text }] } });
    return this.act({ request, code, session, text: 'Đã ghi là không họp.', back }, (id, by) =>
      this.sessions.callOff(id, form.reason ?? '', by),
    );
  }

  @Post(':session/noi-dung')
  async addItem(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('session', ID) session: string,
    @Body(FORM) form: ItemForm,
  ): Promise<Page | Redirect> {
    const judged = await this.reader.round(code);
    const read = await this.readItem(judged, form);
    const back = (faults: TypedSession['faults']): More => ({ back: { form: 'noi-dung', typed: form, faults } });
    if ('faults' in read) return this.page(code, session, back(read.faults), 422);
    const told = (text: string): More => back([{ field: 'item-title', text }]);
    return this.act({ request, code, session, text: 'Đã thêm vào chương trình.', back: told }, (id, by) =>
      this.sessions.addItem(id, read.item, by),
    );
  }

  @Post(':session/noi-dung/:item/len')
  async up(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('session', ID) session: string,
    @Param('item', ID) item: string,
  ): Promise<Page | Redirect> {
    return this.act({ request, code, session, text: 'Đã đổi thứ tự.' }, async (id) => {
      const order = (await this.sessions.whole(id)).items.map((one) => one.id);
      const at = order.indexOf(item as SessionItemId);
      if (at < 0) throw new SessionError('ITEM_NOT_FOUND');
      if (at > 0) order.splice(at - 1, 2, order[at] as SessionItemId, order[at - 1] as SessionItemId);
      await this.sessions.reorder(id, order);
    });
  }

  @Post(':session/diem-danh')
  async attend(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('session', ID) session: string,
    @Body(FORM) { seat, what }: SeatForm,
  ): Promise<Page | Redirect> {
    if (!isUuid(seat)) return this.page(code, session, { refused: 'Hãy chọn lại thành viên trong danh sách.' }, 422);
    const text = what === 've' ? 'Đã ghi thành viên về.' : 'Đã ghi thành viên có mặt.';
    return this.act({ request, code, session, text }, (id, by) =>
      what === 've' ? this.sessions.go(id, seat as SeatId, by) : this.sessions.come(id, seat as SeatId, by),
    );
  }

  @Post(':session/mo')
  async open(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('session', ID) session: string,
    @Body(FORM) form: SessionForm,
  ): Promise<Page | Redirect> {
    const back = (text: string): More => ({ back: { form: 'mo', typed: form, faults: [{ field: 'quorum', text }] } });
    const quorum = entryNumberOf(form.quorum);
    if (quorum === 0 && (form.quorum ?? '').trim() !== '')
      return this.page(code, session, back('Hãy ghi số người bằng chữ số, ví dụ 7.'), 422);
    return this.act({ request, code, session, text: 'Đã mở phiên họp.', back }, (id, by) => this.sessions.open(id, by, { quorum }));
  }

  @Post(':session/dong')
  async close(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('session', ID) session: string,
    @Body(FORM) form: SessionForm,
  ): Promise<Page | Redirect> {
    const back = (text: string): More => ({ back: { form: 'dong', typed: form, faults: [{ field: 'notes', text }] } });
    const text = 'Đã kết thúc phiên họp. Tải biên bản để in và ký.';
    return this.act({ request, code, session, text, back }, (id, by) => this.sessions.close(id, form.notes ?? '', by));
  }

  @Post(':session/noi-dung/:item/bieu-quyet')
  async startVote(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('session', ID) session: string,
    @Param('item', ID) item: string,
  ): Promise<Page | Redirect> {
    const text = 'Đã mở biểu quyết. Thành viên biểu quyết trên máy của mình, hoặc bạn ghi giúp.';
    return this.onItem({ request, code, session, item, text }, (id, by) => this.votes.start(id, by));
  }

  @Post(':session/noi-dung/:item/kiem-phieu')
  async finishVote(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('session', ID) session: string,
    @Param('item', ID) item: string,
  ): Promise<Page | Redirect> {
    return this.onItem({ request, code, session, item, text: 'Đã kiểm phiếu.' }, (id, by) => this.votes.finish(id, by));
  }

  @Post(':session/noi-dung/:item/xong')
  async settle(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('session', ID) session: string,
    @Param('item', ID) item: string,
  ): Promise<Page | Redirect> {
    return this.onItem({ request, code, session, item, text: 'Đã ghi là trao đổi xong.' }, (id, by) => this.votes.settle(id, by));
  }

  @Post(':session/noi-dung/:item/bo-qua')
  async passOver(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('session', ID) session: string,
    @Param('item', ID) item: string,
  ): Promise<Page | Redirect> {
    return this.onItem({ request, code, session, item, text: 'Đã để nội dung này lại.' }, (id, by) => this.votes.passOver(id, by));
  }

  /** The secretary notes a vote for somebody without a device in the room. */
  @Post(':session/noi-dung/:item/phieu')
  async note(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('session', ID) session: string,
    @Param('item', ID) item: string,
    @Body(FORM) form: VoteForm,
  ): Promise<Page | Redirect> {
    const back = (text: string): More => ({ back: { form: 'phieu', typed: form, faults: [{ field: 'phieu-seat', text }] } });
    const vote = VOTE_KEYS.find((key) => key === form.vote);
    if (!isUuid(form.seat) || !vote) return this.page(code, session, back('Hãy chọn thành viên và cách biểu quyết.'), 422);
    const given: { vote: Vote; dissent?: string } = { vote, ...(form.dissent && { dissent: form.dissent }) };
    return this.onItem({ request, code, session, item, text: 'Đã ghi phiếu.', back }, (id, by) =>
      this.votes.note(id, form.seat as SeatId, given, by),
    );
  }

  @Get(':session/bien-ban.docx')
  async word(@Param('round') code: string, @Param('session', ID) session: string, @Res() reply: FastifyReply): Promise<void> {
    const { name, model } = await this.paper(code, session);
    await sendWord(reply, `${name}.docx`, await this.texts.word(model));
  }

  @Get(':session/bien-ban.pdf')
  async pdf(@Param('round') code: string, @Param('session', ID) session: string, @Res() reply: FastifyReply): Promise<void> {
    const { name, model, at } = await this.paper(code, session);
    await sendPdf(reply, await this.texts.pdf(model, at), `${name}.pdf`);
  }

  /** The minutes; those of a session that is over say that they were made when it was closed: the same session, the same bytes. */
  private async paper(code: string, session: string) {
    const { whole } = await this.own(code, session);
    const { id, closedAt } = whole.session;
    return { name: `bien-ban-hop-${code}`, model: await this.minutes.model(id), at: closedAt ?? this.clock.now() };
  }

  /** The session, if it is about this round. @throws SessionError SESSION_NOT_FOUND */
  private async own(code: string, session: string) {
    const judged = await this.reader.round(code);
    const whole = await this.sessions.whole(session as SessionId);
    if (whole.session.roundId !== judged.round.id) throw new SessionError('SESSION_NOT_FOUND');
    return { judged, whole };
  }

  private read({ title = '', 'starts-day': day = '', 'starts-time': time = '' }: SessionForm): {
    startsAt?: Date;
    faults: TypedSession['faults'];
  } {
    const moment = readDayAndTime(day, time, this.clock.now());
    const faults: TypedSession['faults'] = [];
    if (title.trim().length < 3) faults.push({ field: 'title', text: 'Hãy ghi tên phiên họp, ít nhất 3 ký tự.' });
    if ('fault' in moment) return { faults: [...faults, { field: 'starts', text: moment.fault }] };
    return { startsAt: moment.instant, faults };
  }

  private async readItem({ round }: JudgedRound, form: ItemForm): Promise<{ item: NewItem } | { faults: TypedSession['faults'] }> {
    const kind: ItemKind = KIND_KEYS.find((key) => key === form.kind) ?? 'other';
    const faults: TypedSession['faults'] = [];
    const title = (form.title ?? '').trim();
    const percent = (form.percent ?? '').trim().replace('%', '');
    const neededPercent = percent === '' ? 50 : Number(percent);
    if (!Number.isInteger(neededPercent) || neededPercent < 50 || neededPercent > 100)
      faults.push({ field: 'percent', text: 'Tỷ lệ là số nguyên từ 50 đến 100.' });
    if (kind === 'entry' || kind === 'cancellation') {
      const entry = { phase: form.phase ?? '', number: entryNumberOf(form.so) };
      const numbers = await this.entries.numbers(round.id, entry.phase);
      if (![...numbers.values()].includes(entry.number))
        faults.unshift({ field: 'so', text: 'Không có bài mang số này trong vòng đã chọn. Hãy xem lại số.' });
      return faults.length > 0 ? { faults } : { item: { kind, entry, title, motion: form.motion ?? '', neededPercent } };
    }
    if (title.length < 3) faults.unshift({ field: 'item-title', text: 'Hãy ghi tên nội dung, ít nhất 3 ký tự.' });
    const motion = kind === 'talk' ? '' : (form.motion ?? '');
    return faults.length > 0 ? { faults } : { item: { kind, title, motion, neededPercent } };
  }

  private async onItem(
    {
      item,
      ...rest
    }: { request: FastifyRequest; code: string; session: string; item: string; text: string; back?: (text: string) => More },
    work: (id: SessionItemId, by: AccountId) => Promise<unknown>,
  ): Promise<Page | Redirect> {
    const { whole } = await this.own(rest.code, rest.session);
    if (!whole.items.some(({ id }) => id === item)) throw new SessionError('ITEM_NOT_FOUND');
    return this.act(rest, (_id, by) => work(item as SessionItemId, by));
  }

  /** Does it, or shows the session as it stands now with what was typed and why not. */
  private async act(
    {
      request,
      code,
      session,
      text,
      back,
    }: { request: FastifyRequest; code: string; session: string; text: string; back?: (text: string) => More },
    work: (id: SessionId, by: AccountId) => Promise<unknown>,
  ): Promise<Page | Redirect> {
    const { judged, whole } = await this.own(code, session);
    return orAgain(
      async () => {
        await work(whole.session.id, staffOf(request).accountId);
        return redirect(sessionUrl(judged.round, session), { text });
      },
      async (sentence, status) => this.page(code, session, back ? back(sentence) : { refused: sentence }, status),
    );
  }

  private async page(code: string, session: string, more: More = {}, status = 200): Promise<Page> {
    const { judged, whole } = await this.own(code, session);
    const voting = whole.items.find(({ state }) => state === 'voting');
    return consolePage<JudgingView>(
      'judging',
      sessionContent({
        ...{ ...judged, whole, ...more },
        seated: await this.reader.seated(judged.running.contest.id),
        phases: await this.phases.of(judged.round.id),
        mayVote: voting ? await this.votes.electorate(whole.session, voting) : [],
      }),
      { status },
    );
  }
}

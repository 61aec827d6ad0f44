import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { MemberMeetings, SessionError, type SessionId, type SessionItemId, SessionVotes } from '#judging';
import { OfNoContest } from '../../edge/contest-choice.js';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { JudgingView, ListView } from '../view-models.js';
import { MEETINGS } from './addresses.js';
import { VoteForm } from './judging.forms.js';
import { meetingContent, meetingsContent, type RefusedVote } from './meetings-presenter.js';
import { orAgain } from './refusal.js';
import { VOTE_KEYS } from './session-words.js';

/** The sessions of whoever sits on a council, in all contests: their own vote, and nobody else's. */
@Controller('quan-tri/hop-hoi-dong')
@Requires(Permission.Judge)
export class MeetingsController {
  constructor(
    private readonly meetings: MemberMeetings,
    private readonly votes: SessionVotes,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest): Promise<Page> {
    return consolePage<ListView>('list', meetingsContent(await this.meetings.list(staffOf(request).accountId)));
  }

  @Get(':session')
  async show(@Req() request: FastifyRequest, @Param('session', ID) session: string): Promise<Page> {
    return this.page(request, session);
  }

  @Post(':session/:item')
  @OfNoContest()
  async vote(
    @Req() request: FastifyRequest,
    @Param('session', ID) session: string,
    @Param('item', ID) item: string,
    @Body(FORM) form: VoteForm,
  ): Promise<Page | Redirect> {
    const { accountId } = staffOf(request);
    const { items } = await this.meetings.open(session as SessionId, accountId);
    if (!items.some(({ id }) => id === item)) throw new SessionError('ITEM_NOT_FOUND');
    const again = async (sentence: string, status: number) => this.page(request, session, { typed: form, sentence }, status);
    const vote = VOTE_KEYS.find((key) => key === form.vote);
    if (!vote) return again('Hãy chọn tán thành, không tán thành hoặc không có ý kiến.', 422);
    return orAgain(async () => {
      await this.votes.vote(item as SessionItemId, { vote, ...(form.dissent && { dissent: form.dissent }) }, accountId);
      return redirect(`${MEETINGS}/${session}`, { text: 'Đã ghi phiếu của bạn.' });
    }, again);
  }

  private async page(request: FastifyRequest, session: string, refused?: RefusedVote, status = 200): Promise<Page> {
    const meeting = await this.meetings.open(session as SessionId, staffOf(request).accountId);
    const content = meetingContent(meeting, refused);
    // The vote may be over by now: then there is no form to say it beside.
    const told = refused && content.forms.length === 0 ? { ...content, flash: { text: refused.sentence, isError: true } } : content;
    return consolePage<JudgingView>('judging', told, { status });
  }
}

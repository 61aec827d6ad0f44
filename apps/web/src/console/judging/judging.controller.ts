import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import type { AccountId } from '#kernel';
import { CouncilSessions, JudgeLetters, JudgingPhases, PhaseOpening, PhaseReopenings } from '#judging';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { TenantOrigin } from '../certificates/tenant-origin.js';
import { consolePage } from '../console-page.js';
import { readReason } from '../reason.js';
import { staffOf } from '../staff-of.js';
import type { JudgingView, ListView } from '../view-models.js';
import { MARKING } from '../marking/addresses.js';
import { judgingUrl, marksUrl, phaseUrl } from './addresses.js';
import { AgainForm, ReasonForm } from './judging.forms.js';
import { JudgingReader } from './judging-reader.js';
import { type PhaseFacts, PhaseReader } from './phase-facts.js';
import { confirmContent } from './phase-confirm.js';
import type { PhaseAct } from './phase-obstacles.js';
import { phaseContent } from './phase-presenter.js';
import { count } from './phase-words.js';
import { orAgain } from './refusal.js';
import { roundContent, roundsContent } from './round-presenter.js';
import { sessionsGroup } from './sessions-presenter.js';

const NOBODY_REMINDED = 'Không gửi thư nào: hôm nay đã nhắc rồi, hoặc không còn ai chưa chấm xong.';

/** The secretariat of judging: rounds, and their phases from preparing to closing. */
@Controller('quan-tri/to-chuc-cham')
@Requires(Permission.PrepareJudging)
export class JudgingController {
  constructor(
    private readonly reader: JudgingReader,
    private readonly facts: PhaseReader,
    private readonly phases: JudgingPhases,
    private readonly opening: PhaseOpening,
    private readonly again: PhaseReopenings,
    private readonly sessions: CouncilSessions,
    private readonly letters: JudgeLetters,
    private readonly origin: TenantOrigin,
  ) {}

  @Get()
  async rounds(): Promise<Page | Redirect> {
    const rounds = await this.reader.rounds();
    const [only] = rounds;
    if (only && rounds.length === 1) return redirect(judgingUrl(only.round));
    return consolePage<ListView>('list', roundsContent(rounds));
  }

  @Get(':round')
  async round(@Param('round') code: string): Promise<Page> {
    const judged = await this.reader.round(code);
    const phases = await this.phases.of(judged.round.id);
    const sessions = await this.sessions.of(judged.round.id);
    return consolePage<JudgingView>('judging', roundContent(judged, phases, sessionsGroup(judged, sessions)));
  }

  @Get(':round/vong/:phase')
  async phase(@Req() request: FastifyRequest, @Param('round') code: string, @Param('phase') phase: string): Promise<Page> {
    return consolePage<JudgingView>('judging', phaseContent(await this.facts.of(code, phase), staffOf(request).accountId));
  }

  /** That a closed phase is to be opened again for what nobody has judged in it. */
  @Post(':round/vong/:phase/mo-lai')
  async askAgain(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('phase') phase: string,
    @Body(FORM) form: ReasonForm,
  ): Promise<Page | Redirect> {
    const { round } = await this.reader.phase(code, phase);
    const me = staffOf(request).accountId;
    const typed = readReason(form.reason);
    const again = async (sentence: string | undefined, status: number): Promise<Page> =>
      consolePage<JudgingView>(
        'judging',
        { ...phaseContent(await this.facts.of(code, phase), me, typed), ...(sentence && { flash: { text: sentence, isError: true } }) },
        { status },
      );
    if (typed.fault) return again(undefined, 422);
    return orAgain(async () => {
      await this.again.ask(round.id, phase, typed.reason, me);
      return redirect(phaseUrl(round, phase), { text: 'Đã ghi đề nghị. Cần một người khác quyết định.' });
    }, again);
  }

  @Post(':round/vong/:phase/mo-lai/quyet-dinh')
  async decideAgain(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('phase') phase: string,
    @Body(FORM) { decision }: AgainForm,
  ): Promise<Page | Redirect> {
    const { round } = await this.reader.phase(code, phase);
    const url = phaseUrl(round, phase);
    if (decision !== 'reopened' && decision !== 'declined') return redirect(url, { text: 'Hãy chọn mở lại hoặc không.', isError: true });
    return orAgain(
      async () => {
        const taken = await this.again.decide(round.id, phase, decision, staffOf(request).accountId);
        const opened =
          taken > 0 ? `Đã mở lại vòng chấm và lấy vào ${count(taken, 'bài')}. Hãy phân công giám khảo.` : 'Đã mở lại vòng chấm.';
        return redirect(url, { text: decision === 'reopened' ? opened : 'Vòng chấm giữ nguyên.' });
      },
      (sentence) => redirect(url, { text: sentence, isError: true }),
    );
  }

  @Get(':round/vong/:phase/chuan-bi')
  async askPrepare(@Param('round') code: string, @Param('phase') phase: string): Promise<Page> {
    return this.ask(code, phase, 'chuan-bi');
  }

  @Post(':round/vong/:phase/chuan-bi')
  async prepare(@Req() request: FastifyRequest, @Param('round') code: string, @Param('phase') phase: string): Promise<Page | Redirect> {
    return this.act(request, code, phase, 'chuan-bi', async ({ round }, by) => {
      const { taken, entries, renewed } = await this.phases.prepare(round.id, phase, by);
      const anew = renewed > 0 ? ` ${count(renewed, 'bài')} được lấy lại theo bản đã bổ sung.` : '';
      return `${taken > 0 ? `Đã lấy thêm ${count(taken, 'bài')}.` : 'Không có bài mới.'}${anew} Vòng chấm có ${count(entries, 'bài')}.`;
    });
  }

  @Get(':round/vong/:phase/mo')
  async askOpen(@Param('round') code: string, @Param('phase') phase: string): Promise<Page> {
    return this.ask(code, phase, 'mo');
  }

  @Post(':round/vong/:phase/mo')
  async open(@Req() request: FastifyRequest, @Param('round') code: string, @Param('phase') phase: string): Promise<Page | Redirect> {
    return this.act(request, code, phase, 'mo', async ({ round }, by) => {
      await this.opening.open(round.id, phase, by, await this.markingUrl(request));
      return 'Đã mở vòng chấm. Giám khảo đọc và chấm được ngay.';
    });
  }

  /** Letters to judges who have sheets to finish. */
  @Post(':round/vong/:phase/nhac')
  async remind(@Req() request: FastifyRequest, @Param('round') code: string, @Param('phase') phase: string): Promise<Page | Redirect> {
    const { round } = await this.reader.phase(code, phase);
    const url = marksUrl(round, phase);
    return orAgain(
      async () => {
        const sent = await this.letters.remind(round.id, phase, await this.markingUrl(request), staffOf(request).accountId);
        return redirect(url, { text: sent > 0 ? `Đã gửi thư nhắc ${count(sent, 'giám khảo')}.` : NOBODY_REMINDED });
      },
      async (sentence, status) =>
        consolePage<JudgingView>(
          'judging',
          { ...phaseContent(await this.facts.of(code, phase)), flash: { text: sentence, isError: true } },
          { status },
        ),
    );
  }

  @Get(':round/vong/:phase/dong')
  async askClose(@Param('round') code: string, @Param('phase') phase: string): Promise<Page> {
    return this.ask(code, phase, 'dong');
  }

  @Post(':round/vong/:phase/dong')
  async close(@Req() request: FastifyRequest, @Param('round') code: string, @Param('phase') phase: string): Promise<Page | Redirect> {
    return this.act(request, code, phase, 'dong', async ({ round }, by) => {
      await this.phases.close(round.id, phase, by);
      return 'Đã kết thúc vòng chấm. Điểm của vòng này được chốt.';
    });
  }

  /** Where judges mark, as a link in a letter. */
  private async markingUrl(request: FastifyRequest): Promise<string> {
    return `${await this.origin.of(request)}${MARKING}`;
  }

  private async ask(code: string, phase: string, act: PhaseAct): Promise<Page> {
    return consolePage<JudgingView>('judging', confirmContent(await this.facts.of(code, phase), act));
  }

  private async act(
    request: FastifyRequest,
    code: string,
    phase: string,
    act: PhaseAct,
    work: (facts: PhaseFacts, by: AccountId) => Promise<string>,
  ): Promise<Page | Redirect> {
    const facts = await this.facts.of(code, phase);
    return orAgain(
      async () => redirect(phaseUrl(facts.round, phase), { text: await work(facts, staffOf(request).accountId) }),
      async (sentence, status) =>
        consolePage<JudgingView>('judging', confirmContent(await this.facts.of(code, phase), act, sentence), { status }),
    );
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountError, type Contact, describeContact, keptContact, type OneTimeCodeId, OneTimeCodes } from '#accounts';
import { type AccountId, Clock, formatTime, formatTimeWithSeconds, isUuid } from '#kernel';
import { SETTINGS, type Settings } from '#settings';
import { Devices } from '../../edge/devices.js';
import { errorSummary } from '../../edge/error-summary.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { SessionCookies } from '../../edge/session-cookies.js';
import { tenantSiteOf } from '../../edge/site.js';
import { safePath, withNext } from '../../edge/way-on.js';
import type { ConfirmCodeView, TaskView } from '../view-models.js';
import { CODE_COOKIE } from './register-cookies.js';

type Purpose = WaitingCode['purpose'];

/** What differs between confirming a registration, signing in, and changing what one is reached by. */
export interface CodePage {
  purpose: Purpose;
  actionUrl: string;
  resendUrl: string;
  changeUrl: string;
  button: string;
  task: TaskView;
  /** Instead of "Nhập mã xác nhận". */
  heading?: string;
}

type WaitingCode = NonNullable<Awaited<ReturnType<OneTimeCodes['waiting']>>>;

/** Sends one-time codes, asks for them and signs in whoever knows them. */
@Injectable()
export class CodeDesk {
  constructor(
    private readonly codes: OneTimeCodes,
    private readonly cookies: SessionCookies,
    private readonly devices: Devices,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Sends a code; `next`, where to go once it is confirmed, waits with it. Who has just been sent one, and waits for it in this
   * browser, goes on waiting for that.
   * @throws AccountError CODE_JUST_SENT, BUDGET_SPENT; AccessError TOO_MANY_TRIES
   */
  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    { purpose, contact, next }: { purpose: Purpose; contact: Contact; next?: string | undefined },
  ): Promise<'sent' | 'waits'> {
    const asking = this.asking(request, reply);
    try {
      this.keep(reply, await this.codes.send({ purpose, contact, payload: next ? { next } : {}, ...asking }));
      return 'sent';
    } catch (error) {
      if (!(error instanceof AccountError) || error.code !== 'CODE_JUST_SENT') throw error;
      const waiting = await this.waiting(request, purpose);
      if (waiting?.contact !== contact.value) throw error;
      return 'waits';
    }
  }

  /** Who asks for a code, as the limits want to know it. */
  asking(request: FastifyRequest, reply: FastifyReply): { siteName: string; address: string; device: string } {
    return { siteName: tenantSiteOf(request).tenant.name, address: request.ip, device: this.devices.of(request, reply) };
  }

  /** Gives the browser the number of the code that it waits for. */
  keep(reply: FastifyReply, id: OneTimeCodeId): void {
    reply.setCookie(CODE_COOKIE, id, { path: '/', httpOnly: true, sameSite: 'lax', secure: this.settings.HTTPS, maxAge: 3600 });
  }

  forget(reply: FastifyReply): void {
    reply.clearCookie(CODE_COOKIE, { path: '/' });
  }

  /** The page that asks for the code; undefined when no code waits. */
  async page(request: FastifyRequest, of: CodePage, fault?: string): Promise<Page | undefined> {
    const waiting = await this.waiting(request, of.purpose);
    if (!waiting) return undefined;
    const nextAt = this.codes.nextAt(waiting);
    const heading = of.heading ?? 'Nhập mã xác nhận';
    return page<ConfirmCodeView>(
      'confirm-code',
      {
        title: heading,
        isPrivate: true,
        task: of.task,
        actionUrl: of.actionUrl,
        heading,
        sentence: `Mã gồm 6 chữ số đã gửi tới ${describeContact(keptContact(waiting.contact))}.`,
        errors: fault ? errorSummary([{ field: 'code', text: fault }]) : undefined,
        code: {
          id: 'code',
          name: 'code',
          label: 'Mã xác nhận',
          value: '',
          error: fault,
          inputmode: 'numeric',
          autocomplete: 'one-time-code',
          maxlength: 10,
        },
        button: of.button,
        validity: `Mã có giá trị đến ${formatTime(waiting.expiresAt)}.`,
        resend: {
          url: of.resendUrl,
          label: 'Gửi lại mã',
          note: nextAt > this.clock.now() ? `Chưa thấy mã? Gửi lại được từ ${formatTimeWithSeconds(nextAt)}.` : undefined,
        },
        change: {
          label: keptContact(waiting.contact).kind === 'phone' ? 'Sửa số điện thoại' : 'Sửa địa chỉ thư',
          url: withNext(of.changeUrl, nextOf(waiting)),
        },
      },
      { layout: 'task', status: fault ? 422 : 200 },
    );
  }

  /**
   * Confirms the typed code, does the work with it and signs in the account; a page with the fault otherwise. Who presses
   * twice is led on as if once. Who reads the code of a contact that nobody has registered with is led to registering.
   * @returns where to go on, if that waited with the code
   */
  async confirm(
    request: FastifyRequest,
    reply: FastifyReply,
    { page: of, typed }: { page: CodePage; typed: string },
    work: (contact: Contact) => Promise<AccountId>,
  ): Promise<{ next: string | undefined } | Page | Redirect> {
    const id = this.codeId(request);
    try {
      if (!id) throw new AccountError('CODE_UNKNOWN');
      const { accountId, next } = await this.codes.confirm(id, of.purpose, typed, async (code) => ({
        accountId: await work(keptContact(code.contact)),
        next: nextOf(code),
      }));
      await this.cookies.signIn(reply, accountId, 'contestant', { request });
      this.forget(reply);
      return { next };
    } catch (error) {
      if (!(error instanceof AccountError)) throw error;
      const waiting = await this.waiting(request, of.purpose);
      if (error.code === 'NOT_REGISTERED') return redirect(withNext('/dang-ky', waiting && nextOf(waiting)), { text: error.sentence() });
      const again = await this.page(request, of, error.sentence());
      if (again) return again;
      if (error.code !== 'CODE_UNKNOWN') throw error;
      return redirect(request.principal ? '/cua-toi' : '/dang-nhap');
    }
  }

  /** Sends a new code to the contact of the waiting one; back to where a contact is asked for when none waits. */
  async resend(request: FastifyRequest, reply: FastifyReply, { purpose, actionUrl, changeUrl }: CodePage): Promise<Redirect> {
    const waiting = await this.waiting(request, purpose);
    if (!waiting) return redirect(changeUrl);
    try {
      const { contact, payload } = waiting;
      this.keep(reply, await this.codes.send({ purpose, contact: keptContact(contact), payload, ...this.asking(request, reply) }));
    } catch (error) {
      if (!(error instanceof AccountError)) throw error;
      const text =
        error.code === 'CODE_JUST_SENT'
          ? `Mã đã gửi lúc ${formatTimeWithSeconds(waiting.createdAt)}. Gửi lại được từ ${formatTimeWithSeconds(this.codes.nextAt(waiting))}.`
          : error.sentence();
      return redirect(actionUrl, { text, isError: true });
    }
    return redirect(actionUrl, { text: 'Đã gửi lại mã. Mã cũ không còn dùng được.' });
  }

  /** The code that this browser waits for. */
  async waiting(request: FastifyRequest, purpose: Purpose): Promise<WaitingCode | undefined> {
    const id = this.codeId(request);
    return id ? this.codes.waiting(id, purpose) : undefined;
  }

  codeId(request: FastifyRequest): OneTimeCodeId | undefined {
    const id = request.cookies[CODE_COOKIE];
    return isUuid(id) ? (id as OneTimeCodeId) : undefined;
  }
}

/** Where whoever confirms the code wanted to go. */
function nextOf({ payload }: Pick<WaitingCode, 'payload'>): string | undefined {
  return safePath(payload['next']);
}

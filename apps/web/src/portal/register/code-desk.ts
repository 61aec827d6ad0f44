import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountError, type Asker, type Contact, describeContact, keptContact, type OneTimeCodeId, OneTimeCodes } from '#accounts';
import { Clock, formatTime, formatTimeWithSeconds, isUuid } from '#kernel';
import { SETTINGS, type Settings } from '#settings';
import { Devices } from '../../edge/devices.js';
import { errorSummary } from '../../edge/error-summary.js';
import { type Page, page } from '../../edge/page.js';
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

/** Sends one-time codes and keeps in the browser which one it waits for. The steps around it: CodeSteps. */
@Injectable()
export class CodeDesk {
  constructor(
    private readonly codes: OneTimeCodes,
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
      if (waiting?.contact !== contact.value || waiting.replacedAt) throw error;
      return 'waits';
    }
  }

  /** Who asks for a code or types one, as the limits want to know it. */
  asking(request: FastifyRequest, reply: FastifyReply): Asker & { siteName: string; device: string } {
    return { siteName: tenantSiteOf(request).tenant.name, ...this.devices.asking(request, reply) };
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
        sentence: `Mã gồm 6 chữ số đã gửi tới ${describeContact(keptContact(waiting.contact))}. Nếu nhận nhiều tin, hãy dùng mã mới nhất.`,
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
export function nextOf({ payload }: Pick<WaitingCode, 'payload'>): string | undefined {
  return safePath(payload['next']);
}

import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountError, type Contact, describeContact, keptContact, type OneTimeCodeId, OneTimeCodes } from '#accounts';
import { type AccountId, formatTime, isUuid } from '#kernel';
import { SETTINGS, type Settings } from '#settings';
import { type Page, page } from '../../edge/page.js';
import { SessionCookies } from '../../edge/session-cookies.js';
import type { ConfirmCodeView, TaskView } from '../view-models.js';
import { errorSummary } from './register-presenter.js';
import { CODE_COOKIE } from './register-cookies.js';

type Purpose = 'register' | 'sign-in';

/** What differs between confirming a registration and signing in. */
export interface CodePage {
  purpose: Purpose;
  actionUrl: string;
  resendUrl: string;
  changeUrl: string;
  button: string;
  task: TaskView;
}

/** Sends one-time codes, asks for them and signs in whoever knows them. */
@Injectable()
export class CodeDesk {
  constructor(
    private readonly codes: OneTimeCodes,
    private readonly cookies: SessionCookies,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async send(request: FastifyRequest, reply: FastifyReply, { purpose, contact }: { purpose: Purpose; contact: Contact }): Promise<void> {
    const siteName = request.site.kind === 'tenant' ? request.site.tenant.name : 'Khoa Bảng';
    const id = await this.codes.send({ purpose, contact, payload: {}, siteName, address: request.ip });
    reply.setCookie(CODE_COOKIE, id, { path: '/', httpOnly: true, sameSite: 'lax', secure: this.settings.HTTPS, maxAge: 3600 });
  }

  /** The page that asks for the code; undefined when no code waits. */
  async page(request: FastifyRequest, of: CodePage, fault?: string): Promise<Page | undefined> {
    const waiting = await this.waiting(request, of.purpose);
    if (!waiting) return undefined;
    const isResent = (request.query as Record<string, unknown>)['gui-lai'] === '1';
    return page<ConfirmCodeView>(
      'confirm-code',
      {
        title: 'Nhập mã xác nhận',
        isPrivate: true,
        task: of.task,
        actionUrl: of.actionUrl,
        heading: 'Nhập mã xác nhận',
        sentence: `Mã gồm 6 chữ số đã gửi tới ${describeContact(keptContact(waiting.contact))}.`,
        errors: fault ? errorSummary([{ fieldId: 'code', text: fault }]) : undefined,
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
          note: isResent ? 'Đã gửi lại mã. Mã cũ không còn dùng được trên trang này.' : undefined,
        },
        change: { label: keptContact(waiting.contact).kind === 'phone' ? 'Sửa số điện thoại' : 'Sửa địa chỉ thư', url: of.changeUrl },
      },
      { layout: 'task', status: fault ? 422 : 200 },
    );
  }

  /** Confirms the typed code, does the work with it and signs in the account; a page with the fault otherwise. */
  async confirm(
    request: FastifyRequest,
    reply: FastifyReply,
    { page: of, typed }: { page: CodePage; typed: string },
    work: (contact: Contact) => Promise<AccountId>,
  ): Promise<'confirmed' | Page> {
    const id = this.codeId(request);
    try {
      if (!id) throw new AccountError('CODE_UNKNOWN');
      const accountId = await this.codes.confirm(id, of.purpose, typed, (code) => work(keptContact(code.contact)));
      await this.cookies.signIn(reply, accountId, 'contestant');
      reply.clearCookie(CODE_COOKIE, { path: '/' });
      return 'confirmed';
    } catch (error) {
      const again = error instanceof AccountError ? await this.page(request, of, error.sentence()) : undefined;
      if (!again) throw error;
      return again;
    }
  }

  /** Sends a new code to the contact of the waiting one; false when none waits. */
  async resend(request: FastifyRequest, reply: FastifyReply, purpose: Purpose): Promise<boolean> {
    const waiting = await this.waiting(request, purpose);
    if (!waiting) return false;
    await this.send(request, reply, { purpose, contact: keptContact(waiting.contact) });
    return true;
  }

  private async waiting(request: FastifyRequest, purpose: Purpose): Promise<{ contact: string; expiresAt: Date } | undefined> {
    const id = this.codeId(request);
    return id ? this.codes.waiting(id, purpose) : undefined;
  }

  private codeId(request: FastifyRequest): OneTimeCodeId | undefined {
    const id = request.cookies[CODE_COOKIE];
    return isUuid(id) ? (id as OneTimeCodeId) : undefined;
  }
}

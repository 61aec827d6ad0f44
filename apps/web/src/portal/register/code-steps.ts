import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessError } from '#access';
import { AccountError, type Contact, keptContact, OneTimeCodes, readContact } from '#accounts';
import { type AccountId, formatTimeWithSeconds } from '#kernel';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { SessionCookies } from '../../edge/session-cookies.js';
import { statusOf } from '../../edge/status-of.js';
import { withNext } from '../../edge/way-on.js';
import { CodeDesk, type CodePage, nextOf } from './code-desk.js';

/** The steps around a code, alike wherever one is asked for: a contact is typed, a code goes out, comes back, or is sent again. */
@Injectable()
export class CodeSteps {
  constructor(
    private readonly codes: OneTimeCodes,
    private readonly desk: CodeDesk,
    private readonly cookies: SessionCookies,
  ) {}

  /** Sends a code to a contact as typed, whosever it is; what `again` shows where it is none, or no code leaves. */
  async ask(
    request: FastifyRequest,
    reply: FastifyReply,
    { page: of, typed }: { page: CodePage; typed: string },
    again: (fault: string, status?: number) => Page,
  ): Promise<Page | Redirect> {
    const reading = readContact(typed);
    if ('fault' in reading) return again(reading.fault);
    try {
      await this.desk.send(request, reply, { purpose: of.purpose, contact: reading.contact });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return again(error.sentence(), statusOf(error));
    }
    return redirect(of.actionUrl);
  }

  /** The page that asks for the code; back to where a contact is asked for when none waits. */
  async show(request: FastifyRequest, of: CodePage): Promise<Page | Redirect> {
    return (await this.desk.page(request, of)) ?? redirect(of.changeUrl);
  }

  /** Takes the code and says whose contact has been proved by it; the page with the fault otherwise. */
  async prove(
    request: FastifyRequest,
    reply: FastifyReply,
    { page: of, typed }: { page: CodePage; typed: string },
  ): Promise<{ contact: Contact } | Page | Redirect> {
    const id = this.desk.codeId(request);
    if (!id) return redirect(of.changeUrl);
    try {
      const from = this.desk.asking(request, reply);
      const contact = await this.codes.confirm({ id, purpose: of.purpose, typed, from }, (sent) =>
        Promise.resolve(keptContact(sent.contact)),
      );
      this.desk.forget(reply);
      return { contact };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return (await this.desk.page(request, of, error.sentence())) ?? redirect(of.changeUrl);
    }
  }

  /**
   * Confirms the typed code, does the work with it and signs in the account; a page with the fault otherwise. Who presses
   * twice is led on as if once. Who reads the code of a contact that nobody has registered with is led to registering.
   * @param work who is to be signed in, or the page that says why nobody is: the code is used up by that too
   * @returns where to go on, if that waited with the code
   */
  async signIn(
    request: FastifyRequest,
    reply: FastifyReply,
    { page: of, typed }: { page: CodePage; typed: string },
    work: (contact: Contact) => Promise<AccountId | Page>,
  ): Promise<{ next: string | undefined } | Page | Redirect> {
    const id = this.desk.codeId(request);
    try {
      if (!id) throw new AccountError('CODE_UNKNOWN');
      const from = this.desk.asking(request, reply);
      const { outcome, next } = await this.codes.confirm({ id, purpose: of.purpose, typed, from }, async (code) => ({
        outcome: await work(keptContact(code.contact)),
        next: nextOf(code),
      }));
      this.desk.forget(reply);
      if (typeof outcome !== 'string') return outcome;
      await this.cookies.signIn(reply, outcome, 'contestant', { request });
      return { next };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const waiting = await this.desk.waiting(request, of.purpose);
      if (error.code === 'NOT_REGISTERED') return redirect(withNext('/dang-ky', waiting && nextOf(waiting)), { text: error.sentence() });
      const again = await this.desk.page(request, of, error.sentence());
      if (again) return again;
      if (error.code !== 'CODE_UNKNOWN') throw error;
      return redirect(request.principal ? '/cua-toi' : '/dang-nhap');
    }
  }

  /** Sends a new code to the contact of the waiting one; back to where a contact is asked for when none waits. */
  async resend(request: FastifyRequest, reply: FastifyReply, { purpose, actionUrl, changeUrl }: CodePage): Promise<Redirect> {
    const waiting = await this.desk.waiting(request, purpose);
    if (!waiting) return redirect(changeUrl);
    try {
      const { contact, payload } = waiting;
      const asking = this.desk.asking(request, reply);
      this.desk.keep(reply, await this.codes.send({ purpose, contact: keptContact(contact), payload, ...asking }));
    } catch (error) {
      if (!(error instanceof AccountError)) throw error;
      const text =
        error.code === 'CODE_JUST_SENT'
          ? `Mã đã gửi lúc ${formatTimeWithSeconds(waiting.createdAt)}. Gửi lại được từ ${formatTimeWithSeconds(this.codes.nextAt(waiting))}.`
          : error.sentence();
      return redirect(actionUrl, { text, isError: true });
    }
    return redirect(actionUrl, { text: 'Đã gửi lại mã. Mã cũ không còn dùng được, hãy dùng mã mới nhất.' });
  }

  /** The code's page with what stands in the way; back to where a contact is asked for when no code waits. */
  async refused(request: FastifyRequest, of: CodePage, error: unknown): Promise<Page | Redirect> {
    if (!isRefusal(error)) throw error;
    const waiting = await this.desk.page(request, of, error.sentence());
    return waiting ?? redirect(of.changeUrl, { text: error.sentence(), isError: true });
  }
}

function isRefusal(error: unknown): error is AccountError | AccessError {
  return error instanceof AccountError || error instanceof AccessError;
}

import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Asker, type Contact, describeContact, keptContact, type OneTimeCodeId, OneTimeCodes, Sessions } from '#accounts';
import type { AccountId } from '#kernel';
import { tenantSiteOf } from '../../edge/site.js';
import type { ApiCode, ApiCodeSent, ApiSession } from './session.schemas.js';

type Purpose = 'register' | 'sign-in';

/** Who asks through a program, as the limits want to know it: whoever is signed in counts as one device, wherever the program runs. */
export function askingProgram({ ip, principal }: FastifyRequest): Asker {
  return { address: ip, device: principal && `account:${principal.accountId}` };
}

/** Sends codes and opens sessions for programs: what the pages keep in cookies, programs keep themselves. */
@Injectable()
export class SessionDesk {
  constructor(
    private readonly codes: OneTimeCodes,
    private readonly sessions: Sessions,
  ) {}

  /** Sends a code to the contact; the payload comes back when it is confirmed. */
  async send(request: FastifyRequest, purpose: Purpose, contact: Contact, payload: Record<string, unknown> = {}): Promise<ApiCodeSent> {
    const siteName = tenantSiteOf(request).tenant.name;
    const id = await this.codes.send({ purpose, contact, payload, siteName, ...askingProgram(request) });
    const waiting = await this.codes.waiting(id, purpose);
    return { confirmation: id, sentTo: describeContact(contact), expiresAt: (waiting as { expiresAt: Date }).expiresAt.toISOString() };
  }

  /** Confirms a code, does the work that it stands for, and opens a session for the account. @throws AccountError */
  async confirm(
    request: FastifyRequest,
    { confirmation, code }: ApiCode,
    purpose: Purpose,
    work: (contact: Contact, payload: Record<string, unknown>) => Promise<AccountId>,
  ): Promise<{ session: ApiSession; accountId: AccountId }> {
    const id = confirmation.toLowerCase() as OneTimeCodeId;
    const accountId = await this.codes.confirm({ id, purpose, typed: code, from: askingProgram(request) }, (sent) =>
      work(keptContact(sent.contact), sent.payload),
    );
    const { token, expiresAt } = await this.sessions.open(accountId, 'contestant');
    return { session: { token, expiresAt: expiresAt.toISOString() }, accountId };
  }
}

import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Account, Accounts, type Contact, contactOf, IdentitySignIn, keptContact } from '#accounts';
import type { DraftAnswers } from '#registrations';
import { IdentityCookies } from '../account/identity-cookies.js';
import { HelperMode } from './helper-mode.js';

/** What the first step is filled in with before anything was typed: who is signed in, or whom a provider has named. */
@Injectable()
export class ToldBeforehand {
  constructor(
    private readonly accounts: Accounts,
    private readonly identities: IdentitySignIn,
    private readonly cookies: IdentityCookies,
    private readonly helpers: HelperMode,
  ) {}

  async answers(request: FastifyRequest): Promise<DraftAnswers> {
    // On a helper's device it is always somebody else's turn.
    if (await this.helpers.helperOf(request)) return {};
    const account = request.principal && (await this.accounts.findById(request.principal.accountId));
    if (account) return answersOf({ ...account, contact: contactKnown(account) });
    const visitor = this.identities.visitor(this.cookies.read(request, 'visitor'));
    if (!visitor) return {};
    return answersOf({ ...visitor, contact: visitor.proved ?? (visitor.contact === undefined ? undefined : keptContact(visitor.contact)) });
  }
}

function contactKnown(account: Account): Contact | undefined {
  return account.phone === null && account.email === null ? undefined : contactOf(account);
}

function answersOf(told: {
  fullName?: string | undefined;
  birthDate?: string | null | undefined;
  contact: Contact | undefined;
}): DraftAnswers {
  const [year, month, day] = told.birthDate?.split('-').map((part) => part.replace(/^0/, '')) ?? [];
  const { contact } = told;
  return {
    ...(told.fullName ? { fullName: told.fullName } : {}),
    ...(year && month && day ? { year, month, day } : {}),
    ...(contact?.kind === 'phone' ? { phone: contact.value.replace(/^\+84/, '0') } : {}),
    ...(contact?.kind === 'email' ? { email: contact.value } : {}),
  };
}

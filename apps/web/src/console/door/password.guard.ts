import { Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { AccountError } from '#accounts';
import { type AccountId, DomainError } from '#kernel';
import { PASSWORD_STRATEGY } from './password.strategy.js';

/** Whose password it is, or why it was not taken. */
export type PasswordOutcome = { accountId: AccountId } | { refusal: DomainError };

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by PasswordGuard. */
    passwordOutcome?: PasswordOutcome;
  }
}

/** Asks passport. A refusal is handed on to the page, which says it beside what was typed; only a defect is thrown. */
@Injectable()
export class PasswordGuard extends AuthGuard(PASSWORD_STRATEGY) {
  override getAuthenticateOptions(): { session: false; property: string } {
    return { session: false, property: 'passwordOutcome' };
  }

  override handleRequest<Outcome>(error: unknown, accountId: unknown): Outcome {
    if (error instanceof Error && !(error instanceof DomainError)) throw error;
    const refusal = error ?? (accountId ? undefined : new AccountError('SIGN_IN_FAILED'));
    return (refusal ? { refusal } : { accountId }) as Outcome;
  }
}

import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LessThan, MoreThan } from 'typeorm';
import { Clock, type ContestId, DAY_MS } from '#kernel';
import { InjectScoped, ScopedRepository } from '#tenancy';
import type { DraftAnswers } from './domain/draft-answers.js';
import { IdentityBox } from './identity-box.js';
import { RegistrationDraft } from './entities/registration-draft.entity.js';

/** Registrations on their way. What was typed is kept for a day, so that leaving and coming back loses nothing. */
@Injectable()
export class RegistrationDrafts {
  constructor(
    @InjectScoped(RegistrationDraft) private readonly drafts: ScopedRepository<RegistrationDraft>,
    private readonly box: IdentityBox,
    private readonly clock: Clock,
  ) {}

  /** What the visitor has typed so far; empty for a new or forgotten token. */
  async find(contestId: ContestId, token: string | undefined): Promise<DraftAnswers> {
    if (!token) return {};
    const draft = await this.drafts.findOne({ where: { tokenHash: hash(token), contestId, expiresAt: MoreThan(this.clock.now()) } });
    return draft ? this.opened(draft.answers) : {};
  }

  /** Keeps the answers under the token, or under a new one; the token. */
  async keep(contestId: ContestId, token: string | undefined, typed: DraftAnswers): Promise<string> {
    const answers = this.sealed(typed);
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + DAY_MS);
    if (token && (await this.drafts.update({ tokenHash: hash(token), contestId }, { answers, expiresAt }))) return token;
    const fresh = randomBytes(24).toString('base64url');
    await this.drafts.insert({ tokenHash: hash(fresh), contestId, answers, createdAt: now, expiresAt });
    return fresh;
  }

  /** The answers as they may lie about for a while: an identity number is encrypted even on its way. */
  sealed(answers: DraftAnswers): DraftAnswers {
    return answers.identityNumber ? { ...answers, identityNumber: this.box.seal(answers.identityNumber) } : answers;
  }

  /** The answers as they were typed. */
  opened(answers: DraftAnswers): DraftAnswers {
    return answers.identityNumber ? { ...answers, identityNumber: this.box.open(answers.identityNumber) } : answers;
  }

  async forget(token: string | undefined): Promise<void> {
    if (token) await this.drafts.delete({ tokenHash: hash(token) });
  }

  /** Removes what was kept until before the instant; how many. */
  async forgetExpired(before: Date): Promise<number> {
    return this.drafts.delete({ expiresAt: LessThan(before) });
  }
}

function hash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

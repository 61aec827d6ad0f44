import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LessThan, MoreThan } from 'typeorm';
import { Clock, type ContestId, DAY_MS } from '#kernel';
import { InjectScoped, ScopedRepository } from '#tenancy';
import type { DraftAnswers } from './domain/draft-answers.js';
import { RegistrationDraft } from './entities/registration-draft.entity.js';

/** Registrations on their way. What was typed is kept for a day, so that leaving and coming back loses nothing. */
@Injectable()
export class RegistrationDrafts {
  constructor(
    @InjectScoped(RegistrationDraft) private readonly drafts: ScopedRepository<RegistrationDraft>,
    private readonly clock: Clock,
  ) {}

  /** What the visitor has typed so far; empty for a new or forgotten token. */
  async find(contestId: ContestId, token: string | undefined): Promise<DraftAnswers> {
    if (!token) return {};
    const draft = await this.drafts.findOne({ where: { tokenHash: hash(token), contestId, expiresAt: MoreThan(this.clock.now()) } });
    return draft?.answers ?? {};
  }

  /** Keeps the answers under the token, or under a new one; the token. */
  async keep(contestId: ContestId, token: string | undefined, answers: DraftAnswers): Promise<string> {
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + DAY_MS);
    if (token && (await this.drafts.update({ tokenHash: hash(token), contestId }, { answers, expiresAt }))) return token;
    const fresh = randomBytes(24).toString('base64url');
    await this.drafts.insert({ tokenHash: hash(fresh), contestId, answers, createdAt: now, expiresAt });
    return fresh;
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

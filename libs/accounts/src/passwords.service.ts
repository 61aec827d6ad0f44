import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { AccountError } from './account.errors.js';
import { normalPassword } from './domain/password-rules.js';
import { Turnstile } from './domain/turnstile.js';

/** argon2id, the library's default, with 19 MiB and two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Hashing shares its threads with everything else in the process: half of them stay free for the exam. */
const LIMITS = { atOnce: 2, waiting: 50 };

/** Makes and compares hashes of passwords. */
@Injectable()
export class Passwords {
  private readonly turnstile = new Turnstile(LIMITS, () => new AccountError('BUSY'));
  private dummy: Promise<string> | undefined;

  /** @throws AccountError BUSY when too many wait already */
  async hash(password: string): Promise<string> {
    return this.turnstile.run(() => hash(normalPassword(password), COST));
  }

  /**
   * Whether the password is the one of the hash. Without a hash (nobody has this address, or no password yet) it is never,
   * after the same work, so that the time of the answer tells nothing. @throws AccountError BUSY
   */
  async matches(stored: string | null | undefined, password: string): Promise<boolean> {
    this.dummy ??= hash(randomBytes(24), COST);
    const known = stored ?? (await this.dummy);
    const isRight = await this.turnstile.run(() => verify(known, normalPassword(password)));
    return isRight && Boolean(stored);
  }
}

import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { AccountError } from './account.errors.js';
import { normalPassword } from './domain/password-rules.js';
import { makingOf, parametersOf } from './domain/password-parameters.js';
import { Turnstile } from './domain/turnstile.js';

/** argon2id, the library's default, with 19 MiB and two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Hashing shares its threads with everything else in the process: half of them stay free for the exam. */
const LIMITS = { atOnce: 2, waiting: 50 };
/** Salts that are tried for one password: of a family whose members brought their passwords from elsewhere. */
const MOST_SALTS = 3;

/** Makes and compares hashes of passwords. */
@Injectable()
export class Passwords {
  private readonly turnstile = new Turnstile(LIMITS, () => new AccountError('BUSY'));
  private dummy: Promise<string> | undefined;

  /**
   * @param beside a hash with which this one is to share its salt, see `matching`
   * @throws AccountError BUSY when too many wait already
   */
  async hash(password: string, beside?: string): Promise<string> {
    const parameters = beside === undefined ? COST : { ...COST, salt: parametersOf(beside).salt };
    return this.turnstile.run(() => hash(normalPassword(password), parameters));
  }

  /**
   * Whether the password is the one of the hash. Without a hash (nobody has this address, or no password yet) it is never,
   * after the same work, so that the time of the answer tells nothing. @throws AccountError BUSY
   */
  async matches(stored: string | null | undefined, password: string): Promise<boolean> {
    const known = stored ?? (await this.nobodys());
    const isRight = await this.turnstile.run(() => verify(known, normalPassword(password)));
    return isRight && Boolean(stored);
  }

  /**
   * Which of the hashes the password belongs to. The passwords of those who share a phone share their salt: one piece of work
   * answers for all of them, and its length does not tell how many there are, or that there is nobody.
   * @throws AccountError BUSY
   */
  async matching(stored: readonly string[], password: string): Promise<string[]> {
    const models = new Map((stored.length > 0 ? stored : [await this.nobodys()]).map((one) => [makingOf(one), one]));
    const found: string[] = [];
    for (const model of [...models.values()].slice(0, MOST_SALTS)) {
      const typed = await this.turnstile.run(() => hash(normalPassword(password), parametersOf(model)));
      found.push(...stored.filter((one) => isSame(one, typed)));
    }
    return found;
  }

  /** A hash that no password has. */
  private async nobodys(): Promise<string> {
    this.dummy ??= hash(randomBytes(24), COST);
    return this.dummy;
  }
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

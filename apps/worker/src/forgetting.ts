import { Injectable } from '@nestjs/common';
import { Throttle } from '#access';
import { OneTimeCodes, Sessions } from '#accounts';
import { Rehearsals } from '#contests';
import { Clock, DAY_MS } from '#kernel';
import { Outbox } from '#mail';
import { RegistrationDrafts } from '#registrations';

/**
 * Messages hold names, addresses and codes. Within this time somebody may ask whether theirs has left, and why not; the
 * demo's mailbox shows them as long.
 */
const MESSAGES_KEPT_DAYS = 30;
/** A plan is played again in seconds; what came out of an old draft misleads. */
const REHEARSALS_KEPT_DAYS = 30;

/** Removes of a tenant what has served its time: what people typed and never confirmed must not lie about for ever. */
@Injectable()
export class Forgetting {
  constructor(
    private readonly sessions: Sessions,
    private readonly codes: OneTimeCodes,
    private readonly drafts: RegistrationDrafts,
    private readonly throttle: Throttle,
    private readonly outbox: Outbox,
    private readonly rehearsals: Rehearsals,
    private readonly clock: Clock,
  ) {}

  /** Removes what has been over for a day, messages and rehearsals after a month. */
  async once(): Promise<void> {
    const before = this.daysAgo(1);
    await this.sessions.forgetExpired(before);
    await this.codes.forgetExpired(before);
    await this.drafts.forgetExpired(before);
    await this.throttle.forgetBefore(before);
    await this.outbox.forgetBefore(this.daysAgo(MESSAGES_KEPT_DAYS));
    await this.rehearsals.forgetBefore(this.daysAgo(REHEARSALS_KEPT_DAYS));
  }

  private daysAgo(days: number): Date {
    return new Date(this.clock.now().getTime() - days * DAY_MS);
  }
}

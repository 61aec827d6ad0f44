import { Injectable } from '@nestjs/common';
import { Throttle } from '#access';
import { OneTimeCodes, Sessions } from '#accounts';
import { Clock, DAY_MS } from '#kernel';
import { RegistrationDrafts } from '#registrations';

/** Removes of a tenant what has served its time: what people typed and never confirmed must not lie about for ever. */
@Injectable()
export class Forgetting {
  constructor(
    private readonly sessions: Sessions,
    private readonly codes: OneTimeCodes,
    private readonly drafts: RegistrationDrafts,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  /** Removes what has been over for a day. */
  async once(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - DAY_MS);
    await this.sessions.forgetExpired(before);
    await this.codes.forgetExpired(before);
    await this.drafts.forgetExpired(before);
    await this.throttle.forgetBefore(before);
  }
}

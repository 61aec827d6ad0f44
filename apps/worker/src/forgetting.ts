import { Injectable } from '@nestjs/common';
import { Throttle } from '#access';
import { CodeBudgets, OneTimeCodes, Sessions } from '#accounts';
import { Nominations, Rehearsals } from '#contests';
import { Clock, DAY_MS } from '#kernel';
import { Outbox } from '#mail';
import { PeopleChanges } from '#notifications';
import { QuestionImports } from '#questions';
import { IdleAccounts, RegistrationDrafts, Retention } from '#registrations';
import { InitiativeImports } from '#submissions';
import { TenantSettings } from '#tenants';
import { UnitImports } from '#units';

/**
 * Messages hold names, addresses and codes. Within this time somebody may ask whether theirs has left, and why not; the
 * demo's mailbox shows them as long.
 */
const MESSAGES_KEPT_DAYS = 30;
/** How many codes a day took: for a look back at last season's bill. */
const CODE_DAYS_KEPT = 400;
/** A plan is played again in seconds; what came out of an old draft misleads. */
const REHEARSALS_KEPT_DAYS = 30;
/** Of people whose term is over: a hundred each, a minute's work at most. */
const PORTIONS = 100;
const AT_ONCE = 100;

/** Removes of a tenant what has served its time: what people typed and never confirmed must not lie about for ever. */
@Injectable()
export class Forgetting {
  constructor(
    private readonly sessions: Sessions,
    private readonly codes: OneTimeCodes,
    private readonly budgets: CodeBudgets,
    private readonly drafts: RegistrationDrafts,
    private readonly throttle: Throttle,
    private readonly outbox: Outbox,
    private readonly rehearsals: Rehearsals,
    private readonly nominations: Nominations,
    private readonly retention: Retention,
    private readonly idle: IdleAccounts,
    private readonly changes: PeopleChanges,
    private readonly questionFiles: QuestionImports,
    private readonly unitSheets: UnitImports,
    private readonly initiativeSheets: InitiativeImports,
    private readonly tenants: TenantSettings,
    private readonly clock: Clock,
  ) {}

  /**
   * Removes what has been over for a day, also of nominations whose sending was broken off, messages and rehearsals after a month, invitations that nobody has answered, emblems
   * that were replaced, and people out of contests whose term is over or who are in none.
   */
  async once(): Promise<void> {
    const before = this.daysAgo(1);
    await this.sessions.forgetExpired(before);
    await this.codes.forgetExpired(before);
    await this.drafts.forgetExpired(before);
    await this.questionFiles.forgetBefore(before);
    await this.unitSheets.forgetBefore(before);
    await this.initiativeSheets.forgetBefore(before);
    await this.throttle.forgetBefore(before);
    await this.budgets.forgetBefore(this.daysAgo(CODE_DAYS_KEPT));
    await this.outbox.forgetBefore(this.daysAgo(MESSAGES_KEPT_DAYS));
    await this.rehearsals.forgetBefore(this.daysAgo(REHEARSALS_KEPT_DAYS));
    await this.changes.forgetUnanswered();
    await this.tenants.forgetReplaced();
    await this.nominations.settleBrokenOff(before);
    await this.retention.forgetNominated();
    await this.erasePeople();
  }

  /** Portion by portion; what is left after so many is the next hour's. */
  private async erasePeople(): Promise<void> {
    for (let portion = 0; portion < PORTIONS && (await this.retention.eraseDue()) > 0; portion += 1);
    for (let portion = 0; portion < PORTIONS && (await this.idle.eraseDue(AT_ONCE)) > 0; portion += 1);
  }

  private daysAgo(days: number): Date {
    return new Date(this.clock.now().getTime() - days * DAY_MS);
  }
}

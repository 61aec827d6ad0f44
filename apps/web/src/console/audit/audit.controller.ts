import { Controller, Get, Query } from '@nestjs/common';
import { Permission, Requires } from '#access';
import { type Account, Accounts, Staff } from '#accounts';
import { AuditChain, type AuditEntry, AuditTrail, type TrailFilter } from '#audit';
import { ContestReader } from '#contests';
import { type AccountId, Clock, isUuid, parseLocal } from '#kernel';
import { UnitPlaces } from '#units';
import { FORM } from '../../edge/form.pipe.js';
import type { Page } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { pageNumber, PER_PAGE } from '../listing.js';
import type { ListView } from '../view-models.js';
import { actsOf } from './act-groups.js';
import { auditContent, MACHINE, unitCodesIn } from './audit-presenter.js';
import { AuditQuery } from './audit.forms.js';

/** Who did what, and when. Nobody changes or removes an entry, so the page has no button. */
@Controller('quan-tri/nhat-ky')
export class AuditController {
  constructor(
    private readonly audit: AuditTrail,
    private readonly chain: AuditChain,
    private readonly accounts: Accounts,
    private readonly staff: Staff,
    private readonly contests: ContestReader,
    private readonly places: UnitPlaces,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async list(@Query(FORM) query: AuditQuery): Promise<Page> {
    const filter = filterOf(query);
    const skip = (pageNumber(query.trang) - 1) * PER_PAGE;
    const entries = await this.audit.newest({ limit: PER_PAGE, skip, filter });
    return consolePage<ListView>(
      'list',
      auditContent({
        entries,
        total: await this.audit.count(filter),
        query,
        positions: await this.chain.positionsOf(entries.map(({ id }) => id)),
        head: await this.chain.head(),
        waiting: await this.chain.waiting(),
        staff: await this.staff.list(),
        known: {
          people: await this.peopleIn(entries),
          running: await this.contests.findRunning(),
          units: await this.places.lastNames(entries.flatMap(({ details }) => unitCodesIn(details))),
        },
        now: this.clock.now(),
      }),
    );
  }

  /** Those who acted, and members of staff to whom something was done. */
  private async peopleIn(entries: readonly AuditEntry[]): Promise<ReadonlyMap<AccountId, Account>> {
    const ids = entries.flatMap(({ actorId, trueActorId, subjectKind, subjectId }) => [
      actorId,
      trueActorId,
      subjectKind === 'account' ? subjectId : null,
    ]);
    return this.accounts.findMany([...new Set(ids.filter((id) => id !== null))] as AccountId[]);
  }
}

/** What an address asks for; what it says that is no such thing narrows nothing. */
function filterOf({ nguoi, viec, ngay }: AuditQuery): TrailFilter {
  return {
    actor: nguoi === MACHINE ? null : isUuid(nguoi) ? (nguoi as AccountId) : undefined,
    actions: actsOf(viec),
    day: ngay ? parseLocal(ngay) : undefined,
  };
}

import { Injectable } from '@nestjs/common';
import {
  type HeadOfUnit,
  type InvitationId,
  type NominationAuthorId,
  NominationConsents,
  type NominationContent,
  NominationError,
  NominationGate,
  type NominationId,
  Nominations,
  type OpenInvitation,
  type OwnNomination,
} from '#contests';
import type { AccountId } from '#kernel';
import { hotStatement } from '#persistence';
import { TenantContext, UnitOfWork } from '#tenancy';
import { type Unit, UnitRegister } from '#units';
import { REACHED, reachValues, type UnitReach } from './domain/unit-reach.js';

type ReachValues = [string, string, string | null, string];

/** Invitations of units within reach, in the calls of the contest. */
const INVITED = `nomination_invitations i
   join nomination_calls c on c.tenant_id = i.tenant_id and c.id = i.call_id and c.contest_id = $4
   where i.tenant_id = $1 and i.unit_id in (${REACHED})`;

const invitationsOfReach = hotStatement<ReachValues, { id: InvitationId }>('invitations-of-reach', `select i.id from ${INVITED}`);

const nominationsOfReach = hotStatement<ReachValues, { id: NominationId }>(
  'nominations-of-reach',
  `select n.id from nominations n
   where n.tenant_id = $1 and n.receiver_tenant_id = $1 and n.invitation_id in (select i.id from ${INVITED})`,
);

/** A call that asks a unit, with the unit. */
export interface UnitInvitation extends OpenInvitation {
  unit: Unit;
}

/**
 * What a unit nominates to the organisers, for its contact: by the unit's own invitations, through the same doors as staff.
 * Every door finds the unit, its invitation or its nomination within reach first.
 */
@Injectable()
export class UnitNominations {
  constructor(
    private readonly nominations: Nominations,
    private readonly consents: NominationConsents,
    private readonly gate: NominationGate,
    private readonly units: UnitRegister,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Calls that are open to the unit and to those below it. */
  async open(reach: UnitReach): Promise<UnitInvitation[]> {
    const invited = await this.within(reach, invitationsOfReach.text);
    if (invited.size === 0) return [];
    const open = (await this.gate.open([])).filter(({ invitation }) => invited.has(invitation.id));
    const units = await this.units.findMany(open.flatMap(({ invitation }) => invitation.unitId ?? []));
    return open.flatMap((one) => {
      const unit = one.invitation.unitId === null ? undefined : units.get(one.invitation.unitId);
      return unit ? [{ ...one, unit }] : [];
    });
  }

  /** One of them. @throws NominationError CALL_NOT_FOUND beyond reach, CALL_CLOSED */
  async invitation(reach: UnitReach, id: InvitationId): Promise<UnitInvitation> {
    const found = (await this.open(reach)).find(({ invitation }) => invitation.id === id);
    if (found) return found;
    throw new NominationError((await this.within(reach, invitationsOfReach.text)).has(id) ? 'CALL_CLOSED' : 'CALL_NOT_FOUND');
  }

  /** What the unit and those below it nominate, newest first: also what staff have written for them. */
  async list(reach: UnitReach): Promise<OwnNomination[]> {
    const ids = await this.within(reach, nominationsOfReach.text);
    return ids.size === 0 ? [] : this.nominations.list([...ids] as NominationId[]);
  }

  /** How many calls are open, and how many nominations there are. */
  async count(reach: UnitReach): Promise<{ open: number; own: number }> {
    return { open: (await this.open(reach)).length, own: (await this.within(reach, nominationsOfReach.text)).size };
  }

  /** @throws NominationError NOMINATION_NOT_FOUND */
  async find(reach: UnitReach, id: NominationId): Promise<OwnNomination> {
    if (!(await this.within(reach, nominationsOfReach.text)).has(id)) throw new NominationError('NOMINATION_NOT_FOUND');
    return this.nominations.byId(id);
  }

  /** Writes a nomination down by an invitation. @throws NominationError CALL_NOT_FOUND, CALL_CLOSED */
  async begin(reach: UnitReach, invitationId: InvitationId, content: NominationContent, by: AccountId): Promise<NominationId> {
    const { receiverTenantId, call } = await this.invitation(reach, invitationId);
    return this.nominations.begin({ receiverTenantId, callId: call.id, invitationId, content, by });
  }

  /** @throws NominationError NOMINATION_NOT_FOUND, NOT_CHANGEABLE */
  async change(reach: UnitReach, id: NominationId, content: NominationContent, by: AccountId): Promise<void> {
    await this.find(reach, id);
    await this.nominations.change(id, content, by);
  }

  /** Asks an author by a link. @throws NominationError NOMINATION_NOT_FOUND, NOT_CHANGEABLE */
  async ask(
    reach: UnitReach,
    id: NominationId,
    authorId: NominationAuthorId,
    { by, origin }: { by: AccountId; origin: string },
  ): Promise<{ code: string; isSent: boolean }> {
    const { nomination } = await this.find(reach, id);
    return this.consents.ask(id, authorId, { by, origin, sender: nomination.content.provenance.nominatedBy });
  }

  /** Writes down that the head of the unit has confirmed. @throws NominationError NOMINATION_NOT_FOUND, NOT_CONSENTED */
  async confirm(reach: UnitReach, id: NominationId, { head, seen, by }: { head: HeadOfUnit; seen: string; by: AccountId }): Promise<void> {
    await this.find(reach, id);
    await this.nominations.confirm(id, head, seen, by);
  }

  /** @throws NominationError NOMINATION_NOT_FOUND, NOT_CONSENTED, CALL_CLOSED, QUOTA_FULL */
  async send(reach: UnitReach, id: NominationId, by: AccountId): Promise<void> {
    await this.find(reach, id);
    await this.nominations.send(id, by);
  }

  /** @throws NominationError NOMINATION_NOT_FOUND, NOT_WITHDRAWABLE */
  async withdraw(reach: UnitReach, id: NominationId, by: AccountId, reason: string): Promise<void> {
    await this.find(reach, id);
    await this.nominations.withdraw(id, by, reason);
  }

  private async within(reach: UnitReach, statement: string): Promise<ReadonlySet<string>> {
    const values = reachValues(this.context.tenantId(), reach);
    const rows = await this.unitOfWork.run((manager) => manager.query<{ id: string }[]>(statement, values));
    return new Set(rows.map(({ id }) => id));
  }
}

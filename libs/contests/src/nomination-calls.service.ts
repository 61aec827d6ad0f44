import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, type ContestId, newId, type TenantId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import type { UnitId } from '#units';
import type { NominationKind } from './domain/nomination-content.js';
import { NominationCall, type NominationCallId } from './entities/nomination-call.entity.js';
import { type InvitationId, NominationInvitation } from './entities/nomination-invitation.entity.js';
import { NominationError } from './nomination.errors.js';

export interface NewCall {
  contestId: ContestId;
  partCode: string | null;
  title: string;
  note: string;
  kinds: NominationKind[];
  closesAt: Date;
}

/** Who is invited, and how many they may nominate. */
export interface NewInvitation {
  /** A tenant below, with the unit of one's own for which it counts, or a unit of one's own. */
  to: { tenantId: TenantId; countsFor?: UnitId | null } | { unitId: UnitId };
  atLeast: number;
  atMost: number;
}

/** What the tenant in scope asks to be nominated, and by whom: the grant by which nominations may come in. */
@Injectable()
export class NominationCalls {
  constructor(
    @InjectScoped(NominationCall) private readonly calls: ScopedRepository<NominationCall>,
    @InjectScoped(NominationInvitation) private readonly invitations: ScopedRepository<NominationInvitation>,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Opens a call; nobody may answer it before being invited. */
  async open(call: NewCall, by: AccountId | null): Promise<NominationCallId> {
    const now = this.clock.now();
    const id = newId<'nomination-call'>(now);
    await this.unitOfWork.run(async () => {
      await this.calls.insert({ ...call, id, endedAt: null, endedReason: null, createdBy: by, createdAt: now });
      await this.record('nomination-call.opened', id, {
        actor: by,
        details: { contest: call.contestId, closesAt: call.closesAt.toISOString() },
      });
    });
    return id;
  }

  /** Invites somebody to nominate. @throws NominationError INVITED_ALREADY, QUOTA_BELOW_TAKEN */
  async invite(callId: NominationCallId, { to, atLeast, atMost }: NewInvitation, by: AccountId | null): Promise<InvitationId> {
    if (atLeast > atMost) throw new NominationError('QUOTA_BELOW_TAKEN');
    const now = this.clock.now();
    const id = newId<'nomination-invitation'>(now);
    const [viaTenantId, unitId] = 'tenantId' in to ? [to.tenantId, null] : [null, to.unitId];
    const countsForUnitId = countingUnit(to);
    await this.unitOfWork.run(async () => {
      const invited = await this.invitations.insertMissing([
        { id, callId, viaTenantId, unitId, countsForUnitId, atLeast, atMost, taken: 0, revokedAt: null, createdAt: now },
      ]);
      if (invited === 0) await this.inviteAgain(callId, { to, atLeast, atMost });
      await this.record('nomination-invitation.given', callId, { actor: by, details: { to: viaTenantId ?? unitId, atLeast, atMost } });
    });
    return id;
  }

  /** Takes an invitation back: nothing more may come by it. What has come stays. Taking it back twice is once. */
  async revoke(id: InvitationId, by: AccountId | null, reason: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const invitation = await this.invitations.findOne({ where: { id } });
      if (!invitation) throw new NominationError('CALL_NOT_FOUND');
      const revoked = await this.invitations.update({ id, revokedAt: IsNull() }, { revokedAt: this.clock.now() });
      if (revoked > 0)
        await this.record('nomination-invitation.revoked', invitation.callId, {
          actor: by,
          reason,
          details: { to: invitation.viaTenantId ?? invitation.unitId },
        });
    });
  }

  /** Closes a call before its time. Closing it twice is once. */
  async end(id: NominationCallId, by: AccountId | null, reason: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const ended = await this.calls.update({ id, endedAt: IsNull() }, { endedAt: this.clock.now(), endedReason: reason });
      if (ended > 0) await this.record('nomination-call.ended', id, { actor: by, reason });
    });
  }

  /** Every call, newest first. */
  async list(): Promise<NominationCall[]> {
    return this.calls.find({ order: { createdAt: 'DESC', id: 'DESC' } });
  }

  /** The calls of a contest, for which people are named until its term is over. */
  async ofContest(contestId: ContestId): Promise<NominationCall[]> {
    return this.calls.find({ where: { contestId } });
  }

  /** @throws NominationError CALL_NOT_FOUND */
  async byId(id: NominationCallId): Promise<NominationCall> {
    const call = await this.calls.findOne({ where: { id } });
    if (!call) throw new NominationError('CALL_NOT_FOUND');
    return call;
  }

  /** Who was invited, in the order in which they were. */
  async invitationsOf(callId: NominationCallId): Promise<NominationInvitation[]> {
    return this.invitations.find({ where: { callId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** Who was invited once and is no longer may be invited anew, with other numbers. */
  private async inviteAgain(callId: NominationCallId, { to, atLeast, atMost }: NewInvitation): Promise<void> {
    const whom = 'tenantId' in to ? { viaTenantId: to.tenantId } : { unitId: to.unitId };
    const former = await this.invitations.findOne({ where: { callId, ...whom } });
    if (!former || former.revokedAt === null) throw new NominationError('INVITED_ALREADY');
    if (atMost < former.taken) throw new NominationError('QUOTA_BELOW_TAKEN');
    await this.invitations.update({ id: former.id }, { atLeast, atMost, countsForUnitId: countingUnit(to), revokedAt: null });
  }

  private async record(
    action: string,
    id: NominationCallId,
    act: { actor: AccountId | null; reason?: string; details?: Record<string, unknown> },
  ): Promise<void> {
    await this.audit.record({ action, subject: { kind: 'nomination-call', id }, ...act });
  }
}

/** Of a tenant below: the receiver's unit for which its entries count. */
function countingUnit(to: NewInvitation['to']): UnitId | null {
  return 'tenantId' in to ? (to.countsFor ?? null) : null;
}

/** Whether nominations may still come in. */
export function isOpenCall({ endedAt, closesAt }: Pick<NominationCall, 'endedAt' | 'closesAt'>, now: Date): boolean {
  return endedAt === null && now < closesAt;
}

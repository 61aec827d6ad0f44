import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type InvitationId, NominationError, NominationGate, type OpenInvitation } from '#contests';
import type { TenantId } from '#kernel';
import { type Tenant, TenantDirectory } from '#tenants';
import { UnitRegister } from '#units';
import { tenantSiteOf } from '../../edge/site.js';

/** Levels above a ward: district, city, province, ministry. */
const HIGHEST = 5;

/** Who may be nominated to: the tenants above and the tenant itself, each by the invitation that it has given. */
@Injectable()
export class NominationDesk {
  constructor(
    private readonly gate: NominationGate,
    private readonly directory: TenantDirectory,
    private readonly units: UnitRegister,
  ) {}

  /** The tenants above, nearest first. */
  async above(request: FastifyRequest): Promise<Tenant[]> {
    const found: Tenant[] = [];
    let { parentId } = tenantSiteOf(request).tenant;
    while (parentId !== null && found.length < HIGHEST) {
      const parent = await this.directory.findById(parentId);
      if (!parent) break;
      if (parent.status === 'active') found.push(parent);
      ({ parentId } = parent);
    }
    return found;
  }

  /** An invitation of a tenant above, or of one's own for a unit. @throws NominationError CALL_NOT_FOUND for any other */
  async invited(request: FastifyRequest, receiver: TenantId, invitation: InvitationId): Promise<OpenInvitation> {
    const above = (await this.above(request)).map(({ id }) => id);
    if (receiver !== tenantSiteOf(request).tenant.id && !above.includes(receiver)) throw new NominationError('CALL_NOT_FOUND');
    const found = (await this.gate.open(above)).find((one) => one.receiverTenantId === receiver && one.invitation.id === invitation);
    if (!found) throw new NominationError('CALL_NOT_FOUND');
    return found;
  }

  /** Who nominates, as authors and receivers read it: the unit that was invited, else the tenant. */
  async nominatorOf(request: FastifyRequest, { invitation }: OpenInvitation): Promise<string> {
    const unit = invitation.unitId === null ? undefined : await this.units.findById(invitation.unitId);
    return unit?.name ?? tenantSiteOf(request).tenant.name;
  }

  /** Names of tenants by their id, one's own among them. */
  async namesOf(ids: readonly TenantId[], request: FastifyRequest): Promise<ReadonlyMap<string, string>> {
    const own = tenantSiteOf(request).tenant;
    const names = new Map<string, string>([[own.id, own.name]]);
    for (const id of new Set(ids))
      if (!names.has(id)) names.set(id, (await this.directory.findById(id))?.name ?? 'Đơn vị không còn trên hệ thống');
    return names;
  }
}

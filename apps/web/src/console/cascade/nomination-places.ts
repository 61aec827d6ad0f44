import { Injectable } from '@nestjs/common';
import { ContestReader, type NewInvitation } from '#contests';
import type { TenantId } from '#kernel';
import { TenantDirectory } from '#tenants';
import { UnitRegister } from '#units';
import { GrantDesk } from './grant-desk.js';

/** Who nominates: tenants below and units of one's own, by id and by what was typed. */
@Injectable()
export class NominationPlaces {
  constructor(
    private readonly contests: ContestReader,
    private readonly directory: TenantDirectory,
    private readonly units: UnitRegister,
    private readonly desk: GrantDesk,
  ) {}

  /** Names of tenants and units by their id. */
  async namesOf(
    rows: readonly { viaTenantId: TenantId | null; unitId: Parameters<UnitRegister['findMany']>[0][number] | null }[],
  ): Promise<ReadonlyMap<string, string>> {
    const names = new Map<string, string>();
    for (const id of new Set(rows.flatMap(({ viaTenantId }) => viaTenantId ?? [])))
      names.set(id, (await this.directory.findById(id))?.name ?? 'Đơn vị không còn trên hệ thống');
    for (const [id, { name }] of await this.units.findMany(rows.flatMap(({ unitId }) => unitId ?? []))) names.set(id, name);
    return names;
  }

  /** The one unit that was meant, or why there is none. */
  async unitMeant(typed: string): Promise<{ to: NewInvitation['to']; name: string } | { fault: string }> {
    if (typed === '') return { fault: 'Hãy chọn một cấp dưới, hoặc ghi tên một đơn vị của mình.' };
    const [unit, ...others] = await this.desk.unitsMeant(await this.contests.running(), typed);
    if (!unit) return { fault: 'Danh sách đơn vị không có tên này. Hãy gõ ít chữ hơn.' };
    if (others.length > 0) return { fault: `Có nhiều đơn vị tên như vậy. Hãy ghi mã, ví dụ ${unit.code} cho ${unit.name}.` };
    return { to: { unitId: unit.id }, name: unit.name };
  }
}

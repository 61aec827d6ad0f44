import { Injectable } from '@nestjs/common';
import { type Invariant, type InvariantSource, OffenceList, type Offences } from '#tenancy';
import { AuditVerifying } from '../audit-verifying.service.js';

/** What must hold for the trail. */
@Injectable()
export class AuditInvariants implements InvariantSource {
  readonly invariants: readonly Invariant[] = [
    {
      of: 'tenant',
      id: 'audit-chain-is-whole',
      title: 'Chuỗi nhật ký liên tục, không mục nào bị sửa, bớt hay chèn.',
      find: () => this.faults(),
    },
  ];

  constructor(private readonly verifying: AuditVerifying) {}

  private async faults(): Promise<Offences> {
    const found = new OffenceList();
    for (const { kind, position, entryId } of (await this.verifying.verify()).faults)
      found.add([kind, position !== null && `mục số ${position}`, entryId !== null && `nhật ký ${entryId}`].filter(Boolean).join(', '));
    return found.found();
  }
}

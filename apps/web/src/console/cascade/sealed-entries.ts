import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AccessError, Permission } from '#access';
import { AuditTrail } from '#audit';
import type { NominationContent } from '#contests';
import { staffOf } from '../staff-of.js';

/** The duties beside that of the submissions' desk to which an entry that travels is open. */
type Duty = typeof Permission.Nominate | typeof Permission.ReceiveNominations;
const DUTIES = { nomination: Permission.Nominate, 'received-nomination': Permission.ReceiveNominations } as const;

/** Entries that travel with nominations are as sealed as on the desk of submissions: few may read them, and each look is written down. */
@Injectable()
export class SealedEntries {
  constructor(private readonly audit: AuditTrail) {}

  mayRead(request: FastifyRequest, duty: Duty): boolean {
    const { permissions } = staffOf(request);
    return permissions.has(duty) || permissions.has(Permission.ManageSubmissions);
  }

  /** Before a nomination is shown: nothing to be written down where no entry goes along. @throws AccessError NOT_PERMITTED */
  async read(
    request: FastifyRequest,
    { kind, id, content }: { kind: keyof typeof DUTIES; id: string; content: NominationContent },
  ): Promise<void> {
    if (!content.entry) return;
    this.check(request, DUTIES[kind]);
    await this.audit.recordRead({ actor: staffOf(request).accountId, action: 'nomination.read', subject: { kind, id } });
  }

  /** Before a file that has come along is handed out. @throws AccessError NOT_PERMITTED */
  async fileRead(request: FastifyRequest, { id, role }: { id: string; role: string }): Promise<void> {
    this.check(request, Permission.ReceiveNominations);
    const subject = { kind: 'received-nomination', id };
    await this.audit.record({ actor: staffOf(request).accountId, action: 'nomination-file.read', subject, details: { role } });
  }

  private check(request: FastifyRequest, duty: Duty): void {
    if (!this.mayRead(request, duty)) throw new AccessError('NOT_PERMITTED');
  }
}

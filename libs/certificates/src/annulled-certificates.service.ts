import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AuditTrail } from '#audit';
import { type RoundAlteration, RoundAlterations } from '#contests';
import { Clock } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { Certificate } from './entities/certificate.entity.js';

/** Certificates of rounds that were annulled: what was issued is revoked, what waits is never made. */
@Injectable()
export class AnnulledCertificates {
  constructor(
    @InjectScoped(Certificate) private readonly certificates: ScopedRepository<Certificate>,
    private readonly alterations: RoundAlterations,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Revokes what is left of all annulled rounds; how many. May be called at any time and by several workers at once. */
  async withdraw(): Promise<number> {
    let revoked = 0;
    for (const annulment of await this.alterations.annulments()) revoked += await this.withdrawOf(annulment);
    return revoked;
  }

  private async withdrawOf({ id, roundId, reason, decidedBy }: RoundAlteration): Promise<number> {
    const isLeft =
      (await this.certificates.exists({ roundId, state: 'issued' })) ||
      (await this.certificates.exists({ roundId, state: 'planned', fault: IsNull() }));
    if (!decidedBy || !isLeft) return 0;
    const because = `Đợt thi đã bị hủy, vì ${reason}.`;
    return this.unitOfWork.run(async () => {
      await this.certificates.update({ roundId, state: 'planned', fault: IsNull() }, { fault: because, claimedAt: null });
      const revocation = { state: 'revoked' as const, revokedAt: this.clock.now(), revokedBy: decidedBy, revokedReason: because };
      const revoked = await this.certificates.update({ roundId, state: 'issued' }, revocation);
      if (revoked > 0) {
        const subject = { kind: 'round', id: roundId };
        await this.audit.record({ actor: null, action: 'certificates.revoked', subject, reason, details: { revoked, alteration: id } });
      }
      return revoked;
    });
  }
}

import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { AuditTrail } from '#audit';
import { ContestReader, isPublished } from '#contests';
import { Clock } from '#kernel';
import { Awards, type ReplacedAward } from '#results';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { Certificate } from './entities/certificate.entity.js';

const BECAUSE = 'Kết quả đã được đính chính: giải này được trao cho người khác.';

/** Certificates of prizes that a corrected result gives to others: revoked once that result is public, and never made where they wait. */
@Injectable()
export class ReplacedCertificates {
  constructor(
    @InjectScoped(Certificate) private readonly certificates: ScopedRepository<Certificate>,
    private readonly awards: Awards,
    private readonly contests: ContestReader,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Revokes what is left of them; how many. May be called at any time and by several workers at once. */
  async withdraw(): Promise<number> {
    let revoked = 0;
    for (const [roundId, replaced] of Map.groupBy(await this.awards.allReplaced(), ({ award }) => award.roundId)) {
      if (!(await this.isLeft(replaced)) || !isPublished(await this.contests.round(roundId))) continue;
      revoked += await this.withdrawOf(replaced);
    }
    return revoked;
  }

  private async isLeft(replaced: readonly ReplacedAward[]): Promise<boolean> {
    const awardId = In(replaced.map(({ award }) => award.id));
    return (
      (await this.certificates.exists({ awardId, state: 'issued' })) ||
      (await this.certificates.exists({ awardId, state: 'planned', fault: IsNull() }))
    );
  }

  private async withdrawOf(replaced: readonly ReplacedAward[]): Promise<number> {
    return this.unitOfWork.run(async () => {
      let revoked = 0;
      for (const { award, by } of replaced) {
        await this.certificates.update({ awardId: award.id, state: 'planned', fault: IsNull() }, { fault: BECAUSE, claimedAt: null });
        const revocation = { state: 'revoked' as const, revokedAt: this.clock.now(), revokedBy: by, revokedReason: BECAUSE };
        if ((await this.certificates.update({ awardId: award.id, state: 'issued' }, revocation)) === 0) continue;
        revoked += 1;
        const subject = { kind: 'round', id: award.roundId };
        await this.audit.record({ actor: null, action: 'certificates.revoked', subject, reason: BECAUSE, details: { revoked: 1, award: award.id } }); // prettier-ignore
      }
      return revoked;
    });
  }
}

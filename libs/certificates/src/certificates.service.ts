import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditTrail } from '#audit';
import { FileStore } from '#files';
import { type AccountId, Clock, foldVietnamese, type RoundId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { CertificateError } from './certificate.errors.js';
import { readCertificateCode } from './domain/certificate-code.js';
import { certificateFileKey } from './domain/certificate-file.js';
import { Certificate, type CertificateId } from './entities/certificate.entity.js';

/** How far the certificates of a round are. */
export interface CertificateProgress {
  /** All that have a number. */
  planned: number;
  /** Made, also those revoked since. */
  issued: number;
  /** Cannot be made as they stand. */
  faulty: number;
  revoked: number;
}

/** Part of a list. */
export interface CertificatePage {
  /** Name, number or code, as somebody typed it. */
  text?: string | undefined;
  limit: number;
  skip?: number;
}

/** Reads certificates, and revokes them. */
@Injectable()
export class Certificates {
  constructor(
    @InjectScoped(Certificate) private readonly certificates: ScopedRepository<Certificate>,
    private readonly files: FileStore,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async progress(roundId: RoundId): Promise<CertificateProgress> {
    const row = await this.certificates.query('c', (query) =>
      query
        .andWhere('c.roundId = :roundId', { roundId })
        .select([
          'count(*)::int as planned',
          "count(*) filter (where c.state <> 'planned')::int as issued",
          "count(*) filter (where c.state = 'planned' and c.fault is not null)::int as faulty",
          "count(*) filter (where c.state = 'revoked')::int as revoked",
        ])
        .getRawOne<CertificateProgress>(),
    );
    return row ?? { planned: 0, issued: 0, faulty: 0, revoked: 0 };
  }

  /** The certificates of a round by number. */
  async ofRound(roundId: RoundId, { text = '', limit, skip = 0 }: CertificatePage): Promise<{ items: Certificate[]; total: number }> {
    const name = foldVietnamese(text);
    const [items, total] = await this.certificates.query('c', (query) => {
      query.andWhere('c.roundId = :roundId', { roundId });
      if (name) {
        query.andWhere('(c.nameKey like :name or c.code = :code or c.number = :number)', {
          name: `%${name.replace(/[\\%_]/g, '\\$&')}%`,
          code: readCertificateCode(text) ?? '',
          number: /^0*\d{1,8}(\/|$)/.test(name) ? Number.parseInt(name, 10) : 0,
        });
      }
      return query.orderBy('c.number').limit(limit).offset(skip).getManyAndCount();
    });
    return { items, total };
  }

  /** @throws CertificateError CERTIFICATE_UNKNOWN */
  async find(id: CertificateId): Promise<Certificate> {
    const certificate = await this.certificates.findOne({ where: { id } });
    if (!certificate) throw new CertificateError('CERTIFICATE_UNKNOWN');
    return certificate;
  }

  /** The certificate with this code, in any spelling. One whose file is still to be made is nowhere yet. */
  async byCode(typed: string): Promise<Certificate | undefined> {
    const code = readCertificateCode(typed);
    if (!code) return undefined;
    return (await this.certificates.findOne({ where: { code, state: In(['issued', 'revoked']) } })) ?? undefined;
  }

  /** A person's valid certificates, newest first. */
  async ofAccount(accountId: AccountId): Promise<Certificate[]> {
    return this.certificates.find({ where: { accountId, state: 'issued' }, order: { issuedAt: 'DESC', number: 'ASC' } });
  }

  /** Takes the certificates of an account along to the one into which it was merged, in the caller's unit of work. */
  async follow(from: AccountId, into: AccountId): Promise<void> {
    await this.certificates.update({ accountId: from }, { accountId: into });
  }

  /** The PDF, as it was issued. @throws CertificateError NOT_ISSUED, FILE_DAMAGED; FileError FILE_MISSING */
  async file({ id, state, sha256 }: Certificate): Promise<Buffer> {
    if (state !== 'issued' || sha256 === null) throw new CertificateError('NOT_ISSUED');
    const bytes = await this.files.get(certificateFileKey(id, sha256));
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new CertificateError('FILE_DAMAGED', {}, `certificate ${id}`);
    return bytes;
  }

  /**
   * Takes a certificate back for good: whoever looks it up reads so, its owner can fetch it no more.
   * @throws CertificateError CERTIFICATE_UNKNOWN, NOT_ISSUED
   */
  async revoke(id: CertificateId, { by, reason }: { by: AccountId; reason: string }): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { number, roundId } = await this.find(id);
      const revocation = { state: 'revoked' as const, revokedAt: this.clock.now(), revokedBy: by, revokedReason: reason };
      if ((await this.certificates.update({ id, state: 'issued' }, revocation)) === 0) throw new CertificateError('NOT_ISSUED');
      await this.audit.record({
        actor: by,
        action: 'certificate.revoked',
        subject: { kind: 'certificate', id },
        reason,
        details: { number, round: roundId },
      });
    });
  }
}

import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CertificateRenderer, DocumentError } from '#documents';
import { FileStore } from '#files';
import { Clock, MINUTE_MS } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { TenantDrawings } from '#tenants';
import { CertificateTemplates } from './certificate-templates.service.js';
import { certificateFileKey } from './domain/certificate-file.js';
import { Certificate } from './entities/certificate.entity.js';

/** A worker that took a certificate and did not come back has died; it is taken again. Far longer than a page may take. */
const CLAIM_MS = 3 * MINUTE_MS;

/** After so many failures that are not about its words a certificate waits for people. */
const GIVE_UP_AFTER = 5;
const GIVEN_UP = 'Máy đã thử nhiều lần mà chưa tạo được tệp. Hãy xem lại mẫu giấy, rồi bấm cấp lại; nếu vẫn vậy, hãy báo người vận hành.';

type Claimed = Certificate & { claimedAt: Date };

/**
 * Makes the files of planned certificates. May be killed anywhere and called by several workers at once: a file is kept
 * under its own hash before the row says so, and the row is changed by the one who holds it.
 */
@Injectable()
export class CertificateIssuing {
  constructor(
    @InjectScoped(Certificate) private readonly certificates: ScopedRepository<Certificate>,
    private readonly templates: CertificateTemplates,
    private readonly drawings: TenantDrawings,
    private readonly renderer: CertificateRenderer,
    private readonly files: FileStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes up to `limit` waiting certificates, oldest first (those that have failed after the others); how many were dealt with. One that cannot be made as it stands
   * (letters that the fonts lack) keeps its reason and stops nobody else.
   * @throws what the compiler or the file store throws; the certificate then waits for the next call
   */
  async issueWaiting(limit: number): Promise<number> {
    for (let done = 0; done < limit; done += 1) {
      const certificate = await this.claim();
      if (!certificate) return done;
      await this.issue(certificate);
    }
    return limit;
  }

  /** Takes the next one in a short transaction, passing by those that another worker is taking. */
  private async claim(): Promise<Claimed | undefined> {
    const now = this.clock.now();
    return this.unitOfWork.run(async () => {
      const [waiting] = await this.certificates.query('c', (query) =>
        query
          .andWhere("c.state = 'planned' and c.fault is null")
          // A claim from the future was made before the demo's clock was moved back.
          .andWhere('(c.claimedAt is null or c.claimedAt < :abandoned or c.claimedAt > :impossible)', {
            abandoned: new Date(now.getTime() - CLAIM_MS),
            impossible: new Date(now.getTime() + CLAIM_MS),
          })
          // One on which the compiler dies must not keep the others from being made.
          .orderBy('c.failures')
          .addOrderBy('c.plannedAt')
          .addOrderBy('c.number')
          .limit(1)
          .setLock('pessimistic_write')
          .setOnLocked('skip_locked')
          .getMany(),
      );
      if (!waiting) return undefined;
      await this.certificates.update({ id: waiting.id }, { claimedAt: now });
      return Object.assign(waiting, { claimedAt: now });
    });
  }

  private async issue(certificate: Claimed): Promise<void> {
    const { id, claimedAt } = certificate;
    try {
      const pdf = await this.render(certificate);
      const sha256 = createHash('sha256').update(pdf).digest('hex');
      await this.files.put(certificateFileKey(id, sha256), pdf);
      const issued = { state: 'issued' as const, sha256, bytes: pdf.length, issuedAt: this.clock.now(), claimedAt: null };
      await this.certificates.update({ id, state: 'planned', claimedAt }, issued);
    } catch (error) {
      const isWording = error instanceof DocumentError && error.kind === 'invalid';
      const fault = isWording ? error.sentence() : certificate.failures + 1 >= GIVE_UP_AFTER ? GIVEN_UP : null;
      const failures = isWording ? certificate.failures : certificate.failures + 1;
      await this.certificates.update({ id, state: 'planned', claimedAt }, { fault, failures, claimedAt: null });
      if (!isWording) throw error;
    }
  }

  /** Equal facts give equal bytes: the file's date is that of the planning. */
  private async render({ facts, templateVersion, plannedAt }: Certificate): Promise<Buffer> {
    const [template, drawings] = [await this.templates.byVersion(templateVersion), await this.drawings.forPaper()];
    const data = { ...facts.printed, emblemSvg: drawings.get('emblem')?.svg, silhouetteSvg: drawings.get('certificate')?.svg };
    return (await this.renderer.render(template, data, plannedAt)).pdf;
  }
}

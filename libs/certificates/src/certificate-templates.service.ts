import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { type CertificateTemplate, compileTemplate, defaultTemplateSource, DocumentError, type TemplateFault } from '#documents';
import { type AccountId, cleanText, Clock } from '#kernel';
import { InjectScoped, ScopedRepository, TenantContext, TenantMemory, UnitOfWork } from '#tenancy';
import { CertificateError } from './certificate.errors.js';
import { CertificateTemplateDraft } from './entities/certificate-template-draft.entity.js';
import { CertificateTemplateVersion } from './entities/certificate-template.entity.js';

/** A template and who signs below it. */
export interface CertificateLook {
  source: string;
  /** Empty while it is open who signs. */
  signerName: string;
}

/** The look in force. Version 0 is the one that every tenant begins with, as long as nothing was issued by it. */
export interface CurrentLook extends CertificateLook {
  version: number;
  createdBy: AccountId | null;
  createdAt: Date | null;
}

/** How the certificates of the tenant in scope look: versions that never change, and drafts on which staff work. */
@Injectable()
export class CertificateTemplates {
  private readonly compiled: TenantMemory<CertificateTemplate>;

  constructor(
    @InjectScoped(CertificateTemplateVersion) private readonly versions: ScopedRepository<CertificateTemplateVersion>,
    @InjectScoped(CertificateTemplateDraft) private readonly drafts: ScopedRepository<CertificateTemplateDraft>,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly context: TenantContext,
  ) {
    this.compiled = new TenantMemory(context, { most: 200 });
  }

  /** The newest version, or the one that came with the installation. */
  async current(): Promise<CurrentLook> {
    const [newest] = await this.versions.find({ order: { version: 'DESC' }, take: 1 });
    return newest ?? { version: 0, source: defaultTemplateSource(), signerName: '', createdBy: null, createdAt: null };
  }

  /** The look in force as a version that is kept: what is issued by it can be told for ever. In the caller's unit of work. */
  async settled(): Promise<CurrentLook> {
    const look = await this.current();
    if (look.version > 0) return look;
    const createdAt = this.clock.now();
    await this.versions.insertMissing([{ version: 1, source: look.source, signerName: look.signerName, createdBy: null, createdAt }]);
    return this.current();
  }

  /** A kept version, ready to draw. @throws DocumentError TEMPLATE_UNFIT when this release refuses what an earlier one took */
  async byVersion(version: number): Promise<CertificateTemplate> {
    return this.compiled.recall(String(version), async () => {
      const kept = await this.versions.findOne({ where: { version } });
      return readyTemplate(kept?.source ?? '');
    });
  }

  /**
   * Puts a look in force for what is planned from now on; what was planned keeps its own. The person's draft is done with.
   * @param seen the version that stood before the person's eyes
   * @throws DocumentError TEMPLATE_UNFIT; CertificateError TEMPLATE_CHANGED
   */
  async use(look: CertificateLook, { by, seen }: { by: AccountId; seen: number }): Promise<void> {
    const { source, signerName } = tidied(look);
    readyTemplate(source);
    await this.unitOfWork.run(async () => {
      const { version } = await this.current();
      const createdAt = this.clock.now();
      const inserted =
        version === seen ? await this.versions.insertMissing([{ version: seen + 1, source, signerName, createdBy: by, createdAt }]) : 0;
      if (inserted === 0) throw new CertificateError('TEMPLATE_CHANGED');
      await this.drafts.delete({ accountId: by });
      await this.audit.record({
        actor: by,
        action: 'certificate-template.changed',
        subject: { kind: 'tenant', id: this.context.tenantId() },
        details: { version: seen + 1 },
      });
    });
  }

  /** What somebody is working on. */
  async draftOf(accountId: AccountId): Promise<CertificateTemplateDraft | undefined> {
    return (await this.drafts.findOne({ where: { accountId } })) ?? undefined;
  }

  async keepDraft(accountId: AccountId, look: CertificateLook): Promise<void> {
    const draft = { ...tidied(look), changedAt: this.clock.now() };
    if (await this.drafts.update({ accountId }, draft)) return;
    if (await this.drafts.insertMissing([{ accountId, ...draft }])) return;
    await this.drafts.update({ accountId }, draft);
  }

  async dropDraft(accountId: AccountId): Promise<void> {
    await this.drafts.delete({ accountId });
  }
}

/** What is wrong with a template's source, for the one who writes it; empty when it can be used. */
export function templateFaults(source: string): TemplateFault[] {
  const verdict = compileTemplate(source);
  return verdict.ok ? [] : verdict.faults;
}

/** @throws DocumentError TEMPLATE_UNFIT */
export function readyTemplate(source: string): CertificateTemplate {
  const verdict = compileTemplate(source);
  if (verdict.ok) return verdict.template;
  const reasons = verdict.faults.map(({ line, column, sentence }) => `Dòng ${line}, cột ${column}: ${sentence}`).join(' ');
  throw new DocumentError('TEMPLATE_UNFIT', { reasons });
}

/** One kind of line end, whatever the browser sends. */
function tidied({ source, signerName }: CertificateLook): CertificateLook {
  return { source: source.replace(/\r\n?/g, '\n').normalize('NFC'), signerName: cleanText(signerName) };
}

import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { AccountId } from '#kernel';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import { AppliedInitiative, type InitiativeId } from './entities/applied-initiative.entity.js';
import { SubmissionError } from './submission.errors.js';

/** The tenant's register of initiatives that have been applied before: what submissions are compared with. */
@Injectable()
export class AppliedInitiatives {
  constructor(
    @InjectScoped(AppliedInitiative) private readonly initiatives: ScopedRepository<AppliedInitiative>,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /** A page of the register by title, narrowed to what holds the words, and how many there are. Diacritics count. */
  async page({ text, skip, limit }: { text: string; skip: number; limit: number }): Promise<{ rows: AppliedInitiative[]; total: number }> {
    return this.initiatives.query('i', async (query) => {
      if (text !== '')
        query.andWhere('strpos(lower(concat_ws(chr(10), i.title, i.summary, i.unit_name, i.recognised_by)), lower(:text)) > 0', { text });
      const [rows, total] = await query.orderBy('i.title').addOrderBy('i.id').skip(skip).take(limit).getManyAndCount();
      return { rows, total };
    });
  }

  /** How many entries the register has. */
  async count(): Promise<number> {
    return this.initiatives.count();
  }

  /** @throws SubmissionError INITIATIVE_NOT_FOUND */
  async find(id: InitiativeId): Promise<AppliedInitiative> {
    const found = await this.initiatives.findOne({ where: { id } });
    if (!found) throw new SubmissionError('INITIATIVE_NOT_FOUND');
    return found;
  }

  /** The whole register, for a file; that it was taken out is written down. */
  async exported(by: AccountId): Promise<AppliedInitiative[]> {
    return this.unitOfWork.run(async () => {
      const rows = await this.initiatives.find({ order: { title: 'ASC', id: 'ASC' } });
      // The register is the tenant's: there is one.
      const subject = { kind: 'applied-initiatives', id: this.context.tenantId() };
      await this.audit.record({ actor: by, action: 'initiatives.exported', subject, details: { count: rows.length } });
      return rows;
    });
  }

  /**
   * Takes an entry out of the register; what was found in it goes with it, conclusions of people stay.
   * @throws SubmissionError INITIATIVE_NOT_FOUND
   */
  async remove(id: InitiativeId, { reason, by }: { reason: string; by: AccountId }): Promise<AppliedInitiative> {
    return this.unitOfWork.run(async () => {
      const found = await this.find(id);
      if ((await this.initiatives.delete({ id })) === 0) throw new SubmissionError('INITIATIVE_NOT_FOUND');
      await this.audit.record({ actor: by, action: 'initiatives.removed', subject: { kind: 'applied-initiative', id }, reason });
      return found;
    });
  }
}

import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, type ContestId, newId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { ContestError } from './contest.errors.js';
import type { DocumentDraft } from './domain/document-draft.js';
import { type DocumentState, ReferenceDocument, type ReferenceDocumentId } from './entities/reference-document.entity.js';

/** What a change of a document needs to know besides its text. */
export interface DocumentChange {
  draft: DocumentDraft;
  /** The version that the writer had before their eyes. */
  seen: number;
  to: 'shown' | 'hidden';
  by: AccountId;
}

/** Documents to read that organisers add to those of the rules, and links for those. */
@Injectable()
export class ReferenceDocuments {
  constructor(
    @InjectScoped(ReferenceDocument) private readonly documents: ScopedRepository<ReferenceDocument>,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What readers see, in order. */
  async shown(contestId: ContestId): Promise<ReferenceDocument[]> {
    return this.documents.find({ where: { contestId, state: 'shown' }, order: { ordinal: 'ASC', id: 'ASC' } });
  }

  /** All but the archive, in order. */
  async list(contestId: ContestId): Promise<ReferenceDocument[]> {
    return this.documents.find({ where: { contestId, state: Not('archived') }, order: { ordinal: 'ASC', id: 'ASC' } });
  }

  /** A document that is not in the archive. @throws ContestError DOCUMENT_NOT_FOUND */
  async byId(contestId: ContestId, id: ReferenceDocumentId): Promise<ReferenceDocument> {
    const document = await this.documents.findOne({ where: { id, contestId, state: Not('archived') } });
    if (!document) throw new ContestError('DOCUMENT_NOT_FOUND');
    return document;
  }

  async add(contestId: ContestId, { draft, to, by }: Omit<DocumentChange, 'seen'>): Promise<ReferenceDocumentId> {
    const now = this.clock.now();
    const id = newId<'reference-document'>(now);
    await this.unitOfWork.run(async () => {
      await this.documents.insert({ ...draft, id, contestId, state: to, version: 1, updatedAt: now });
      if (to === 'shown') await this.record('document.shown', id, by);
    });
    return id;
  }

  /** @throws ContestError DOCUMENT_NOT_FOUND; DOCUMENT_CHANGED when somebody else has saved since the version that was seen */
  async change(contestId: ContestId, id: ReferenceDocumentId, { draft, seen, to, by }: DocumentChange): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { state } = await this.byId(contestId, id);
      const changed = await this.documents.update(
        { id, version: seen },
        { ...draft, state: to, version: seen + 1, updatedAt: this.clock.now() },
      );
      if (changed === 0) throw new ContestError('DOCUMENT_CHANGED');
      const action = actOf(state, to);
      if (action) await this.record(action, id, by);
    });
  }

  /** Takes a document away for good; the trail keeps that it was there. @throws ContestError DOCUMENT_NOT_FOUND */
  async archive(contestId: ContestId, id: ReferenceDocumentId, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.byId(contestId, id);
      const archived = await this.documents.update(
        { id, state: Not('archived') },
        { state: 'archived', version: () => 'version + 1', updatedAt: this.clock.now() },
      );
      if (archived > 0) await this.record('document.archived', id, by);
    });
  }

  private async record(action: string, id: ReferenceDocumentId, actor: AccountId): Promise<void> {
    await this.audit.record({ actor, action, subject: { kind: 'reference-document', id } });
  }
}

/** What a change of state is called in the trail; changes of what nobody outside sees are not written down. */
function actOf(from: DocumentState, to: 'shown' | 'hidden'): string | undefined {
  if (to === 'shown') return from === 'shown' ? 'document.changed' : 'document.shown';
  return from === 'shown' ? 'document.hidden' : undefined;
}

import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, type ContestId, newId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { ContestError } from './contest.errors.js';
import { DRAFT_MOST, draftSource } from './domain/draft-source.js';
import { ContestDraft, type ContestDraftId, type DraftOrigin } from './entities/contest-draft.entity.js';

/** A draft as it begins. */
export interface NewDraft {
  title: string;
  source: string;
  origin: DraftOrigin;
  /** The contest that it corrects. */
  contestId?: ContestId;
  by: AccountId;
}

/** Plans on their way: whoever saves has seen what was saved before. */
@Injectable()
export class ContestDrafts {
  constructor(
    @InjectScoped(ContestDraft) private readonly drafts: ScopedRepository<ContestDraft>,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Drafts that are written on and those that were published, the last changed first; without their texts. */
  async list(): Promise<Omit<ContestDraft, 'source'>[]> {
    return this.drafts.find({
      where: { state: In(['open', 'published']) },
      order: { updatedAt: 'DESC', id: 'DESC' },
      select: {
        tenantId: true,
        id: true,
        title: true,
        origin: true,
        revision: true,
        contestId: true,
        state: true,
        createdBy: true,
        createdAt: true,
        updatedBy: true,
        updatedAt: true,
        publishedAt: true,
      },
      take: 200,
    });
  }

  /** A draft in any state. @throws ContestError DRAFT_NOT_FOUND */
  async byId(id: ContestDraftId): Promise<ContestDraft> {
    const draft = await this.drafts.findOne({ where: { id } });
    if (!draft) throw new ContestError('DRAFT_NOT_FOUND');
    return draft;
  }

  /** The text from which a contest's rules were last published here; undefined when they came another way. */
  async publishedFor(contestId: ContestId): Promise<ContestDraft | undefined> {
    const [newest] = await this.drafts.find({
      where: { contestId, state: 'published' },
      order: { publishedAt: 'DESC', id: 'DESC' },
      take: 1,
    });
    return newest;
  }

  /** The text with which the ward last published its part of its city's contest; undefined when that came another way. */
  async publishedDeployment(): Promise<ContestDraft | undefined> {
    const [newest] = await this.drafts.find({
      where: { contestId: IsNull(), state: 'published' },
      order: { publishedAt: 'DESC', id: 'DESC' },
      take: 1,
    });
    return newest;
  }

  /** Begins a draft. @throws ContestError DRAFT_TOO_LONG; CORRECTION_BEGUN when another one corrects the contest already */
  async begin({ title, source, origin, contestId, by }: NewDraft): Promise<ContestDraftId> {
    const text = fitting(source);
    const now = this.clock.now();
    const id = newId<'contest-draft'>(now);
    const made = { title, source: text, origin, contestId: contestId ?? null, createdBy: by, updatedBy: by };
    await this.unitOfWork.run(async () => {
      const begun = await this.drafts.insertMissing([
        { id, ...made, revision: 1, state: 'open', createdAt: now, updatedAt: now, publishedAt: null },
      ]);
      if (begun === 0) throw new ContestError('CORRECTION_BEGUN');
      await this.audit.record({ actor: by, action: 'draft.begun', subject: { kind: 'draft', id }, details: { origin: origin.kind } });
    });
    return id;
  }

  /**
   * Saves a draft's text; saving what is there already changes nothing.
   * @param seen the revision that the writer had before their eyes
   * @throws ContestError DRAFT_NOT_FOUND; DRAFT_CHANGED when somebody else has saved since; DRAFT_CLOSED when it is written on no more; DRAFT_TOO_LONG
   */
  async save(
    id: ContestDraftId,
    { title, source, seen, by }: { title: string; source: string; seen: number; by: AccountId },
  ): Promise<void> {
    const text = fitting(source);
    await this.unitOfWork.run(async () => {
      const draft = await this.byId(id);
      if (draft.state !== 'open') throw new ContestError('DRAFT_CLOSED');
      if (draft.revision === seen && draft.source === text) return;
      const saved = await this.drafts.update(
        { id, revision: seen, state: 'open' },
        { title, source: text, revision: seen + 1, updatedBy: by, updatedAt: this.clock.now() },
      );
      if (saved === 0) throw new ContestError('DRAFT_CHANGED');
      await this.audit.record({ actor: by, action: 'draft.changed', subject: { kind: 'draft', id }, details: { revision: seen + 1 } });
    });
  }

  /** Throws a draft away; twice is once. @throws ContestError DRAFT_NOT_FOUND; DRAFT_CLOSED once it is published */
  async discard(id: ContestDraftId, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { state } = await this.byId(id);
      if (state === 'published') throw new ContestError('DRAFT_CLOSED');
      const discarded = await this.drafts.update({ id, state: 'open' }, { state: 'discarded', updatedBy: by, updatedAt: this.clock.now() });
      if (discarded > 0) await this.audit.record({ actor: by, action: 'draft.discarded', subject: { kind: 'draft', id } });
    });
  }

  /**
   * Closes a draft as published, inside the unit of work that publishes it: the tenant's publications come one after the
   * other, so that the next one sees what this one has made.
   * @returns false when it is published already
   * @throws ContestError DRAFT_NOT_FOUND; DRAFT_CHANGED when it is not what was seen any more
   */
  async close(id: ContestDraftId, seen: number, by: AccountId): Promise<boolean> {
    await this.drafts.query('d', (query) =>
      query.select('d.id').andWhere('d.state = :open', { open: 'open' }).orderBy('d.id').setLock('pessimistic_write').getMany(),
    );
    const closed = await this.drafts.update(
      { id, revision: seen, state: 'open' },
      { state: 'published', publishedAt: this.clock.now(), updatedBy: by },
    );
    if (closed > 0) return true;
    const { state } = await this.byId(id);
    if (state === 'published') return false;
    throw new ContestError(state === 'open' ? 'DRAFT_CHANGED' : 'DRAFT_CLOSED');
  }

  /** Notes which contest a published draft has become. */
  async became(id: ContestDraftId, contestId: ContestId): Promise<void> {
    await this.drafts.update({ id }, { contestId });
  }
}

/** The text as it is kept. @throws ContestError DRAFT_TOO_LONG */
function fitting(source: string): string {
  const text = draftSource(source);
  if (text.length > DRAFT_MOST) throw new ContestError('DRAFT_TOO_LONG', { most: DRAFT_MOST });
  return text;
}

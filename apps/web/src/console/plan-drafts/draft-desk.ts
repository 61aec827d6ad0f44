import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type ContestDraft, type ContestDraftId, ContestDrafts, ContestReader, Deployments, type OfferedContest } from '#contests';
import { type DraftReading, type FirstTime, firstTime, planSource, readDraft, readPlan, type RuleSet } from '#rules';
import { tenantSiteOf } from '../../edge/site.js';
import { PresetShelf } from './preset-shelf.js';

/** How plans are read at the desk of this tenant. */
export type DraftOptions = Parameters<typeof readDraft>[1];

/** A draft as it lies on the desk. */
export interface OpenDraft {
  draft: ContestDraft;
  reading: DraftReading;
  options: DraftOptions;
  /** What it began as; undefined for what was brought in from a file. */
  origin?: RuleSet | undefined;
  /** The contest of the tenant above that may be deployed. */
  parent?: OfferedContest | undefined;
}

/** Opens drafts: with their faults, what they began as, and the plan above them. */
@Injectable()
export class DraftDesk {
  constructor(
    private readonly drafts: ContestDrafts,
    private readonly contests: ContestReader,
    private readonly deployments: Deployments,
    private readonly presets: PresetShelf,
  ) {}

  /** @throws ContestError DRAFT_NOT_FOUND */
  async open(request: FastifyRequest, id: ContestDraftId): Promise<OpenDraft> {
    const draft = await this.drafts.byId(id);
    const parent = await this.parentOf(request);
    const options = readingOptions(parent);
    return { draft, parent, options, reading: readDraft(draft.source, options), origin: await this.originOf(draft, parent) };
  }

  /** The contest of the tenant above that this one may deploy. */
  async parentOf(request: FastifyRequest): Promise<OfferedContest | undefined> {
    const { parentId } = tenantSiteOf(request).tenant;
    return parentId === null ? undefined : this.deployments.offered(parentId);
  }

  private async originOf({ origin }: ContestDraft, parent: OfferedContest | undefined): Promise<RuleSet | undefined> {
    switch (origin.kind) {
      case 'preset':
        return this.presets.find(origin.code)?.ruleSet;
      case 'published':
        return this.contests.ruleSet(origin.ruleSetId);
      case 'parent':
        return parent?.ruleSet;
      case 'import':
        return undefined;
    }
  }
}

/** Plans may deploy what the tenant above offers, and nothing else. */
export function readingOptions(parent: OfferedContest | undefined): DraftOptions {
  return {
    file: 'kế hoạch',
    loadParent: (code) => (parent?.ruleSet.code === code ? { file: `kế hoạch ${code}`, source: planSource(parent.ruleSet) } : undefined),
  };
}

/** When what can be moved begins; undefined where nothing can. */
export function firstOf({ draft, reading }: Pick<OpenDraft, 'draft' | 'reading'>): FirstTime | undefined {
  return draft.state === 'open' && reading.isEditable ? firstTime(draft.source) : undefined;
}

/**
 * The rules that a draft makes so far. Where some settings have faults still, these are taken from what it began as, so that
 * the rest can be seen; undefined where there is nothing to take them from.
 */
export function previewOf({
  reading,
  origin,
  draft,
}: Pick<OpenDraft, 'reading' | 'origin' | 'draft'>): { ruleSet: RuleSet; isPartial: boolean } | undefined {
  if (reading.ruleSet) return { ruleSet: reading.ruleSet, isPartial: false };
  if (!origin || !reading.isEditable || draft.source.length === 0) return undefined;
  const faulty = new Set(reading.faults.map(({ path }) => path.split(/[.[]/)[0] ?? ''));
  const known = new Map<string, unknown>(Object.entries(origin));
  const patched = [...Object.entries(reading.effective).filter(([key]) => !faulty.has(key) && key !== 'deploys')];
  for (const key of faulty) if (known.has(key) && key !== 'deploys') patched.push([key, known.get(key)]);
  const { ruleSet } = readPlan(JSON.stringify(Object.fromEntries(patched)), { file: 'xem trước' });
  return ruleSet && { ruleSet, isPartial: true };
}

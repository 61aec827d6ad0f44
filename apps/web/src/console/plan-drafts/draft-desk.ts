import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  type ContestDraft,
  type ContestDraftId,
  ContestDrafts,
  ContestReader,
  type Deployment,
  Deployments,
  type OfferedContest,
} from '#contests';
import { type DraftReading, type FirstTime, firstTime, planSource, readDraft, readPlan, type RuleSet } from '#rules';
import type { Tenant } from '#tenants';
import { tenantSiteOf } from '../../edge/site.js';
import { OwnPlaces } from './own-places.js';
import { type Preset, PresetShelf } from './preset-shelf.js';

/** How plans are read at the desk of this tenant. */
export type DraftOptions = Parameters<typeof readDraft>[1];

/** A draft as it lies on the desk. */
export interface OpenDraft {
  /** Whose draft it is. */
  tenant: Tenant;
  draft: ContestDraft;
  reading: DraftReading;
  options: DraftOptions;
  /** What it began as; undefined for what was brought in from a file. */
  origin?: RuleSet | undefined;
  /** The contest of the tenant above that may be deployed. */
  parent?: OfferedContest | undefined;
  /** What is deployed of it, where the draft corrects that. */
  deployed?: Deployment | undefined;
  /** The rules on which a contest of one's own stands. */
  base?: RuleSet | undefined;
}

/** How a plan names the one above it: a preview stands alone. */
const ABOVE = new Set(['deploys', 'inherits']);

/** Opens drafts: with their faults, what they began as, and the plan above them. */
@Injectable()
export class DraftDesk {
  constructor(
    private readonly drafts: ContestDrafts,
    private readonly contests: ContestReader,
    private readonly deployments: Deployments,
    private readonly presets: PresetShelf,
    private readonly ownPlaces: OwnPlaces,
  ) {}

  /** @throws ContestError DRAFT_NOT_FOUND */
  async open(request: FastifyRequest, id: ContestDraftId): Promise<OpenDraft> {
    const draft = await this.drafts.byId(id);
    const parent = await this.parentOf(request);
    const base = await this.baseOf(request, draft);
    const options = readingOptions(parent, base);
    return {
      tenant: tenantSiteOf(request).tenant,
      draft,
      parent,
      base,
      options,
      deployed: draft.origin.kind === 'deployed' && parent ? await this.deployedOf(parent) : undefined,
      reading: readDraft(draft.source, options),
      origin: await this.originOf(draft, { parent, base, tenant: tenantSiteOf(request).tenant }),
    };
  }

  /** The contest of the tenant above that this one may deploy. */
  async parentOf(request: FastifyRequest): Promise<OfferedContest | undefined> {
    const { parentId } = tenantSiteOf(request).tenant;
    return parentId === null ? undefined : this.deployments.offered(parentId);
  }

  /** What the ward has made of its city's contest so far. */
  async deployedOf({ ownerTenantId, contest }: OfferedContest): Promise<Deployment | undefined> {
    return this.deployments.current(ownerTenantId, contest.id);
  }

  /** The contest of the tenant above on whose rules this one may hold a contest of its own. */
  async lenderOf(request: FastifyRequest): Promise<OfferedContest | undefined> {
    const { parentId } = tenantSiteOf(request).tenant;
    return parentId === null ? undefined : this.deployments.lent(parentId);
  }

  /**
   * The rules on which a contest of one's own stands: those of the tenant above as they are. A correction keeps those on which
   * the contest was published, whatever has become of them above.
   */
  async baseOf(request: FastifyRequest, { source, contestId }: Pick<ContestDraft, 'source' | 'contestId'>): Promise<RuleSet | undefined> {
    if (!/^inherits:/m.test(source)) return undefined;
    const published = contestId === null ? undefined : (await this.contests.contest(contestId)).ruleSet;
    if (published?.inherits !== undefined) return { ...standingAlone(published), code: published.inherits };
    return (await this.lenderOf(request))?.ruleSet;
  }

  /** A plan to begin from: one made to be copied, with the tenant's own place in it. */
  async presetFor(tenant: Tenant, code: string): Promise<Pick<Preset, 'code' | 'source' | 'ruleSet'> | undefined> {
    const preset = this.presets.find(code);
    if (!preset?.isMade) return preset;
    return this.presets.placed(preset, await this.ownPlaces.of(tenant, preset.ruleSet.contest.unitsAt));
  }

  private async originOf(
    { origin }: ContestDraft,
    { parent, base, tenant }: { parent: OfferedContest | undefined; base: RuleSet | undefined; tenant: Tenant },
  ): Promise<RuleSet | undefined> {
    switch (origin.kind) {
      case 'preset':
        return (await this.presetFor(tenant, origin.code))?.ruleSet;
      case 'published':
        return this.contests.ruleSet(origin.ruleSetId);
      case 'parent':
        return base ?? parent?.ruleSet;
      case 'deployed':
        return (await this.deployments.version(origin.deploymentId))?.plan;
      case 'import':
        return undefined;
    }
  }
}

/** Plans may deploy what the tenant above offers, or stand on the rules that it lends, and nothing else. */
export function readingOptions(parent: OfferedContest | undefined, base?: RuleSet): DraftOptions {
  return {
    file: 'kế hoạch',
    loadParent: (code) => {
      const above = [base, parent?.ruleSet].find((ruleSet) => ruleSet?.code === code);
      return above && { file: `kế hoạch ${code}`, source: planSource(standingAlone(above)) };
    },
  };
}

/** Rules with everything that they have from above: whoever reads them needs nobody else. */
function standingAlone(ruleSet: RuleSet): RuleSet {
  const settings = Object.entries(ruleSet).filter(([key]) => !ABOVE.has(key));
  return Object.fromEntries(settings) as RuleSet;
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
  const patched = [...Object.entries(reading.effective).filter(([key]) => !faulty.has(key) && !ABOVE.has(key))];
  for (const key of faulty) if (known.has(key) && !ABOVE.has(key)) patched.push([key, known.get(key)]);
  const { ruleSet } = readPlan(JSON.stringify(Object.fromEntries(patched)), { file: 'xem trước' });
  return ruleSet && { ruleSet, isPartial: true };
}

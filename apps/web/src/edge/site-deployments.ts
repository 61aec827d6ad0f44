import { Injectable } from '@nestjs/common';
import { type Deployment, Deployments, Grants } from '#contests';
import { TenantContext, TenantMemory } from '#tenancy';
import { type DrawingName, type Tenant, TenantDirectory, type TenantDrawing, TenantDrawings } from '#tenants';
import { type Unit, UnitRegister } from '#units';

/** A ward's own things change rarely; a new one is noticed within this time. */
const REMEMBER_MS = 10_000;
/** A grant that was given or taken back is noticed within this time: without it each answer that is saved on a ward's page would ask anew. */
const GRANT_MS = 1_000;

/** What a ward's site needs to show its city's contest as its own. */
export interface SiteDeployment {
  /** Whose contest it is: everything of it lies in this tenant's scope. */
  owner: Tenant;
  ownerHost: string;
  ownerEmblemSvg: string;
  /** The ward in the contest's unit tree. */
  unitCode: string;
  /** The ward's plan: its targets and words. */
  plan: Deployment['plan'];
  /** Which version of the ward's plan that is. */
  edition: Pick<Deployment, 'version' | 'reason' | 'createdAt'>;
  /** The ward's own units: schools, residential groups, offices. */
  units: Unit[];
  drawings: ReadonlyMap<DrawingName, TenantDrawing>;
}

type OwnerThings = Pick<SiteDeployment, 'owner' | 'ownerHost' | 'ownerEmblemSvg' | 'unitCode'>;
type WardThings = Pick<SiteDeployment, 'plan' | 'edition' | 'units' | 'drawings'> & { deployment: Deployment };

/** Finds what a site deploys: the ward's own things in its scope, then, in the city's, whether its grant is live. */
@Injectable()
export class SiteDeployments {
  private readonly things: TenantMemory<WardThings | undefined>;
  private readonly live: TenantMemory<OwnerThings | undefined>;

  constructor(
    private readonly deployments: Deployments,
    private readonly grants: Grants,
    private readonly directory: TenantDirectory,
    private readonly drawings: TenantDrawings,
    private readonly units: UnitRegister,
    private readonly context: TenantContext,
  ) {
    this.things = new TenantMemory(context, { most: 1_000, forMs: REMEMBER_MS });
    this.live = new TenantMemory(context, { most: 10_000, forMs: GRANT_MS });
  }

  /** Undefined for a tenant that deploys nothing, or whose grant was taken back. Called before any scope is open. */
  async of(ward: Tenant): Promise<SiteDeployment | undefined> {
    if (ward.parentId === null) return undefined;
    const found = await this.context.run({ tenantId: ward.id }, () => this.things.recall('things', () => this.read()));
    if (!found) return undefined;
    const { deployment, ...things } = found;
    const theirs = await this.context.run({ tenantId: deployment.ownerTenantId }, () =>
      this.live.recall(`${ward.id} in ${deployment.ownerContestId}`, () => this.readOwner(deployment, ward)),
    );
    return theirs && { ...theirs, ...things };
  }

  /** The tenant in scope has just published what it deploys: this process shows it at once, others within seconds. */
  forget(): void {
    this.things.forget();
  }

  /** In the owner's scope; undefined without a live grant. */
  private async readOwner({ ownerTenantId, ownerContestId }: Deployment, ward: Tenant): Promise<OwnerThings | undefined> {
    const grant = await this.grants.liveFor(ownerContestId, ward.id);
    const owner = grant ? await this.directory.findById(ownerTenantId) : undefined;
    if (!grant || owner?.status !== 'active') return undefined;
    const [drawings, [ownerHost = '']] = [await this.drawings.all(), await this.directory.hostsOf(owner.id)];
    return { owner, ownerHost, ownerEmblemSvg: drawings.get('emblem')?.svg ?? '', unitCode: grant.unitCode };
  }

  private async read(): Promise<WardThings | undefined> {
    const deployment = await this.deployments.find();
    if (!deployment) return undefined;
    const { plan, version, reason, createdAt } = deployment;
    const edition = { version, reason, createdAt };
    return { deployment, plan, edition, units: await this.units.list(plan.contest.unitsAt), drawings: await this.drawings.all() };
  }
}

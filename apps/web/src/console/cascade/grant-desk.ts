import { Injectable } from '@nestjs/common';
import { Accounts } from '#accounts';
import { Deployments, type Grant, Grants, type RunningContest, unitDay } from '#contests';
import type { AccountId, TenantId } from '#kernel';
import { WardMarks } from '#registrations';
import { type Tenant, TenantDirectory } from '#tenants';
import { type Unit, UnitRegister } from '#units';

/** A grant as its page shows it. */
export interface GrantFacts {
  grant: Grant;
  /** To whom it was given; they may be gone since. */
  tenantName: string;
  unitName: string;
  /** How many people are the ward's now. */
  people: number;
  /** When the ward has deployed the contest. */
  adoptedAt?: Date | undefined;
  revokedBy?: string | undefined;
}

/** Units that may be meant by what was typed. */
const SHOWN = 12;

/** What is known about who deploys the contest of the tenant in scope, and who could. */
@Injectable()
export class GrantDesk {
  constructor(
    private readonly grants: Grants,
    private readonly deployments: Deployments,
    private readonly directory: TenantDirectory,
    private readonly units: UnitRegister,
    private readonly marks: WardMarks,
    private readonly accounts: Accounts,
  ) {}

  /** Every grant of the contest, newest first. */
  async list(running: RunningContest): Promise<GrantFacts[]> {
    const [grants, adopted] = [await this.grants.ofContest(running.contest.id), await this.deployments.adoptions(running.contest.id)];
    const revokers = await this.accounts.findMany(grants.flatMap(({ revokedBy }) => revokedBy ?? []));
    const people = await this.marks.countByWard(running.contest.id);
    const facts: GrantFacts[] = [];
    for (const grant of grants)
      facts.push({
        ...(await this.factsOf(running, grant, people)),
        adoptedAt: adopted.get(grant.viaTenantId),
        revokedBy: nameOf(grant, revokers),
      });
    return facts;
  }

  /** One grant with whom it touches. */
  async factsOf(running: RunningContest, grant: Grant, counted?: ReadonlyMap<TenantId, number>): Promise<GrantFacts> {
    const people = counted ?? (await this.marks.countByWard(running.contest.id));
    return {
      grant,
      tenantName: (await this.directory.findById(grant.viaTenantId))?.name ?? 'Đơn vị không còn trên hệ thống',
      unitName: (await this.units.findByCode(grant.unitCode, unitDay(running)))?.name ?? grant.unitCode,
      people: grant.clearedAt === null ? (people.get(grant.viaTenantId) ?? 0) : 0,
    };
  }

  /** Tenants below the one in scope that have no live grant for the contest. */
  async candidates(below: TenantId, taken: readonly GrantFacts[]): Promise<Tenant[]> {
    const granted = new Set(taken.filter(({ grant }) => grant.revokedAt === null).map(({ grant }) => grant.viaTenantId));
    return (await this.directory.childrenOf(below)).map(({ tenant }) => tenant).filter(({ id }) => !granted.has(id));
  }

  /** Units of the contest's tree that may be meant: the one with this code, or of this very name, else those that contain what was typed. */
  async unitsMeant(running: RunningContest, typed: string): Promise<Unit[]> {
    const day = unitDay(running);
    const coded = await this.units.findByCode(typed, day);
    if (coded) return [coded];
    const search = { text: typed, day, limit: SHOWN };
    const found = [
      ...(await this.units.search({ ...search, basis: 'residence' })),
      ...(await this.units.search({ ...search, basis: 'workplace' })),
    ];
    const once = [...new Map(found.map((unit) => [unit.id, unit])).values()];
    const same = once.filter(({ name }) => name.toLocaleLowerCase('vi') === typed.toLocaleLowerCase('vi'));
    return same.length > 0 ? same : once.slice(0, SHOWN);
  }

  /** How many people who have registered count for a unit. */
  async peopleIn(running: RunningContest, { code }: Unit): Promise<number> {
    return this.marks.countIn(running.contest.id, await this.units.idsUnder(code, unitDay(running)));
  }
}

function nameOf({ revokedBy }: Grant, accounts: ReadonlyMap<AccountId, { fullName: string }>): string | undefined {
  return revokedBy === null ? undefined : accounts.get(revokedBy)?.fullName;
}

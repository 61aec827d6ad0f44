import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { TenantId } from '#kernel';
import { GlobalRepository, InjectGlobal } from '#tenancy';
import { Tenant } from './entities/tenant.entity.js';
import { TenantHost } from './entities/tenant-host.entity.js';

/** How long a process may answer from memory; a new or suspended tenant is noticed within this time. */
const REMEMBER_MS = 5_000;

/** A tenant with its host names, by name. */
export interface ListedTenant {
  tenant: Tenant;
  hosts: string[];
}

/** Finds tenants: by host name (each request), by slug, all of them. */
@Injectable()
export class TenantDirectory {
  private readonly byHost = new Map<string, { tenant: Tenant | undefined; until: number }>();

  constructor(
    @InjectGlobal(Tenant) private readonly tenants: GlobalRepository<Tenant>,
    @InjectGlobal(TenantHost) private readonly hosts: GlobalRepository<TenantHost>,
  ) {}

  /** The tenant whose host name this is (without port, any case); undefined when it is nobody's. */
  async findByHost(host: string): Promise<Tenant | undefined> {
    const name = host.toLowerCase();
    const remembered = this.byHost.get(name);
    if (remembered && remembered.until > performance.now()) return remembered.tenant;
    const row = await this.hosts.findOne({ where: { host: name } });
    const tenant = row ? ((await this.tenants.findOne({ where: { id: row.tenantId } })) ?? undefined) : undefined;
    // Strangers choose host names: what is remembered about them must not grow without end.
    if (this.byHost.size > 10_000) this.byHost.clear();
    this.byHost.set(name, { tenant, until: performance.now() + REMEMBER_MS });
    return tenant;
  }

  /** Looks at the tenants anew at the next request: whoever has just changed one wants to see it. */
  forget(): void {
    this.byHost.clear();
  }

  async findBySlug(slug: string): Promise<Tenant | undefined> {
    return (await this.tenants.findOne({ where: { slug } })) ?? undefined;
  }

  async findById(id: TenantId): Promise<Tenant | undefined> {
    return (await this.tenants.findOne({ where: { id } })) ?? undefined;
  }

  /** The host names of a tenant, by name. */
  async hostsOf(id: TenantId): Promise<string[]> {
    return (await this.hosts.find({ where: { tenantId: id }, order: { host: 'ASC' } })).map(({ host }) => host);
  }

  /** All active tenants, oldest first, each with its host names. */
  async list(): Promise<ListedTenant[]> {
    return this.withHosts(await this.tenants.find({ where: { status: 'active' }, order: { id: 'ASC' } }));
  }

  /** All tenants, the suspended as well, oldest first: for the operator. */
  async listAll(): Promise<ListedTenant[]> {
    return this.withHosts(await this.tenants.find({ order: { id: 'ASC' } }));
  }

  /** The active tenants directly under one, oldest first. */
  async childrenOf(id: TenantId): Promise<ListedTenant[]> {
    return this.withHosts(await this.tenants.find({ where: { parentId: id, status: 'active' }, order: { id: 'ASC' } }));
  }

  private async withHosts(tenants: Tenant[]): Promise<ListedTenant[]> {
    const hosts = await this.hosts.find({ where: { tenantId: In(tenants.map((tenant) => tenant.id)) }, order: { host: 'ASC' } });
    return tenants.map((tenant) => ({ tenant, hosts: hosts.filter((host) => host.tenantId === tenant.id).map((host) => host.host) }));
  }
}

import { type DynamicModule, Global, Inject, Module, type Provider, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { ObjectLiteral } from 'typeorm';
import { Transactions } from '#persistence';
import { CrossTenant } from './cross-tenant.js';
import { GlobalRepository } from './global-repository.js';
import { InstantReading } from './invariants/instant-reading.service.js';
import { TenancyInvariants } from './invariants/tenancy-invariants.service.js';
import { ScopedRepository } from './scoped-repository.js';
import { TenantContext } from './tenant-context.js';
import type { TenantOwned } from './tenant-owned.entity.js';
import { TenantRows } from './tenant-rows.service.js';
import { UnitOfWork } from './unit-of-work.js';

type TenantEntity = Type<TenantOwned & ObjectLiteral>;

const scopedToken = (entity: TenantEntity): string => `ScopedRepository(${entity.name})`;
const globalToken = (entity: Type<ObjectLiteral>): string => `GlobalRepository(${entity.name})`;

/** Injects the scoped repository of a tenant's entity. */
export const InjectScoped = (entity: TenantEntity): ParameterDecorator => Inject(scopedToken(entity));
/** Injects the repository of a table that belongs to no tenant. */
export const InjectGlobal = (entity: Type<ObjectLiteral>): ParameterDecorator => Inject(globalToken(entity));

/** Nest tells modules apart by their class: each feature needs one of its own. */
function featureModule(): Type {
  @Module({})
  class TenancyFeatureModule {}
  return TenancyFeatureModule;
}

@Global()
@Module({
  providers: [TenantContext, UnitOfWork, TenantRows, CrossTenant, InstantReading, TenancyInvariants],
  exports: [TenantContext, UnitOfWork, TenantRows, CrossTenant, InstantReading, TenancyInvariants],
})
export class TenancyModule {
  /**
   * Registers a feature's entities and gives it scoped repositories for them. The raw repositories stay inside here and
   * cannot be injected elsewhere.
   */
  static forFeature(entities: { tenant?: TenantEntity[]; global?: Type<ObjectLiteral>[] }): DynamicModule {
    const tenant = entities.tenant ?? [];
    const global = entities.global ?? [];
    const providers: Provider[] = [
      ...tenant.map((entity) => ({
        provide: scopedToken(entity),
        inject: [TenantContext, UnitOfWork],
        useFactory: (context: TenantContext, unitOfWork: UnitOfWork) => new ScopedRepository(entity, context, unitOfWork),
      })),
      ...global.map((entity) => ({
        provide: globalToken(entity),
        inject: [Transactions],
        useFactory: (transactions: Transactions) => new GlobalRepository(entity, transactions),
      })),
    ];
    return {
      module: featureModule(),
      imports: [TypeOrmModule.forFeature([...tenant, ...global])],
      providers,
      exports: [...tenant.map(scopedToken), ...global.map(globalToken)],
    };
  }
}

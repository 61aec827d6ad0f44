import type {
  DeepPartial,
  EntityManager,
  EntityTarget,
  FindManyOptions,
  FindOneOptions,
  FindOptionsWhere,
  ObjectLiteral,
  SelectQueryBuilder,
} from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import type { TenantContext } from './tenant-context.js';
import type { TenantOwned } from './tenant-owned.entity.js';
import type { UnitOfWork } from './unit-of-work.js';

/** Every value of a row is a parameter, and a statement of Postgres has at most 65,535 of them. */
const INSERT_AT_ONCE = 1_000;

type Where<E> = FindOptionsWhere<E>;
type Find<E> = Omit<FindManyOptions<E>, 'where'> & { where?: Where<E> | Where<E>[] };
type FindOne<E> = Omit<FindOneOptions<E>, 'where'> & { where: Where<E> | Where<E>[] };

/**
 * The only way to a tenant's rows. The open scope's tenant is merged into every condition and stamped on every insert,
 * and it wins over what the caller says. There is no `save` and no upsert by the caller's id: saving somebody else's id
 * with our tenant stamped on it would move their row to us.
 */
export class ScopedRepository<E extends TenantOwned & ObjectLiteral> {
  constructor(
    private readonly target: EntityTarget<E>,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Inserts one row or many: all of them or none. */
  async insert(values: DeepPartial<E> | DeepPartial<E>[]): Promise<void> {
    const { tenantId } = this.context.current('An insert');
    const rows = (Array.isArray(values) ? values : [values]).map((row) => ({ ...row, tenantId }));
    if (rows.length === 0) return;
    await this.unitOfWork.run(async (manager) => {
      for (const portion of portionsOf(rows))
        await manager.createQueryBuilder().insert().into(this.target).values(portion).updateEntity(false).execute();
    });
  }

  /** Inserts rows and leaves those alone that are there already; the number really inserted. */
  async insertMissing(values: DeepPartial<E>[]): Promise<number> {
    const { tenantId } = this.context.current('An insert');
    const rows = values.map((row) => ({ ...row, tenantId }));
    if (rows.length === 0) return 0;
    return this.unitOfWork.run(async (manager) => {
      let inserted = 0;
      for (const portion of portionsOf(rows)) {
        const result = await manager
          .createQueryBuilder()
          .insert()
          .into(this.target)
          .values(portion)
          .orIgnore()
          .returning('tenant_id')
          .updateEntity(false)
          .execute();
        inserted += (result.raw as unknown[]).length;
      }
      return inserted;
    });
  }

  /** Changes the rows that match; how many there were. */
  async update(where: Where<E>, changes: QueryDeepPartialEntity<E>): Promise<number> {
    if ('tenantId' in changes) throw new Error('A row never changes its tenant.');
    return this.unitOfWork.run(async (manager) => {
      const result = await manager.createQueryBuilder().update(this.target).set(changes).where(this.scoped(where)).execute();
      return result.affected ?? 0;
    });
  }

  /** Deletes the rows that match; how many there were. */
  async delete(where: Where<E>): Promise<number> {
    return this.unitOfWork.run(async (manager) => {
      const result = await manager.createQueryBuilder().delete().from(this.target).where(this.scoped(where)).execute();
      return result.affected ?? 0;
    });
  }

  async find(options: Find<E> = {}): Promise<E[]> {
    return this.unitOfWork.run((manager) => this.repository(manager).find({ ...options, where: this.scopedAny(options.where) }));
  }

  async findOne(options: FindOne<E>): Promise<E | null> {
    return this.unitOfWork.run((manager) => this.repository(manager).findOne({ ...options, where: this.scopedAny(options.where) }));
  }

  async count(where: Where<E> = {}): Promise<number> {
    return this.unitOfWork.run((manager) => this.repository(manager).count({ where: this.scoped(where) }));
  }

  async exists(where: Where<E>): Promise<boolean> {
    return this.unitOfWork.run((manager) => this.repository(manager).exists({ where: this.scoped(where) }));
  }

  /** Runs a query that is built on the scoped one; the tenant's condition is there already. */
  async query<T>(alias: string, build: (query: SelectQueryBuilder<E>) => Promise<T>): Promise<T> {
    const { tenantId } = this.context.current('A query');
    return this.unitOfWork.run((manager) =>
      build(manager.createQueryBuilder(this.target, alias).where(`${alias}.tenantId = :scopeTenantId`, { scopeTenantId: tenantId })),
    );
  }

  private repository(manager: EntityManager) {
    return manager.getRepository(this.target);
  }

  private scoped(where: Where<E>): Where<E> {
    return { ...where, tenantId: this.context.current('A condition').tenantId };
  }

  private scopedAny(where: Where<E> | Where<E>[] | undefined): Where<E> | Where<E>[] {
    return Array.isArray(where) ? where.map((one) => this.scoped(one)) : this.scoped(where ?? {});
  }
}

function portionsOf<R>(rows: readonly R[]): R[][] {
  const portions: R[][] = [];
  for (let from = 0; from < rows.length; from += INSERT_AT_ONCE) portions.push(rows.slice(from, from + INSERT_AT_ONCE));
  return portions;
}

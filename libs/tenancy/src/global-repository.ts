import type { DeepPartial, EntityTarget, FindManyOptions, FindOneOptions, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import type { Transactions } from '#persistence';

/** For the few tables that belong to no tenant. Each stands in GLOBAL_TABLES with its reason, and a test compares. */
export class GlobalRepository<E extends ObjectLiteral> {
  constructor(
    private readonly target: EntityTarget<E>,
    private readonly transactions: Transactions,
  ) {}

  async insert(values: DeepPartial<E>): Promise<void> {
    await this.transactions.run('', (manager) =>
      manager
        .createQueryBuilder()
        .insert()
        .into(this.target)
        .values(values as unknown as QueryDeepPartialEntity<E>)
        .updateEntity(false)
        .execute(),
    );
  }

  async update(where: FindOptionsWhere<E>, changes: QueryDeepPartialEntity<E>): Promise<number> {
    return this.transactions.run(
      '',
      async (manager) => (await manager.createQueryBuilder().update(this.target).set(changes).where(where).execute()).affected ?? 0,
    );
  }

  async delete(where: FindOptionsWhere<E>): Promise<number> {
    return this.transactions.run(
      '',
      async (manager) => (await manager.createQueryBuilder().delete().from(this.target).where(where).execute()).affected ?? 0,
    );
  }

  async find(options: FindManyOptions<E> = {}): Promise<E[]> {
    return this.transactions.run('', (manager) => manager.getRepository(this.target).find(options));
  }

  async findOne(options: FindOneOptions<E>): Promise<E | null> {
    return this.transactions.run('', (manager) => manager.getRepository(this.target).findOne(options));
  }
}

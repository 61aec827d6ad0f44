import { Injectable } from '@nestjs/common';
import type { HotStatement } from '#persistence';
import { TenantContext, UnitOfWork } from '#tenancy';

/** Runs statements of the tenant in scope in the running unit of work, or in one of their own. */
@Injectable()
export class ScopedStatements {
  constructor(
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async run<Values extends readonly unknown[], Row>(
    statement: HotStatement<[tenant: string, ...Values], Row>,
    ...values: Values
  ): Promise<Row[]> {
    return this.unitOfWork.run<Row[]>((manager) => manager.query(statement.text, [this.context.tenantId(), ...values]));
  }
}

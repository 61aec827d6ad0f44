import { Column, Entity } from 'typeorm';
import { TenantOwned } from '#tenancy';

/** How many codes the tenant may have sent in a day, where it differs from what the installation allows. */
@Entity('code_budgets')
export class CodeBudget extends TenantOwned {
  /** To numbers of Vietnam. */
  @Column('integer')
  home: number;

  /** To numbers of other countries. */
  @Column('integer')
  abroad: number;
}

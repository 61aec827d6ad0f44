import { Column, Entity } from 'typeorm';
import type { AttemptId } from '#attempts';
import { TenantOwned } from '#tenancy';

/** Up to which attempt, in the order in which they were started, receipts were looked after. */
@Entity('receipt_marks')
export class ReceiptMark extends TenantOwned {
  @Column('uuid')
  passed: AttemptId;
}

import { Entity, PrimaryColumn } from 'typeorm';
import type { AttemptId } from '#attempts';
import { TenantOwned } from '#tenancy';

/** An attempt that was still being worked on when receipts were looked after. */
@Entity('receipt_waits')
export class ReceiptWait extends TenantOwned {
  @PrimaryColumn('uuid')
  attemptId: AttemptId;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantOwned } from '#tenancy';

/** Where codes go, by what they cost. */
export type CodeKind = 'home' | 'abroad' | 'email';

/** Codes of one kind that were sent on a day. Counted up by `CodeBudgets` alone. */
@Entity('code_days')
export class CodeDay extends TenantOwned {
  /** "2026-11-20", in Vietnam. */
  @PrimaryColumn('date')
  day: string;

  @PrimaryColumn('text')
  kind: CodeKind;

  @Column('integer')
  sent: number;

  /** When somebody was first turned away. */
  @Column('timestamptz', { nullable: true })
  spentAt: Date | null;
}

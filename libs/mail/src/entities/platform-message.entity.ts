import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '#kernel';

/**
 * One mail to somebody who is of no tenant: an applicant, an operator. Not a `Message` without a tenant: row security on that
 * table has no exception for rows of nobody, and a statement that claims them would have to see those of all tenants.
 */
@Entity('platform_messages')
export class PlatformMessage {
  @PrimaryColumn('uuid')
  id: Id<'platform-message'>;

  @Column('text')
  recipient: string;

  @Column('text')
  subject: string;

  @Column('text')
  body: string;

  /** As of a tenant's message. */
  @Column('text')
  state: 'queued' | 'sending' | 'sent' | 'failed' | 'kept';

  @Column('smallint')
  attempts: number;

  @Column('text', { nullable: true })
  lastError: string | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  claimedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  sentAt: Date | null;
}

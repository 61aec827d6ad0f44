import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '#kernel';
import { TenantOwned } from '#tenancy';

export type MessageId = Id<'message'>;

/** One message to one person. Written in the transaction whose news it carries; sent afterwards by the worker. */
@Entity('messages')
export class Message extends TenantOwned {
  @PrimaryColumn('uuid')
  id: MessageId;

  /** A text message is put in as `sms`; it becomes `zalo` when it has left that way. */
  @Column('text')
  channel: 'email' | 'sms' | 'zalo';

  @Column('text')
  recipient: string;

  @Column('text')
  subject: string;

  @Column('text')
  body: string;

  /** `kept`: there is no server to send it by, it stays in the development mailbox. */
  @Column('text')
  state: 'queued' | 'sending' | 'sent' | 'failed' | 'kept';

  @Column('smallint')
  attempts: number;

  @Column('text', { nullable: true })
  lastError: string | null;

  @Column('timestamptz')
  createdAt: Date;

  /** When a worker took it for sending. */
  @Column('timestamptz', { nullable: true })
  claimedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  sentAt: Date | null;
}

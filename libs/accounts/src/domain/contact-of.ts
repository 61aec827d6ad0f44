import type { NewMessage } from '#mail';
import { type Contact, keptContact } from './contact.js';

/** Where an account is reached: by its phone, where it has one. @throws Error for an account without any, which there is not */
export function contactOf({ phone, email }: { phone: string | null; email: string | null }): Contact {
  return keptContact(phone ?? email ?? '');
}

/** A message to a contact, by text or by mail. */
export function messageTo({ kind, value }: Contact, { subject, body }: Pick<NewMessage, 'subject' | 'body'>): NewMessage {
  return { channel: kind === 'email' ? 'email' : 'sms', recipient: value, subject, body };
}

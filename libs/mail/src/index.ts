export { MailModule } from './mail.module.js';
export { MailSender, type MailServer } from './mail-sender.js';
export { type NewMessage, Outbox } from './outbox.service.js';

export type { TextService } from './http-courier.js';
export { MailModule } from './mail.module.js';
export { MailSender, type MailServer, type WaysOut } from './mail-sender.js';
export { MessageChoices, type TextChannel } from './message-choices.service.js';
export { type NewMessage, Outbox } from './outbox.service.js';
export { PlatformMail } from './platform-mail.service.js';
export { MailInvariants } from './invariants/mail-invariants.service.js';

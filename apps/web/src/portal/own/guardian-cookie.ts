import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Contact, keptContact, SecretBox } from '#accounts';
import { Clock, MINUTE_MS, type TenantId } from '#kernel';
import { SETTINGS, type Settings } from '#settings';
import { TenantContext } from '#tenancy';

const COOKIE = 'cha-me';
const PURPOSE = 'guardian-page';
/** Often it is the child's own device: not for longer than it takes. */
const MINUTES = 15;

interface Sealed {
  contact: string;
  tenantId: TenantId;
  until: number;
}

/** The contact that a guardian has proved by a code, sealed in their browser for a while. */
@Injectable()
export class GuardianCookie {
  constructor(
    private readonly box: SecretBox,
    private readonly context: TenantContext,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  keep(reply: FastifyReply, contact: Contact): void {
    const until = this.clock.now().getTime() + MINUTES * MINUTE_MS;
    const sealed: Sealed = { contact: contact.value, tenantId: this.context.tenantId(), until };
    const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: this.settings.HTTPS, maxAge: MINUTES * 60 } as const;
    reply.setCookie(COOKIE, this.box.seal(JSON.stringify(sealed), PURPOSE), options);
  }

  drop(reply: FastifyReply): void {
    reply.clearCookie(COOKIE, { path: '/' });
  }

  /** Undefined when there is none, it is too old, or another tenant's. */
  read(request: FastifyRequest): Contact | undefined {
    try {
      const { contact, tenantId, until } = JSON.parse(this.box.open(request.cookies[COOKIE] ?? '', PURPOSE)) as Sealed;
      return tenantId === this.context.tenantId() && until > this.clock.now().getTime() ? keptContact(contact) : undefined;
    } catch {
      return undefined;
    }
  }
}

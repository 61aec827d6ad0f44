import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Accounts } from '#accounts';
import { type AccountId, Clock, isUuid, MINUTE_MS } from '#kernel';
import { AssistedEntries } from '#registrations';
import { SETTINGS, type Settings } from '#settings';
import type { HelperView } from '../view-models.js';

const COOKIE = 'nhap-ho';
/** A morning at the house of culture; then one declares it anew. */
const HOURS = 4;

/** A browser in which a helper enters for others: known by a signed cookie that names the helper, for some hours. */
@Injectable()
export class HelperMode {
  constructor(
    private readonly accounts: Accounts,
    private readonly entries: AssistedEntries,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  begin(reply: FastifyReply, helper: AccountId): void {
    const until = this.clock.now().getTime() + HOURS * 60 * MINUTE_MS;
    const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: this.settings.HTTPS, signed: true } as const;
    reply.setCookie(COOKIE, `${helper}.${until}`, { ...options, maxAge: HOURS * 3600 });
  }

  end(reply: FastifyReply): void {
    reply.clearCookie(COOKIE, { path: '/' });
  }

  /** Who helps in this browser; undefined where nobody has declared it, or not lately. */
  helperOf(request: FastifyRequest): AccountId | undefined {
    const { valid, value } = request.unsignCookie(request.cookies[COOKIE] ?? '');
    const [id, until] = (valid ? value : '').split('.');
    return isUuid(id) && Number(until) > this.clock.now().getTime() ? (id as AccountId) : undefined;
  }

  /** What the steps of an entry say about it; undefined for who registers alone. */
  async note(request: FastifyRequest): Promise<HelperView | undefined> {
    const id = this.helperOf(request);
    const helper = id && (await this.accounts.findById(id));
    if (!helper) return undefined;
    return {
      sentence: `${helper.fullName} đang nhập hộ. Hôm nay còn nhập hộ được ${await this.entries.left(helper.id)} người.`,
      stop: { label: 'Thôi nhập hộ', url: '/nhap-ho/thoi' },
    };
  }
}

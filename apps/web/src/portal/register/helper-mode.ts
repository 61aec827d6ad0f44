import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Accounts, Sessions } from '#accounts';
import { type AccountId, Clock, MINUTE_MS } from '#kernel';
import { AssistedEntries } from '#registrations';
import { SETTINGS, type Settings } from '#settings';
import type { HelperView } from '../view-models.js';

const COOKIE = 'nhap-ho';
/** A morning at the house of culture; then one declares it anew. */
const HOURS = 4;

/** A browser in which a helper enters for others: held by the helper for some hours, or until they sign out everywhere or are locked. */
@Injectable()
export class HelperMode {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly entries: AssistedEntries,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async begin(reply: FastifyReply, helper: AccountId): Promise<void> {
    const until = new Date(this.clock.now().getTime() + HOURS * 60 * MINUTE_MS);
    const held = await this.sessions.hold(helper, { device: 'Máy đang nhập hộ', until });
    const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: this.settings.HTTPS, signed: true } as const;
    reply.setCookie(COOKIE, held, { ...options, maxAge: HOURS * 3600 });
  }

  async end(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const held = heldIn(request);
    if (held) await this.sessions.release(held);
    reply.clearCookie(COOKIE, { path: '/' });
  }

  /** Who helps in this browser; undefined where nobody has declared it, or not lately, or it was ended from elsewhere. */
  async helperOf(request: FastifyRequest): Promise<AccountId | undefined> {
    const held = heldIn(request);
    return held === undefined ? undefined : this.sessions.holder(held);
  }

  /** What the steps of an entry say about it; undefined for who registers alone. */
  async note(request: FastifyRequest): Promise<HelperView | undefined> {
    const id = await this.helperOf(request);
    const helper = id && (await this.accounts.findById(id));
    if (!helper) return undefined;
    return {
      sentence: `${helper.fullName} đang nhập hộ. Hôm nay còn nhập hộ được ${await this.entries.left(helper.id)} người.`,
      stop: { label: 'Thôi nhập hộ', url: '/nhap-ho/thoi' },
    };
  }
}

function heldIn(request: FastifyRequest): string | undefined {
  const { valid, value } = request.unsignCookie(request.cookies[COOKIE] ?? '');
  return valid && /^[0-9a-f]{64}$/.test(value) ? value : undefined;
}

import { Inject, Injectable } from '@nestjs/common';
import { IsNull, LessThan, MoreThan, Or } from 'typeorm';
import { type AccountId, Clock, formatMomentWithSeconds } from '#kernel';
import { Outbox } from '#mail';
import { SETTINGS, type Settings } from '#settings';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { AccountError } from './account.errors.js';
import { matchingTotpStep, newTotpSecret, totpStepAt, totpUri, unusedTotpCode } from './domain/totp.js';
import { Account } from './entities/account.entity.js';
import { SecretBox } from './secret-box.js';

/** A secret that is proposed to a browser and belongs to nobody until a code made with it was typed. */
export interface ProposedSecret {
  secret: string;
  /** For the browser to bring back. */
  sealed: string;
  /** What the square picture says. */
  uri: string;
}

type Owner = Pick<Account, 'id' | 'email' | 'totpSecret' | 'totpLastStep'>;

/** Codes of an authenticator app (TOTP, RFC 6238): each 30-second step counts once. */
@Injectable()
export class SecondFactor {
  constructor(
    @InjectScoped(Account) private readonly accounts: ScopedRepository<Account>,
    private readonly box: SecretBox,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The secret that the browser was shown before, or a new one: two visits to the page show the same picture. */
  propose({ id, email }: Owner, { sealed, issuer }: { sealed: string | undefined; issuer: string }): ProposedSecret {
    const secret = (sealed === undefined ? undefined : this.proposed(id, sealed)) ?? newTotpSecret();
    return { secret, sealed: this.box.seal(secret, proposalOf(id)), uri: totpUri({ secret, email: email ?? '', issuer }) };
  }

  /** Makes the proposed secret the account's own. @throws AccountError TOTP_WRONG, TOTP_SET_ALREADY */
  async setUp({ id }: Owner, sealed: string | undefined, typed: string): Promise<void> {
    const secret = sealed === undefined ? undefined : this.proposed(id, sealed);
    const step = secret ? matchingTotpStep(secret, typed, this.clock.now()) : undefined;
    if (!secret || step === undefined) throw new AccountError('TOTP_WRONG');
    const taken = await this.accounts.update(
      { id, totpSecret: IsNull() },
      { totpSecret: this.seal(id, secret), totpLastStep: String(step) },
    );
    if (!taken) throw new AccountError('TOTP_SET_ALREADY');
  }

  /** Uses up the code that was typed. @throws AccountError TOTP_WRONG, TOTP_SPENT */
  async use({ id, totpSecret }: Owner, typed: string): Promise<void> {
    const now = this.clock.now();
    const step = totpSecret ? matchingTotpStep(this.open(id, totpSecret), typed, now) : undefined;
    if (step === undefined) throw new AccountError('TOTP_WRONG');
    const isNewer = [IsNull(), LessThan(String(step))];
    // Where the clock can be moved back, a step that lies ahead of it was used before the move and bars nobody.
    if (this.settings.isDemo) isNewer.push(MoreThan(String(totpStepAt(now) + 1)));
    const used = await this.accounts.update({ id, totpLastStep: Or(...isNewer) }, { totpLastStep: String(step) });
    if (!used) throw new AccountError('TOTP_SPENT');
  }

  /** A secret as it is stored. */
  seal(id: AccountId, secret: string): string {
    return this.box.seal(secret, `totp:${id}`);
  }

  /**
   * In the demo nobody has the app: the code goes to the person's mailbox, which the demo shows. Does nothing in production.
   */
  async tellInDemo({ id, email, totpSecret, totpLastStep }: Owner, proposed?: ProposedSecret): Promise<void> {
    const secret = proposed?.secret ?? (totpSecret ? this.open(id, totpSecret) : undefined);
    if (!this.settings.isDemo || !secret || !email) return;
    const now = this.clock.now();
    const code = unusedTotpCode(secret, now, totpLastStep === null ? undefined : Number(totpLastStep));
    await this.outbox.put({
      channel: 'email',
      recipient: email,
      subject: `Mã xác thực ${code}`,
      body: `${code} là mã xác thực của bạn lúc ${formatMomentWithSeconds(now)}, theo đồng hồ của bản chạy thử. Mã dùng được trong nửa phút; mở lại trang nhập mã để có mã mới. Ngoài bản chạy thử, mã chỉ hiện trong ứng dụng trên điện thoại.`,
    });
  }

  private open(id: AccountId, sealed: string): string {
    return this.box.open(sealed, `totp:${id}`);
  }

  /** The secret in what the browser brought back; undefined when it was made for another account or is none. */
  private proposed(id: AccountId, sealed: string): string | undefined {
    try {
      return this.box.open(sealed, proposalOf(id));
    } catch {
      return undefined;
    }
  }
}

function proposalOf(id: AccountId): string {
  return `totp-proposal:${id}`;
}

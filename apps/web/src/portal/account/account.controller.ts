import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AccessError, Permission, Requires } from '#access';
import {
  type Account,
  AccountError,
  Accounts,
  CodeSignIn,
  IdentityProviders,
  IdentitySignIn,
  type OneSignedIn,
  OwnPassword,
  Sessions,
} from '#accounts';
import { ContestReader, ownPageName } from '#contests';
import { contestantOf } from '../../edge/contestant.js';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { statusOf } from '../../edge/status-of.js';
import { CoordinatorDesk } from '../coordinators/coordinator-desk.js';
import { ACCOUNT, accountPage, passwordPage, signInAgain } from './account-pages.js';
import { OwnPasswordForm } from './account.forms.js';

/** One's own account: what one is reached by, the password, where one is signed in. */
@Controller('tai-khoan')
@Requires(Permission.TakePart)
export class AccountController {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly codes: CodeSignIn,
    private readonly passwords: OwnPassword,
    private readonly providers: IdentityProviders,
    private readonly identities: IdentitySignIn,
    private readonly coordinators: CoordinatorDesk,
    private readonly contests: ContestReader,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest): Promise<Page> {
    const { principal, sessionToken } = contestantOf(request);
    return accountPage({
      account: await this.own(principal.accountId),
      sessions: await this.sessions.ofContestant(principal.accountId, sessionToken),
      links: await this.identities.linksOf(principal.accountId),
      providers: await this.providers.list(),
      sharing: (await this.codes.sharing(principal)).length,
      ownPage: ownPageName((await this.contests.findRunning()) ?? { receiving: [] }),
      isCoordinator: await this.coordinators.isNeeded(principal.accountId),
    });
  }

  @Post('dang-xuat-noi-khac')
  async endOthers(@Req() request: FastifyRequest): Promise<Redirect> {
    const { principal, sessionToken } = contestantOf(request);
    const ended = await this.sessions.closeOthers(principal.accountId, sessionToken);
    return redirect(ACCOUNT, { text: ended > 0 ? `Đã đăng xuất ở ${ended} nơi khác.` : 'Bạn chỉ đang đăng nhập ở trình duyệt này.' });
  }

  @Get('mat-khau')
  async passwordForm(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    const who = signedIn(request);
    const [account, isFresh] = [await this.own(who.accountId), await this.passwords.isFresh(who)];
    // Without a password there is nothing else by which to show who one is.
    if (account.passwordHash === null && !isFresh) return redirect(signInAgain('/tai-khoan/mat-khau'));
    return passwordPage(account, { isFresh });
  }

  @Post('mat-khau')
  async setPassword(@Req() request: FastifyRequest, @Body(FORM) form: OwnPasswordForm): Promise<Page | Redirect> {
    const { password = '', repeated = '', current = '' } = form;
    const who = signedIn(request);
    if (password !== repeated)
      return this.passwordAgain(who, { field: 'repeated', text: 'Hai lần nhập chưa giống nhau. Hãy nhập lại cả hai ô.' });
    try {
      await this.passwords.set(who, { password, current });
    } catch (error) {
      return this.passwordRefused(who, error, 'current');
    }
    return redirect(ACCOUNT, { text: 'Đã đặt mật khẩu. Những nơi khác đang đăng nhập đã được đăng xuất.' });
  }

  @Post('mat-khau/bo')
  async removePassword(@Req() request: FastifyRequest, @Body(FORM) { current = '' }: OwnPasswordForm): Promise<Page | Redirect> {
    const who = signedIn(request);
    try {
      await this.passwords.remove(who, { current });
    } catch (error) {
      return this.passwordRefused(who, error, 'current-remove');
    }
    return redirect(ACCOUNT, { text: 'Đã bỏ mật khẩu. Từ nay bạn vào bằng mã.' });
  }

  private async passwordRefused(who: OneSignedIn, error: unknown, current: 'current' | 'current-remove'): Promise<Page | Redirect> {
    if (error instanceof AccountError && error.code === 'NOT_FRESH')
      return redirect(signInAgain('/tai-khoan/mat-khau'), { text: error.sentence(), isError: true });
    if (!(error instanceof AccountError || error instanceof AccessError)) throw error;
    const field = ['CURRENT_WRONG', 'TOO_MANY_TRIES'].includes(error.code) ? current : 'password';
    return this.passwordAgain(who, { field, text: error.sentence() }, statusOf(error));
  }

  private async passwordAgain(
    who: OneSignedIn,
    fault: { field: 'current' | 'password' | 'repeated' | 'current-remove'; text: string },
    status?: number,
  ): Promise<Page> {
    return passwordPage(await this.own(who.accountId), { isFresh: await this.passwords.isFresh(who), faults: [fault], status });
  }

  private async own(id: OneSignedIn['accountId']): Promise<Account> {
    const account = await this.accounts.findById(id);
    if (!account) throw new AccessError('SIGN_IN_REQUIRED');
    return account;
  }
}

function signedIn(request: FastifyRequest): OneSignedIn {
  const { principal, sessionToken } = contestantOf(request);
  return { accountId: principal.accountId, sessionToken };
}

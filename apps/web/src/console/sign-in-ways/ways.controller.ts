import { Body, Controller, Get, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { AccountError, CodeBudgets, type IdentityProvider, IdentityProviders, type ProviderId } from '#accounts';
import { AuditTrail } from '#audit';
import type { AccountId } from '#kernel';
import { MessageChoices } from '#mail';
import { SETTINGS, type Settings } from '#settings';
import { UnitOfWork } from '#tenancy';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { tenantSiteOf } from '../../edge/site.js';
import { staffOf } from '../staff-of.js';
import { MessagesForm, ProviderForm } from './ways.forms.js';
import { type MessagesFault, providerPage, type ProviderExtras, WAYS, waysPage } from './ways-pages.js';

const MOST = 10_000_000;

/** How people sign in: text messages and their budget, providers of accounts. */
@Controller('quan-tri/cach-dang-nhap')
@Requires(Permission.ManageSignIn)
export class SignInWaysController {
  constructor(
    private readonly budgets: CodeBudgets,
    private readonly messages: MessageChoices,
    private readonly providers: IdentityProviders,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  async show(): Promise<Page> {
    return this.page();
  }

  @Post()
  async change(@Req() request: FastifyRequest, @Body(FORM) form: MessagesForm): Promise<Page | Redirect> {
    const [home, abroad] = [readCount(form.home), readCount(form.abroad)];
    const faults: MessagesFault[] = [
      ...(form.channel ? [] : [{ field: 'channel' as const, text: 'Hãy chọn cách gửi.' }]),
      ...(home !== undefined ? [] : [{ field: 'home' as const, text: 'Hãy nhập một số nguyên từ 0 đến 10.000.000.' }]),
      ...(abroad !== undefined ? [] : [{ field: 'abroad' as const, text: 'Hãy nhập một số nguyên từ 0 đến 10.000.000.' }]),
    ];
    const { channel } = form;
    if (!channel || home === undefined || abroad === undefined) return this.page({ typed: form, faults });
    const actor = staffOf(request).accountId;
    await this.unitOfWork.run(async () => {
      await this.budgets.change({ home, abroad }, actor);
      const subject = { kind: 'tenant', id: tenantSiteOf(request).tenant.id };
      const byText = form.receipts === 'yes';
      if ((await this.messages.receiptsByText()) !== byText) {
        await this.messages.sendReceiptsByText(byText);
        await this.audit.record({ actor, action: 'messages.receipts-changed', subject, details: { byText } });
      }
      if ((await this.messages.textChannel()) === channel) return;
      await this.messages.choose(channel);
      await this.audit.record({ actor, action: 'messages.channel-changed', subject, details: { channel } });
    });
    return redirect(WAYS, { text: 'Đã lưu. Có hiệu lực ngay.' });
  }

  @Get('noi-cap-moi')
  blank(): Page {
    return providerPage(undefined, { returnUrls: [] });
  }

  @Post('noi-cap-moi')
  async add(@Req() request: FastifyRequest, @Body(FORM) form: ProviderForm): Promise<Page | Redirect> {
    const added = await this.providers.add(form, staffOf(request).accountId);
    if ('faults' in added) return providerPage(undefined, { typed: form, faults: added.faults, returnUrls: [] });
    return redirect(`${WAYS}/${added.id}`, { text: 'Đã thêm. Hãy khai địa chỉ trả về với nơi cấp, rồi mở nút.' });
  }

  @Get(':provider')
  async provider(@Req() request: FastifyRequest, @Param('provider', ID) id: ProviderId): Promise<Page> {
    return this.providerPage(request, await this.providers.find(id), {});
  }

  /** What was typed, then perhaps the button on the sign-in page. */
  @Post(':provider')
  async save(
    @Req() request: FastifyRequest,
    @Param('provider', ID) id: ProviderId,
    @Body(FORM) form: ProviderForm,
  ): Promise<Page | Redirect> {
    const actor = staffOf(request).accountId;
    const refused = await this.providers.change(id, form, actor);
    if (refused) return this.providerPage(request, await this.providers.find(id), { typed: form, faults: refused.faults });
    if (form.do === 'close') await this.providers.deactivate(id, actor);
    if (form.do !== 'open') return redirect(`${WAYS}/${id}`, { text: form.do === 'close' ? 'Đã gỡ nút khỏi trang Đăng nhập.' : 'Đã lưu.' });
    return this.open(request, id, actor);
  }

  private async open(request: FastifyRequest, id: ProviderId, actor: AccountId): Promise<Page | Redirect> {
    try {
      await this.providers.activate(id, actor);
    } catch (error) {
      if (!(error instanceof AccountError) || error.kind === 'not-found') throw error;
      const text = 'Đã lưu, nhưng nơi cấp không trả lời đúng ở địa chỉ này. Hãy xem lại địa chỉ, hoặc hỏi nơi cấp.';
      return this.providerPage(request, await this.providers.find(id), { notice: { kind: 'grave', title: 'Chưa mở được nút', text } });
    }
    return redirect(`${WAYS}/${id}`, { text: 'Nút đã hiện trên trang Đăng nhập.' });
  }

  private providerPage(request: FastifyRequest, provider: IdentityProvider, extras: Omit<ProviderExtras, 'returnUrls'>): Page {
    return providerPage(provider, { ...extras, returnUrls: returnUrls(request, provider.id) });
  }

  private async page(more: { typed?: MessagesForm; faults?: MessagesFault[] } = {}): Promise<Page> {
    return waysPage({
      use: await this.budgets.useToday(),
      channel: more.typed?.channel ?? (await this.messages.textChannel()),
      receiptsByText: more.typed ? more.typed.receipts === 'yes' : await this.messages.receiptsByText(),
      services: { sms: this.settings.SMS_URL !== undefined, zalo: this.settings.ZALO_URL !== undefined },
      providers: await this.providers.list(),
      linkCounts: await this.providers.linkCounts(),
      ...more,
    });
  }
}

/** "20.000" as a number; undefined for what is none, or too many. */
function readCount(typed = ''): number | undefined {
  const digits = typed.replace(/[.\s]/g, '');
  return /^\d{1,8}$/.test(digits) && Number(digits) <= MOST ? Number(digits) : undefined;
}

/** Where the provider is to send browsers back to, on the site by which the administrator has come. */
function returnUrls({ protocol, host }: FastifyRequest, id: string): string[] {
  return [`${protocol}://${host}/dang-nhap/qua/${id}/ve`];
}

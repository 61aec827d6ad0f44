import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessError, Permission, Requires } from '#access';
import { AccountError, type OneTimeCodeId, OneTimeCodes } from '#accounts';
import { type Tenant, TenantSettings } from '#tenants';
import { Devices } from '../../edge/devices.js';
import { errorSummary } from '../../edge/error-summary.js';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { statusOf } from '../../edge/status-of.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { CardFormView, GroupsView } from '../view-models.js';
import { IDENTITY, MAIL } from './addresses.js';
import { MailCodeForm } from './tenant.forms.js';

const PURPOSE = 'tenant-mail';

/** Proves the tenant's mail address: a code goes there, and whoever can open the mailbox types it. */
@Controller(MAIL)
export class MailAddressController {
  constructor(
    private readonly tenants: TenantSettings,
    private readonly codes: OneTimeCodes,
    private readonly devices: Devices,
  ) {}

  @Get()
  @Requires(Permission.ManageTenant)
  async show(): Promise<Page | Redirect> {
    return this.page();
  }

  @Get(':code')
  @Requires(Permission.ManageTenant)
  async ask(@Param('code', ID) code: OneTimeCodeId): Promise<Page | Redirect> {
    return this.page(code);
  }

  @Post()
  @Requires(Permission.ManageTenant)
  async send(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Page | Redirect> {
    const tenant = await this.tenants.own();
    if (tenant.mailAddress === null) return redirect(IDENTITY);
    const words = (code: string, until: string) => ({
      subject: `Mã xác nhận địa chỉ thư ${code}`,
      body: `${code} là mã để ${tenant.name} dùng địa chỉ này cho thư của cuộc thi. Mã có giá trị đến ${until}. Nếu cơ quan bạn không yêu cầu, đừng đưa mã cho ai.`,
    });
    try {
      const contact = { kind: 'email' as const, value: tenant.mailAddress };
      const from = { siteName: tenant.name, ...this.devices.asking(request, reply) };
      const id = await this.codes.send({ purpose: PURPOSE, contact, payload: {}, words, ...from });
      return redirect(`${MAIL}/${id}`, { text: `Đã gửi mã tới ${tenant.mailAddress}.` });
    } catch (error) {
      if (!(error instanceof AccessError || error instanceof AccountError)) throw error;
      return mailPage(tenant, undefined, { form: 'send', text: error.sentence(), status: statusOf(error) });
    }
  }

  @Post(':code')
  @Requires(Permission.ManageTenant)
  async confirm(
    @Req() request: FastifyRequest,
    @Param('code', ID) id: OneTimeCodeId,
    @Body(FORM) { code: typed = '' }: MailCodeForm,
  ): Promise<Page | Redirect> {
    const { accountId } = staffOf(request);
    try {
      await this.codes.confirm({ id, purpose: PURPOSE, typed, from: this.devices.guessing(request) }, async ({ contact }) => {
        if (!(await this.tenants.confirmMail(contact, accountId))) throw new AccountError('CODE_UNKNOWN');
      });
    } catch (error) {
      if (!(error instanceof AccessError || error instanceof AccountError)) throw error;
      return mailPage(await this.tenants.own(), id, { form: 'code', text: error.sentence(), status: statusOf(error) });
    }
    return redirect(IDENTITY, { text: 'Đã xác nhận địa chỉ thư.' });
  }

  private async page(code?: OneTimeCodeId): Promise<Page | Redirect> {
    const tenant = await this.tenants.own();
    return tenant.mailAddress === null ? redirect(IDENTITY) : mailPage(tenant, code);
  }
}

interface Fault {
  form: 'send' | 'code';
  text: string;
  status: number;
}

function mailPage({ mailAddress, mailConfirmedAt }: Tenant, code: OneTimeCodeId | undefined, fault?: Fault): Page {
  const errors = (form: Fault['form']) =>
    fault?.form === form ? errorSummary([{ field: form === 'code' ? 'code' : 'mail', text: fault.text }]) : undefined;
  const send: CardFormView = {
    heading: code ? 'Chưa nhận được mã' : 'Gửi mã',
    sentence: code
      ? 'Mã thường tới sau ít giây. Sau một phút thì gửi lại được.'
      : 'Mã gồm sáu chữ số, gửi tới đúng địa chỉ này và có giá trị 10 phút.',
    actionUrl: MAIL,
    errors: errors('send'),
    fields: [],
    button: code ? 'Gửi lại mã' : 'Gửi mã',
    isMain: !code,
  };
  const type: CardFormView = {
    heading: 'Nhập mã',
    actionUrl: `${MAIL}/${code ?? ''}`,
    errors: errors('code'),
    fields: [
      {
        text: {
          id: 'code',
          name: 'code',
          label: 'Mã sáu chữ số',
          value: '',
          error: fault?.form === 'code' ? fault.text : undefined,
          autocomplete: 'one-time-code',
          maxlength: 20,
        },
      },
    ],
    button: 'Xác nhận',
    isMain: true,
  };
  return consolePage<GroupsView>(
    'groups',
    {
      title: 'Xác nhận địa chỉ thư',
      heading: 'Xác nhận địa chỉ thư',
      sentence: 'Thư của cuộc thi chỉ mang địa chỉ mà người của đơn vị mở được, để không ai gửi thư dưới tên nơi khác.',
      back: { label: 'Đơn vị tổ chức', url: IDENTITY },
      groups: [
        {
          heading: 'Địa chỉ',
          table: {
            label: 'Địa chỉ thư của đơn vị',
            columns: [{ label: 'Địa chỉ' }, { label: 'Trạng thái' }],
            rows: [{ cells: [{ text: mailAddress ?? '', isHead: true }, { text: mailConfirmedAt ? 'Đã xác nhận' : 'Chờ nhập mã' }] }],
            empty: { title: 'Chưa ghi địa chỉ nào', text: 'Hãy ghi ở trang Đơn vị tổ chức.' },
          },
        },
      ],
      forms: code ? [type, send] : [send],
    },
    { status: fault?.status ?? 200 },
  );
}

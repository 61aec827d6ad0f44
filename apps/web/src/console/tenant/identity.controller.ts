import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { SETTINGS, type Settings } from '#settings';
import {
  firstDrawings,
  type IdentityFault,
  isReserved,
  mailIdentity,
  mayBeSender,
  ownAddress,
  paletteOf,
  readIdentity,
  senderProblem,
  strongColourFaults,
  type Tenant,
  TenantDirectory,
  TenantDrawings,
  TenantSettings,
  type TypedIdentity,
} from '#tenants';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { originOf } from '../../edge/site-address.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { DetailView, EditorView } from '../view-models.js';
import { IDENTITY } from './addresses.js';
import { identityContent, placesContent } from './identity-presenter.js';
import { previewPicture } from './preview-picture.js';
import { IdentityForm, PreviewQuery } from './tenant.forms.js';

/** What the tenant says of itself: names, colours, the sender of its mail; its addresses and who stands under it. */
@Controller(IDENTITY)
export class IdentityController {
  constructor(
    private readonly tenants: TenantSettings,
    private readonly directory: TenantDirectory,
    private readonly drawings: TenantDrawings,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Requires(Permission.ManageTenant)
  async edit(): Promise<Page> {
    const tenant = await this.tenants.own();
    return this.page(tenant, typedOf(tenant));
  }

  @Post()
  @Requires(Permission.ManageTenant)
  async save(@Req() request: FastifyRequest, @Body(FORM) form: IdentityForm): Promise<Page | Redirect> {
    const tenant = await this.tenants.own();
    const { palette, do: wish, ...rest } = form;
    const typed: TypedIdentity = { ...rest, colour: palette && palette !== 'khac' ? palette : (form.colour ?? '') };
    const reading = readIdentity(typed);
    if ('faults' in reading) return this.page(tenant, typed, { faults: reading.faults });
    const { mailAddress } = reading.identity;
    const own = ownAddress(tenant, this.settings);
    // What stands there from earlier days is kept, though not used: saving another field must not fail for it.
    if (mailAddress !== null && mailAddress !== own && mailAddress !== tenant.mailAddress && isReserved(mailAddress, this.settings)) {
      const text = `Ở tên miền này, địa chỉ của đơn vị chỉ có thể là ${own}. Hãy ghi đúng địa chỉ ấy, hoặc một địa chỉ của cơ quan bạn.`;
      return this.page(tenant, typed, { faults: [{ field: 'mailAddress', text }] });
    }
    if (wish === 'preview') return this.page(tenant, typed, { isPreview: true });
    await this.tenants.change(reading.identity, staffOf(request).accountId);
    return redirect(IDENTITY, { text: 'Đã lưu.' });
  }

  /** The head of the site, with what is asked for in the place of what is in force. */
  @Get('xem-truoc.svg')
  @Requires(Permission.ManageTenant)
  async picture(@Query(FORM) { ten, ngan, coQuan, mau }: PreviewQuery, @Res() reply: FastifyReply): Promise<void> {
    const tenant = await this.tenants.own();
    const strong = mau && strongColourFaults(mau).length === 0 ? mau : tenant.colours.strong;
    const colours = strong.toUpperCase() === tenant.colours.strong.toUpperCase() ? tenant.colours : paletteOf(strong);
    const [own, before] = [await this.drawings.all(), firstDrawings(tenant)];
    const after = firstDrawings({ slug: tenant.slug, shortName: ngan || tenant.shortName, colours });
    // What was drawn for the tenant follows its colours, what it brought stays.
    const shown = (name: 'emblem' | 'landscape-desktop'): string => {
      const svg = own.get(name)?.svg;
      return svg === undefined || svg === before[name] ? after[name] : svg;
    };
    const svg = previewPicture({
      name: ten || tenant.name,
      hostBody: coQuan || tenant.hostBody,
      colours,
      emblemSvg: await this.drawings.whole(shown('emblem')),
      landscapeSvg: shown('landscape-desktop'),
    });
    await reply.type('image/svg+xml').header('cache-control', 'private, no-store').send(svg);
  }

  @Get('dia-chi')
  @Requires(Permission.ManageTenant)
  async places(@Req() request: FastifyRequest): Promise<Page> {
    const tenant = await this.tenants.own();
    return consolePage<DetailView>(
      'detail',
      placesContent({
        tenant,
        hosts: await this.directory.hostsOf(tenant.id),
        rootHost: this.settings.ROOT_HOST,
        parent: tenant.parentId ? await this.directory.findById(tenant.parentId) : undefined,
        children: await this.directory.childrenOf(tenant.id),
        originOf: (host) => originOf(host, request),
      }),
    );
  }

  private page(
    tenant: Tenant,
    typed: TypedIdentity,
    { faults = [], isPreview = false }: { faults?: readonly IdentityFault[]; isPreview?: boolean } = {},
  ): Page {
    const { name: ten = '', shortName: ngan = '', hostBody: coQuan = '', colour: mau = '' } = typed;
    const content = identityContent({
      tenant,
      typed,
      faults,
      isPreview,
      isSender: tenant.mailAddress !== null && mayBeSender(tenant.mailAddress, this.settings),
      ownAddress: ownAddress(tenant, this.settings),
      problem: senderProblem(tenant, this.settings),
      from: mailIdentity(tenant, this.settings).from.replaceAll('"', ''),
      pictureUrl: `${IDENTITY}/xem-truoc.svg?${new URLSearchParams({ ten, ngan, coQuan, mau }).toString()}`,
    });
    return consolePage<EditorView>('editor', content, { status: faults.length > 0 ? 422 : 200 });
  }
}

function typedOf({ name, shortName, hostBody, colours, mailAddress }: Tenant): TypedIdentity {
  return { name, shortName, hostBody, colour: colours.strong, mailAddress: mailAddress ?? '' };
}

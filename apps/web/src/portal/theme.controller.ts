import { Controller, Get, Header, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Public } from '#access';
import { placeStylesheet, type TenantColours, TenantDirectory, themeStylesheet } from '#tenants';
import { OnSite } from '../edge/site.guard.js';

/** Khoa Bảng's own palette, lacquer. */
const LACQUER: TenantColours = { strong: '#8C1A1E', deep: '#5E0E13', mid: '#B04A45', soft: '#DDA59B', tint: '#F8E9E4' };

@Controller()
@OnSite('root', 'tenant', 'suspended', 'none')
export class ThemeController {
  constructor(private readonly directory: TenantDirectory) {}

  /** The colours of whose site it is, and on the product's pages those of every place that they list. The address that pages use changes with the colours. */
  @Get('theme.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  @Header('vary', 'host, cookie')
  @Public('a stylesheet of public pages')
  async theme(@Req() { site }: FastifyRequest): Promise<string> {
    if (site.kind === 'tenant' && !site.isChosen) return themeStylesheet(site.tenant.colours);
    const places = (await this.directory.list()).map(({ tenant }) => placeStylesheet(tenant.slug, tenant.colours));
    return [themeStylesheet(site.kind === 'tenant' ? site.tenant.colours : LACQUER), ...places].join('');
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { TenantContext } from '#tenancy';
import { type Tenant, TenantDrawings } from '#tenants';
import { PROJECT_ROOT } from '#settings';
import type { DemoStripView, SiteView } from '../portal/view-models.js';
import { DemoStrip } from './demo-strip.js';

const PRODUCT_EMBLEM = readFileSync(join(PROJECT_ROOT, 'config/demo/art/khoa-bang/emblem.svg'), 'utf8').trim();

/** What surrounds every page: whose site it is, where one can go, the demo's strip. */
@Injectable()
export class SiteFrame {
  constructor(
    private readonly context: TenantContext,
    private readonly drawings: TenantDrawings,
    private readonly demo: DemoStrip,
  ) {}

  async of(request: FastifyRequest): Promise<{ site: SiteView; demo: DemoStripView | undefined }> {
    const site = request.site.kind === 'tenant' ? await this.tenantSite(request.site.tenant) : productSite();
    return { site, demo: this.demo.of(request) };
  }

  /** The stylesheet with the colours of the page's owner. */
  themeUrl(request: FastifyRequest): string {
    return request.site.kind === 'tenant' ? `/theme.css?v=${request.site.tenant.colours.strong.slice(1)}` : '/theme.css?v=khoa-bang';
  }

  private async tenantSite(tenant: Tenant): Promise<SiteView> {
    const drawings = await this.context.run({ tenantId: tenant.id }, () => this.drawings.all());
    return {
      name: tenant.name,
      subtitle: tenant.hostBody,
      emblemSvg: drawings.get('emblem')?.svg ?? PRODUCT_EMBLEM,
      homeUrl: '/',
      nav: [],
      footer: {
        sentence: `${tenant.name} tổ chức cuộc thi.`,
        productUrl: '/ve-khoa-bang',
        productEmblemSvg: PRODUCT_EMBLEM,
        productSentence: 'Kết quả ai cũng kiểm tra lại được.',
      },
    };
  }
}

function productSite(): SiteView {
  return {
    name: 'Khoa Bảng',
    subtitle: 'Cuộc thi cho mọi người',
    emblemSvg: PRODUCT_EMBLEM,
    homeUrl: '/',
    nav: [],
    footer: { sentence: 'Khoa bảng: danh sách những người đỗ các kỳ thi xưa, khắc trên bia đá Văn Miếu.' },
  };
}

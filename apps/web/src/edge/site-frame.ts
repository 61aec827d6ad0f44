import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ContestReader, type RunningContest } from '#contests';
import { TenantContext } from '#tenancy';
import { type Tenant, TenantDrawings } from '#tenants';
import { PROJECT_ROOT } from '#settings';
import type { NavItemView, SiteView } from '../portal/view-models.js';

const PRODUCT_EMBLEM = readFileSync(join(PROJECT_ROOT, 'config/demo/art/khoa-bang/emblem.svg'), 'utf8').trim();

/** What surrounds the pages of the site: whose it is, where one can go. */
@Injectable()
export class SiteFrame {
  constructor(
    private readonly context: TenantContext,
    private readonly drawings: TenantDrawings,
    private readonly contests: ContestReader,
  ) {}

  async of(request: FastifyRequest): Promise<SiteView> {
    return request.site.kind === 'tenant' ? this.tenantSite(request.site.tenant, request) : productSite();
  }

  /** The stylesheet with the colours of the page's owner. */
  themeUrl(request: FastifyRequest): string {
    return request.site.kind === 'tenant' ? `/theme.css?v=${request.site.tenant.colours.strong.slice(1)}` : '/theme.css?v=khoa-bang';
  }

  private async tenantSite(tenant: Tenant, request: FastifyRequest): Promise<SiteView> {
    const [drawings, running] = await this.context.run(
      { tenantId: tenant.id },
      async () => [await this.drawings.all(), await this.contests.findRunning()] as const,
    );
    const { principal } = request;
    return {
      name: tenant.name,
      subtitle: tenant.hostBody,
      emblemSvg: drawings.get('emblem')?.svg ?? PRODUCT_EMBLEM,
      homeUrl: '/',
      contestName: running?.contest.name,
      nav: running ? navigation(running, request.url) : [],
      account: principal ? { name: 'Bài thi của tôi', url: '/cua-toi', signOutUrl: '/dang-xuat' } : undefined,
      signIn: running && !principal ? { label: 'Đăng nhập', url: '/dang-nhap' } : undefined,
      footer: {
        sentence: running ? `${running.ruleSet.contest.organisers.join(', ')} tổ chức cuộc thi.` : `${tenant.name} tổ chức cuộc thi.`,
        productUrl: '/ve-khoa-bang',
        productEmblemSvg: PRODUCT_EMBLEM,
        productSentence: 'Kết quả ai cũng kiểm tra lại được.',
      },
    };
  }
}

/** Where one can go on a tenant's site. */
function navigation({ ruleSet }: RunningContest, url: string): NavItemView[] {
  const hasQuiz = ruleSet.parts.some((part) => part.kind === 'quiz');
  const items = [
    { label: 'Giải thưởng', url: '/#giai-thuong' },
    { label: 'Thể lệ', url: '/the-le' },
    hasQuiz ? { label: 'Ôn tập', url: studyIsOpen(ruleSet) ? '/on-tap' : '/tai-lieu' } : undefined,
    { label: 'Hỏi đáp', url: '/hoi-dap' },
  ];
  return items.filter((item) => item !== undefined).map((item) => ({ ...item, current: url.split('?')[0] === item.url }));
}

function studyIsOpen(ruleSet: RunningContest['ruleSet']): boolean {
  return ruleSet.parts.some((part) => part.kind === 'quiz' && part.study.opens === 'questions-with-answers');
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

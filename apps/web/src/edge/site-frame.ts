import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ContestReader, isPublished, NewsReader, ownPageName, type RunningContest } from '#contests';
import { lowerFirst } from '#kernel';
import { TenantContext } from '#tenancy';
import { TenantDrawings } from '#tenants';
import { PROJECT_ROOT, SETTINGS, type Settings } from '#settings';
import type { NavItemView, SiteView } from '../portal/view-models.js';
import { scopeAt, type Site } from './site.js';
import { originOf } from './site-address.js';
import type { SiteDeployment } from './site-deployments.js';

type TenantSite = Extract<Site, { kind: 'tenant' }>;

const PRODUCT_EMBLEM = readFileSync(join(PROJECT_ROOT, 'config/demo/art/khoa-bang/emblem.svg'), 'utf8').trim();

/** What surrounds the pages of the site: whose it is, where one can go. */
@Injectable()
export class SiteFrame {
  constructor(
    private readonly context: TenantContext,
    private readonly drawings: TenantDrawings,
    private readonly contests: ContestReader,
    private readonly news: NewsReader,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @param isShared the page is the same for everybody: it says nothing of who asks */
  async of(request: FastifyRequest, isShared = false): Promise<SiteView> {
    return request.site.kind === 'tenant' ? this.tenantSite(request.site, request, isShared) : productSite();
  }

  /** The stylesheet with the colours of the page's owner. */
  themeUrl(request: FastifyRequest): string {
    return request.site.kind === 'tenant' ? `/theme.css?v=${request.site.tenant.colours.strong.slice(1)}` : '/theme.css?v=khoa-bang';
  }

  /** The product's own page; at a bare address, where its host may not be reached, the choice of a site. */
  private productUrl({ isChosen }: TenantSite, request: FastifyRequest): string {
    if (isChosen) return '/chon-don-vi';
    return `${originOf(this.settings.ROOT_HOST, request)}/`;
  }

  private async tenantSite(site: TenantSite, request: FastifyRequest, isShared: boolean): Promise<SiteView> {
    const { tenant, deployment } = site;
    // Error pages may be asked for before the request's scope is open; opening the same one again joins it.
    const { drawings, running, hasNews } = await this.context.run(scopeAt(site, request), async () => {
      const contest = await this.contests.findRunning();
      return {
        drawings: deployment?.drawings ?? (await this.drawings.all()),
        running: contest,
        hasNews: contest !== undefined && (await this.news.front(contest.contest.id)).newest.length > 0,
      };
    });
    // Staff who look at a page beforehand see it as a stranger does.
    const isContestant = !isShared && request.principal?.kind === 'contestant';
    const ownName = ownPageName(running ?? { receiving: [] });
    return {
      name: tenant.name,
      subtitle: tenant.hostBody,
      emblemSvg: drawings.get('emblem')?.svg ?? PRODUCT_EMBLEM,
      homeUrl: '/',
      contestName: running?.contest.name,
      nav: running ? navigation(running, { url: request.url, hasNews }) : [],
      account: isContestant ? { name: ownName, url: '/cua-toi', signOutUrl: '/dang-xuat' } : undefined,
      // A shared page leads who is signed in to their own, and everybody else to the door before it.
      signIn:
        running && !isContestant ? (isShared ? { label: ownName, url: '/cua-toi' } : { label: 'Đăng nhập', url: '/dang-nhap' }) : undefined,
      deployment: deployment ? deploymentStrip(deployment, request) : undefined,
      footer: {
        sentence: running ? `${running.ruleSet.contest.organisers.join(', ')} tổ chức cuộc thi.` : `${tenant.name} tổ chức cuộc thi.`,
        productUrl: this.productUrl(site, request),
        productEmblemSvg: PRODUCT_EMBLEM,
        productSentence: 'Kết quả ai cũng kiểm tra lại được.',
      },
    };
  }
}

/** The strip above the head of a ward's site: whose contest it is. */
function deploymentStrip({ owner, ownerHost, ownerEmblemSvg }: SiteDeployment, request: FastifyRequest): SiteView['deployment'] {
  const deployer = request.site.kind === 'tenant' ? request.site.tenant.name : '';
  return {
    ownerName: owner.name,
    ownerUrl: `${originOf(ownerHost, request)}/`,
    deployerText: `${lowerFirst(deployer)} triển khai`,
    emblemSvg: ownerEmblemSvg,
  };
}

/** Where one can go on a tenant's site. */
function navigation({ ruleSet, rounds, receiving }: RunningContest, { url, hasNews }: { url: string; hasNews: boolean }): NavItemView[] {
  const hasQuiz = ruleSet.parts.some((part) => part.kind === 'quiz');
  const items = [
    { label: 'Giải thưởng', url: '/#giai-thuong' },
    [...rounds, ...receiving].some(isPublished) ? { label: 'Bảng vàng', url: '/bang-vang' } : undefined,
    { label: 'Thể lệ', url: '/the-le' },
    hasQuiz ? { label: 'Ôn tập', url: studyIsOpen(ruleSet) ? '/on-tap' : '/tai-lieu' } : undefined,
    hasNews ? { label: 'Tin tức', url: '/tin-tuc' } : undefined,
    { label: 'Hỏi đáp', url: '/hoi-dap' },
  ];
  return items.filter((item) => item !== undefined).map((item) => ({ ...item, current: isWithin(url, item.url) }));
}

/** Whether an address is a page or one below it: a round's roll belongs to the rolls. */
function isWithin(url: string, page: string): boolean {
  const [path = ''] = url.split('?');
  return path === page || path.startsWith(`${page}/`);
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

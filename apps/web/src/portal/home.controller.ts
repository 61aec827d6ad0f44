import { Controller, Get, Inject, NotFoundException, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Public } from '#access';
import type { AccountId } from '#kernel';
import { SETTINGS, type Settings } from '#settings';
import type { Tenant } from '#tenants';
import { type Page, page, redirect, type Redirect } from '../edge/page.js';
import type { Site } from '../edge/site.js';
import { OnSite } from '../edge/site.guard.js';
import { LandingFactsReader } from './landing/landing-facts.js';
import { landingContent } from './landing/landing-presenter.js';
import { PublicContests } from './public-contests.js';
import type { LandingView, RootLandingView } from './view-models.js';

/** `/`: the product's page, a tenant's contest, or (in the demo, at an address that is nobody's) the choice of a tenant. */
@Controller()
@OnSite('root', 'tenant', 'none')
export class HomeController {
  constructor(
    private readonly contests: PublicContests,
    private readonly facts: LandingFactsReader,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Public('the front door')
  async home(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    const { site } = request;
    if (site.kind === 'tenant')
      return this.landing(site, request.principal?.kind === 'contestant' ? request.principal.accountId : undefined);
    if (site.kind === 'root') return this.productPage(request);
    if (!this.settings.isDemo) throw new NotFoundException();
    return redirect('/chon-don-vi');
  }

  private async landing(site: Extract<Site, { kind: 'tenant' }>, visitor: AccountId | undefined): Promise<Page> {
    const facts = await this.facts.of(site, visitor);
    return facts ? page<LandingView>('landing', landingContent(facts)) : emptyLanding(site.tenant);
  }

  private async productPage(request: FastifyRequest): Promise<Page> {
    return page<RootLandingView>(
      'root-landing',
      {
        title: 'Cuộc thi cho mọi người, bảng vàng ai cũng kiểm lại được',
        description:
          'Khoa Bảng giúp tỉnh, thành phố và phường mở cuộc thi tìm hiểu: thi trên điện thoại, mỗi bài có biên nhận, mỗi kết quả tính lại được.',
        hero: {
          titlePhrases: ['Cuộc thi cho mọi người,', 'bảng vàng ai cũng', 'kiểm lại được'],
          lead: 'Khoa Bảng giúp tỉnh, thành phố và phường mở cuộc thi tìm hiểu: thi trên điện thoại, mỗi bài có biên nhận, mỗi kết quả tính lại được.',
          action: { label: 'Tìm cuộc thi nơi bạn ở', url: '#cuoc-thi' },
          phoneArtUrl: '/art/khoa-bang/steles-phone.svg',
          desktopArtUrl: '/art/khoa-bang/steles.svg',
        },
        contests: {
          title: 'Các cuộc thi',
          intro: 'Đang mở và đã công bố, xếp theo nơi tổ chức',
          items: await this.contests.cards(request),
        },
        promises: {
          title: 'Ba điều Khoa Bảng giữ',
          items: [
            {
              title: 'Kế hoạch thành thể lệ, máy giữ đúng thể lệ',
              text: 'Giờ mở, giờ đóng, ai được thi, xếp hạng thế nào: viết một lần, khóa khi công bố.',
            },
            {
              title: 'Đã báo nhận thì không mất',
              text: 'Câu trả lời đã được máy chủ nhận sẽ có mặt trong kết quả, dù mạng hay máy hỏng sau đó.',
            },
            {
              title: 'Kết quả kiểm tra lại được',
              text: 'Mỗi bảng xếp hạng có dấu vân tay, ai cũng tải về so được. Tính lại từ bài đã niêm phong phải ra đúng dấu ấy.',
            },
          ],
        },
        organisers: {
          title: 'Dành cho đơn vị tổ chức',
          text: 'Tỉnh, thành phố, phường, xã, sở, ban, ngành mở trang cuộc thi của mình trong vài phút: gửi đơn, nhận thư mời, chọn mẫu thể lệ.',
          action: { label: 'Đăng ký đơn vị tổ chức', url: '/dang-ky-don-vi' },
        },
      },
      { layout: 'root' },
    );
  }
}

/** A tenant that has no contest yet. */
function emptyLanding(tenant: Tenant): Page {
  return page<LandingView>('landing', {
    title: tenant.name,
    description: `Cuộc thi trực tuyến của ${tenant.name}.`,
    hero: {
      kicker: tenant.name,
      titlePhrases: ['Cuộc thi', 'sắp được công bố'],
      lead: 'Ban Tổ chức đang chuẩn bị kế hoạch và thể lệ. Khi có ngày thi, trang này sẽ cho biết ai được dự thi và thi đến bao giờ.',
      landscape: { phoneUrl: '/art/landscape-phone.svg', desktopUrl: '/art/landscape-desktop.svg' },
      band: { state: 'Chưa có cuộc thi nào đang mở.' },
    },
    more: { title: 'Cần biết thêm', links: [] },
  });
}

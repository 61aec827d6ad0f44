import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission } from '#access';
import { Accounts } from '#accounts';
import { ContestReader } from '#contests';
import { Approvals, awaitsSignatureOf, TierCounts } from '#results';
import { SETTINGS, type Settings } from '#settings';
import { TenantDrawings } from '#tenants';
import { ANOMALIES } from '../console/anomalies/addresses.js';
import { APPEALS } from '../console/appeals/addresses.js';
import { BOARD_QUESTIONS } from '../console/board-questions/addresses.js';
import { ITEMS } from '../console/items/addresses.js';
import { GRANTS, NOMINATION_CALLS, NOMINATIONS, WARD_REPORT } from '../console/cascade/addresses.js';
import { CONTESTS } from '../console/contests/addresses.js';
import { contestTitle } from '../console/contests/contests-presenter.js';
import { ConsoleContest } from '../console/console-contest.js';
import { COUNCILS } from '../console/councils/addresses.js';
import { JUDGING, MEETINGS } from '../console/judging/addresses.js';
import { MARKING } from '../console/marking/addresses.js';
import { DRAFTS } from '../console/plan-drafts/addresses.js';
import { RESULTS } from '../console/results/addresses.js';
import { resultRounds } from '../console/results/result-round.js';
import { APPLIED, SIMILARITY } from '../console/similarity/addresses.js';
import { SUBMISSIONS } from '../console/submissions/addresses.js';
import { IDENTITY } from '../console/tenant/addresses.js';
import { homeOf } from './console-home.js';
import type { ConsoleDoorLayoutView, ConsoleFrameView, ConsoleNavGroupView, ConsoleNavItemView } from '../console/view-models.js';
import { contestYear } from './contest-year.js';
import { rolesInWords } from './role-words.js';

/** A page of the console and who may see it; without `requires`, everybody who is signed in. */
interface Destination {
  label: string;
  url: string;
  requires?: Permission;
  /** Only the demo has it. */
  isDemoOnly?: true;
  /** About rules: one's own, or those of the city whose contest a ward deploys. */
  needsRules?: true;
  /** About a contest of one's own: a ward that deploys its city's has none of these. */
  needsContest?: true;
  /** A ward's own people in its city's contest. */
  isForWards?: true;
  /** About questions and rounds: a contest of essays or initiatives has none. */
  needsQuiz?: true;
  /** Only where the tenant has published more than one contest. */
  needsSeveral?: true;
  /** About essays and initiatives: a contest of quizzes alone has none. */
  needsSubmissions?: true;
}

/** Pages that belong together: one line of the list, which unfolds while one is on one of them. */
interface Section {
  label: string;
  within: Destination[];
}

/** What of a contest there is. */
interface Has {
  hasRules: boolean;
  hasContest: boolean;
  hasQuiz: boolean;
  hasSubmissions: boolean;
  hasSeveral: boolean;
  /** Deploys its city's contest, by a live grant. */
  isWard: boolean;
}

/** Where one can go in the console, by the life of a contest: the single list of its pages. */
const NAVIGATION: { title?: string; items: (Destination | Section)[] }[] = [
  {
    items: [
      { label: 'Việc hôm nay', url: '/quan-tri' },
      { label: 'Chấm bài', url: MARKING, requires: Permission.Judge },
      { label: 'Họp hội đồng', url: MEETINGS, requires: Permission.Judge },
      { label: 'Các cuộc thi', url: CONTESTS, needsSeveral: true },
    ],
  },
  {
    title: 'Trước khi thi',
    items: [
      {
        label: 'Thể lệ',
        within: [
          { label: 'Soạn thể lệ', url: DRAFTS },
          { label: 'Thiết lập', url: '/quan-tri/thiet-lap', needsRules: true },
        ],
      },
      { label: 'Câu hỏi', url: '/quan-tri/cau-hoi', needsQuiz: true },
      {
        label: 'Đơn vị và đầu mối',
        within: [
          { label: 'Đơn vị dự thi', url: '/quan-tri/don-vi' },
          { label: 'Đầu mối', url: '/quan-tri/dau-moi', needsContest: true },
          { label: 'Danh sách người', url: '/quan-tri/danh-sach', needsContest: true },
          { label: 'Triển khai', url: GRANTS, needsContest: true },
        ],
      },
      {
        label: 'Ban, tổ, hội đồng',
        within: [
          { label: 'Ban, tổ', url: '/quan-tri/ban-to', needsContest: true },
          { label: 'Hội đồng chấm', url: COUNCILS, needsContest: true, needsSubmissions: true },
        ],
      },
    ],
  },
  {
    title: 'Đang thi',
    items: [
      { label: 'Đợt thi', url: '/quan-tri/dot-thi', needsQuiz: true },
      {
        label: 'Bài dự thi',
        within: [
          { label: 'Bài dự thi', url: SUBMISSIONS, requires: Permission.ManageSubmissions, needsSubmissions: true },
          { label: 'Đối chiếu trùng lặp', url: SIMILARITY, requires: Permission.ManageSubmissions, needsSubmissions: true },
          { label: 'Sáng kiến đã áp dụng', url: APPLIED, requires: Permission.ManageSubmissions, needsSubmissions: true },
        ],
      },
      { label: 'Chấm bài, hội đồng', url: JUDGING, requires: Permission.PrepareJudging, needsContest: true, needsSubmissions: true },
      { label: 'Báo cáo', url: WARD_REPORT, isForWards: true },
      {
        label: 'Người dự thi, hỗ trợ',
        within: [
          { label: 'Người dự thi', url: '/quan-tri/nguoi-du-thi', needsContest: true },
          { label: 'Lượt thi', url: '/quan-tri/luot-thi', requires: Permission.ManageAttempts, needsQuiz: true },
          { label: 'Hỗ trợ', url: '/quan-tri/ho-tro', requires: Permission.HelpPeople },
          { label: 'Hỏi Ban Tổ chức', url: BOARD_QUESTIONS, requires: Permission.AnswerQuestions, needsContest: true },
        ],
      },
      {
        label: 'Đề cử',
        within: [
          { label: 'Nhận đề cử', url: NOMINATION_CALLS, needsContest: true },
          { label: 'Đề cử lên cấp trên', url: NOMINATIONS },
        ],
      },
      {
        label: 'Tin tức, tài liệu',
        within: [
          { label: 'Tin tức', url: '/quan-tri/tin-tuc', needsContest: true },
          { label: 'Tài liệu', url: '/quan-tri/tai-lieu', needsContest: true },
        ],
      },
    ],
  },
  {
    title: 'Sau khi thi',
    items: [
      { label: 'Kết quả', url: RESULTS, needsContest: true },
      {
        label: 'Xem lại sau thi',
        within: [
          { label: 'Bài cần xem lại', url: ANOMALIES, requires: Permission.ReviewAnomalies, needsQuiz: true },
          { label: 'Khiếu nại', url: APPEALS, requires: Permission.HandleAppeals, needsContest: true },
          { label: 'Báo cáo câu hỏi', url: ITEMS, requires: Permission.ReadKeys, needsQuiz: true },
        ],
      },
      { label: 'Giấy chứng nhận', url: '/quan-tri/giay-chung-nhan', needsContest: true },
    ],
  },
  {
    title: 'Quản trị',
    items: [
      {
        label: 'Đơn vị tổ chức',
        within: [
          { label: 'Tên và biểu trưng', url: IDENTITY, requires: Permission.ManageTenant },
          { label: 'Cách đăng nhập', url: '/quan-tri/cach-dang-nhap', requires: Permission.ManageSignIn },
          { label: 'Giữ và xóa thông tin', url: '/quan-tri/luu-giu', needsContest: true },
        ],
      },
      {
        label: 'Nhân sự, nhật ký',
        within: [
          { label: 'Nhân sự', url: '/quan-tri/nhan-su' },
          { label: 'Nhật ký', url: '/quan-tri/nhat-ky' },
        ],
      },
      { label: 'Đồng hồ', url: '/quan-tri/dong-ho', requires: Permission.MoveClock, isDemoOnly: true },
    ],
  },
];

/** What surrounds the pages of the console: whose it is, where one can go, who is signed in. */
@Injectable()
export class ConsoleFrame {
  constructor(
    private readonly drawings: TenantDrawings,
    private readonly contest: ConsoleContest,
    private readonly contests: ContestReader,
    private readonly accounts: Accounts,
    private readonly approvals: Approvals,
    private readonly tiers: TierCounts,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async of(request: FastifyRequest): Promise<ConsoleFrameView> {
    const { hasRules, hasContest, hasQuiz, hasSubmissions, hasSeveral, isWard, ...owner } = await this.owner(request);
    const account = request.principal ? await this.accounts.findById(request.principal.accountId) : undefined;
    const name = account?.fullName ?? '';
    return {
      ...owner,
      homeUrl: homeOf(request.principal),
      nav: navigationFor(request, {
        isDemo: this.settings.isDemo,
        hasRules,
        hasContest,
        hasQuiz,
        hasSubmissions,
        hasSeveral,
        isWard,
        awaited: await this.awaited(request),
      }),
      person: {
        name,
        role: account?.position ?? rolesInWords(account?.staffRoles ?? []),
        initials: initials(name),
        links: [{ label: 'Đổi mật khẩu', url: '/quan-tri/quen-mat-khau' }],
        signOutUrl: '/quan-tri/dang-xuat',
      },
    };
  }

  async door(request: FastifyRequest): Promise<ConsoleDoorLayoutView['door']> {
    const { tenantName, emblemSvg, contestName } = await this.owner(request);
    return { tenantName, emblemSvg, contestName, homeUrl: '/' };
  }

  /** How many standings wait for the signature of whoever is signed in. */
  private async awaited({ principal }: FastifyRequest): Promise<number> {
    if (!principal?.permissions.has(Permission.ApproveStanding)) return 0;
    const running = await this.contest.find();
    const all = (running ? resultRounds(running) : []).filter(({ state }) => state === 'ranked');
    if (!running || all.length === 0) return 0;
    const undecided = await this.tiers.undecided(running.ruleSet, all);
    const ranked = all.filter(({ id }) => !undecided.has(id));
    const signings = await this.approvals.signingsOf(ranked.map(({ id }) => id));
    return ranked.filter((round) => {
      const signing = signings.get(round.id);
      return signing && awaitsSignatureOf(principal.accountId, round, signing);
    }).length;
  }

  private async owner({
    site,
  }: FastifyRequest): Promise<Pick<ConsoleFrameView, 'tenantName' | 'contestName' | 'earlier' | 'emblemSvg'> & Has> {
    const [drawings, running] = [await this.drawings.all(), await this.contests.findRunning()];
    const [newest, ...before] = running ? await this.contests.list() : [];
    const deployed = site.kind === 'tenant' ? site.deployment?.owner.name : undefined;
    const withoutOwn = deployed === undefined ? 'Chưa có cuộc thi' : `Cuộc thi của ${deployed}`;
    return {
      hasSeveral: before.length > 0,
      hasRules: running !== undefined || deployed !== undefined,
      hasContest: running !== undefined,
      isWard: deployed !== undefined,
      hasQuiz: running?.ruleSet.parts.some(({ kind }) => kind === 'quiz') ?? false,
      hasSubmissions: running?.ruleSet.parts.some(({ kind }) => kind !== 'quiz') ?? false,
      tenantName: site.kind === 'tenant' ? site.tenant.name : '',
      contestName: running ? `Cuộc thi ${contestYear(running)}` : withoutOwn,
      earlier:
        running && newest && running.contest.id !== newest.id
          ? { title: contestTitle(running), url: CONTESTS, newest: newest.id, label: 'Về cuộc thi mới nhất' }
          : undefined,
      emblemSvg: drawings.get('emblem')?.svg ?? '',
    };
  }
}

/** What of the list the signed-in person may see; a group of which nothing is left falls away. */
function navigationFor(
  request: FastifyRequest,
  { isDemo, hasRules, hasContest, hasSeveral, hasQuiz, hasSubmissions, isWard, awaited }: { isDemo: boolean; awaited: number } & Has,
): ConsoleNavGroupView[] {
  const { permissions } = request.principal ?? { permissions: new Set() };
  const isOpen = (page: Destination): boolean =>
    permissions.has(page.requires ?? Permission.ReadConsole) &&
    (isDemo || !page.isDemoOnly) &&
    (isWard || !page.isForWards) &&
    (hasRules || !page.needsRules) &&
    (hasContest || !page.needsContest) &&
    (hasSeveral || !page.needsSeveral) &&
    (hasQuiz || !page.needsQuiz) &&
    (hasSubmissions || !page.needsSubmissions);
  const line = ({ label, url }: Destination): ConsoleNavItemView => ({
    label,
    url,
    current: isCurrent(url, request),
    ...(url === RESULTS ? waiting(awaited) : {}),
  });
  return NAVIGATION.map(({ title, items }) => ({
    title,
    items: items.flatMap((item) => {
      if (!('within' in item)) return isOpen(item) ? [line(item)] : [];
      const within = item.within.filter(isOpen).map(line);
      const [first] = within;
      return first ? [within.length > 1 ? sectionOf(item.label, first.url, within) : first] : [];
    }),
  })).filter(({ items }) => items.length > 0);
}

/** A section leads to its first page; its pages stand below it while one is on one of them. */
function sectionOf(label: string, url: string, within: ConsoleNavItemView[]): ConsoleNavItemView {
  return { label, url, within: within.some(({ current }) => current) ? within : undefined };
}

/** The gold disc beside a page on which something waits for whoever is signed in. */
function waiting(count: number): Pick<ConsoleNavItemView, 'count' | 'isWaiting' | 'countLabel'> {
  return count > 0 ? { count: String(count), isWaiting: true, countLabel: `${count} việc chờ bạn` } : {};
}

function isCurrent(url: string, request: FastifyRequest): boolean {
  const path = request.url.split('?')[0] ?? '';
  return path === url || (url !== '/quan-tri' && path.startsWith(`${url}/`));
}

/** "BL" for "Bùi Thị Lan": the first letters of the family name and of the given name. */
function initials(name: string): string {
  const words = name.split(' ').filter(Boolean);
  return `${words[0]?.charAt(0) ?? ''}${words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : ''}`;
}

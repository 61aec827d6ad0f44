/** What the two layouts of the console take. */
import type { DemoStripView, LinkView, PageView } from '../../portal/view-models.js';

/** One entry of the navigation. */
export interface ConsoleNavItemView extends LinkView {
  /** "46" */
  count?: string | undefined;
  /** The count waits for me: a gold disc; `countLabel` says what it counts ("1 việc chờ bạn"). */
  isWaiting?: boolean | undefined;
  countLabel?: string | undefined;
  current?: boolean | undefined;
  /** The pages of a section, while one is on one of them; the entry itself leads to the first. */
  within?: ConsoleNavItemView[] | undefined;
}

/** "Trước khi thi", "Đang thi", "Sau khi thi"; the first group ("Việc hôm nay") has no title. */
export interface ConsoleNavGroupView {
  title?: string | undefined;
  items: ConsoleNavItemView[];
}

export interface ConsolePersonView {
  name: string;
  /** "Tổ thư ký" */
  role: string;
  /** "BL" */
  initials: string;
  /** "Đổi mật khẩu", "Thiết bị xác thực" */
  links?: LinkView[] | undefined;
  /** POST */
  signOutUrl: string;
}

export interface ConsoleFrameView {
  tenantName: string;
  /** "Cuộc thi 2024" */
  contestName: string;
  /** Where an earlier contest is open: which, and the way back to the newest (POST with its id). */
  earlier?: { title: string; url: string; newest: string; label: string } | undefined;
  emblemSvg: string;
  homeUrl: string;
  nav: ConsoleNavGroupView[];
  person: ConsolePersonView;
}

/** One sentence after a redirect: "Đã duyệt. Bảng vàng công bố lúc 10:00 thứ Tư." */
export interface ConsoleFlashView {
  text: string;
  isError?: boolean | undefined;
}

/** layouts/console.hbs; every page behind the sign-in extends it. */
export interface ConsoleLayoutView {
  page: PageView;
  console: ConsoleFrameView;
  csrfToken: string;
  demo?: DemoStripView | undefined;
  flash?: ConsoleFlashView | undefined;
}

/** layouts/console-sign-in.hbs: the emblem, whose console it is, one card. */
export interface ConsoleDoorLayoutView {
  page: PageView;
  door: {
    tenantName: string;
    /** "Cuộc thi tìm hiểu Cải cách hành chính và Chuyển đổi số năm 2024" */
    contestName?: string | undefined;
    emblemSvg: string;
    /** The public site. */
    homeUrl: string;
  };
  csrfToken: string;
  demo?: DemoStripView | undefined;
  flash?: ConsoleFlashView | undefined;
}

/** The head of every page: title, one sentence below it, the way back above it. */
export interface ConsolePageView extends ConsoleLayoutView {
  heading: string;
  sentence?: string | undefined;
  back?: LinkView | undefined;
  /** What the whole page must say first: returned, being computed, locked. */
  notice?: NoticeView | undefined;
}

export interface NoticeView {
  /** `wait`: gold edge, mine to do; `info`: the tenant's colour; `grave`: lacquer red, a thing that went wrong. */
  kind: 'wait' | 'info' | 'grave';
  title: string;
  text?: string | undefined;
  link?: LinkView | undefined;
  /** It is asked again so often whether the notice still holds; once it does not, the page is loaded anew. */
  refreshSeconds?: string | undefined;
}

/** pages/console/message.hbs: forbidden, not found, error. The fields of the portal's MessageView. */
export interface ConsoleMessageView extends ConsoleLayoutView {
  heading: string;
  paragraphs: string[];
  action?: LinkView | undefined;
  second?: LinkView | undefined;
  reference?: string | undefined;
}

/** What every page and several pages show. */

export interface LinkView {
  label: string;
  url: string;
}

/** A line that leads somewhere, with what one finds there. */
export interface LinkRowView extends LinkView {
  detail?: string | undefined;
}

export interface NavItemView extends LinkView {
  current?: boolean | undefined;
}

export interface PageView {
  /** Without the name of the site; the layout adds it. */
  title: string;
  description: string;
  canonicalUrl: string;
  /** Picture of the link preview in Zalo and Facebook, absolute. */
  imageUrl?: string | undefined;
  /** Marks that belong to the whole page: `is-tinted` (receipt), `is-lacquer` (roll of honour). */
  bodyClass?: string | undefined;
  /** Addresses of the stylesheets, theme last: `/assets/portal.css`, `/theme.css`. */
  styles: string[];
  /** Addresses of module scripts. */
  scripts: string[];
  /** The browser asks by itself after so long. */
  again?: { seconds: number; url: string; isWithoutScript?: boolean } | undefined;
  /** True on pages that belong to one person; asks search engines to stay away. */
  isPrivate?: boolean | undefined;
}

/** Head of a page on which there is one thing to do (layout `task`): a way back or the emblem, a name, a place in the row. */
export interface TaskView {
  title: string;
  /** Shows an arrow back instead of the emblem. */
  backUrl?: string | undefined;
  /** "Bước 1 trong 3", "Tuần thi 2" */
  note?: string | undefined;
  /** Bars of progress, one per step. */
  steps?: { isDone: boolean }[] | undefined;
}

export interface SiteView {
  /** "Tỉnh Lâm Đồng" */
  name: string;
  /** "Ban Tổ chức cuộc thi" */
  subtitle: string;
  emblemSvg: string;
  homeUrl: string;
  nav: NavItemView[];
  /** Full name of the contest, for titles and link previews. */
  contestName?: string | undefined;
  /** The signed-in person: a link to "Bài thi của tôi" and the sign-out button. */
  account?: { name: string; url: string; signOutUrl: string } | undefined;
  /** Link for those who are not signed in. */
  signIn?: LinkView | undefined;
  /** "English", when the page exists in English. */
  language?: { label: string; name: string; url: string; code: string } | undefined;
  /** Strip above the head of a ward that deploys its city's contest. */
  deployment?: { ownerName: string; ownerUrl: string; deployerText: string; emblemSvg: string } | undefined;
  footer: FooterView;
}

export interface FooterView {
  /** "UBND tỉnh Lâm Đồng tổ chức cuộc thi theo Kế hoạch năm 2024." */
  sentence: string;
  /** Link to the product with its little stele. Absent on the root site. */
  productUrl?: string | undefined;
  productEmblemSvg?: string | undefined;
  /** "Kết quả ai cũng kiểm tra lại được." */
  productSentence?: string | undefined;
  links?: LinkView[] | undefined;
}

/** Strip at the foot of every page of the demo. */
export interface DemoStripView {
  /** "Bản chạy thử. Bây giờ là 10:42 thứ Năm, 31/10/2024." */
  sentence: string;
  links: LinkView[];
}

/** What the layouts take; every page view extends it. */
export interface LayoutView {
  page: PageView;
  site: SiteView;
  csrfToken: string;
  task?: TaskView | undefined;
  demo?: DemoStripView | undefined;
  /** One sentence after a redirect: "Đã gửi lại mã." */
  flash?: { text: string; isError?: boolean | undefined } | undefined;
}

/** Two drawings of one place; the foreground of both is the deep colour of the band below. */
export interface LandscapeView {
  phoneUrl: string;
  desktopUrl: string;
}

/** Time to an instant as the server saw it; `portal.ts` goes on by minutes, in the last hour by seconds. */
export interface CountdownView {
  /** ISO instants. */
  until: string;
  now: string;
  /** Days, hours, minutes ("07"); in the last hour minutes and seconds. Units that are zero in front are left out. */
  units: { value: string; unit: string }[];
}

/** A bar of 12 px with its number. */
export interface BarView {
  label: string;
  /** "2.846" or "28 trong 35", set bold up to the first `valueRest`. */
  value: string;
  valueRest?: string | undefined;
  /** "73%" */
  width: string;
  /** The first of a ranking, or a target that is reached. */
  isFull?: boolean | undefined;
  url?: string | undefined;
}

/** 1 to 4: the colours of Nhất, Nhì, Ba, Khuyến khích; other tiers take the colour of their place. */
export type PrizeRank = 1 | 2 | 3 | 4;

export interface PrizeTagView {
  label: string;
  rank: PrizeRank;
}

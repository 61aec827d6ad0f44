/** The public face of a contest. */
import type { RoundNoticeView } from '../../edge/round-notice.js';
import type { BarView, CountdownView, LandscapeView, LayoutView, LinkRowView, LinkView, PrizeRank } from './shared.js';

/* pages/landing.hbs (tenants and wards, every state) */

/**
 * The public face of a contest. The same template serves all states; the state lies in the sentences of `band`:
 * before opening (countdown to the opening, "Đăng ký trước"), open, between rounds, closed with results pending (no countdown),
 * published ("Xem bảng vàng"), and submission period of essays and initiatives.
 */
export interface LandingView extends LayoutView {
  hero: HeroView;
  /** News that matters today, above the prizes: "Tuần 2 lùi giờ đóng đến 11:00." */
  notice?: { title: string; text: string; link?: LinkView | undefined } | undefined;
  /** Of rounds that were extended, paused or annulled. */
  roundNotices?: RoundNoticeView[] | undefined;
  targets?: TargetsView | undefined;
  prizes?: PrizesView | undefined;
  schedule?: ScheduleView | undefined;
  submission?: SubmissionCallView | undefined;
  steps?: { title: string; items: { title: string; text: string }[] } | undefined;
  /** Side by side on a wide screen: how many take part, and who has won. */
  results?: { turnout?: TurnoutTeaserView | undefined; roll?: RollTeaserView | undefined } | undefined;
  news?: { title: string; items: NewsTeaserView[]; more?: LinkView | undefined } | undefined;
  more: { title: string; links: LinkRowView[]; exclusion?: { question: string; text: string } | undefined };
}

export interface HeroView {
  /** "Cuộc thi trực tuyến toàn tỉnh, năm 2024" */
  kicker: string;
  /** The title in phrases that do not break inside: "Tìm hiểu về", "Cải cách hành chính", "và Chuyển đổi số". */
  titlePhrases: string[];
  /** May I take part? One sentence. */
  lead: string;
  landscape: LandscapeView;
  band: {
    /** "Tuần thi thứ 2 đang mở." in gold, then "Còn lại". */
    state: string;
    stateRest?: string | undefined;
    countdown?: CountdownView | undefined;
    /** A large word instead of the countdown: "3.412 người dự thi", "Chờ công bố". */
    figure?: { value: string; unit?: string | undefined } | undefined;
    /** "Đóng lúc 9:30 thứ Hai, 04/11/2024" */
    when?: string | undefined;
    /** The one gold button. */
    action?: LinkView | undefined;
    /** "20 câu hỏi và 1 câu dự đoán, khoảng 15 phút." */
    note?: string | undefined;
    second?: LinkView | undefined;
  };
}

export interface PrizesView {
  /** "Mười giải thưởng mỗi tuần" as phrases. */
  titlePhrases: string[];
  intro: string;
  /** Each with its name where there are several; tiers in order of rank, `count` is absent while the plan leaves it open. */
  groups: {
    title?: string | undefined;
    tiers: { label: string; rank: PrizeRank; count?: string | undefined; value?: string | undefined }[];
  }[];
  collective?: { title: string; text: string; emblemSvg: string } | undefined;
}

export type StageState = 'past' | 'current' | 'future';

export interface ScheduleView {
  title: string;
  intro?: string | undefined;
  stages: { name: string; dates: string; stateText: string; state: StageState; url?: string | undefined }[];
  /** Other parts of the contest: "Phần thi Giải pháp, sáng kiến". */
  parts?: { title: string; text: string; link?: LinkView | undefined }[] | undefined;
  help?: { title: string; text: string; link?: LinkView | undefined } | undefined;
}

/** What is asked of those who send an initiative or an essay. */
export interface SubmissionCallView {
  title: string;
  intro: string;
  facts: { label: string; text: string }[];
  lists: { title: string; items: string[] }[];
  link?: LinkView | undefined;
}

/** Targets of a ward or unit under the brow, then the units one by one. */
export interface TargetsView {
  title: string;
  intro: string;
  total?: { percent: string; sentence: string; width: string; remaining: string } | undefined;
  groups: { title: string; intro?: string | undefined; bars: BarView[] }[];
  more?: LinkView | undefined;
}

export interface TurnoutTeaserView {
  title: string;
  note: string;
  bars: BarView[];
  /** Sentence instead of bars while nobody has taken part. */
  empty?: string | undefined;
  more?: LinkView | undefined;
}

export interface RollTeaserView {
  title: string;
  note: string;
  tiers: { label: string; winners: { name: string; unit: string }[]; isFirst?: boolean | undefined }[];
  more?: LinkView | undefined;
  /** Instead of tiers while results wait. */
  pending?: string | undefined;
}

export interface NewsTeaserView {
  title: string;
  url: string;
  date: string;
  summary?: string | undefined;
}

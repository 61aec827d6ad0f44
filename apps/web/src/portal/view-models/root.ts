/** Khoa Bảng's own pages. */
import type { LayoutView, LinkView } from './shared.js';

/* pages/root-landing.hbs, pages/choose-tenant.hbs (layout root) */

export interface ContestCardView {
  name: string;
  contest: string;
  url: string;
  cardUrl: string;
  emblemSvg: string;
  stateText: string;
  isOpen?: boolean | undefined;
  /** Colour of the words, one of the demo's palettes: `lam-dong` … prints the class `place-lam-dong`. */
  palette: string;
}

export interface RootLandingView extends LayoutView {
  hero: { titlePhrases: string[]; lead: string; action: LinkView; phoneArtUrl: string; desktopArtUrl: string };
  contests: { title: string; intro: string; items: ContestCardView[]; empty?: string | undefined };
  promises: { title: string; items: { title: string; text: string }[] };
  organisers?: { title: string; text: string; action: LinkView } | undefined;
}

/** The demo at a bare address: POST `actionUrl` with `tenant` keeps the choice in a cookie. */
export interface ChooseTenantView extends LayoutView {
  actionUrl: string;
  heading: string;
  intro: string;
  items: (ContestCardView & { value: string })[];
}

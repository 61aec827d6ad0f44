import type { LayoutView } from '../portal/view-models.js';
import type { Flash } from './flash.js';

type Layout = 'portal' | 'task' | 'exam' | 'calm' | 'root' | 'console' | 'console-sign-in';

/** A view without what every page shares; the renderer adds the site, the token and the demo's strip. */
export type PageContent<View extends LayoutView> = Omit<View, keyof LayoutView> & {
  title: string;
  description?: string;
} & Pick<Partial<LayoutView>, 'task' | 'flash'> & {
    bodyClass?: string;
    scripts?: string[];
    styles?: string[];
    isPrivate?: boolean;
    shared?: SharedPage;
    imageUrl?: string;
  };

/**
 * A page that is the same for everybody on its host: nothing on it hangs on who asks, so that whatever stands in between may keep it.
 * Only of a `SharedRoute`.
 */
export interface SharedPage {
  /** For how long it may be shown without asking again. */
  maxAgeSeconds: number;
  /** Of the snapshot that it shows; told beside the page. */
  sha256?: string | undefined;
}

/** The browser asks by itself after so long: for another page, or for this one again. */
export interface AskAgain {
  seconds: number;
  url: string;
  /** Only where there is no script: with one the page does better. */
  isWithoutScript?: boolean;
}

/** What a controller answers with when the answer is a page. */
export class Page {
  constructor(
    readonly template: string,
    readonly layout: Layout,
    readonly content: PageContent<LayoutView>,
    readonly status: number = 200,
    readonly again?: AskAgain,
  ) {}
}

/** A page of the public site: template and its view. */
export function page<View extends LayoutView>(
  template: string,
  content: PageContent<View>,
  options: { layout?: Layout; status?: number; again?: AskAgain } = {},
): Page {
  return new Page(template, options.layout ?? 'portal', content, options.status, options.again);
}

/** What a controller answers with after a POST: see other. */
export class Redirect {
  constructor(
    readonly url: string,
    readonly flash?: Flash,
  ) {}
}

/**
 * See other (303): the browser gets the address, so that going back never posts twice. Addresses of this host only.
 * @param flash what the next page says once
 */
export function redirect(path: string, flash?: Flash): Redirect {
  if (!/^\/(?!\/)/.test(path)) throw new Error('Only paths of this site may be redirected to.');
  return new Redirect(path, flash);
}

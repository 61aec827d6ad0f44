import type { ConsoleDoorLayoutView, ConsoleLayoutView } from './view-models.js';
import { Page } from '../edge/page.js';

interface Head {
  /** Of the browser's tab; the layout adds whose console it is. */
  title: string;
  bodyClass?: string;
  scripts?: string[];
  styles?: string[];
}

type Content<View, Layout> = Omit<View, keyof Layout> & Head & { flash?: ConsoleLayoutView['flash'] };

/** A view of the console without what every page shares: what a presenter makes. */
export type ConsoleContent<View extends ConsoleLayoutView> = Content<View, ConsoleLayoutView>;

/** A page of the console: template below views/pages/console and its view; the renderer adds frame, token and demo strip. */
export function consolePage<View extends ConsoleLayoutView>(
  template: string,
  content: ConsoleContent<View>,
  options: { status?: number } = {},
): Page {
  return new Page(`console/${template}`, 'console', content, options.status);
}

/** A page of the way in: one card, nobody is signed in yet. A secret may stand on it, so no browser keeps it. */
export function doorPage<View extends ConsoleDoorLayoutView>(
  template: string,
  content: Content<View, ConsoleDoorLayoutView>,
  options: { status?: number } = {},
): Page {
  return new Page(`console/${template}`, 'console-sign-in', { ...content, isPrivate: true }, options.status);
}

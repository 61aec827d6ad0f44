import { quoted } from './shown-value.js';

/** How a fault begins about a setting that is not there: by its title, where it has one. */
export function missing(title: string | undefined): string {
  return title ? `thiếu ${quoted(title)}` : 'thiếu thiết lập này';
}

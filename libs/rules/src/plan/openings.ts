import { parsePath } from './fault.js';
import type { SettingPath } from './strategy.js';

/**
 * What a plan leaves open to those below it, by the names of settings: "parts.rounds" is the rounds of every part, since an
 * entry of a list is known by its code and not by its place.
 */
export class Openings {
  private readonly open: readonly string[];

  /** @param paths as a plan writes them: "contest.plan", "parts.rounds" */
  constructor(paths: readonly string[]) {
    this.open = paths.map((path) => namesOf(parsePath(path)));
  }

  /** The setting, or one around it, is open. */
  has(path: SettingPath): boolean {
    return path.some((_step, at) => this.open.includes(namesOf(path.slice(0, at + 1))));
  }

  /** Something inside the setting is open, though not the setting itself. */
  leadsFrom(path: SettingPath): boolean {
    const names = namesOf(path);
    return this.open.some((one) => one.startsWith(`${names}.`));
  }

  /** The outermost open setting around the one at the path, or itself. */
  rootOf(path: SettingPath): SettingPath | undefined {
    return path
      .map((_step, at) => path.slice(0, at + 1))
      .find((outer) => typeof outer.at(-1) === 'string' && this.open.includes(namesOf(outer)));
  }
}

function namesOf(path: SettingPath): string {
  return path.filter((step) => typeof step === 'string').join('.');
}

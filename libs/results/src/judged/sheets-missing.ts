import { ResultError } from '../result.errors.js';
import type { UnmarkedIn } from './unmarked-in.js';

/** A table cannot be made: others would come to a phase of judging in which nobody has marked them. Names the phases, in their order. */
export class SheetsMissing extends ResultError {
  constructor(readonly unmarked: readonly UnmarkedIn[]) {
    super('SHEETS_MISSING', { entries: String(unmarked.reduce((sum, { entries }) => sum + entries, 0)) });
  }
}

import { CouncilError, MarkingError, SessionError } from '#judging';
import type { Page, Redirect } from '../../edge/page.js';
import { statusOf } from '../../edge/status-of.js';

/** Does it, or shows the page again with the sentence that says why not. What is not there is answered as everywhere. */
export async function orAgain(
  act: () => Promise<Page | Redirect>,
  again: (sentence: string, status: number) => Page | Redirect | Promise<Page | Redirect>,
): Promise<Page | Redirect> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof MarkingError || error instanceof CouncilError || error instanceof SessionError)) throw error;
    if (error.kind === 'not-found') throw error;
    return again(error.sentence(), statusOf(error));
  }
}

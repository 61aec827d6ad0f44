import type { SubmissionFacts } from '#rules';
import type { ReadSubmission } from './read-draft.js';

/** What the conditions of a part look at besides what was typed. */
export interface CountedFacts {
  isOnPaper: boolean;
  othersOfAuthor: number;
  othersOfUnit: number | null;
  words: number | null;
}

type Said = Pick<
  ReadSubmission,
  'form' | 'theme' | 'sections' | 'confirmed' | 'isOriginal' | 'isAwardedElsewhere' | 'firstApplied' | 'seconds' | 'link'
>;

/** A submission as the conditions of its part see it. */
export function factsOf(said: Said, counted: CountedFacts): SubmissionFacts {
  const { form, theme, sections, confirmed, isOriginal, isAwardedElsewhere, firstApplied, seconds, link } = said;
  const found = [...new Set([...sections.map(({ code }) => code), ...confirmed])];
  return {
    ...counted,
    form,
    theme,
    // Nobody has looked into what lies on paper.
    sections: counted.isOnPaper && found.length === 0 ? null : found,
    seconds,
    hasLink: link !== null,
    firstApplied: firstApplied === null ? null : new Date(`${firstApplied}T00:00:00+07:00`),
    isOriginal,
    isAwardedElsewhere,
  };
}

import type { AppealDecision, AppealKind } from '#rules';
import type { AppealEffect } from '../entities/appeal.entity.js';

/** What can be done about an appeal of a kind, the usual thing first. */
const EFFECTS: Readonly<Record<AppealKind, readonly AppealEffect[]>> = {
  key: ['corrected', 'by-hand', 'recount'],
  'lost-answers': ['take-late', 'by-hand'],
  'wrong-unit': ['other-unit', 'by-hand'],
  exclusion: ['rank-again', 'by-hand'],
  result: ['recount', 'by-hand'],
};

/** What may follow a decision: nothing after a rejection, and a partly upheld one may be a matter of words. */
export function effectsOf(kind: AppealKind, decision: AppealDecision): readonly AppealEffect[] {
  switch (decision) {
    case 'rejected':
      return ['none'];
    case 'partly':
      return [...EFFECTS[kind], 'none'];
    case 'upheld':
      return EFFECTS[kind];
  }
}

import type { Round } from '#contests';

/** Whether an approved round may be made public: the rules promise no minute, or the promised one has come. */
export function mayBePublished({ state, publishesAt }: Pick<Round, 'state' | 'publishesAt'>, now: Date): boolean {
  return state === 'approved' && (publishesAt === null || publishesAt <= now);
}

import { awardsBeyondLimit, type HeldPrize, type RuleSet } from '#rules';
import type { ApprovedRound } from './standing-statements.js';

/** Whether as many different people as the rules want, none of whom asked for it, have approved the standing as it is. */
export function isDulyApproved({ standing, approvers, isReturned, requestedBy }: ApprovedRound, { approval }: RuleSet): boolean {
  return standing !== null && !isReturned && approvers.length >= approval.approvers && !approvers.includes(requestedBy ?? '');
}

/**
 * What is wrong with the prizes of a round, in words: what was given is what the standing proposes, no tier has more than the
 * plan says, nobody has more than the rules allow.
 * @param held prizes of the contest's other rounds
 */
export function faultsOfPrizes(
  { code, summary, awards }: ApprovedRound,
  { prizes: structure }: RuleSet,
  held: readonly HeldPrize[],
): string[] {
  const textOf = ({ group, tier, rank, person }: ApprovedRound['awards'][number]): string => `${group}/${tier}, hạng ${rank}: ${person}`;
  const proposed = new Set(summary?.prizes.awards.map(textOf));
  const given = new Set(awards.map(textOf));
  const limits = structure.flatMap((group) => group.tiers.map((tier) => ({ group: group.code, tier: tier.code, count: tier.count })));
  return [
    ...[...proposed].filter((award) => !given.has(award)).map((award) => `chưa trao ${award}`),
    ...[...given].filter((award) => !proposed.has(award)).map((award) => `không có trong đề xuất ${award}`),
    ...limits
      .filter(
        ({ group, tier, count }) =>
          typeof count === 'number' && awards.filter((one) => one.group === group && one.tier === tier).length > count,
      )
      .map(({ group, tier }) => `quá số giải ${group}/${tier}`),
    ...awardsBeyondLimit({ structure, round: code, awards, held }).map((award) => `quá số giải của một người ${textOf(award)}`),
  ];
}

/** The prizes that people hold from the other rounds of the contest. */
export function heldElsewhere(round: ApprovedRound, all: readonly ApprovedRound[]): HeldPrize[] {
  return all
    .filter((other) => other.contest === round.contest && other.round !== round.round)
    .flatMap(({ code, awards }) => awards.map(({ group, tier, person }) => ({ group, tier, person, round: code })));
}

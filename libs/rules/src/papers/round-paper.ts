import type { DocumentHeader } from '#kernel';
import type { PrizeTier } from '../prizes/prize-setting.js';
import type { RuleSet } from '../plan/rule-set.js';
import type { StandingSummary } from '../ranking/standing.js';
import { issuingAuthority, type IssuingAuthority } from './issuing-authority.js';

/** Somebody who is proposed for a prize, or has it. */
export interface PaperWinner {
  fullName: string;
  /** "Phường 1, thành phố Đà Lạt"; empty where it is known no more. */
  unit: string;
  group: string;
  tier: string;
  /** Place in the ranking, from 1. */
  rank: number;
  points: number;
  prediction: number | null;
  durationMs: number;
  /** Name of the criterion that put the place above the next one; absent for the last place. */
  decidedBy?: string | undefined;
}

/** A signature under a standing. */
export interface PaperSignature {
  fullName: string;
  /** "Phó Trưởng ban"; empty where it is not known. */
  position: string;
  at: Date;
}

/** A standing among the versions of its round, the first one first. */
export interface PaperVersion {
  version: number;
  computedAt: Date;
  sha256: string;
  /** Why it was computed again; absent for the first. */
  reason?: string | undefined;
  isReturned: boolean;
}

/** A draw from a seed that comes from outside, as it was committed to and entered. */
export interface PaperDraw {
  source: string;
  commitmentSha256: string;
  committedAt: Date;
  value: string;
  enteredAt: Date;
  enteredBy: string;
  witnesses: { fullName: string; team: string; at: Date }[];
}

/** All that the papers of one round say beyond its rule set; times are instants, people stand by name: the papers are not public. */
export interface RoundPaperFacts {
  ruleSet: RuleSet;
  /** "Tuần thi thứ 2" */
  roundName: string;
  opensAt: Date;
  closesAt: Date;
  publishesAt: Date | null;
  /** What the public read when the round was extended, paused or run again; the first one first. */
  notices: string[];
  /** People registered in the contest at this moment. */
  registered: number;
  summary: StandingSummary;
  /** The version that the papers are about, and its predecessors. */
  versions: [...PaperVersion[], PaperVersion];
  /** SHA-256 of what the standing was computed from; absent for old standings. */
  inputsSha256?: string | undefined;
  /** Version of the key by bank, in words: "Ngân hàng đợt 1: đáp án bản 2". */
  keys: string[];
  /** What the board granted, in sentences: "3 lượt thi được nhận câu trả lời đến muộn, do sự cố mạng". */
  exceptions: string[];
  draw?: PaperDraw | undefined;
  signatures: PaperSignature[];
  /** How many different people have to sign. */
  signaturesNeeded: number;
  /** In the order of the prizes. */
  winners: PaperWinner[];
}

/** Who approves the results, as it stands on paper. */
export function approvingAuthority(ruleSet: RuleSet): IssuingAuthority {
  return issuingAuthority(ruleSet, { issuer: ruleSet.approval.role });
}

/**
 * The head of a paper that the approving authority issues.
 * @param kind "QĐ", "BB", "DS": the kind of text in its symbol
 */
export function paperHeader(ruleSet: RuleSet, kind: string, year: number): DocumentHeader {
  const { header } = approvingAuthority(ruleSet);
  const superiors = header.slice(0, -1);
  const issuer = header.at(-1) ?? '';
  const whose = symbolOf(issuer);
  return {
    ...(superiors.length > 0 && { superior: superiors.join(' - ') }),
    issuer,
    ...(whose && { symbol: `${kind}-${whose}` }),
    place: ruleSet.contest.plan.place,
    year,
  };
}

/** The abbreviations that every office writes alike; another one fills in its own. */
function symbolOf(issuer: string): string | undefined {
  if (issuer.startsWith('BAN TỔ CHỨC')) return 'BTC';
  return issuer.startsWith('ỦY BAN NHÂN DÂN') ? 'UBND' : undefined;
}

export function tierOf({ prizes }: RuleSet, groupCode: string, tierCode: string): { group: string; tier: PrizeTier } | undefined {
  const group = prizes.find(({ code }) => code === groupCode);
  const tier = group?.tiers.find(({ code }) => code === tierCode);
  return group && tier && { group: group.name, tier };
}

/** Đồng that a prize brings; undefined where the rules leave it to a later decision, or count it by answers. */
export function moneyOf(tier: PrizeTier): number | undefined {
  return typeof tier.money === 'number' && tier.moneyPer !== 'correct-answer' ? tier.money : undefined;
}

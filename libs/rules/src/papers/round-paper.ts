import type { DocumentHeader } from '#kernel';
import type { PrizeTier } from '../prizes/prize-setting.js';
import type { RuleSet } from '../plan/rule-set.js';
import type { FrozenSummary } from '../submissions/judged-summary.js';
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
  /** 0 for submissions. */
  durationMs: number;
  /** What has won, where it is no person's sitting: "Bộ phận một cửa lưu động (SK-0042)". */
  work?: string | undefined;
  /** Code of the criterion that put the place above the next one; absent for the last place. */
  decidedBy?: string | undefined;
  /** Why it stands above the next one, as a sentence: "Xếp trên người kế tiếp nhờ …". */
  explanation?: string | undefined;
}

/** How a part of submissions was judged. */
export interface PaperJudging {
  partName: string;
  /** Closed sessions of councils, the first one first. */
  sessions: { title: string; startedAt: Date; sha256: string }[];
  /** Finished sheets that count, and those that do not. */
  sheets: { counted: number; leftOut: number };
  /** On the number of prizes; the day as it is written. */
  decision?: { number: string; on: string } | undefined;
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
  /** From which people are drawn; absent until it is frozen. */
  list?: { people: number; sha256: string; frozenAt: Date } | undefined;
  /** What was entered; absent where nobody has to be drawn. */
  seed?:
    | { value: string; url: string; enteredAt: Date; enteredBy: string; witnesses: { fullName: string; team: string; at: Date }[] }
    | undefined;
  /** Values that were entered before and refused by a witness. */
  refused: { value: string; by: string; reason: string }[];
}

/** Who has done something that changes results, and when. */
export interface PaperDeed {
  /** Who has asked for it; absent where one person alone does such a thing. */
  askedBy?: string | undefined;
  decidedBy: string;
  at: Date;
}

/** That a round was extended, rested, or does not count. */
export interface PaperAlteration extends PaperDeed {
  /** What the public read. */
  notice: string;
  /** Of an annulment: follows "vì". */
  annulledBecause?: string | undefined;
}

/** A correction that was carried out. */
export interface PaperCorrection extends PaperDeed {
  /** "Câu 12 của bộ đề: nhận thêm đáp án C" */
  what: string;
  /** Follows "vì"; absent once it was erased with the person. */
  reason?: string | undefined;
  /** "12 người đổi hạng, 2 người đổi giải"; absent where it was not weighed against a standing. */
  effect?: string | undefined;
}

/** All that the papers of one round say beyond its rule set; times are instants, people stand by name: the papers are not public. */
export interface RoundPaperFacts {
  ruleSet: RuleSet;
  /** "Tuần thi thứ 2" */
  roundName: string;
  opensAt: Date;
  closesAt: Date;
  publishesAt: Date | null;
  /** Also of the earlier runs of the round; the first one first. */
  alterations: PaperAlteration[];
  /** People registered in the contest at this moment. */
  registered: number;
  /** Of a quiz round, or of a part of submissions. */
  summary: FrozenSummary;
  /** Of a part of submissions: what its councils have met for, and the decision on the number of prizes. */
  judged?: PaperJudging | undefined;
  /** The version that the papers are about, and its predecessors. */
  versions: [...PaperVersion[], PaperVersion];
  /** SHA-256 of what the standing was computed from; absent for old standings. */
  inputsSha256?: string | undefined;
  /** Version of the key by bank, in words: "Ngân hàng đợt 1: đáp án bản 2". */
  keys: string[];
  /** What the board granted, in sentences: "3 lượt thi được nhận câu trả lời đến muộn, do sự cố mạng". */
  exceptions: string[];
  /** The first one first. */
  corrections: PaperCorrection[];
  draw?: PaperDraw | undefined;
  /** Why these papers are good for nothing, where that is so: follows "vì". */
  isVoidBecause?: string | undefined;
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

import type { Round } from '#contests';
import type { CertificateData } from '#documents';
import { capitalise, formatDocumentDate, lowerFirst } from '#kernel';
import type { PrizeWinner } from '#results';
import { awardOf, issuingAuthority, type PrizeGroup, type PrizeTier, type RuleSet } from '#rules';

/** What a certificate says, frozen when it is planned. */
export interface CertificateFacts {
  /** All that stands on the paper but the tenant's drawings. */
  printed: Omit<CertificateData, 'emblemSvg' | 'silhouetteSvg'>;
  /** "Giải Nhất" */
  prize: string;
  /** Place of the prize in its group, from 1. */
  prizePlace: number;
  /** "tuần thi thứ 1"; empty where the part has one round. */
  occasion: string;
  /** "Ban Tổ chức Cuộc thi" */
  authority: string;
  /** Whose it is, where it is for a submission of several or of a unit; absent for one person. */
  winner?: 'group' | 'unit';
}

/** What the words of a certificate are made of. */
export interface CertificateSubject {
  ruleSet: RuleSet;
  /** All rounds of the contest. */
  rounds: readonly Round[];
  round: Round;
  group: PrizeGroup;
  tier: PrizeTier;
  person: Pick<PrizeWinner, 'fullName' | 'unitName' | 'unitPlace' | 'kind'>;
  number: number;
  code: string;
  signerName: string;
  colours: CertificateData['colours'];
  /** "https://lam-dong.khoabang.vn" */
  origin: string;
  day: Date;
}

/** The words of one certificate. */
export function certificateFacts(subject: CertificateSubject): CertificateFacts {
  const { ruleSet, group, tier, person, day } = subject;
  const authority = issuingAuthority(ruleSet, awardOf(group, tier));
  const occasion = subject.round.kind === 'receiving' ? partOf(ruleSet, subject.round) : occasionOf(subject.round, subject.rounds);
  return {
    printed: {
      issuer: authority.header,
      title: 'Giấy chứng nhận',
      introduction: `${capitalise(authority.name)} chứng nhận`,
      fullName: person.fullName,
      unit: [person.unitName, person.unitPlace].filter(Boolean).join(', '),
      award: [`Đạt ${lowerFirst(tier.name)}`, occasion].filter(Boolean).join(', '),
      contest: [ruleSet.contest.name],
      placeAndDate: `${ruleSet.contest.plan.place}, ${formatDocumentDate(day)}`,
      capacity: authority.capacity,
      signerName: subject.signerName,
      number: numberText(subject.number),
      code: subject.code,
      // The paper outlives any setting: it carries the address under which the tenant was reached when it was ordered.
      verificationUrl: `${subject.origin}/xac-minh/${subject.code}`,
      colours: subject.colours,
    },
    prize: tier.name,
    prizePlace: group.tiers.indexOf(tier) + 1,
    occasion,
    authority: authority.name,
    ...(person.kind !== 'individual' && { winner: person.kind }),
  };
}

/** "01/GCN" */
export function numberText(number: number): string {
  return `${String(number).padStart(2, '0')}/GCN`;
}

/** "tuần thi thứ 2"; nothing where there is only one round to win in. */
function occasionOf(round: Round, rounds: readonly Round[]): string {
  if (rounds.filter((one) => one.partCode === round.partCode).length < 2) return '';
  const unit = /^(tuần|đợt)/iu.exec(round.name)?.[1];
  return unit ? `${unit.toLocaleLowerCase('vi')} thi thứ ${round.ordinal}` : lowerFirst(round.name);
}

/** "phần thi Giải pháp, sáng kiến"; nothing where the contest is that part alone. */
function partOf({ parts }: RuleSet, { partCode }: Round): string {
  const name = parts.find(({ code }) => code === partCode)?.name ?? '';
  return parts.length < 2 ? '' : lowerFirst(name);
}

import { Injectable } from '@nestjs/common';
import { missingGlyphs, missingGlyphsSentence } from '#documents';
import { awardOf, type PaperWinner, type RuleSet } from '#rules';

/** Looks, before anything is public, whether the certificates of a round can be made. */
@Injectable()
export class CertificatePrint {
  /** How many certificates the rules give, and what keeps a name from being printed, in a sentence. */
  check(ruleSet: RuleSet, winners: readonly PaperWinner[]): { certificates: number; fault: string | undefined } {
    const entitled = winners.filter(({ group: groupCode, tier: tierCode }) => {
      const group = ruleSet.prizes.find(({ code }) => code === groupCode);
      return (
        group !== undefined &&
        awardOf(
          group,
          group.tiers.find(({ code }) => code === tierCode),
        ).certificate
      );
    });
    const words = entitled.map(({ fullName, unit }) => `${fullName} ${unit}`).join(' ');
    return { certificates: entitled.length, fault: missingGlyphsSentence(missingGlyphs(words), 'giấy chứng nhận') };
  }
}

import type { Account } from '#accounts';
import type { AccountId } from '#kernel';
import type { SimilarityFacts } from '#rules';
import { type Comparison, submissionNumber, submissionPart } from '#submissions';
import { countIn, kindWords } from './comparison-page.js';
import { CONCLUSION_WORDS, otherMarks, otherName, otherTitle } from './similarity-words.js';

/** The facts of the paper that is put before a council, and what its file is called. */
export function paperOf(
  comparison: Comparison,
  people: ReadonlyMap<AccountId, Account>,
  printedAt: Date,
): { name: string; facts: SimilarityFacts } {
  const { submission, version, running, one, ownText, otherText, isStale, novelty, conclusions } = comparison;
  const { finding } = one;
  const { ruleSet } = running;
  const number = submissionNumber(submissionPart(ruleSet, submission.partCode)?.kind ?? 'essay', submission.number ?? 0);
  const other = otherName(one, running);
  return {
    name: `ban-doi-chieu-${number.toLowerCase()}`,
    facts: {
      ...{ ruleSet, number, title: version.content.title, printedAt, comparedAt: finding.foundAt },
      other:
        one.other.kind === 'initiative'
          ? 'Sáng kiến trong danh mục đã áp dụng'
          : one.other.contest === running.contest.id
            ? `Bài dự thi ${other}`
            : other,
      otherTitle: otherTitle(one),
      otherFacts: otherMarks(one, running, novelty).map((mark) => `${mark}.`),
      share: finding.share,
      shareWithoutQuotations: finding.shareWithoutQuotations,
      otherShare: finding.otherShare,
      longest: finding.longest,
      passages: (isStale ? [] : finding.spans).map((span) => ({
        own: oneLine(ownText.slice(span.own.from, span.own.to)),
        other: oneLine(otherText.slice(span.other.from, span.other.to)),
        words: countIn(ownText, span),
        as: span.quoted || span.common ? kindWords(span) : '',
      })),
      conclusions: conclusions.toReversed().map(({ conclusion, reason, concludedBy, concludedAt }) => ({
        text: `${CONCLUSION_WORDS[conclusion].label}${reason ? `: ${reason}` : ''}`,
        by: people.get(concludedBy)?.fullName ?? 'nhân sự đã nghỉ',
        at: concludedAt,
      })),
      ownSha256: finding.ownSha256,
      otherSha256: finding.otherSha256,
    },
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

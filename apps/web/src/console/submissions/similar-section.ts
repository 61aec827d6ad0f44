import { formatMoment, formatNumber } from '#kernel';
import { isUnsaid, type SimilarityCase } from '#submissions';
import { comparisonUrl, similarEntryUrl } from '../similarity/addresses.js';
import { CONCLUSION_WORDS, otherName, otherTitle, shareWords } from '../similarity/similarity-words.js';
import type { DetailView, FactView } from '../view-models.js';

/** What is found of an entry in other texts, in short, for whoever checks it; the evidence itself is a page of its own. */
export function similarSection(known: SimilarityCase): DetailView['sections'][number] {
  return { heading: 'Đối chiếu trùng lặp', facts: factsOf(known) };
}

function factsOf(known: SimilarityCase): FactView[] {
  const { submission, running, print, found, conclusions } = known;
  const url = similarEntryUrl(submission.id);
  const [strongest, last] = [found[0], conclusions[0]];
  const conclusion: FactView[] = [
    {
      label: 'Kết luận',
      value: isUnsaid(known) ? 'Chưa ai kết luận' : last ? CONCLUSION_WORDS[last.conclusion].label : 'Không cần kết luận',
      detail:
        last && isUnsaid(known)
          ? `Kết luận trước, về bản gửi lần ${formatNumber(last.version)}: ${CONCLUSION_WORDS[last.conclusion].label}`
          : undefined,
    },
  ];
  if (print?.words === 0)
    return [{ label: 'Kết quả', value: 'Máy không đọc được chữ trong bài: phải có người đọc và so', url }, ...(last ? conclusion : [])];
  if (!print?.comparedAt)
    return [
      { label: 'Kết quả', value: 'Chưa đối chiếu', detail: 'Máy tự đối chiếu khi hết hạn nhận bài.', url },
      ...(last ? conclusion : []),
    ];
  const compared = `Đối chiếu lúc ${formatMoment(print.comparedAt)} với ${formatNumber(print.comparedWith ?? 0)} văn bản.`;
  if (!strongest) return [{ label: 'Kết quả', value: 'Không thấy đoạn nào giống văn bản khác', detail: compared, url }];
  const { finding } = strongest;
  return [
    { label: 'Kết quả', value: `${formatNumber(found.length)} văn bản có đoạn giống bài này`, detail: compared, url },
    {
      label: 'Giống nhất',
      value: `${otherName(strongest, running)}: ${otherTitle(strongest)}`,
      detail: `${shareWords(finding.shareWithoutQuotations)} của bài, ${shareWords(finding.otherShare)} của văn bản ấy, không kể trích dẫn`,
      url: comparisonUrl(submission.id, finding.id),
    },
    ...conclusion,
  ];
}

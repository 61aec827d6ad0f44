import type { Account } from '#accounts';
import { type AccountId, formatMoment, formatNumber } from '#kernel';
import { type Conclusion, CONCLUSIONS, type FoundText, type SimilarityCase, submissionNumber, submissionPart } from '#submissions';
import { errorSummary } from '../../edge/error-summary.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, linesCell, numberCell, stateCell, textCell } from '../listing.js';
import { reasonField } from '../reason.js';
import { cancellingUrl, entryUrl } from '../submissions/addresses.js';
import type { CardFormView, CellView, GroupsView } from '../view-models.js';
import { comparisonUrl, similarEntryUrl, similarityUrl } from './addresses.js';
import { CONCLUSION_WORDS, NO_VERDICT, otherMarks, otherName, otherTitle, shareCell, shareWords } from './similarity-words.js';

/** What was typed into the conclusion and cannot be taken as it is. */
export interface TypedConclusion {
  conclusion: string;
  reason: string;
  faults: { field: 'conclusion' | 'reason'; text: string }[];
}

export interface EntryFacts {
  known: SimilarityCase;
  people: ReadonlyMap<AccountId, Account>;
  typed?: TypedConclusion | undefined;
}

/** /quan-tri/doi-chieu/bai/:submission */
export function entryContent({ known, people, typed }: EntryFacts): ConsoleContent<GroupsView> {
  const { submission, version, running, round, found, conclusions } = known;
  const kind = submissionPart(running.ruleSet, submission.partCode)?.kind ?? 'essay';
  const number = submissionNumber(kind, submission.number ?? 0);
  return {
    title: `Đối chiếu ${number}`,
    heading: `Đối chiếu ${number}`,
    sentence: `${version.content.title}. ${NO_VERDICT}`,
    back: { label: 'Đối chiếu trùng lặp', url: similarityUrl(round) },
    notice: noticeOf(known),
    isReadFirst: true,
    groups: [
      {
        heading: 'Văn bản có đoạn giống bài này',
        sentence: comparedWords(known),
        table: {
          label: 'Văn bản có đoạn giống bài này',
          columns: [
            { label: 'Văn bản' },
            { label: 'Phần của bài', isNumber: true },
            { label: 'Phần của văn bản', isNumber: true },
            { label: 'Đoạn dài', unit: 'từ', isNumber: true },
          ],
          rows: found.map((one) => ({
            cells: [
              headCell(`${otherName(one, running)}: ${otherTitle(one)}`, comparisonUrl(submission.id, one.finding.id), marksOf(one, known)),
              shareCell(one.finding.shareWithoutQuotations, one.finding.share),
              { text: shareWords(one.finding.otherShare), isNumber: true },
              numberCell(one.finding.longest),
            ],
            isMarked: one.other.kind === 'initiative' && one.other.when === 'before',
          })),
          empty: emptyOf(known),
        },
      },
      ...(conclusions.length > 0
        ? [
            {
              heading: 'Kết luận đã ghi',
              sentence: 'Kết luận cuối cùng có hiệu lực; các kết luận trước được giữ lại.',
              table: {
                label: 'Kết luận đã ghi',
                columns: [{ label: 'Kết luận' }, { label: 'Lý do' }, { label: 'Ai, lúc nào' }],
                rows: conclusions.map(({ conclusion, reason, concludedBy, concludedAt, version: of, share }) => ({
                  cells: [
                    stateCell(CONCLUSION_WORDS[conclusion].kind, CONCLUSION_WORDS[conclusion].label),
                    linesCell(
                      reason ?? 'Đã xóa theo thời hạn lưu giữ',
                      `Về bản gửi lần ${formatNumber(of)}, khi ấy giống nhiều nhất ${shareWords(share)}`,
                    ),
                    whoCell(people.get(concludedBy), concludedAt),
                  ],
                })),
              },
            },
          ]
        : []),
    ],
    forms: [conclusionForm(known, typed)],
    explained: {
      heading: 'Đọc con số này thế nào',
      items: [
        {
          title: 'Phần của bài',
          text: 'Số từ của bài có trong văn bản kia. Phần trong ngoặc kép, có ghi nguồn, tên văn bản pháp luật và câu chữ của thể lệ không tính vào; con số nhỏ bên dưới thì tính cả.',
        },
        {
          title: 'Phần của văn bản',
          text: 'Số từ của văn bản kia có trong bài. Với sáng kiến chỉ có vài dòng tóm tắt, hãy nhìn cột này: bài dài chép trọn tóm tắt vẫn có phần của bài thấp.',
        },
        { title: 'Vài phần trăm', text: 'Thường chỉ là tên cơ quan, cách nói quen dùng. Hãy mở xem đoạn dài nhất.' },
        {
          title: 'Không tìm được',
          text: 'Viết lại hẳn câu chữ thì máy không thấy. Ý tưởng trùng lặp vẫn phải do người thẩm định xem xét.',
        },
      ],
    },
  };
}

/** What to do with the last conclusion: it changes nothing by itself. */
function noticeOf({ conclusions, version, submission, round, print }: SimilarityCase): ConsoleContent<GroupsView>['notice'] {
  const [last] = conclusions;
  const entry = { label: 'Mở bài: kiểm tra hình thức, hủy bài', url: entryUrl(round, submission.id) };
  if (print?.words === 0)
    return {
      kind: 'wait',
      title: 'Máy không đọc được chữ trong bài này',
      text: 'Bài là bản quét hoặc ảnh. Phải có người đọc và so với danh mục sáng kiến đã áp dụng.',
      link: entry,
    };
  if (!last) return undefined;
  if (last.version !== version.version)
    return {
      kind: 'wait',
      title: 'Tác giả đã gửi bản mới sau kết luận',
      text: 'Kết luận đã ghi là về bản trước. Hãy xem lại kết quả đối chiếu của bản mới.',
    };
  if (last.conclusion === 'copied')
    return {
      kind: 'wait',
      title: 'Đã kết luận: trùng lặp',
      text: 'Kết luận này chưa làm gì với bài. Bài trái điều kiện của thể lệ thì ghi không hợp lệ khi kiểm tra hình thức. Bài sao chép thì lập đề nghị hủy, một người khác quyết định.',
      link: { label: 'Đề nghị hủy bài', url: cancellingUrl(round, submission.id) },
    };
  return last.conclusion === 'council'
    ? { kind: 'info', title: 'Đã kết luận: cần hội đồng xem', text: 'Mở từng văn bản để tải bản đối chiếu cho hội đồng.', link: entry }
    : undefined;
}

function comparedWords({ print }: SimilarityCase): string {
  if (!print) return 'Bài chưa được đọc xong nên chưa đối chiếu.';
  if (print.comparedAt === null) return 'Bài chưa được đối chiếu. Máy tự đối chiếu khi hết hạn nhận bài.';
  return `Đối chiếu lúc ${formatMoment(print.comparedAt)} với ${formatNumber(print.comparedWith ?? 0)} văn bản. Bài có ${formatNumber(print.words)} từ.`;
}

function emptyOf({ print }: SimilarityCase): { title: string; text: string } {
  return print?.comparedAt
    ? {
        title: 'Không thấy đoạn nào giống văn bản khác',
        text: 'Máy chỉ so câu chữ. Ý tưởng trùng lặp vẫn phải do người thẩm định xem xét.',
      }
    : { title: 'Chưa đối chiếu', text: 'Kết quả sẽ hiện ở đây.' };
}

function marksOf(one: FoundText, { running, novelty }: SimilarityCase): string | undefined {
  const marks = otherMarks(one, running, novelty);
  return marks.length > 0 ? `${marks.join('. ')}.` : undefined;
}

function whoCell(account: Account | undefined, at: Date): CellView {
  return textCell(account?.fullName ?? 'Nhân sự đã nghỉ', formatMoment(at));
}

function conclusionForm({ submission, version, found }: SimilarityCase, typed: TypedConclusion | undefined): CardFormView {
  const faultOf = (field: string): string | undefined => typed?.faults.find((fault) => fault.field === field)?.text;
  const reason = typed && { reason: typed.reason, fault: faultOf('reason') };
  return {
    heading: 'Ghi kết luận',
    sentence: 'Ghi tên bạn và thời điểm. Kết luận không tự hủy bài, không gửi cho tác giả, không hiện với giám khảo.',
    actionUrl: `${similarEntryUrl(submission.id)}/ket-luan`,
    hidden: [{ name: 'version', value: String(version.version) }],
    errors: errorSummary(typed?.faults ?? []),
    fields: [
      {
        choice: {
          id: 'conclusion',
          name: 'conclusion',
          label: 'Kết luận',
          error: faultOf('conclusion'),
          options: CONCLUSIONS.map((value: Conclusion) => ({
            value,
            label: CONCLUSION_WORDS[value].label,
            isChecked: typed?.conclusion === value,
          })),
        },
      },
      { area: reasonField(reason, found.length > 0 ? 'Nêu văn bản và đoạn đã xem, vì sao kết luận như vậy.' : 'Nêu đã xem những gì.') },
    ],
    button: 'Ghi kết luận',
    isMain: true,
  };
}

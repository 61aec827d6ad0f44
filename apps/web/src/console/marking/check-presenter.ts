import type { DeskEntry } from '#judging';
import { errorSummary } from '../../edge/error-summary.js';
import type { ConsoleContent } from '../console-page.js';
import { reasonField, type TypedReason } from '../reason.js';
import type { DetailView, GroupsView, NoticeView } from '../view-models.js';
import { declineUrl, markingUrl } from './addresses.js';
import { entryName, fullTotal, isBelow, totalSoFar } from './marking-words.js';
import { commentRows, sheetRows } from './entry-presenter.js';

const nameOf = ({ entry }: DeskEntry): string => entryName({ entryNumber: entry.entryNumber ?? 0 });

/** What is still missing on a sheet, as whole sentences. */
export function missingOn({ criteria, needsVote, sheet }: DeskEntry): string[] {
  const names = criteria.filter(({ code }) => sheet.points[code] === undefined).map(({ name }) => `“${name}”`);
  return [
    ...(names.length > 0 ? [`Chưa cho điểm: ${names.join(', ')}.`] : []),
    ...(needsVote && sheet.agrees === null ? ['Chưa chọn đồng ý hay không đồng ý công nhận bài này.'] : []),
  ];
}

/** /quan-tri/cham-bai/:id/kiem-tra: the whole sheet once more, before it is finished. */
export function checkContent(desk: DeskEntry, refusal?: NoticeView): ConsoleContent<DetailView> {
  const { criteria, sheet, assignmentId } = desk;
  const missing = missingOn(desk);
  const below = criteria.filter((criterion) => isBelow(criterion, sheet.points[criterion.code]));
  const comments = commentRows(criteria, sheet);
  return {
    title: `Kiểm tra phiếu, ${nameOf(desk)}`,
    heading: `Kiểm tra phiếu chấm ${nameOf(desk).toLocaleLowerCase('vi')}`,
    sentence: `${desk.phaseName}, ${desk.part}, ${desk.contest}.`,
    back: { label: 'Sửa phiếu', url: markingUrl(assignmentId) },
    notice: refusal ?? (missing.length > 0 ? { kind: 'grave', title: 'Phiếu chưa đủ để hoàn thành', text: missing.join(' ') } : undefined),
    sections: [
      { heading: 'Điểm', facts: sheetRows(desk, sheet) },
      comments.length > 0 ? { heading: 'Nhận xét', facts: comments } : { heading: 'Nhận xét', paragraphs: ['Bạn chưa ghi nhận xét nào.'] },
    ],
    signing: {
      heading: `${totalSoFar(criteria, sheet)} trong ${fullTotal(criteria)} điểm`,
      signers: [],
      isMine: missing.length === 0 || undefined,
      sentence:
        below.length > 0
          ? `Có tiêu chí dưới mức tối thiểu: ${below.map(({ name }) => `“${name}”`).join(', ')}. Khi hoàn thành, phiếu được niêm phong; muốn sửa phải xin tổ thư ký mở lại.`
          : 'Khi hoàn thành, phiếu được niêm phong; muốn sửa phải xin tổ thư ký mở lại.',
      approve:
        missing.length === 0
          ? {
              label: 'Hoàn thành phiếu',
              url: `${markingUrl(assignmentId)}/hoan-thanh`,
              hidden: [{ name: 'revision', value: String(sheet.revision) }],
            }
          : undefined,
      link: { label: 'Quay lại sửa', url: markingUrl(assignmentId) },
    },
  };
}

/** What was typed on the page for stepping back. */
export interface TypedDecline extends TypedReason {
  cause?: 'knows' | 'other' | undefined;
  causeFault?: string | undefined;
}

/** /quan-tri/cham-bai/:id/xin-thoi: saying that one knows whose work it is, or cannot mark it. */
export function declineContent(desk: DeskEntry, typed?: TypedDecline): ConsoleContent<GroupsView> {
  const faults = [
    ...(typed?.causeFault === undefined ? [] : [{ field: 'cause', text: typed.causeFault }]),
    ...(typed?.fault === undefined ? [] : [{ field: 'reason', text: typed.fault }]),
  ];
  return {
    title: `Xin thôi chấm ${nameOf(desk)}`,
    heading: `Xin thôi chấm ${nameOf(desk).toLocaleLowerCase('vi')}`,
    sentence: 'Bài này rời khỏi danh sách của bạn ngay và được giao cho giám khảo khác. Điểm bạn đã ghi ở bài này không được tính.',
    back: { label: nameOf(desk), url: markingUrl(desk.assignmentId) },
    groups: [],
    forms: [
      {
        heading: 'Vì sao bạn không chấm bài này?',
        actionUrl: declineUrl(desk.assignmentId),
        errors: errorSummary(faults),
        fields: [
          {
            choice: {
              id: 'cause',
              name: 'cause',
              label: 'Lý do',
              error: typed?.causeFault,
              options: [
                {
                  value: 'knows',
                  label: desk.isBlind ? 'Tôi nhận ra bài này' : 'Tôi có liên quan đến tác giả',
                  detail: `${desk.isBlind ? 'Tôi biết bài của ai, hoặc thân thích, cùng làm việc với tác giả' : 'Tôi thân thích hoặc cùng làm việc với tác giả'}. Máy ghi xung đột lợi ích, tôi không chấm bài này ở vòng nào nữa.`,
                  isChecked: typed?.cause === 'knows',
                },
                {
                  value: 'other',
                  label: 'Tôi không chấm được vì lý do khác',
                  detail: 'Ví dụ bài không thuộc lĩnh vực của tôi.',
                  isChecked: typed?.cause === 'other',
                },
              ],
            },
          },
          {
            area: {
              ...reasonField(typed, 'Ít nhất 10 ký tự, cho tổ thư ký đọc. Không ghi họ tên ai.'),
              label: 'Nói rõ hơn',
            },
          },
        ],
        button: 'Xin thôi chấm bài này',
        isMain: true,
      },
    ],
  };
}

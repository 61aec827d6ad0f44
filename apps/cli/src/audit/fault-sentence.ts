import type { ChainFault } from '#audit';
import { formatDate, formatMomentWithSeconds, formatNumber, parseLocal } from '#kernel';

/** A fault of a chain in one sentence: which entry, when, and what became of it. */
export function faultSentence({ kind, position, at, entryId }: ChainFault): string {
  const place = position === null ? '' : formatNumber(position);
  const when = at === null ? '' : ` (${timeOf(at)})`;
  switch (kind) {
    case 'entry-changed':
      return `Mục số ${place}${when} đã bị sửa: nội dung không còn khớp với mã đã ghi.`;
    case 'entry-missing':
      return `Mục số ${place}${when} đã bị xóa: mã của mục còn trong chuỗi, nội dung ${entryId ?? ''} thì không.`;
    case 'link-changed':
      return `Mã của mục số ${place}${when} đã bị sửa; nội dung của mục vẫn đúng.`;
    case 'link-missing':
      return `Chuỗi bị đứt: thiếu mục số ${place}.`;
    case 'chain-broken':
      return `Mục số ${place}${when} không nối được với mục trước: nội dung hoặc mã của mục này, hay mã của mục ngay trước, đã bị thay.`;
    case 'reordered':
      return `Mục số ${place}${when} đã bị đổi chỗ với một mục khác.`;
    case 'backdated':
      return `Mục số ${place} ghi thời điểm${when} sớm hơn nhiều so với lúc thật sự được ghi: có thể đã bị chèn vào sau.`;
    case 'unlinked':
      return `Mục ${entryId ?? ''}${when} có trong nhật ký nhưng không thuộc chuỗi: đã bị chèn vào, hoặc chỗ của nó trong chuỗi đã bị xóa.`;
    case 'root-differs':
      return `Mã chốt ngày ${at === null ? '' : timeOf(at)} ở mục số ${place} không khớp với chuỗi: mã chốt hoặc chuỗi đã bị thay.`;
    case 'root-replaced':
      return position === null
        ? `Máy không giữ mã chốt nào của ngày ${at === null ? '' : timeOf(at)}: mã chốt đã bị xóa, hoặc ngày bị gõ sai.`
        : `Mã chốt ngày ${at === null ? '' : timeOf(at)} mà máy đang giữ, ở mục số ${place}, không phải mã trong thư: mã chốt đã bị thay.`;
    case 'root-unknown':
      return 'Mã chốt bạn nhập không có trong chuỗi: nhật ký đã bị viết lại hoặc bị cắt bớt ở cuối sau khi thư được gửi, hoặc mã bị gõ sai.';
  }
}

/** Of an instant, or of a day. */
function timeOf(at: string): string {
  const day = parseLocal(at);
  return day ? formatDate(day) : formatMomentWithSeconds(new Date(at));
}

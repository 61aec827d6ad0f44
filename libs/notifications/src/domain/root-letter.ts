import type { DueRoot } from '#audit';
import { formatDate, formatNumber, parseLocal } from '#kernel';

export interface RootFacts extends DueRoot {
  /** Of the tenant: "Tỉnh Lâm Đồng", and "lam-dong". */
  name: string;
  slug: string;
}

/** The daily letter with the root of the trail: what it is for, and how it is compared. */
export function rootLetter({ name, slug, day, position, hash, added }: RootFacts): { subject: string; body: string } {
  const date = formatDate(parseLocal(day) as Date);
  // Of the first root everything is new.
  const since = added < position ? `, thêm ${formatNumber(added)} mục so với lần chốt trước` : '; đây là lần chốt đầu tiên';
  return {
    subject: `Mã chốt nhật ký ngày ${date} của ${name}`,
    body: `Nhật ký của ${name} đến hết ngày ${date} có ${formatNumber(position)} mục${since}. Mã chốt là:

${hash}

Mã này được tính từ tất cả các mục của nhật ký. Nếu sau này có ai sửa, xóa hoặc chèn một mục đã có trong nhật ký, kể cả người quản trị máy chủ, thì mã tính lại sẽ khác mã trong thư này. Vì vậy, xin hãy giữ thư này ở nơi của riêng bạn và không xóa.

Khi cần đối chiếu, hãy xem mã cùng ngày ở trang Kiểm tra lại kết quả (/kiem-tra-lai) mà ai cũng đọc được. Để kiểm tra toàn bộ nhật ký, hãy nhờ người vận hành chạy lệnh:

npm run --silent khoabang -- audit verify --tenant ${slug} --date ${day} --root ${hash}

Nếu hai mã khác nhau, hoặc lệnh báo có chỗ bị thay đổi, hãy báo ngay cho Ban Tổ chức.

Hôm nào không có việc mới trong nhật ký thì không có thư.`,
  };
}

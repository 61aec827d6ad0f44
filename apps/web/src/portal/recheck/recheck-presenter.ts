import type { AuditRoot } from '#audit';
import { formatDate, formatNumber, parseLocal } from '#kernel';
import { FEWEST_PEOPLE } from '#rules';
import { fingerprintGroups } from '../../edge/fingerprint.js';
import type { PageContent } from '../../edge/page.js';
import { resultName } from '../../edge/round-name.js';
import type { RecheckView } from '../view-models.js';
import { PROGRAM_NAME, type RecheckProgram } from './recheck-program.js';
import type { RecheckRound } from './recheck-rounds.js';

export const RECHECK = '/kiem-tra-lai';

/** All roots of the trail, to be kept by whoever wants to be able to compare. */
export const ROOTS_FILE = 'ma-chot-nhat-ky.txt';

/** The address of a round's file. */
export function recheckFileAddress({ contest, round }: Pick<RecheckRound, 'contest' | 'round'>): string {
  return `${RECHECK}/${contest.slug}/${round.code}/ho-so.jsonl.gz`;
}

/** Whoever has sat can find their own attempt in the file. */
const RECEIPT_NOTE =
  'Bạn đã dự thi? Hãy đăng nhập, mở biên nhận, bấm “Tải biên nhận”, rồi chạy lệnh trên với --receipt và tên tệp biên nhận. Chương trình tìm bài của bạn và cho biết các câu trả lời trong hồ sơ có đúng như lúc bạn nộp không. Chỉ biên nhận của bạn kiểm được bài của bạn.';

const isQuiz = ({ round }: RecheckRound): boolean => round.kind !== 'receiving';

/** The page that says how to check results again, with all that it takes. */
export function recheckContent(
  program: RecheckProgram,
  rounds: readonly RecheckRound[],
  roots: readonly AuditRoot[],
): PageContent<RecheckView> {
  const kinds = { hasQuiz: rounds.length === 0 || rounds.some(isQuiz), hasEntries: rounds.some((one) => !isQuiz(one)) };
  return {
    title: 'Kiểm tra lại kết quả',
    description: 'Tự tính lại bảng xếp hạng từ các bài đã niêm phong, trên máy của bạn.',
    heading: 'Kiểm tra lại kết quả',
    lead: 'Ai cũng tính lại được bảng xếp hạng từ các bài đã niêm phong, trên máy của mình. Ra đúng dấu vân tay đã công bố nghĩa là không có gì bị sửa.',
    steps: [
      {
        title: 'Chuẩn bị máy',
        text: 'Cần một máy tính đã cài Node.js bản 18 trở lên. Không cần mạng, không cần cài gì thêm.',
      },
      { title: 'Tải hai tệp', text: 'Tải chương trình kiểm tra và hồ sơ ở dưới, để chung một thư mục.' },
      {
        title: 'Chạy',
        text: 'Mở cửa sổ dòng lệnh ở thư mục ấy và chạy lệnh ghi dưới hồ sơ. Chương trình tính điểm lại, xếp hạng lại, xét giải lại rồi in “KHỚP”, hoặc nêu từng bài, từng dòng bị khác.',
      },
    ],
    program: {
      heading: 'Chương trình kiểm tra',
      text: `Một tệp, ${formatNumber(Math.round(program.bytes.length / 1024))} KB, ai cũng đọc được mã nguồn bên trong. Nó không gửi gì đi đâu.`,
      label: 'Dấu vân tay chương trình (SHA-256)',
      groups: fingerprintGroups(program.sha256),
      action: { label: 'Tải chương trình', url: `${RECHECK}/${PROGRAM_NAME}` },
    },
    rounds: {
      heading: kinds.hasQuiz ? 'Hồ sơ của các đợt thi' : 'Hồ sơ đã công bố',
      empty: rounds.length === 0 ? 'Chưa có kết quả nào được công bố. Hồ sơ có ở đây sau khi công bố kết quả.' : undefined,
      items: rounds.map((one) => ({
        title: `${resultName(one.round)}, ${one.contest.name}`,
        ...('sha256' in one.file
          ? {
              label: 'Dấu vân tay bản chốt (SHA-256)',
              groups: fingerprintGroups(one.file.sha256),
              inputs: { label: 'Dấu vân tay dữ liệu đầu vào (SHA-256)', groups: fingerprintGroups(one.file.inputs) },
              command: ['node', PROGRAM_NAME, one.file.name, '--sha256', one.file.sha256, '--inputs', one.file.inputs],
              action: { label: 'Tải hồ sơ', url: recheckFileAddress(one) },
            }
          : { text: one.file.refused }),
      })),
    },
    roots: roots.length === 0 ? undefined : rootsPart(roots),
    contents: {
      heading: 'Trong hồ sơ có gì',
      items: [
        ...(kinds.hasQuiz
          ? [
              'Thể lệ dưới dạng máy đọc được, đáp án, danh mục đơn vị, những người không được xếp hạng và lý do.',
              'Mọi lượt thi đã niêm phong: mã số ẩn danh, đơn vị, đối tượng, giờ bắt đầu, giờ nộp, các phương án đã chọn, mã niêm phong.',
            ]
          : ['Thể lệ dưới dạng máy đọc được, danh mục đơn vị, những bài không được xếp hạng và lý do.']),
        ...(kinds.hasEntries
          ? ['Mọi bài dự thi đã niêm phong theo mã ẩn danh, và điểm từng tiêu chí của từng giám khảo theo mã ẩn danh.']
          : []),
        `Người ở đơn vị có dưới ${FEWEST_PEOPLE} người dự thi không được ghi đơn vị, để không ai bị nhận ra.`,
        'Bảng xếp hạng, giải thưởng và giải tập thể như đã công bố.',
        'Không có họ tên, ngày sinh, số điện thoại, mã biên nhận, số riêng của niêm phong hay nội dung câu hỏi.',
      ],
      note: kinds.hasQuiz ? RECEIPT_NOTE : undefined,
    },
  };
}

function rootsPart(roots: readonly AuditRoot[]): NonNullable<RecheckView['roots']> {
  return {
    heading: 'Mã chốt nhật ký',
    text: 'Mọi việc của Ban Tổ chức trên hệ thống được ghi vào nhật ký. Sau mỗi ngày có việc mới, máy tính một mã từ toàn bộ nhật ký, gửi cho những người duyệt và công bố kết quả, và đăng ở đây. Mã không cho biết nội dung nhật ký, nhưng nếu sau này có mục nào bị sửa, xóa hay chèn thêm thì mã tính lại sẽ khác. Ai lưu mã của hôm nay, sau này đối chiếu được.',
    label: 'Mã chốt (SHA-256)',
    items: roots.map(({ day, hash }) => ({
      title: `Đến hết ngày ${formatDate(parseLocal(day) as Date)}`,
      groups: fingerprintGroups(hash),
    })),
    action: { label: 'Tải mã chốt của mọi ngày', url: `${RECHECK}/${ROOTS_FILE}` },
  };
}

/** A line for each day: the day, how many entries the trail had, the hash. */
export function rootLines(roots: readonly AuditRoot[]): string {
  return roots.map(({ day, position, hash }) => `${day} ${position} ${hash}\n`).join('');
}

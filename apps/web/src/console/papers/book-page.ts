import { isPublished } from '#contests';
import { formatMoment, formatNumber } from '#kernel';
import { moneyOf, tierOf } from '#rules';
import { innerName } from '../../edge/round-name.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, numberCell, textCell } from '../listing.js';
import { RESULTS } from '../results/addresses.js';
import type { DetailView, TableView } from '../view-models.js';
import type { RoundPapers } from './paper-reader.js';

/** Whether every name can be printed on a certificate. */
export interface PrintCheck {
  /** Certificates that will get a number with the publication. */
  certificates: number;
  /** What stands in the way, in a sentence; undefined where nothing does. */
  fault: string | undefined;
}

/** /quan-tri/ket-qua/:round/so-vang: all that is ready before the result is public. */
export function bookContent(papers: RoundPapers, print: PrintCheck): ConsoleContent<DetailView> {
  const { round, facts, signing } = papers;
  const isPublic = isPublished(round);
  const path = `${RESULTS}/${round.code}`;
  return {
    title: `Sổ vàng ${innerName(round)}`,
    heading: `Sổ vàng ${innerName(round)}`,
    sentence: isPublic
      ? 'Kết quả đã công bố. Giấy tờ ở đây là bản đầy đủ họ tên, dùng trong nội bộ.'
      : 'Chưa công bố: chỉ người có quyền mới mở được trang này, và mỗi lần mở được ghi vào nhật ký. Xin giữ kín đến giờ công bố.',
    back: { label: `Xếp hạng ${innerName(round)}`, url: path },
    sections: [{ heading: 'Danh sách người đạt giải', table: winnersTable(papers) }],
    factsHeading: 'Sẵn sàng để công bố',
    facts: [
      { label: 'Phê duyệt', value: `${formatNumber(facts.signatures.length)}/${formatNumber(signing.needed)} người` },
      { label: 'Người đạt giải', value: formatNumber(facts.winners.length) },
      {
        label: 'Giấy chứng nhận',
        value: print.fault ?? `${formatNumber(print.certificates)} giấy, mọi tên in được`,
        detail: isPublic ? 'Đánh số và làm ở trang Giấy chứng nhận.' : 'Được đánh số sau khi công bố.',
      },
      { label: 'Công bố', value: round.publishesAt ? formatMoment(round.publishesAt) : 'Người công bố bấm' },
    ],
    links: [
      { label: 'Biên bản (Word)', url: `${path}/bien-ban.docx` },
      { label: 'Biên bản (PDF)', url: `${path}/bien-ban.pdf` },
      { label: 'Dự thảo quyết định (Word)', url: `${path}/du-thao-quyet-dinh.docx` },
      { label: 'Dự thảo quyết định (PDF)', url: `${path}/du-thao-quyet-dinh.pdf` },
      ...(isPublic ? [{ label: 'Chi trả giải thưởng', url: `${path}/chi-tra` }] : []),
    ],
  };
}

function winnersTable({ facts: { winners, ruleSet } }: RoundPapers): TableView {
  return {
    label: 'Người đạt giải',
    columns: [{ label: 'Hạng', isNumber: true }, { label: 'Người' }, { label: 'Giải' }, { label: 'Tiền thưởng (đồng)', isNumber: true }],
    rows: winners.map(({ fullName, unit, rank, group, tier }) => {
      const found = tierOf(ruleSet, group, tier);
      const money = found && moneyOf(found.tier);
      return {
        cells: [
          numberCell(rank),
          { ...headCell(fullName), detail: unit },
          textCell(found?.tier.name ?? tier),
          money === undefined ? { text: 'quyết định sau', isNumber: true } : numberCell(money),
        ],
      };
    }),
    empty: { title: 'Không có giải cá nhân', text: 'Đợt thi này không có ai đạt giải cá nhân theo bảng xếp hạng.' },
  };
}

import type { CertificateProof } from '#certificates';
import { isPublished } from '#contests';
import { formatMoment, formatNumber } from '#kernel';
import { certificatePrize, moneyOf, type PaperWinner, tierOf } from '#rules';
import { innerName } from '../../edge/round-name.js';
import { CERTIFICATES } from '../certificates/certificates-presenter.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, numberCell, stateCell, textCell } from '../listing.js';
import { RESULTS } from '../results/addresses.js';
import { prizeCell } from '../results/prize-cell.js';
import type { CellView, DetailView, TableView } from '../view-models.js';
import type { RoundPapers } from './paper-reader.js';

/**
 * /quan-tri/ket-qua/:round/so-vang: all that is ready before the result is public.
 * @param mayPay whether who looks may open the page of payments
 */
export function bookContent(papers: RoundPapers, proofs: readonly CertificateProof[], mayPay: boolean): ConsoleContent<DetailView> {
  const { round, facts, signing } = papers;
  const isPublic = isPublished(round);
  const path = `${RESULTS}/${round.code}`;
  const isJudged = round.kind === 'receiving';
  return {
    title: `Sổ vàng ${innerName(round)}`,
    heading: `Sổ vàng ${innerName(round)}`,
    sentence: isPublic
      ? 'Kết quả đã công bố. Giấy tờ ở đây là bản đầy đủ họ tên, dùng trong nội bộ.'
      : 'Chưa công bố: chỉ người có quyền mới mở được trang này, và mỗi lần mở được ghi vào nhật ký. Xin giữ kín đến giờ công bố.',
    notice: facts.isVoidBecause
      ? {
          kind: 'grave',
          title: `Không dùng bản ${signing.standing.version} để trao giải`,
          text: `Lý do: ${facts.isVoidBecause}. Hãy đợi bản mới rồi tải lại giấy tờ.`,
        }
      : undefined,
    back: { label: `Xếp hạng ${innerName(round)}`, url: path },
    sections: [{ heading: isJudged ? 'Danh sách bài đạt giải' : 'Danh sách người đạt giải', table: winnersTable(papers, proofs) }],
    factsHeading: isPublic ? 'Đã công bố' : 'Sẵn sàng để công bố',
    facts: [
      { label: 'Phê duyệt', value: `${formatNumber(facts.signatures.length)} trong ${formatNumber(signing.needed)} người` },
      { label: isJudged ? 'Bài đạt giải' : 'Người đạt giải', value: formatNumber(facts.winners.length) },
      { label: 'Giấy chứng nhận', ...certificatesFact(papers, proofs) },
      ...(isPublic ? [] : [{ label: 'Công bố', value: round.publishesAt ? formatMoment(round.publishesAt) : 'Người công bố bấm' }]),
    ],
    links: [
      { label: 'Biên bản (Word)', url: `${path}/bien-ban.docx` },
      { label: 'Biên bản (PDF)', url: `${path}/bien-ban.pdf` },
      { label: 'Dự thảo quyết định (Word)', url: `${path}/du-thao-quyet-dinh.docx` },
      { label: 'Dự thảo quyết định (PDF)', url: `${path}/du-thao-quyet-dinh.pdf` },
      ...(isPublic
        ? [
            { label: 'Giấy chứng nhận', url: `${CERTIFICATES}?dot=${round.code}` },
            ...(mayPay ? [{ label: 'Chi trả giải thưởng', url: `${path}/chi-tra` }] : []),
          ]
        : []),
    ],
  };
}

/** How many certificates were tried, and how many of them cannot be made as they stand. */
function certificatesFact({ round, facts }: RoundPapers, proofs: readonly CertificateProof[]): { value: string; detail?: string } {
  const wanted = facts.winners.filter(({ group, tier }) => certificatePrize(facts.ruleSet, group, tier)).length;
  if (wanted === 0) return { value: 'Thể lệ không cấp cho giải nào' };
  if (isPublished(round)) return { value: `${formatNumber(wanted)} giấy`, detail: 'Đánh số và làm ở trang Giấy chứng nhận.' };
  const [faulty, small] = [proofs.filter(({ fault }) => fault !== null).length, proofs.filter((one) => one.smallLettersMm !== null).length];
  if (faulty > 0) return { value: `${formatNumber(faulty)} giấy chưa làm được`, detail: 'Lý do ghi ở từng dòng trong danh sách.' };
  if (proofs.length < wanted) return { value: `Máy đang làm thử ${formatNumber(proofs.length)}/${formatNumber(wanted)} giấy` };
  return {
    value: `${formatNumber(wanted)} giấy đã làm thử, giấy nào cũng làm được`,
    detail: small > 0 ? `${formatNumber(small)} giấy có chữ quá nhỏ, hãy mở xem.` : 'Được đánh số sau khi công bố.',
  };
}

function winnersTable({ round, facts: { winners, ruleSet } }: RoundPapers, proofs: readonly CertificateProof[]): TableView {
  const isJudged = round.kind === 'receiving';
  const byPlace = new Map(proofs.map((proof) => [`${proof.groupCode} ${proof.rank}`, proof]));
  const isTried = !isPublished(round) && winners.some(({ group, tier }) => certificatePrize(ruleSet, group, tier));
  const certificateOf = (winner: PaperWinner): CellView[] => {
    if (!isTried) return [];
    if (!certificatePrize(ruleSet, winner.group, winner.tier)) return [textCell('–')];
    const url = `${RESULTS}/${round.code}/so-vang/giay-chung-nhan/${winner.group}/${winner.rank}`;
    return [proofCell(byPlace.get(`${winner.group} ${winner.rank}`), { label: 'Xem trước', url, hiddenLabel: `của ${winner.fullName}` })];
  };
  return {
    label: isJudged ? 'Bài đạt giải' : 'Người đạt giải',
    columns: [
      { label: 'Hạng', isNumber: true },
      { label: isJudged ? 'Tác giả, bài dự thi' : 'Người' },
      { label: 'Giải' },
      { label: 'Tiền thưởng (đồng)', isNumber: true },
      ...(isTried ? [{ label: 'Giấy chứng nhận' }] : []),
    ],
    rows: winners.map((winner) => {
      const found = tierOf(ruleSet, winner.group, winner.tier);
      const money = found && moneyOf(found.tier);
      return {
        cells: [
          numberCell(winner.rank),
          { ...headCell(winner.fullName), detail: [winner.work, winner.unit].filter(Boolean).join(', ') },
          prizeCell(ruleSet, winner.group, winner.tier),
          money === undefined ? { text: 'quyết định sau', isNumber: true } : numberCell(money),
          ...certificateOf(winner),
        ],
      };
    }),
    empty: isJudged
      ? { title: 'Không có bài đạt giải', text: 'Không có bài nào đạt giải theo bảng xếp hạng.' }
      : { title: 'Không có giải cá nhân', text: 'Đợt thi này không có ai đạt giải cá nhân theo bảng xếp hạng.' },
  };
}

function proofCell(proof: CertificateProof | undefined, action: NonNullable<CellView['action']>): CellView {
  if (!proof) return stateCell('waiting', 'Đang làm thử');
  if (proof.fault !== null) return { ...stateCell('stopped', 'Chưa làm được'), detail: proof.fault };
  if (proof.smallLettersMm !== null)
    return {
      ...stateCell('now', 'Chữ quá nhỏ'),
      detail: `Cỡ chữ nhỏ nhất ${proof.smallLettersMm.toFixed(1).replace('.', ',')} mm`,
      action,
    };
  return { ...stateCell('done', 'Làm được'), action };
}

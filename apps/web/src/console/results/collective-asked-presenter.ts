import { formatMoment, formatNumber, formatPercent } from '#kernel';
import type { AskedUnit } from '#results';
import { type CollectiveAward, STUFFING, type StuffingSign } from '#rules';
import type { Unit } from '#units';
import { placeName } from '../../edge/place-name.js';
import { ANOMALIES } from '../anomalies/addresses.js';
import type { ConsoleContent } from '../console-page.js';
import { listUrl } from '../listing.js';
import type { CellView, ListView } from '../view-models.js';
import { collectiveUnitUrl, collectiveUrl } from './addresses.js';

export interface AskedFacts {
  award: CollectiveAward;
  asked: readonly AskedUnit[];
  byCode: ReadonlyMap<string, Unit>;
  /** The round that was ranked last: where the desk begins. */
  round: string | undefined;
}

/** Units about whose numbers somebody should ask: what was seen, from where on, and what to do. Nothing follows by itself. */
export function askedContent({ award, asked, byCode, round }: AskedFacts): ConsoleContent<ListView> {
  const { headCount, burst, farMore } = STUFFING;
  return {
    title: 'Đối chiếu số liệu đơn vị',
    heading: 'Đối chiếu số liệu đơn vị',
    sentence: `${award.name}: những đơn vị có số liệu khác thường. Máy chỉ nêu ra để hỏi; không trừ, không loại ai.`,
    back: { label: award.name, url: collectiveUrl(award.code) },
    primary: { label: 'Bài cần xem lại', url: listUrl(ANOMALIES, { dot: round, loai: 'burst' }) },
    table: {
      label: 'Đơn vị nên hỏi lại',
      columns: [{ label: 'Đơn vị' }, { label: 'Điều thấy được' }, { label: 'Nên làm' }, { label: 'Việc', isHidden: true }],
      rows: asked.flatMap(({ line, signs }) => {
        const unit = byCode.get(line.unit);
        const name = unit ? placeName(unit) : `Mã ${line.unit}`;
        return signs.map((sign) => ({
          cells: [
            { text: name, url: unit && collectiveUnitUrl(award.code, unit.id), isHead: true },
            { text: signText(sign) },
            { text: ADVICE[sign.kind] },
            action(award, unit, sign),
          ],
        }));
      }),
      empty: { title: 'Không có đơn vị nào phải hỏi', text: 'Số liệu của các đơn vị đều ở mức thường gặp.' },
    },
    note: `Nêu ra khi: số người dự thi nhiều hơn tổng số người đã khai từ ${formatNumber(headCount.beyondPercent)}% và từ ${formatNumber(headCount.beyond)} người trở lên; trong ${formatNumber(burst.minutes)} phút có từ ${formatNumber(burst.percent)}% số lượt (ít nhất ${formatNumber(burst.attempts)} lượt) mà nơi khác không như vậy; hoặc gấp ${formatNumber(farMore.times)} lần mức giữa của các đơn vị cùng xếp hạng. Lượt thi trên bảng này đã chốt; mỗi lần mở trang được ghi vào nhật ký.`,
  };
}

const ADVICE: Readonly<Record<StuffingSign['kind'], string>> = {
  'beyond-head-count': 'Hỏi lại đơn vị tổng số người, ngày khai và người nơi khác chọn nhầm đơn vị.',
  burst: 'Xem các lượt trong những phút ấy; hỏi đơn vị có tổ chức thi tập trung không.',
  'far-more': 'Xem lượt thi và tổng số người; hỏi đơn vị cách vận động.',
};

function signText(sign: StuffingSign): string {
  switch (sign.kind) {
    case 'beyond-head-count':
      return `${formatNumber(sign.people)} người dự thi, đơn vị khai ${formatNumber(sign.headCount)} người (${formatPercent(sign.people / sign.headCount)}).`;
    case 'burst':
      return `${formatNumber(sign.attempts)} lượt nộp trong ${formatNumber(sign.minutes)} phút từ ${formatMoment(new Date(sign.from))}, bằng ${formatNumber(sign.percent)}% số lượt của đơn vị; ở nơi khác những phút ấy có ${formatNumber(sign.percentOfOthers)}% số lượt.`;
    case 'far-more':
      return sign.of === 'attempts-per-person'
        ? `Mỗi người ${formatNumber(sign.own)} lượt; mức giữa của các đơn vị cùng xếp hạng là ${formatNumber(sign.median)} lượt.`
        : `${formatNumber(sign.own)}% số người dự thi; mức giữa của các đơn vị cùng xếp hạng là ${formatNumber(sign.median)}%.`;
  }
}

function action(award: CollectiveAward, unit: Unit | undefined, { kind }: StuffingSign): CellView {
  if (!unit) return {};
  const xem = kind === 'beyond-head-count' ? 'dieu-kien' : 'dien-bien';
  return { action: { label: 'Xem lượt thi', hiddenLabel: placeName(unit), url: listUrl(collectiveUnitUrl(award.code, unit.id), { xem }) } };
}

import { isPublished, type Round } from '#contests';
import { capitalise, formatMoment, formatNumber } from '#kernel';
import type { DrawState, StandingRow } from '#results';
import { type DrawSource, drawTicket, type RuleSet } from '#rules';
import { fingerprintGroups } from '../../edge/fingerprint.js';
import { innerName } from '../../edge/round-name.js';
import type { PageContent } from '../../edge/page.js';
import type { DrawView } from '../view-models.js';

/** More lines than anybody compares; the whole ranking is the published file. */
export const SHOWN_LINES = 200;

/** All that the public page of a draw shows. */
export interface DrawPageFacts {
  ruleSet: RuleSet;
  round: Round;
  source: DrawSource;
  /** Undefined before the round has opened. */
  state: DrawState | undefined;
  /** Lines that the draw put in order, of a public result; otherwise empty. */
  drawn: readonly StandingRow[];
}

/** /boc-tham/:round */
export function drawPageContent({ ruleSet, round, source, state, drawn }: DrawPageFacts): PageContent<DrawView> {
  const { draw, seed, entry, witnesses = [] } = state ?? {};
  const teamOf = (code: string): string => ruleSet.teams.find((team) => team.code === code)?.name ?? code;
  return {
    title: `Bốc thăm ${innerName(round)}`,
    heading: `Bốc thăm ${innerName(round)}`,
    lead: 'Ai bằng nhau ở mọi tiêu chí thì được bốc thăm. Mã bốc thăm đến từ nguồn công khai mà Ban Tổ chức không điều khiển được, và ai cũng tính lại được.',
    facts: [
      { label: 'Nguồn', value: capitalise(source.source) },
      { label: 'Bản cam kết', value: draw ? `Công bố ${formatMoment(draw.committedAt)}` : 'Công bố khi đợt thi mở' },
      {
        label: 'Danh sách bốc thăm',
        value: draw?.frozenAt ? `${formatNumber(draw.listCount ?? 0)} người, chốt ${formatMoment(draw.frozenAt)}` : 'Chốt khi đợt thi đóng',
      },
      { label: 'Mã bốc thăm', value: seedWords(round, state) },
    ],
    seed:
      seed && entry
        ? {
            heading: 'Mã bốc thăm',
            facts: [
              { label: 'Giá trị của nguồn', value: seed.value },
              { label: 'Nguồn công bố', value: formatMoment(entry.drawnAt) },
              { label: 'Người nhập', value: `${teamOf(entry.enteredFor)}, ${formatMoment(entry.enteredAt)}` },
              ...witnesses.map(({ team, witnessedAt }) => ({
                label: 'Người chứng kiến',
                value: `${teamOf(team)}, ${formatMoment(witnessedAt)}`,
              })),
            ],
            source: { label: 'Xem lại ở nguồn', url: entry.evidenceUrl },
            label: 'Mã bốc thăm (SHA-256)',
            groups: fingerprintGroups(seed.seed),
          }
        : undefined,
    order:
      seed && drawn.length > 0
        ? {
            heading: 'Thứ tự do bốc thăm',
            text: 'Những người dưới đây bằng nhau ở mọi tiêu chí trước. Trong mỗi nhóm, số thăm nhỏ hơn xếp trên.',
            columns: ['Hạng', 'Mã số ẩn danh', 'Số thăm'],
            rows: drawn.map(({ rank, person }) => ({ rank: formatNumber(rank), person, ticket: ticketText(seed.seed, person) })),
            button: 'Tính lại bằng máy của tôi',
          }
        : undefined,
    repeat: {
      heading: 'Tự tính lại',
      text: 'Phép tính chạy ngay trên máy của bạn, không gửi gì đi.',
      steps: [
        'Mã bốc thăm là SHA-256 của hai dòng: mã của bản cam kết, rồi giá trị do nguồn công bố.',
        'Số thăm là 12 ký tự đầu của SHA-256 của hai dòng: mã bốc thăm, rồi mã số ẩn danh.',
        'Mã số ẩn danh của mọi người có trong tệp kết quả được công bố.',
      ],
      commitment: draw?.sha256 ?? '',
      value: { id: 'value', name: 'value', label: 'Giá trị của nguồn', value: seed?.value ?? '', autocomplete: 'off' },
      person: { id: 'person', name: 'person', label: 'Mã số ẩn danh', value: drawn[0]?.person ?? '', autocomplete: 'off' },
      button: 'Tính số thăm',
      words: {
        seed: 'Mã bốc thăm',
        ticket: 'Số thăm',
        same: 'Máy của bạn tính ra đúng các số thăm và thứ tự này.',
        different: 'Máy của bạn tính ra số thăm khác. Hãy xem lại giá trị đã ghi, rồi báo Ban Tổ chức.',
        cannot: 'Trình duyệt này không tính được SHA-256. Hãy dùng lệnh ở cuối trang.',
      },
    },
    commitment: draw
      ? {
          heading: 'Bản cam kết',
          text: draw.commitmentText,
          label: 'Dấu vân tay bản cam kết (SHA-256)',
          groups: fingerprintGroups(draw.sha256),
        }
      : undefined,
    list: draw?.listSha256 ? { label: 'Dấu vân tay danh sách bốc thăm (SHA-256)', groups: fingerprintGroups(draw.listSha256) } : undefined,
    program: {
      heading: 'Tính bằng lệnh',
      text: 'Trên máy có lệnh sha256sum (Linux, macOS, Git Bash), thay ba chữ in hoa rồi chạy hai dòng sau:',
      code: "MA=$(printf '%s\\n%s' CAM_KET 'GIA_TRI' | sha256sum | cut -c1-64)\nprintf '%s\\n%s' \"$MA\" MA_AN_DANH | sha256sum | cut -c1-12",
    },
    scripts: ['draw.js'],
  };
}

/** Before the result is public, that nobody had to be drawn is part of it. */
function seedWords(round: Round, state: DrawState | undefined): string {
  if (state?.seed) return 'Đã có, có người chứng kiến';
  if (isPublished(round)) return 'Không cần: không có ai phải bốc thăm';
  if (state?.entry) return 'Đang chờ người chứng kiến';
  return state?.draw.neededAt ? 'Chờ nguồn công bố' : 'Chỉ lấy khi có người phải bốc thăm';
}

/** A ticket as twelve hexadecimal digits. */
function ticketText(seed: string, person: string): string {
  return drawTicket(seed, person).toString(16).padStart(12, '0');
}

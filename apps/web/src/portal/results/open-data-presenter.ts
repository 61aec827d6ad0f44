import type { Round, RunningContest } from '#contests';
import { lowerFirst } from '#kernel';
import { FEWEST_PEOPLE, standingIsPublic } from '#rules';
import { quizPart } from '#attempts';
import { fingerprintGroups } from '../../edge/fingerprint.js';
import type { PageContent } from '../../edge/page.js';
import { rollAddress, standingFile } from '../../edge/roll-address.js';
import { RECHECK, recheckFileAddress } from '../recheck/recheck-presenter.js';
import type { RecheckRound } from '../recheck/recheck-rounds.js';
import type { OpenDataView } from '../view-models.js';
import { DICTIONARY } from './open-data-dictionary.js';

const PATH = '/mo-du-lieu';

export interface OpenDataFacts {
  running: RunningContest;
  /** The published rounds with the fingerprint of their data. */
  spreads: readonly { round: Round; sha256: string }[];
  /** Fingerprint of the units' data; undefined before the collective awards are public. */
  collective: string | undefined;
  /** What judges have decided, of every contest: published, with the file by which it is checked. */
  judged: readonly RecheckRound[];
}

/** What data of the contest there is, what its columns mean, and how it may be used. */
export function openDataContent({ running, spreads, collective, judged }: OpenDataFacts): PageContent<OpenDataView> {
  const hasRounds = running.rounds.length > 0;
  const [ofTurnout, ofUnits, ofSpreads] = DICTIONARY;
  // Only of files that are there: a column of a file that nobody finds explains nothing.
  const tables = [
    ...(hasRounds ? [ofTurnout] : []),
    ...(collective === undefined ? [] : [ofUnits]),
    ...(spreads.length > 0 ? [ofSpreads] : []),
  ];
  return {
    title: 'Dữ liệu mở',
    description: `Số liệu của ${running.contest.name} để tải về và tính lại.`,
    heading: 'Dữ liệu mở',
    intro: 'Số liệu đã công bố của cuộc thi, để tải về, tính lại và viết bài. Không có họ tên, số điện thoại hay ngày sinh của ai.',
    sets: [
      ...(hasRounds
        ? [
            {
              title: 'Người dự thi và lượt thi theo đơn vị, theo ngày',
              text: 'Đếm định kỳ trong khi đợt thi mở; con số cuối cùng là của lần đếm sau khi đóng.',
              files: [
                { label: 'CSV', url: '/don-vi-du-thi/so-lieu.csv' },
                { label: 'JSON', url: '/don-vi-du-thi/so-lieu.json' },
              ],
            },
          ]
        : []),
      ...(collective === undefined
        ? []
        : [
            {
              title: 'Giải tập thể: số liệu từng đơn vị',
              text: 'Hạng, số người, số lượt, tiêu chí xếp hạng đầu tiên của mỗi đơn vị.',
              files: [
                { label: 'CSV', url: `${PATH}/giai-tap-the.csv` },
                { label: 'JSON', url: `${PATH}/giai-tap-the.json` },
              ],
              groups: fingerprintGroups(collective),
            },
          ]),
      ...spreads.map(({ round, sha256 }) => ({
        title: `Phân bố điểm ${lowerFirst(round.name)}`,
        text: 'Mỗi mức điểm có bao nhiêu người, theo lượt thi được tính của mỗi người.',
        files: [
          { label: 'CSV', url: `${PATH}/${round.code}/phan-bo-diem.csv` },
          { label: 'JSON', url: `${PATH}/${round.code}/phan-bo-diem.json` },
          ...(standingIsPublic(quizPart(running.ruleSet, round.partCode))
            ? [{ label: 'Bảng xếp hạng (JSON)', url: standingFile(rollAddress.running(round.code)) }]
            : []),
        ],
        groups: fingerprintGroups(sha256),
      })),
      ...judged.map(judgedSet),
    ],
    empty:
      hasRounds || collective !== undefined || judged.length > 0
        ? undefined
        : 'Cuộc thi này do hội đồng chấm; số liệu có ở đây sau khi công bố kết quả.',
    dictionary: { title: 'Từ điển dữ liệu', tables: tables.flatMap((table) => table ?? []) },
    notes: {
      title: 'Cách dùng',
      items: [
        ...(tables.length > 0
          ? [
              `Nhóm dưới ${FEWEST_PEOPLE} người không ghi số: người quen biết một người có thể suy ra về những người còn lại. Khi chỉ một ô bị giấu, ô nhỏ kế tiếp cũng giấu để không tính ngược được từ tổng.`,
            ]
          : []),
        'Được dùng lại tự do, kể cả để đăng báo, với điều kiện ghi nguồn là Ban Tổ chức cuộc thi và không tìm cách nhận ra người dự thi.',
        ...(tables.length > 0
          ? ['Dấu vân tay (SHA-256) là của tệp JSON cùng tên: tính lại trên tệp tải về phải ra đúng dãy số này. Tệp CSV chứa cùng số liệu.']
          : []),
        ...(judged.length > 0
          ? ['Dấu vân tay của kết quả chấm là của bản chốt xếp hạng; trang Kiểm tra lại kết quả nói cách tính ra nó từ hồ sơ.']
          : []),
      ],
    },
  };
}

/** What judges have decided: the roll, and the file with every entry's marks, by pseudonym. */
function judgedSet({ contest, round, file }: RecheckRound): OpenDataView['sets'][number] {
  const isThere = 'sha256' in file;
  return {
    title: `Kết quả chấm: ${round.name}, ${contest.name}`,
    text: isThere
      ? 'Điểm từng tiêu chí của từng giám khảo cho mọi bài, xếp hạng và giải thưởng; bài, tác giả và giám khảo chỉ có mã ẩn danh.'
      : file.refused,
    files: [
      { label: 'Bảng vàng', url: rollAddress.edition(contest, round.code) },
      ...(isThere ? [{ label: 'Hồ sơ (JSONL nén gzip)', url: recheckFileAddress({ contest, round }) }] : []),
      { label: 'Cách kiểm tra lại', url: RECHECK },
    ],
    groups: isThere ? fingerprintGroups(file.sha256) : undefined,
  };
}

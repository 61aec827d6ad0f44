import { type Round, type RunningContest, unitDay } from '#contests';
import { capitalise, foldVietnamese, formatMoment, formatNumber, lowerFirst } from '#kernel';
import type { CollectiveSnapshot } from '#results';
import { type AwardSentences, type CollectiveAward, type CollectiveLine, describeAward, nameOfIn } from '#rules';
import { spokenDay, type Unit } from '#units';
import { tagAmong } from '../../portal/results/prize-words.js';
import type { PrizeTagView } from '../../portal/view-models.js';
import { fingerprintGroups } from '../../edge/fingerprint.js';
import { innerName } from '../../edge/round-name.js';
import type { ConsoleContent } from '../console-page.js';
import { pageNumber, pagerOf, PER_PAGE } from '../listing.js';
import type { CellView, ListView, TableView } from '../view-models.js';
import { collectiveUnitUrl, collectiveUrl, RESULTS } from './addresses.js';
import { treeTabs } from './projected-presenter.js';
import type { CollectiveQuery } from './results.forms.js';
import { isProvisional } from './result-list.js';

export interface CollectiveFacts {
  running: RunningContest;
  award: CollectiveAward;
  /** Undefined before the first round is ranked. */
  snapshot: CollectiveSnapshot | undefined;
  units: readonly Unit[];
  /** The standing on today's units, where that is asked for. */
  projected?: TableView | undefined;
  query: CollectiveQuery;
  /** Whether the reader may open what a figure is made of. */
  mayOpen: boolean;
}

const PROJECTED =
  'Chỉ để tham khảo khi báo cáo: thứ hạng và giải theo danh mục ngày ghi trong Thể lệ. Đơn vị nhập cả vào đơn vị khác thì cộng dồn; đơn vị đã chia tách để riêng.';

/** The units of a collective award: places, what they reached, why, and what the others lack. */
export function collectiveContent({
  running,
  award,
  snapshot,
  units,
  projected,
  query,
  mayOpen,
}: CollectiveFacts): ConsoleContent<ListView> {
  const path = collectiveUrl(award.code);
  const { metrics, conditions } = describeAward(running.ruleSet, award);
  const shownMetrics = metrics.map((metric, at) => ({ ...metric, at })).filter(({ isLastResort }) => !isLastResort);
  const names = new Map(units.map((unit) => [unit.code, unit]));
  const nameOf = nameOfIn(running.ruleSet);
  const q = query.q?.trim() ?? '';
  const number = pageNumber(query.trang);
  const lines = snapshot?.body.lines ?? [];
  const found = lines.filter((line) => matches(names.get(line.unit), line, q));
  const shown = found.slice((number - 1) * PER_PAGE, number * PER_PAGE);
  const after = running.rounds.find(({ id }) => id === snapshot?.roundId);
  return {
    title: award.name,
    heading: award.name,
    sentence: `Dành cho ${award.units}. Xét ${shownMetrics.map(({ compares }) => compares).join(', rồi ')}${metrics.length > shownMetrics.length ? ', cuối cùng bốc thăm' : ''}.`,
    back: { label: 'Kết quả', url: RESULTS },
    primary: snapshot && mayOpen ? { label: 'Đối chiếu số liệu đơn vị', url: `${path}/doi-chieu` } : undefined,
    tabs: snapshot ? treeTabs(path, { unitsAt: unitDay(running), isProjected: projected !== undefined }) : undefined,
    notice: snapshot && isProvisional(running.rounds, award.part) ? provisional(running.rounds, award.part, after) : undefined,
    tools:
      snapshot && !projected
        ? {
            actionUrl: path,
            search: { value: q, label: 'Tìm đơn vị', placeholder: 'Tìm đơn vị' },
            reset: q ? { label: 'Xóa tìm kiếm', url: path } : undefined,
          }
        : undefined,
    table: projected ?? {
      label: award.name,
      columns: [
        { label: 'Hạng', isNumber: true },
        { label: 'Đơn vị' },
        ...shownMetrics.map(({ compares }) => ({ label: capitalise(compares), isNumber: true })),
        { label: 'Giải' },
      ],
      rows: shown.map((line) => ({
        cells: [
          { text: line.rank === null ? '' : formatNumber(line.rank), isNumber: true },
          unitCell(names.get(line.unit), line, {
            block: line.block && nameOf('blocks', line.block),
            award: mayOpen ? award.code : undefined,
          }),
          ...shownMetrics.map((metric) => ({ text: valueOf(line, metric), isNumber: true })),
          { prize: tierTag(award, line) },
        ],
        isMarked: line.tier !== null,
      })),
      empty: q
        ? { title: `Không có đơn vị nào khớp “${q}”`, text: 'Thử một phần của tên; không cần gõ dấu.' }
        : { title: 'Chưa có bảng xếp hạng', text: 'Máy tính giải tập thể khi xếp hạng đợt thi đầu tiên, rồi tính lại sau mỗi đợt.' },
    },
    pager:
      !projected && (found.length > PER_PAGE || number > 1)
        ? pagerOf(path, { q }, { number, shown: shown.length, total: found.length, noun: 'đơn vị' })
        : undefined,
    note: projected ? PROJECTED : snapshot ? noteOf(snapshot, conditions) : undefined,
  };
}

function matches(unit: Unit | undefined, { unit: code }: CollectiveLine, typed: string): boolean {
  const key = foldVietnamese(`${unit?.name ?? code} ${unit?.place ?? ''}`);
  return foldVietnamese(typed)
    .split(' ')
    .every((word) => key.includes(word));
}

/** The unit, where it lies, the block in which it is ranked, and why it stands here or what it lacks. */
function unitCell(
  unit: Unit | undefined,
  line: CollectiveLine,
  { block, award }: { block: string | undefined; award: string | undefined },
): CellView {
  const detail = [unit?.place, block, whyOf(line).replace(/\.$/, ''), sourceOf(unit, line)].filter(Boolean).join('. ');
  const url = unit && award !== undefined ? collectiveUnitUrl(award, unit.id) : undefined;
  return { text: unit?.name ?? `Mã ${line.unit}`, url, detail, isHead: true };
}

/** From where the head-count came by which the standing was computed; nothing where another has been written down since. */
function sourceOf(unit: Unit | undefined, { headCount }: CollectiveLine): string | undefined {
  if (!unit?.counted || unit.counted.people !== headCount || !unit.counted.source) return undefined;
  return `Tổng số ${formatNumber(headCount)} người từ ngày ${spokenDay(unit.counted.countedOn)}, theo ${lowerFirst(unit.counted.source)}`;
}

/** What the unit lacks, or why it stands above the next one, as it was frozen with the standing. */
function whyOf({ lacks, explanation }: CollectiveLine): string {
  if (lacks.length > 0) return `Còn thiếu: ${lacks.join('; ')}.`;
  return explanation ?? 'Đứng cuối bảng xếp hạng.';
}

/** With one tier for all, its name is the award's own. */
function tierTag(award: CollectiveAward, { tier }: CollectiveLine): PrizeTagView | undefined {
  if (tier === null) return undefined;
  return award.tiers.length > 1 ? tagAmong(award.tiers, tier) : { label: 'Đạt giải', rank: 1 };
}

function valueOf({ values }: CollectiveLine, metric: AwardSentences['metrics'][number] & { at: number }): string {
  const value = values[metric.at];
  return value === null || value === undefined ? 'chưa tính được' : metric.say(value);
}

function provisional(rounds: readonly Round[], part: string, after: Round | undefined): ListView['notice'] {
  const left = rounds.filter((round) => isProvisional([round], part)).length;
  return {
    kind: 'info',
    title: `Tạm tính${after ? ` sau ${innerName(after)}` : ''}, còn ${formatNumber(left)} đợt`,
    text: 'Bảng này được tính lại sau mỗi đợt thi. Thứ hạng chỉ chắc chắn khi đợt cuối đã xếp hạng.',
  };
}

function noteOf({ sha256, computedAt, version, body }: CollectiveSnapshot, conditions: readonly string[]): string {
  const unassigned =
    body.unassigned.people > 0 ? ` ${formatNumber(body.unassigned.people)} người dự thi không thuộc đơn vị nào được xét.` : '';
  const demanded = conditions.length > 0 ? ` Điều kiện: ${conditions.join(' ')}` : '';
  return `Bản ${version}, tính lúc ${formatMoment(computedAt)}.${demanded}${unassigned} Dấu vân tay (SHA-256): ${fingerprintGroups(sha256).join(' ')}.`;
}

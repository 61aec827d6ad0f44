import { capitalise, countInWords, formatNumber } from '#kernel';
import { describeRules, quizSummary } from '#rules';
import type { RollRowView, RollView } from '../view-models.js';
import { lineWords } from './line-words.js';
import { prizeTag } from './prize-words.js';
import type { PublishedRound } from './published-rounds.js';

const SHOWN_ON_PHONE = 6;
const TOLD_APART = 2;

/** Why each stands where, and the first lines of the ranking; nothing when nobody is ranked. */
export function rankingViews(published: PublishedRound): Pick<RollView, 'reasons' | 'ranking'> {
  if (published.lines.length === 0) return {};
  const { used, unused } = criteriaOf(published);
  return {
    reasons: { title: 'Vì sao xếp thứ tự này?', items: used },
    ranking: { ...rankingTable(published), note: rankingNote(published, unused) },
  };
}

/** The links of the chain that decided something among the lines shown, in its order and always with the first one; and what the others compare. */
function criteriaOf(published: PublishedRound): { used: { title: string; text: string }[]; unused: string[] } {
  const { ruleSet, part, lines } = published;
  const used: { title: string; text: string }[] = [];
  const unused: string[] = [];
  describeRules(ruleSet, part).ranking.forEach(({ code, label, compares, sentence, usesPrediction }, place) => {
    // The last line shown stands above somebody who is not on the page.
    const decided = lines.slice(0, -1).filter((line) => line.decidedBy === code);
    if (place > 0 && decided.length === 0) {
      unused.push(compares);
      return;
    }
    const facts = [
      usesPrediction ? targetText(published) : '',
      place === 0 ? sameResult(published) : decidedText(decided.map((line) => line.rank)),
    ];
    used.push({ title: label, text: [firstClause(sentence), ...facts].filter(Boolean).join(' ') });
  });
  return { used, unused };
}

function targetText({ standing }: PublishedRound): string {
  const { predictionTarget: target } = quizSummary(standing.summary);
  return target === null ? '' : `Con số thật: ${formatNumber(target)}.`;
}

/** "Cả mười người dưới đây đều được 20/20 điểm." */
function sameResult(published: PublishedRound): string {
  const [first, ...others] = published.lines;
  if (!first || others.length === 0 || others.some((line) => line.points !== first.points)) return '';
  return `Cả ${countInWords(published.lines.length)} người dưới đây cùng được ${lineWords(published, first).points} điểm.`;
}

/** "Đã phân định hạng 4 và 5." */
function decidedText(ranks: readonly number[]): string {
  if (ranks.length === 0) return '';
  if (ranks.length > TOLD_APART) return `Đã phân định ${countInWords(ranks.length)} chỗ trong bảng dưới đây.`;
  return `Đã phân định ${ranks.map((rank) => `hạng ${rank} và ${rank + 1}`).join(', ')}.`;
}

/** The rule itself; its finer points stand in the rules. */
function firstClause(sentence: string): string {
  return `${sentence.split(';')[0]?.replace(/\.$/, '') ?? ''}.`;
}

function rankingTable(published: PublishedRound): Omit<NonNullable<RollView['ranking']>, 'note' | 'who'> {
  const { ruleSet, lines, awards, standing } = published;
  const hasPrediction = quizSummary(standing.summary).predictionTarget !== null;
  const rows = lines.map((line): RollRowView => {
    const award = awards.find(({ person }) => person === line.person);
    const { sentence, points, prediction, distance, duration } = lineWords(published, line);
    return {
      rank: formatNumber(line.rank),
      ...published.personOf(line.person),
      facts: [points, ...(hasPrediction ? [prediction, distance] : []), duration],
      sentence,
      prize: award && prizeTag(ruleSet, award),
    };
  });
  const rest = rows.slice(SHOWN_ON_PHONE);
  const labels = ['Điểm', ...(hasPrediction ? ['Dự đoán', 'Lệch'] : []), 'Thời gian làm'];
  return {
    nameLabel: 'Người dự thi',
    hasUnits: true,
    columns: labels.map((label) => ({ label, isNumber: true })),
    rows,
    firstRows: rows.slice(0, SHOWN_ON_PHONE),
    more: rest.length > 0 ? { label: moreLabel(rest), rows: rest } : undefined,
  };
}

function moreLabel(rest: readonly RollRowView[]): string {
  const [first, last] = [rest[0]?.rank ?? '', rest.at(-1)?.rank ?? ''];
  return first === last ? `Xem tiếp hạng ${first}` : `Xem tiếp hạng ${first} đến ${last}`;
}

function rankingNote({ lines, standing }: PublishedRound, unused: readonly string[]): string {
  const { ranked, prizes } = quizSummary(standing.summary);
  const last = lines.at(-1)?.rank ?? 0;
  const passedOver = prizes.passedOver.map(({ rank }) => rank).filter((rank) => rank <= last);
  return [
    passedOver.length > 0 ? `Hạng ${passedOver.join(', ')} đã có giải nên theo Thể lệ không nhận thêm.` : '',
    ranked > lines.length
      ? `Bảng này ghi ${countInWords(lines.length)} người đứng đầu trong ${formatNumber(ranked)} người được xếp hạng.`
      : '',
    unused.length > 0 ? `${capitalise(unused.join(', '))}: chưa phải dùng đến giữa những người trên.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

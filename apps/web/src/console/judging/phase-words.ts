import { formatNumber } from '#kernel';
import type { TabsView } from '../view-models.js';
import { assignmentsUrl, conflictsUrl, copiesUrl, judgingUrl, marksUrl, papersUrl, phaseUrl } from './addresses.js';
import type { JudgedPhase, JudgedRound } from './judging-reader.js';

/** "12 bài" */
export const count = (value: number, noun: string): string => `${formatNumber(value)} ${noun}`;

/** What the number of an entry is called: only where nobody knows whose it is it stands for a name. */
export const numberName = ({ isBlind }: { isBlind: boolean }): string => (isBlind ? 'Số phách' : 'Số bài');

/** The pages of a phase, one beside the other. */
export function phaseTabs({ round, phase }: Pick<JudgedPhase, 'round' | 'phase'>, current: string): TabsView {
  const tab = (label: string, url: string): TabsView[number] => ({ label, url, current: url === current });
  if (phase.state === 'waiting') return [];
  return [
    tab('Tổng quan', phaseUrl(round, phase.phase)),
    ...(phase.isBlind ? [tab('Bản rọc phách', copiesUrl(round, phase.phase))] : []),
    tab('Xung đột lợi ích', conflictsUrl(round, phase.phase)),
    tab('Phân công', assignmentsUrl(round, phase.phase)),
    tab('Tiến độ, điểm', marksUrl(round, phase.phase)),
    tab('Phiếu giấy', papersUrl(round, phase.phase)),
  ];
}

/** The way back from a page of a phase. */
export const backToRound = ({ round, part }: JudgedRound): { label: string; url: string } => ({
  label: `Chấm bài: ${part.name}`,
  url: judgingUrl(round),
});

/** "Vòng sơ khảo: phân công" */
export const phaseTitle = ({ phase }: Pick<JudgedPhase, 'phase'>, page?: string): string => (page ? `${phase.name}: ${page}` : phase.name);

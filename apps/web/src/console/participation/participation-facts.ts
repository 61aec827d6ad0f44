import { confirmedLeader, type LeaderWords } from '#registrations';
import { asksForLeaders, describeDemands, type ParticipationFacts, type RuleSet, type UnitListLine } from '#rules';
import { submissionNumber, type UnitDuty, type UnitEntry } from '#submissions';
import type { ReceivingPlace } from '../submissions/entry-reader.js';
import { ERASED_NAME, STATE_WORDS } from '../submissions/submission-words.js';

/** What one obligation comes to, as the report on paper says it. */
export function participationFacts({ running, part }: ReceivingPlace, { obligation, units }: UnitDuty, takenAt: Date): ParticipationFacts {
  const { ruleSet } = running;
  return {
    ruleSet,
    partName: part.name,
    demands: describeDemands(ruleSet, obligation),
    units: obligation.units,
    asksForLeaders: countsLeaders(ruleSet, part.code),
    lines: units.map(({ unit, duty: { facts, lacks } }) => ({
      unit: unit.name,
      headCount: facts.headCount,
      people: facts.people,
      entries: facts.attempts,
      leaders: facts.leaders,
      lacks,
    })),
    takenAt,
  };
}

export const countsLeaders = (ruleSet: RuleSet, part: string): boolean => asksForLeaders(ruleSet, part);

/** The people of a unit's entries, a line for each author. */
export function unitLines({ part }: Pick<ReceivingPlace, 'part'>, entries: readonly UnitEntry[]): UnitListLine[] {
  return entries.flatMap(({ submission, version, state, counts, authors }) =>
    authors.map(({ fullName, position, leader, barredBecause }) => ({
      fullName: fullName ?? ERASED_NAME,
      position: position ?? '',
      leader: leader && confirmedLeader(leader) ? 'Có' : '',
      number: submission.number === null ? '' : submissionNumber(part.kind, submission.number),
      title: version.content.title,
      remark: barredBecause ? `Không được dự thi: ${barredBecause}` : counts ? '' : `Không tính: ${STATE_WORDS[state].label.toLowerCase()}`,
    })),
  );
}

/** What is known of whether somebody leads, and who has said it. */
export function leaderText(words: LeaderWords | undefined): string {
  if (!words) return 'Chưa ai xác nhận';
  const said = (isLeader: boolean): string => (isLeader ? 'là lãnh đạo, quản lý' : 'không giữ chức lãnh đạo, quản lý');
  const parts = [
    words.board && `Ban Tổ chức xác nhận ${said(words.board.isLeader)}`,
    words.unit && `thủ trưởng đơn vị xác nhận ${said(words.unit.isLeader)}`,
    words.self && `tự khai ${said(words.self.isLeader)}${(words.board ?? words.unit) ? '' : ', chưa ai xác nhận'}`,
  ].filter((part) => part !== undefined);
  const text = parts.join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

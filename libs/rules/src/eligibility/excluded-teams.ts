import { z } from 'zod';
import { reference } from '../plan/reference.js';
import { settings } from '../plan/setting.js';
import { eligibilityCondition } from './eligibility-condition.js';

/** Being a member of a team that runs the contest by itself bars a person from entering. */
export const excludedTeams = eligibilityCondition({
  code: 'excluded-teams',
  version: 1,
  label: 'Ban, tổ không được dự thi',
  bars: true,
  args: settings({ teams: z.array(reference('teams')).min(1).max(50).meta({ title: 'Các ban, tổ' }) }),
  describe: ({ teams }, nameOf) =>
    `Thành viên của các ban, tổ sau đây không được dự thi: ${teams.map((team) => nameOf('teams', team)).join('; ')}.`,
  check({ teams }, person, nameOf) {
    const barring = teams.filter((team) => person.teams?.includes(team));
    if (barring.length === 0) return undefined;
    const names = barring.map((team) => nameOf('teams', team)).join(', ');
    return { code: 'teams.excluded', kind: 'refused', sentence: `Bạn thuộc ${names} nên không được dự thi.` };
  },
  barredGroups: ({ teams }) => teams.map((code) => ({ list: 'teams', code })),
});

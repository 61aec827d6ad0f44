import { formatEnd, formatMoment, MINUTE_MS } from '#kernel';
import type { StatedRound } from '../schedule/round-plan.js';
import type { Moment } from './moment.js';
import type { Problem, SettingPath } from './strategy.js';

/** A time that hangs on an event is not known when the plan is read; it is judged when the event is dated. */
const known = (moment: Moment | undefined): number | undefined => (typeof moment === 'string' ? Date.parse(moment) : undefined);

const start = (ms: number): string => formatMoment(new Date(ms));
const end = (ms: number): string => formatEnd(new Date(ms));

/** Rounds that close before they open, overlap, are shorter than a paper, or are published before they close. */
export function roundProblems(path: SettingPath, rounds: readonly StatedRound[], paperMinutes: number): Problem[] {
  const all = rounds.flatMap((round, at): Problem[] => {
    const problems: Problem[] = [];
    const refuse = (setting: string, message: string): void => void problems.push({ path: [...path, ...round.at, setting], message });
    const [opens, closes, publishes] = [known(round.opens), known(round.closes), known(round.publishes)];
    const before = rounds[at - 1];
    const closedBefore = known(before?.closes);
    if (opens !== undefined && closes !== undefined) {
      if (closes <= opens)
        refuse('closes', `${round.name} đóng (${end(closes)}) không sau khi mở (${start(opens)}); closes phải sau opens`);
      else if (closes - opens < paperMinutes * MINUTE_MS)
        refuse('closes', `${round.name} mở chưa đủ ${paperMinutes} phút làm bài; hãy lùi closes`);
    }
    if (before && opens !== undefined && closedBefore !== undefined && opens < closedBefore) {
      refuse(
        round.at.length === 0 ? 'closes' : 'opens',
        `${round.name} mở lúc ${start(opens)} khi ${before.name} chưa đóng (${end(closedBefore)}); các đợt phải nối tiếp nhau, không chồng nhau`,
      );
    }
    if (publishes !== undefined && closes !== undefined && publishes < closes) {
      refuse(
        'publishes',
        `${round.name} công bố lúc ${start(publishes)} khi chưa đóng (${end(closes)}); publishes phải từ lúc đóng trở đi`,
      );
    }
    return problems;
  });
  // Generated rounds all stand at one place: the first that is wrong speaks for them.
  return all.filter(({ path: own }, at) => all.findIndex(({ path: other }) => own.join() === other.join()) === at);
}

type StatedWindow = { opens: Moment; closes: Moment } | undefined;

/** Receiving and appraising that end before they begin, or appraising before everything has been received. */
export function windowProblems(
  path: SettingPath,
  { receiving, appraising }: { receiving: StatedWindow; appraising: StatedWindow },
): Problem[] {
  const problems: Problem[] = [];
  for (const [name, window] of [
    ['receiving', receiving],
    ['appraising', appraising],
  ] as const) {
    const [opens, closes] = [known(window?.opens), known(window?.closes)];
    if (opens !== undefined && closes !== undefined && closes <= opens) {
      problems.push({
        path: [...path, name, 'closes'],
        message: `kết thúc (${end(closes)}) không sau khi bắt đầu (${start(opens)}); closes phải sau opens`,
      });
    }
  }
  const [received, judged] = [known(receiving?.closes), known(appraising?.opens)];
  if (received !== undefined && judged !== undefined && judged < received) {
    problems.push({
      path: [...path, 'appraising', 'opens'],
      message: `bắt đầu chấm (${start(judged)}) khi còn nhận bài (${end(received)}); appraising.opens phải từ khi hết hạn nhận bài`,
    });
  }
  return problems;
}

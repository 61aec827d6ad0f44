import type { Round } from '#contests';
import type { JudgingPhaseView } from '#judging';
import { type JudgingWork, judgingWork } from './judging-work.js';

describe('what of judging waits', () => {
  const closesAt = new Date('2024-10-31T17:00:00Z');
  const work = (planted: Partial<JudgingWork>): JudgingWork => ({
    round: { code: 'bai-viet', closesAt } as Round,
    name: 'Thi viết',
    ...{ unsaid: 0, councils: [], phase: undefined, again: [], sheets: { assigned: 0, finished: 0, reopenings: 0 } },
    ...planted,
  });
  const phase = (planted: Partial<JudgingPhaseView>): JudgingPhaseView =>
    ({
      phase: 'so-khao',
      name: 'Sơ khảo',
      state: 'open',
      isBlind: true,
      entries: 12,
      unread: 0,
      uncopied: 0,
      ...planted,
    }) as JudgingPhaseView;
  const said = (planted: Partial<JudgingWork>, now = new Date('2024-11-02T00:00:00Z')): string[] =>
    judgingWork([work(planted)], now).map(({ title, action: { url }, by }) => [title, url, ...(by ? [by.toISOString()] : [])].join(' · '));
  const PHASE = '/quan-tri/to-chuc-cham/bai-viet/vong/so-khao';

  it('is nothing while judges are at work, and where nothing is to be judged', () => {
    expect(said({})).toEqual([]);
    expect(said({ phase: phase({}), sheets: { assigned: 24, finished: 23, reopenings: 0 } })).toEqual([]);
  });

  it('is the next step of the phase whose turn it is', () => {
    expect(said({ phase: phase({ state: 'waiting' }) })).toEqual([`Lấy bài vào vòng chấm “Sơ khảo” · ${PHASE}`]);
    expect(said({ phase: phase({ state: 'prepared', unread: 3, uncopied: 1 }) })).toEqual([
      `Đọc bản rọc phách, vòng chấm “Sơ khảo” · ${PHASE}/ban-roc-phach`,
    ]);
    expect(said({ phase: phase({ state: 'prepared', isBlind: false, unread: 12 }) })).toEqual([
      `Phân công và mở vòng chấm “Sơ khảo” · ${PHASE}`,
    ]);
    expect(said({ phase: phase({}), sheets: { assigned: 24, finished: 24, reopenings: 2 } })).toEqual([
      `Quyết định mở lại phiếu chấm, vòng “Sơ khảo” · ${PHASE}/diem/mo-lai`,
      `Kết thúc vòng chấm “Sơ khảo” · ${PHASE}`,
    ]);
  });

  it('is what nobody has concluded, councils that are too small, until entries are in, and phases to be opened again', () => {
    const planted = {
      unsaid: 2,
      councils: [{ name: 'Hội đồng sơ khảo', markers: 1, judges: 2 }],
      again: [{ phase: 'so-khao', name: 'Sơ khảo' }],
    };
    expect(said(planted, new Date('2024-10-30T00:00:00Z'))).toEqual([
      'Kết luận đối chiếu trùng lặp, thi viết · /quan-tri/doi-chieu/bai-viet?loc=unsaid',
      `Cử thành viên hội đồng sơ khảo · /quan-tri/hoi-dong · ${closesAt.toISOString()}`,
      `Quyết định mở lại vòng chấm “Sơ khảo” · ${PHASE}`,
    ]);
  });
});

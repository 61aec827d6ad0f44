import { aJudgingPhase, aQuizPart, aRuleSet, anEssayPart } from '../../testing/index.js';
import { timelineOf } from './timeline.js';

const order = ['total-score', 'draw'].map((code) => ({ code, version: 1 }));
const told = (...plan: Parameters<typeof aRuleSet>): string[] =>
  timelineOf(aRuleSet(...plan), {}).map(({ when, sentence }) => `${when}: ${sentence}`);

describe('the timeline of a rehearsal', () => {
  const phase = (code: string, name: string, opens: string, closes: string) => aJudgingPhase({ code, name, appraising: { opens, closes } });
  const essay = anEssayPart({
    receiving: { opens: '2024-09-01', closes: 'hết ngày 30/9/2024' },
    appraising: { opens: '2024-10-01', closes: 'hết ngày 31/10/2024' },
    judging: {
      phases: [
        { ...phase('so-khao', 'Vòng sơ khảo', '2024-10-01', 'hết ngày 15/10/2024'), passes: [{ code: 'top', version: 1, count: 5 }] },
        phase('chung-khao', 'Vòng chung khảo', '2024-10-20', 'hết ngày 31/10/2024'),
      ],
      result: { code: 'last-phase', version: 1 },
    },
  });

  it('has each phase of judging', () => {
    expect(told({ parts: [essay] })).toEqual([
      'Chủ nhật, 01/09/2024: Bắt đầu nhận bài dự thi.',
      'Hết ngày 30/09/2024: Hết hạn nhận bài dự thi.',
      'Thứ Ba, 01/10/2024: Bắt đầu chấm bài.',
      'Thứ Ba, 01/10/2024: Bắt đầu chấm vòng sơ khảo.',
      'Hết ngày 15/10/2024: Chấm xong vòng sơ khảo.',
      'Chủ nhật, 20/10/2024: Bắt đầu chấm vòng chung khảo.',
      'Hết ngày 31/10/2024: Chấm xong vòng chung khảo.',
      'Hết ngày 31/10/2024: Chấm bài xong.',
    ]);
  });

  it('has the rankings over several rounds, once everything is closed', () => {
    const rounds = { code: 'weekly', version: 1, count: 2, opens: '2024-10-21 10:00', closes: '2024-10-28 09:30' };
    const quiz = aQuizPart({ rounds, overall: { order } });
    const overall = { parts: ['trac-nghiem'], order };

    expect(told({ parts: [quiz], overall }).slice(-2)).toEqual([
      '9:30 thứ Hai, 04/11/2024: Chốt bảng xếp hạng chung các đợt.',
      '9:30 thứ Hai, 04/11/2024: Chốt bảng xếp hạng chung cả Cuộc thi.',
    ]);
    expect(told({ parts: [quiz, essay] }).at(-1)).toBe(
      '9:30 thứ Hai, 04/11/2024: Chốt bảng xếp hạng chung các đợt (Phần thi trắc nghiệm).',
    );
    expect(told({ parts: [aQuizPart({ rounds })] }).filter((line) => line.includes('xếp hạng chung'))).toEqual([]);
  });
});

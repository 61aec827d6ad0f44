import { aJudgingPhase, anEssayPart } from '../../testing/index.js';
import { formatPath } from './fault.js';
import { submissionProblems } from './submission-checks.js';

type Part = Parameters<typeof anEssayPart>[0];
type Phase = NonNullable<Parameters<typeof aJudgingPhase>[0]>;

const problems = (part: Part): [string, string][] =>
  submissionProblems(anEssayPart(part), []).map(({ path, message }) => [formatPath(path), message]);

describe('criteria of judging', () => {
  const of = (...maxima: number[]): [string, string][] =>
    problems({
      judging: {
        phases: [aJudgingPhase({ criteria: maxima.map((maximum, at) => ({ code: `c${at}`, name: `Tiêu chí ${at}`, maximum })) })],
      },
    });

  it('bring points', () => {
    expect(of(60, 0)).toEqual([
      [
        'judging.phases[0].criteria[1].maximum',
        'điểm tối đa là 0 thì tiêu chí này không chấm được điểm nào; hãy ghi số lớn hơn 0 hoặc bỏ tiêu chí',
      ],
    ]);
    expect(of(60, 0.001)).toEqual([]);
  });
});

describe('phases of judging', () => {
  const event = { event: 'khai-mac', days: 0 };
  const window = (opens: string, closes: string) => ({ opens: `2021-08-${opens}`, closes: `hết ngày 2021-08-${closes}` });
  const found = (part: Part, ...windows: Phase['appraising'][]): [string, string][] =>
    problems({
      judging: {
        phases: windows.map((appraising, at) =>
          aJudgingPhase({
            code: `vong-${at + 1}`,
            name: `Vòng ${at + 1}`,
            ...(appraising && { appraising }),
            ...(at < windows.length - 1 && { passes: [{ code: 'top', version: 1, count: 5 }] }),
          }),
        ),
        result: { code: 'last-phase', version: 1 },
      },
      ...part,
    });
  const receiving = window('01', '15');
  const appraising = window('20', '30');

  it('lie within the time of judging', () => {
    expect(found({ receiving, appraising }, window('18', '22'), window('23', '31'))).toEqual([
      [
        'judging.phases[0].appraising.opens',
        'Vòng 1 bắt đầu (0:00 thứ Tư, 18/08/2021) trước thời gian chấm của phần thi (0:00 thứ Sáu, 20/08/2021); hãy sửa cho nằm trong appraising của phần thi',
      ],
      [
        'judging.phases[1].appraising.closes',
        'Vòng 2 kết thúc (hết ngày 31/08/2021) sau khi hết thời gian chấm của phần thi (hết ngày 30/08/2021); hãy sửa cho nằm trong appraising của phần thi',
      ],
    ]);
    expect(found({ receiving, appraising }, window('20', '22'), window('23', '30'))).toEqual([]);
  });

  it('begin after everything has been received, whether or not the phase before has a date', () => {
    const late = [
      'judging.phases[1].appraising.opens',
      'Vòng 2 bắt đầu (0:00 thứ Bảy, 14/08/2021) khi còn nhận bài (hết ngày 15/08/2021); các vòng phải nối tiếp nhau, không chồng nhau',
    ];

    expect(found({ receiving }, { opens: event, closes: event }, window('14', '22'))).toEqual([late]);
    expect(found({ receiving }, undefined, window('14', '22'))).toEqual([late]);
    expect(found({ receiving }, { opens: event, closes: event }, window('16', '22'))).toEqual([]);
  });

  it('begin after every phase before them has ended', () => {
    expect(found({ receiving }, window('16', '22'), undefined, window('22', '25'))).toEqual([
      [
        'judging.phases[2].appraising.opens',
        'Vòng 3 bắt đầu (0:00 Chủ nhật, 22/08/2021) khi Vòng 1 chưa kết thúc (hết ngày 22/08/2021); các vòng phải nối tiếp nhau, không chồng nhau',
      ],
    ]);
    expect(found({ receiving }, window('16', '21'), undefined, window('22', '25'))).toEqual([]);
  });
});

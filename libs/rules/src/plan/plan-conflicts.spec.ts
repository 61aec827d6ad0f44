import { existsSync, readFileSync } from 'node:fs';
import { aBank, aJudgingPhase, anEssayPart, aQuizPart, aRuleSet } from '../../testing/index.js';
import { planConflicts } from './plan-conflicts.js';
import { readPlan, type PlanFile } from './read-plan.js';
import type { RuleSet } from './rule-set.js';

type PlanInput = NonNullable<Parameters<typeof aRuleSet>[0]>;

const EVENTS = [{ code: 'khai-mac', name: 'khai mạc Đại hội' }];
const weekly = {
  code: 'weekly',
  version: 1,
  count: 2,
  opens: '2024-10-21 10:00',
  closes: '2024-10-28 09:30',
  publishes: '2024-10-30 10:00',
};
const appeals = (days: number) => ({ days, closesAt: '17:00', to: 'Tổ thư ký' });

const conflictsOf = (overrides: PlanInput, known: Parameters<typeof planConflicts>[1] = {}): [string, string][] =>
  planConflicts(aRuleSet(overrides), known).map(({ path, sentence }) => [path, sentence]);

describe('conflicts of a plan', () => {
  it('are none in a plan that fits together', () => {
    expect(conflictsOf({ appeals: appeals(7), ceremony: ['cuối tháng 12/2024'], launch: 'trước ngày 14/10/2024' })).toEqual([]);
  });

  const listed = {
    code: 'listed',
    version: 1,
    rounds: [
      { code: 'dot-1', name: 'Đợt 1', opens: '2024-10-21 10:00', closes: { event: 'khai-mac', days: 0, at: '17:00' } },
      { code: 'dot-2', name: 'Đợt 2', opens: '2024-10-28 10:00', closes: '2024-11-04 09:30' },
    ],
  };

  it('name an event without a date, once for each part', () => {
    const essay = anEssayPart({ receiving: { opens: { event: 'khai-mac', days: 0 }, closes: 'hết ngày 2024-11-15' } });

    expect(conflictsOf({ events: EVENTS, parts: [aQuizPart({ rounds: listed }), essay] })).toEqual([
      [
        'parts[0].rounds.rounds[0].closes',
        'Chưa biết ngày khai mạc Đại hội nên chưa định được các mốc thời gian của phần thi trắc nghiệm. Hãy ghi ngày ấy khi đã có.',
      ],
      [
        'parts[1].receiving.opens',
        'Chưa biết ngày khai mạc Đại hội nên chưa định được các mốc thời gian của thi viết. Hãy ghi ngày ấy khi đã có.',
      ],
    ]);
  });

  it('show once an event is dated', () => {
    const plan = { events: EVENTS, parts: [aQuizPart({ rounds: listed })] };

    expect(conflictsOf(plan, { events: { 'khai-mac': '2024-10-26T08:00:00+07:00' } })).toEqual([]);
    expect(conflictsOf(plan, { events: { 'khai-mac': '2024-10-29T08:00:00+07:00' } })).toEqual([
      [
        'parts[0].rounds.rounds[1].opens',
        'Phần thi trắc nghiệm: Đợt 2 mở lúc 10:00 thứ Hai, 28/10/2024 khi Đợt 1 chưa đóng (17:00 thứ Ba, 29/10/2024); các đợt phải nối tiếp nhau, không chồng nhau.',
      ],
    ]);
  });

  it('show in submissions too', () => {
    const essay = anEssayPart({
      receiving: { opens: '2021-08-01', closes: { event: 'khai-mac', days: 0, at: '24:00' } },
      appraising: { opens: '2021-08-16', closes: 'hết ngày 2021-08-25' },
    });

    expect(conflictsOf({ events: EVENTS, parts: [essay] }, { events: { 'khai-mac': '2021-08-15T00:00:00+07:00' } })).toEqual([]);
    expect(conflictsOf({ events: EVENTS, parts: [essay] }, { events: { 'khai-mac': '2021-08-16T00:00:00+07:00' } })).toEqual([
      [
        'parts[0].appraising.opens',
        'Thi viết: bắt đầu chấm (0:00 thứ Hai, 16/08/2021) khi còn nhận bài (hết ngày 16/08/2021); appraising.opens phải từ khi hết hạn nhận bài.',
      ],
    ]);
  });

  it('show in phases of judging too: before the time of judging, while submissions come in, one over the other', () => {
    const on = (days: number) => ({ event: 'khai-mac', days });
    const window = (opens: number, closes: number) => ({ opens: on(opens), closes: { ...on(closes), at: '24:00' } });
    const essay = anEssayPart({
      receiving: { opens: '2021-08-01', closes: 'hết ngày 2021-08-15' },
      appraising: { opens: '2021-08-20', closes: 'hết ngày 2021-08-31' },
      judging: {
        phases: [
          aJudgingPhase({ code: 'mot', name: 'Sơ khảo', appraising: window(0, 3), passes: [{ code: 'top', version: 1, count: 9 }] }),
          aJudgingPhase({ code: 'hai', name: 'Chung khảo', appraising: window(4, 8) }),
        ],
        result: { code: 'last-phase', version: 1 },
      },
    });
    const found = (day: string): [string, string][] =>
      conflictsOf({ events: EVENTS, parts: [essay] }, { events: { 'khai-mac': `2021-08-${day}T00:00:00+07:00` } });

    expect(found('20')).toEqual([]);
    expect(found('23')).toEqual([]);
    expect(found('19')).toEqual([
      [
        'parts[0].judging.phases[0].appraising.opens',
        'Thi viết: Sơ khảo bắt đầu (0:00 thứ Năm, 19/08/2021) trước thời gian chấm của phần thi (0:00 thứ Sáu, 20/08/2021); hãy sửa cho nằm trong appraising của phần thi.',
      ],
    ]);
    expect(found('15').map(([path, sentence]) => [path, sentence.split(';')[0]])).toEqual([
      [
        'parts[0].judging.phases[0].appraising.opens',
        'Thi viết: Sơ khảo bắt đầu (0:00 Chủ nhật, 15/08/2021) khi còn nhận bài (hết ngày 15/08/2021)',
      ],
      [
        'parts[0].judging.phases[1].appraising.opens',
        'Thi viết: Chung khảo bắt đầu (0:00 thứ Năm, 19/08/2021) trước thời gian chấm của phần thi (0:00 thứ Sáu, 20/08/2021)',
      ],
    ]);
    expect(found('24').map(([path]) => path)).toEqual(['parts[0].judging.phases[1].appraising.closes']);
  });

  it('are told of a ranking of its own from which nothing is given', () => {
    const boards = [{ code: 'bang', name: 'Bảng nhân dân', audiences: ['nhan-dan'] }];
    const prize = {
      code: 'tuan',
      name: 'Giải tuần',
      part: 'trac-nghiem',
      per: 'round' as const,
      tiers: [{ code: 'nhat', name: 'Giải Nhất', count: 1 }],
      award: { certificate: true, issuer: 'board' },
      personLimit: { code: 'no-limit', version: 1 },
      rollDown: true,
    };

    expect(conflictsOf({ boards, prizes: [prize] })).toEqual([
      ['boards[0]', 'Không nhóm giải nào xét theo bảng xếp hạng riêng “Bảng nhân dân”. Hãy chọn bảng này cho một nhóm giải hoặc bỏ bảng.'],
    ]);
    expect(conflictsOf({ boards, prizes: [{ ...prize, board: 'bang' }] })).toEqual([]);
  });

  it('are told of a topic of the paper that is in no bank', () => {
    const draw = {
      code: 'by-topic',
      version: 1,
      shares: [
        { topic: 'the-che', items: 2 },
        { topic: 'chi-so', items: 1 },
      ],
    };
    const topics = ['the-che', 'chi-so'];
    const plan = {
      topics: topics.map((code) => ({ code, name: `Chủ đề ${code}` })),
      parts: [aQuizPart({ paper: { ...aQuizPart().paper, draw } })],
    };

    expect(conflictsOf(plan, { banks: { 'trac-nghiem': aBank() } }).map(([path]) => path)).toEqual(['parts[0].paper.draw']);
    expect(conflictsOf(plan, { banks: { 'trac-nghiem': aBank({ topics }) } })).toEqual([]);
  });

  it('are told of a bank that is too small, where it is given', () => {
    expect(conflictsOf({}, { banks: { 'trac-nghiem': aBank({ perTopic: 2 }) } })).toEqual([
      [
        'parts[0].paper.draw',
        'Phần thi trắc nghiệm: ngân hàng câu hỏi chưa đủ để lập đề (toàn bộ ngân hàng câu hỏi cần 3 câu, mới có 2). Hãy bổ sung câu hỏi hoặc giảm số câu của đề.',
      ],
    ]);
    expect(conflictsOf({}, { banks: { 'trac-nghiem': aBank({ perTopic: 3 }) } })).toEqual([]);
    expect(conflictsOf({}, { banks: { 'phan-khac': [] } })).toEqual([]);
  });

  it('are told of registering, studying or a launch that comes after the opening', () => {
    const fields: PlanInput['registration'] = { fields: [{ code: 'fullName', why: 'Để ghi giấy.' }], opens: '2024-10-21 10:01' };
    const part = aQuizPart({ study: { opens: 'documents', from: '2024-10-22' } });

    expect(conflictsOf({ registration: fields, parts: [part], launch: 'trong tháng 11/2024' })).toEqual([
      [
        'registration.opens',
        'Đăng ký mở lúc 10:01 thứ Hai, 21/10/2024, sau khi phần thi trắc nghiệm đã mở (10:00 thứ Hai, 21/10/2024). Hãy mở đăng ký sớm hơn.',
      ],
      [
        'launch',
        'Phát động (trong tháng 11/2024) sau khi phần thi trắc nghiệm đã mở (10:00 thứ Hai, 21/10/2024). Hãy sửa một trong hai thời gian.',
      ],
      [
        'parts[0].study.from',
        'Phần thi trắc nghiệm: được ôn tập từ 0:00 thứ Ba, 22/10/2024, sau khi đợt thi đầu đã mở (10:00 thứ Hai, 21/10/2024). Hãy cho ôn tập sớm hơn.',
      ],
    ]);
    const inTime = { ...fields, opens: '2024-10-21 10:00' };
    expect(conflictsOf({ registration: inTime, parts: [aQuizPart({ study: { opens: 'documents', from: '2024-10-21' } })] })).toEqual([]);
  });

  it.each([
    ['ngày 06/11/2024', 7, 'khiếu nại còn được gửi đến 17:00 thứ Tư, 06/11/2024, sau lúc tổng kết, trao giải (ngày 06/11/2024)'],
    [
      'trước ngày 06/11/2024',
      7,
      'khiếu nại còn được gửi đến 17:00 thứ Tư, 06/11/2024, sau lúc tổng kết, trao giải (trước ngày 06/11/2024)',
    ],
    ['trong tháng 10/2024', 7, 'khiếu nại còn được gửi đến 17:00 thứ Tư, 06/11/2024, sau lúc tổng kết, trao giải (trong tháng 10/2024)'],
    ['ngày 07/11/2024', 7, undefined],
    ['trong tháng 11/2024', 7, undefined],
    ['ngày 05/11/2024', 5, undefined],
  ])('are told of appeals that outlast a ceremony %s', (ceremony, days, said) => {
    const found = conflictsOf({ appeals: appeals(days), ceremony: [ceremony] });

    expect(found).toEqual(
      said === undefined
        ? []
        : [
            [
              'appeals.days',
              `Phần thi trắc nghiệm: ${said}. Hãy rút ngắn thời gian khiếu nại, công bố sớm hơn hoặc lùi thời gian tổng kết.`,
            ],
          ],
    );
  });

  it('count the last of several possible ceremonies', () => {
    const plan = { appeals: appeals(7), ceremony: ['ngày 01/11/2024', 'cuối năm 2024'] };

    expect(conflictsOf(plan)).toEqual([]);
  });

  it('are told of a ceremony before anything is decided', () => {
    const essay = anEssayPart({ appraising: { opens: '2021-08-16', closes: 'hết ngày 2021-08-25' } });

    expect(conflictsOf({ parts: [essay], ceremony: ['ngày 20/8/2021'] })).toEqual([
      [
        'ceremony',
        'Tổng kết, trao giải (ngày 20/08/2021) khi thi viết chưa có kết quả (sớm nhất là 0:00 thứ Năm, 26/08/2021). Hãy lùi thời gian tổng kết.',
      ],
    ]);
  });

  it.each([
    ['one-per-contest', 7, true],
    ['one-per-contest', 6, false],
    ['one-per-round', 7, false],
    ['no-limit', 7, false],
  ])('are told where %s meets appeals of %s days in weekly rounds: %s', (limit, days, isConflict) => {
    const found = conflictsOf({
      appeals: appeals(days),
      parts: [aQuizPart({ rounds: weekly })],
      prizes: [
        {
          code: 'tuan',
          name: 'Giải tuần',
          part: 'trac-nghiem',
          per: 'round',
          tiers: [{ code: 'nhat', name: 'Giải Nhất', count: 1 }],
          award: { certificate: true, issuer: 'board' },
          personLimit: { code: limit, version: 1 },
          rollDown: true,
        },
      ],
    });

    expect(found).toEqual(
      isConflict
        ? [
            [
              'appeals.days',
              'Phần thi trắc nghiệm: Tuần 2 công bố lúc 10:00 thứ Tư, 06/11/2024, khi còn nhận khiếu nại về Tuần 1 (đến 17:00 thứ Tư, 06/11/2024), mà giải của đợt sau phụ thuộc giải của đợt trước. Hãy rút ngắn thời gian khiếu nại hoặc lùi lúc công bố.',
            ],
          ]
        : [],
    );
  });
});

describe('the plans of the seeds', () => {
  const load = (code: string): PlanFile | undefined => {
    const file = `config/plans/${code}.yaml`;
    return existsSync(file) ? { file, source: readFileSync(file, 'utf8') } : undefined;
  };
  const conflicts = (code: string, known: Parameters<typeof planConflicts>[1] = {}): unknown => {
    const { file, source } = load(code) as PlanFile;
    return planConflicts(readPlan(source, { file, loadParent: load }).ruleSet as RuleSet, known);
  };

  it.each(['lam-dong', 'phu-tho', 'cao-bang', 'thai-nguyen', 'quang-trung'])('of %s have no conflict', (code) => {
    expect(conflicts(code)).toEqual([]);
  });

  it('of Đắk Lắk wait for the day on which the rules are issued, and for nothing else', () => {
    expect(conflicts('dak-lak')).toEqual([
      {
        path: 'parts[0].receiving.opens',
        isUndated: true,
        sentence: 'Chưa biết ngày ban hành Thể lệ Cuộc thi nên chưa định được các mốc thời gian của thi viết. Hãy ghi ngày ấy khi đã có.',
      },
    ]);
    expect(conflicts('dak-lak', { events: { 'ban-hanh-the-le': '2021-06-15' } })).toEqual([]);
  });
});

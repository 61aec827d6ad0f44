import { type TieFacts, tiesAmong } from './ties.js';

const CHAIN: TieFacts['chain'] = [
  ['score', 'Điểm', 'điểm'],
  ['prediction-distance', 'Dự đoán gần đúng hơn', 'độ lệch của số dự đoán'],
  ['duration', 'Thời gian làm bài ngắn hơn', 'thời gian làm bài'],
  ['draw', 'Bốc thăm', 'kết quả bốc thăm'],
].map(([code, label, compares]) => ({ code: code!, label: label!, compares: compares!, sentence: '' }) as TieFacts['chain'][number]);

const lines = (...rows: [points: number, decidedBy: string | null, explanation?: string][]): TieFacts['lines'] =>
  rows.map(([points, decidedBy, explanation = ''], at) => ({ rank: at + 1, points: points.toFixed(3), decidedBy, explanation }));
const facts = (overrides: Partial<TieFacts>): TieFacts => ({
  lines: [],
  chain: CHAIN,
  summary: { ranked: 100, allCorrect: 1184, predictionTarget: 1184 },
  fullScore: 20,
  article: 7,
  ...overrides,
});
const told = (given: Partial<TieFacts>): [number, string][] =>
  [...tiesAmong(facts(given)).before].flatMap(([rank, all]) =>
    all.map(({ strong, text }) => [rank, `${strong} ${text}`] as [number, string]),
  );

describe('ties in a standing', () => {
  it('are explained where they occur: the same result first, then those who tie on the next criterion too', () => {
    const table = lines(
      [20, 'prediction-distance'],
      [20, 'prediction-distance'],
      [20, 'duration', 'Xếp trên người kế tiếp nhờ thời gian làm bài: 8 phút 05 giây; người kế tiếp: 9 phút 31 giây.'],
      [20, 'prediction-distance'],
      [20, 'score'],
      [19, 'score'],
      [18, 'score'],
    );

    expect(told({ lines: table })).toEqual([
      [1, '1.184 người cùng 20/20 điểm. Thể lệ điều 7: xét độ lệch của số dự đoán, rồi thời gian làm bài. Con số thật: 1.184.'],
      [
        3,
        'Hạng 3 và 4 bằng nhau về điểm và độ lệch của số dự đoán. Hơn nhau ở thời gian làm bài: 8 phút 05 giây; người kế tiếp: 9 phút 31 giây. Không phải bốc thăm.',
      ],
    ]);
    expect([...tiesAmong(facts({ lines: table })).close]).toEqual([3, 4]);
  });

  it('are not there while the first criterion decides everything', () => {
    expect(told({ lines: lines([20, 'score'], [19, 'score'], [18, null]) })).toEqual([]);
  });

  it('are counted where the whole group is in sight, and not where it may go on', () => {
    const within = lines([20, 'score'], [15, 'duration'], [15, 'duration'], [15, 'score'], [14, 'score']);
    const cut = lines([20, 'score'], [15, 'duration'], [15, 'duration']);

    expect(
      told({
        lines: within,
        chain: CHAIN.filter(({ code }) => code !== 'prediction-distance'),
        summary: { ranked: 9, allCorrect: 1, predictionTarget: null },
      }),
    ).toEqual([[2, '3 người cùng 15/20 điểm. Thể lệ điều 7: xét thời gian làm bài.']]);
    expect(told({ lines: cut, summary: { ranked: 9, allCorrect: 1, predictionTarget: null } })[0]).toEqual([
      2,
      'Từ hạng 2, nhiều người cùng 15/20 điểm. Thể lệ điều 7: xét thời gian làm bài.',
    ]);
  });

  it('of many are told together, and a draw is called a draw', () => {
    const table = lines([20, 'duration'], [20, 'draw'], [20, 'duration'], [20, null]);

    expect(told({ lines: table, summary: { ranked: 4, allCorrect: 4, predictionTarget: 4 } })[1]).toEqual([
      1,
      'Hạng 1 đến 4 bằng nhau về điểm và độ lệch của số dự đoán. Xét đến thời gian làm bài, rồi kết quả bốc thăm.',
    ]);
  });

  it('that run from one page to the next are explained on both', () => {
    const page = lines([20, 'duration'], [20, 'duration']).map((line, at) => ({ ...line, rank: 51 + at }));

    expect([...tiesAmong(facts({ lines: page })).before.keys()]).toEqual([51]);
  });
});

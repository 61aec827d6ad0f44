import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainText } from '#documents';
import { type DocumentModel, parseLocal } from '#kernel';
import { decisionDocument, minutesDocument, payoutDocument, type RoundPaperFacts, type RuleSet, ruleSetHash } from '#rules';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { ruleSetOf } from '../support/plan-files.js';

const FOLDER = join(import.meta.dirname, '../golden/giay-to');
const at = (text: string): Date => parseLocal(text)!;

const PAPERS: Record<string, (facts: RoundPaperFacts) => DocumentModel> = {
  'bien-ban': minutesDocument,
  'du-thao-quyet-dinh': decisionDocument,
};

/** A round in which everything has happened that minutes tell of. */
function eventful(ruleSet: RuleSet, overrides: Partial<RoundPaperFacts> = {}): RoundPaperFacts {
  const group = ruleSet.prizes.find(({ per }) => per === 'round') ?? ruleSet.prizes[0]!;
  const [first, second] = group.tiers as [(typeof group.tiers)[0], (typeof group.tiers)[0]];
  const award = { group: group.code, person: 'x' };
  return {
    ruleSet,
    roundName: 'Tuần thi thứ nhất',
    opensAt: at('2024-10-07 10:00'),
    closesAt: at('2024-10-14 09:30'),
    publishesAt: at('2024-10-16 10:00'),
    alterations: [
      {
        notice: 'Đợt thi đã bị hủy.',
        annulledBecause: 'lộ đề thi trước giờ mở',
        ...{ askedBy: 'Bùi Thị Lan', decidedBy: 'Tạ Minh Quân', at: at('2024-10-05 15:00') },
      },
      {
        notice: 'Tuần thi thứ nhất được gia hạn đến 09 giờ 30 ngày 14 tháng 10 năm 2024 vì mất điện tại trung tâm dữ liệu',
        ...{ decidedBy: 'Bùi Thị Lan', at: at('2024-10-13 22:10') },
      },
    ],
    registered: 8_514,
    summary: {
      ruleSetHash: ruleSetHash(ruleSet),
      part: 'trac-nghiem',
      round: 'tuan-1',
      drawSeed: 'd'.repeat(64),
      attempts: 12_040,
      people: 8_214,
      ranked: 8_201,
      allCorrect: 1_184,
      predictionTarget: 1_184,
      excluded: [
        { person: 'a', reason: 'Điều 3: thành viên Ban Tổ chức', attempts: 2 },
        { person: 'b', reason: 'Điều 3: thành viên Ban Tổ chức', attempts: 1 },
        { person: 'c', reason: 'Kết luận của Ban Tổ chức sau khi xem lại', attempts: 1 },
      ],
      decided: [
        { criterion: 'score', pairs: 7_000 },
        { criterion: 'prediction-distance', pairs: 1_199 },
        { criterion: 'draw', pairs: 1 },
      ],
      prizes: {
        awards: [
          { ...award, tier: first.code, rank: 1 },
          { ...award, tier: second.code, rank: 2 },
        ],
        passedOver: [],
        unfilled: [{ group: group.code, tier: second.code, count: 1 }],
        undecided: [],
      },
    },
    versions: [
      { version: 1, computedAt: at('2024-10-14 09:31'), sha256: 'a'.repeat(64), isReturned: true },
      {
        version: 2,
        computedAt: at('2024-10-14 15:00'),
        sha256: 'b'.repeat(64),
        reason: 'Nhận câu trả lời đến muộn của 3 lượt thi',
        isReturned: false,
      },
    ],
    inputsSha256: 'c'.repeat(64),
    keys: ['Bộ đề: đáp án bản 2'],
    exceptions: ['Nhận câu trả lời đến muộn: 3 lượt thi (sự cố mạng)'],
    corrections: [
      {
        what: 'Câu 12 của bộ đề: nhận thêm đáp án C',
        reason: 'câu hỏi dẫn sai năm ban hành',
        ...{ askedBy: 'Bùi Thị Lan', decidedBy: 'Tạ Minh Quân', at: at('2024-10-14 14:40') },
        effect: '12 người đổi hạng, 2 người đổi giải',
      },
      {
        what: 'Loại khỏi kết quả theo Điều 8: người có mã dự thi K-4F21A9',
        ...{ askedBy: 'Bùi Thị Lan', decidedBy: 'Lý Thị Hà', at: at('2024-10-14 14:50') },
      },
    ],
    signatures: [
      { fullName: 'Tạ Minh Quân', position: 'Phó Trưởng ban', at: at('2024-10-15 14:05') },
      { fullName: 'Lý Thị Hà', position: '', at: at('2024-10-15 16:20') },
    ],
    signaturesNeeded: ruleSet.approval.approvers,
    winners: [
      {
        fullName: 'Nguyễn Thị Ngọc Diệp',
        unit: 'Phường 9, thành phố Đà Lạt',
        ...award,
        tier: first.code,
        rank: 1,
        points: 20,
        prediction: 1_184,
        durationMs: 372_000,
        decidedBy: 'prediction-distance',
        explanation: 'Xếp trên người kế tiếp nhờ độ lệch của số dự đoán: 0; người kế tiếp: 3.',
      },
      {
        fullName: 'Trần Quốc Bình',
        unit: 'Xã Mẫu',
        ...award,
        tier: second.code,
        rank: 2,
        points: 20,
        prediction: null,
        durationMs: 401_250,
        decidedBy: 'draw',
      },
    ],
    ...overrides,
  };
}

/** A chairman decides; the seed comes from outside; nothing went wrong and nobody has won. */
function quiet(): RoundPaperFacts {
  const ruleSet = aRuleSet({
    authorities: { board: 'Ban Tổ chức', chairman: 'Chủ tịch Ủy ban nhân dân tỉnh Mẫu' },
    approval: { role: 'chairman', approvers: 1 },
    parts: [aQuizPart()],
    prizes: [
      {
        code: 'tuan',
        name: 'Giải tuần',
        part: 'trac-nghiem',
        per: 'round',
        tiers: [
          { code: 'nhat', name: 'Giải Nhất', count: 1 },
          { code: 'nhi', name: 'Giải Nhì', count: 1 },
        ],
        award: { certificate: true, issuer: 'chairman' },
        personLimit: { code: 'one-per-round', version: 1 },
        rollDown: true,
      },
    ],
  });
  const facts = eventful(ruleSet);
  const [version] = facts.versions;
  return {
    ...facts,
    alterations: [],
    summary: {
      ...facts.summary,
      excluded: [],
      decided: [],
      predictionTarget: null,
      prizes: { awards: [], passedOver: [], unfilled: [], undecided: [] },
    },
    versions: [{ ...version, isReturned: false }],
    exceptions: [],
    corrections: [],
    winners: [],
    signatures: [],
    draw: {
      source: 'giải đặc biệt xổ số kiến thiết, kỳ mở thưởng đầu tiên sau khi đợt thi đóng',
      commitmentSha256: 'e'.repeat(64),
      committedAt: at('2024-10-07 10:00'),
      list: { people: 8_214, sha256: 'f'.repeat(64), frozenAt: at('2024-10-14 09:31') },
      seed: {
        value: '412908',
        url: 'https://xoso.vidu.vn/2024-10-14',
        enteredAt: at('2024-10-14 17:00'),
        enteredBy: 'Bùi Thị Lan',
        witnesses: [
          { fullName: 'Tạ Minh Quân', team: 'Ban Giám khảo', at: at('2024-10-14 17:05') },
          { fullName: 'Lý Văn Sơn', team: 'Tổ Kỹ thuật', at: at('2024-10-14 17:09') },
        ],
      },
      refused: [{ value: '412980', by: 'Lý Văn Sơn', reason: 'Trang của nguồn ghi 412908.' }],
    },
  };
}

/** Read through by a person. A change of a sentence shows here; UPDATE_GOLDEN=1 renews them. */
describe('the papers of a round', () => {
  const check = (name: string, model: DocumentModel): void => {
    const file = join(FOLDER, `${name}.txt`);
    const text = plainText(model);
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
    expect(text).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
  };

  it.each(Object.keys(PAPERS))('%s of an eventful round that a board decides is the one that was read through', (paper) => {
    check(`${paper}-lam-dong`, PAPERS[paper]!(eventful(ruleSetOf('lam-dong'))));
  });

  it.each(Object.keys(PAPERS))('%s of a quiet round that a chairman decides is the one that was read through', (paper) => {
    check(`${paper}-chu-tich`, PAPERS[paper]!(quiet()));
  });

  it('say so where nobody had to be drawn, where the promise came late, and where the standing holds no more', () => {
    const facts = quiet();
    const draw = { ...facts.draw!, seed: undefined, refused: [], committedAt: at('2024-10-14 09:40') };
    const text = plainText(minutesDocument({ ...facts, draw, isVoidBecause: 'bảng xếp hạng đang được lập lại' }));

    for (const words of [
      'Máy chủ gián đoạn trong đợt thi nên sau khi đóng, lúc 09 giờ 40 phút',
      'Không có cặp nào phải bốc thăm, nên không cần giá trị của nguồn.',
      'Biên bản này không dùng để công nhận kết quả, vì bảng xếp hạng đang được lập lại.',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('công nhận kết quả. Biên bản');
  });

  it('the list that winners sign is the one that was read through', () => {
    const ruleSet = ruleSetOf('lam-dong');
    const line = { unit: 'Phường 9', identity: '•••0123', prize: 'Giải Nhất', amount: 1_500_000, way: 'Nhận tại quầy' };
    const lines = [
      { ...line, fullName: 'Nguyễn Thị Ngọc Diệp' },
      {
        ...line,
        fullName: 'Trần Quốc Bình',
        prize: 'Giải Nhì',
        amount: undefined,
        way: 'Chuyển khoản: Ngân hàng Mẫu, số 0123456789, TRAN QUOC BINH',
      },
    ];
    check(
      'danh-sach-ky-nhan',
      payoutDocument({ ruleSet, roundName: 'Tuần thi thứ nhất', closesAt: at('2024-10-14 09:30'), lines, awaited: 3, refused: 1 }),
    );
  });
});

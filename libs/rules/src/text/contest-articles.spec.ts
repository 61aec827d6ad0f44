import type { DocumentArticle } from '#kernel';
import { aQuizPart, aRuleSet } from '../../testing/index.js';
import type { RuleSet } from '../plan/rule-set.js';
import { rulesDocument } from './rules-document.js';

/** Everything that an article says, in order. */
function said(ruleSet: RuleSet, id: string): string[] | undefined {
  const found: DocumentArticle | undefined = rulesDocument(ruleSet).articles.find((article) => article.id === id);
  return found?.blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items;
    if (block.kind === 'table') return block.rows.map((row) => row.join(' | '));
    return [block.text];
  });
}

const ruleSet = aRuleSet({
  audiences: [
    { code: 'can-bo', name: 'Cán bộ', registersBy: 'workplace' },
    { code: 'nhan-dan', name: 'Nhân dân', registersBy: 'either' },
  ],
  topics: [
    { code: 'the-che', name: 'Cải cách thể chế' },
    { code: 'chi-so', name: 'Các chỉ số' },
  ],
  lists: [
    { code: 'in-sao-de', name: 'Cán bộ in, sao đề thi', detail: 'do Tổ Thư ký lập trước khi mở đợt thi đầu' },
    { code: 'khach-moi', name: 'Khách mời', detail: 'không bị loại' },
  ],
  eligibility: [
    {
      code: 'area',
      version: 1,
      unit: '68',
      kind: 'province',
      name: 'tỉnh Lâm Đồng',
      orIn: [{ unit: '60', kind: 'province', name: 'tỉnh Bình Thuận' }],
    },
    { code: 'guardian-consent', version: 1, below: 16, at: '2024-10-21' },
    { code: 'identity-level', version: 1, level: 1 },
    { code: 'declares', version: 1, statements: [{ code: 'cong-dan', text: 'là công dân Việt Nam' }] },
    { code: 'access-word', version: 1, word: 'Bí mật chung', where: 'công văn số 12/SNV' },
    { code: 'excluded-teams', version: 1, teams: ['ban-cham'] },
    { code: 'excluded-lists', version: 1, lists: ['in-sao-de'] },
  ],
});

describe('the articles on who may take part', () => {
  it('say what one must be', () => {
    expect(said(ruleSet, 'audience')?.slice(1, 4)).toEqual([
      'Đơn vị mà người dự thi chọn khi đăng ký phải thuộc tỉnh Lâm Đồng hoặc tỉnh Bình Thuận.',
      'Người chưa đủ 16 tuổi, tính đến ngày 21/10/2024, phải được cha, mẹ hoặc người giám hộ đồng ý cho dự thi.',
      'Người dự thi phải có tài khoản định danh điện tử (VNeID) mức độ 1 trở lên.',
    ]);
  });

  it('say who is left out, by teams and by lists', () => {
    expect(said(ruleSet, 'exclusions')).toEqual([
      'Thành viên của các ban, tổ sau đây không được dự thi: Ban Chấm thi.',
      'Người có tên trong các danh sách sau đây không được dự thi: Cán bộ in, sao đề thi.',
      'Danh sách “Cán bộ in, sao đề thi”: do Tổ Thư ký lập trước khi mở đợt thi đầu.',
    ]);
  });

  it('say what one declares and types when registering, without the word itself', () => {
    expect(said(ruleSet, 'registration')?.slice(1, 3)).toEqual([
      'Người dự thi phải là công dân Việt Nam và cam đoan điều này khi đăng ký.',
      'Khi đăng ký, người dự thi nhập mật khẩu dự thi đã công bố tại công văn số 12/SNV; không phân biệt chữ hoa, chữ thường và dấu.',
    ]);
    expect(JSON.stringify(rulesDocument(ruleSet))).not.toContain('Bí mật chung');
  });
});

describe('the article on teams', () => {
  it('says how many of a council must be there where the plan does, and nothing of it elsewhere', () => {
    const teams = [
      { code: 'ban-to-chuc', name: 'Ban Tổ chức', members: 'Lãnh đạo tỉnh' },
      { code: 'ban-cham', name: 'Ban Chấm thi', members: 'Chuyên gia', quorum: 'more-than-half' as const },
    ];
    const article = rulesDocument(aRuleSet({ teams })).articles.find(({ id }) => id === 'teams');
    expect(article?.blocks[0]).toMatchObject({
      points: [
        { letter: 'a', text: 'Ban Tổ chức: Lãnh đạo tỉnh;' },
        { letter: 'b', text: 'Ban Chấm thi: Chuyên gia; họp và biểu quyết khi có mặt quá nửa số thành viên có quyền biểu quyết.' },
      ],
    });
  });
});

describe('the article on papers', () => {
  const drawn = (draw: { code: string; version: number; [argument: string]: unknown }): string | undefined => {
    const part = aQuizPart();
    const rounds = { code: 'weekly', version: 1, count: 2, opens: '2024-10-21 10:00', closes: '2024-10-28 09:30' };
    const { topics, audiences } = ruleSet;
    return said(aRuleSet({ topics, audiences, parts: [{ ...part, rounds, paper: { ...part.paper, draw } }] }), 'trac-nghiem.paper')?.[2];
  };

  it.each([
    [
      {
        code: 'by-difficulty',
        version: 1,
        shares: [
          { difficulty: 'easy', items: 2 },
          { difficulty: 'hard', items: 1 },
        ],
      },
      'Câu hỏi của mỗi đề được lấy ngẫu nhiên từ ngân hàng câu hỏi theo độ khó: 2 câu mức dễ; 1 câu mức khó.',
    ],
    [
      {
        code: 'by-round',
        version: 1,
        rounds: [
          { round: 'tuan-1', topics: ['the-che'] },
          { round: 'tuan-2', topics: ['chi-so', 'the-che'] },
        ],
      },
      'Câu hỏi của mỗi đề được lấy ngẫu nhiên trong chủ đề của đợt thi: đợt thứ 1 về “Cải cách thể chế”; đợt thứ 2 về “Các chỉ số”, “Cải cách thể chế”.',
    ],
    [
      {
        code: 'by-audience',
        version: 1,
        groups: [
          { audiences: ['can-bo'], topics: ['the-che', 'chi-so'] },
          { audiences: ['nhan-dan'], topics: ['the-che'] },
        ],
      },
      'Câu hỏi của mỗi đề được lấy ngẫu nhiên theo đối tượng dự thi: đề của “Cán bộ” hỏi về “Cải cách thể chế”, “Các chỉ số”; đề của “Nhân dân” hỏi về “Cải cách thể chế”.',
    ],
  ])('says how they are drawn: %j', (draw, text) => {
    expect(drawn(draw)).toBe(`${text} Mỗi đề được đảo thứ tự câu hỏi và thứ tự phương án trả lời.`);
  });

  it('says what a question is worth, and the whole paper', () => {
    const part = aQuizPart();
    const worth = (credit: { code: string; version: number; [argument: string]: unknown }): string | undefined => {
      const draw = {
        code: 'by-difficulty',
        version: 1,
        shares: [
          { difficulty: 'easy', items: 2 },
          { difficulty: 'hard', items: 1 },
        ],
      };
      return said(aRuleSet({ parts: [{ ...part, paper: { ...part.paper, draw, credit } }] }), 'trac-nghiem.ranking')?.[0];
    };

    expect(worth({ code: 'weighted-by-difficulty', version: 1, easy: 1, medium: 1.5, hard: 2.5 })).toBe(
      'Mỗi câu trả lời đúng được 1 điểm nếu là câu dễ, 1,5 điểm nếu là câu trung bình, 2,5 điểm nếu là câu khó; câu trả lời sai hoặc bỏ trống không được điểm và không bị trừ điểm. Điểm tối đa của một đề là 4,5 điểm. Câu hỏi bị hủy sau khi thi không tính cho ai; điểm tối đa của đề có câu ấy giảm theo.',
    );
    expect(worth({ code: 'partial', version: 1, points: 2 })).toBe(
      'Mỗi câu trả lời đúng hoàn toàn được 2 điểm. Câu có nhiều phương án đúng thì chia đều điểm ấy cho các phương án đúng: chọn một phương án đúng được một phần, chọn một phương án sai bị trừ một phần. Điểm của một câu không thấp hơn 0 và làm tròn xuống đến phần nghìn; câu bỏ trống không được điểm. Điểm tối đa của một đề là 6 điểm. Câu hỏi bị hủy sau khi thi không tính cho ai; điểm tối đa của đề có câu ấy giảm theo.',
    );
  });
});

import type { DocumentArticle } from '#kernel';
import { aJudgingPhase, aRuleSet, anEssayPart } from '../../testing/index.js';
import { rulesDocument } from './rules-document.js';

/** The articles as lines, tables cell by cell. */
function written(part: Parameters<typeof anEssayPart>[0]): Record<string, string[]> {
  const { articles } = rulesDocument(aRuleSet({ parts: [anEssayPart(part)] }));
  return Object.fromEntries(
    articles.filter(({ id }) => /\.(judging|ranking)/.test(id)).map((article) => [`${article.id}: ${article.title}`, linesOf(article)]),
  );
}

function linesOf({ blocks }: DocumentArticle): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'paragraph':
        return [block.text];
      case 'list':
        return [...block.items];
      case 'table':
        return block.rows.map((row) => row.join(' | '));
      case 'clause':
        return [
          `${block.number}. ${block.text}`,
          ...block.points.map(({ letter, text }) => `${letter}) ${text}`),
          ...(block.table
            ? [block.table.columns.map(({ title }) => title).join(' | '), ...block.table.rows.map((row) => row.join(' | '))]
            : []),
        ];
    }
  });
}

describe('the articles on judging', () => {
  it('say nothing of phases where there is one', () => {
    expect(written({})).toEqual({
      'bai-viet.judging: Chấm bài': [
        '1. Ban Chấm thi chấm bài dự thi; mỗi bài do 3 giám khảo chấm độc lập.',
        '2. Tiêu chí và điểm:',
        'Tiêu chí | Điểm tối đa',
        'Nội dung | 100',
        'Tổng | 100',
        '3. Điểm của bài dự thi là trung bình cộng điểm của các giám khảo, làm tròn đến phần nghìn.',
      ],
      'bai-viet.ranking: Xếp hạng bài dự thi': [
        '1. Các bài dự thi được xếp hạng theo thứ tự xét như sau, tiêu chí sau chỉ xét khi các tiêu chí trước bằng nhau:',
        'a) Bài có điểm cao hơn xếp trên.',
        'b) Nếu vẫn bằng nhau, thứ tự do phần mềm bốc thăm: số thăm của mỗi bài là 12 chữ số đầu của mã SHA-256 tính từ mã bốc thăm của phần thi và mã số của bài, số nhỏ hơn xếp trên; mã bốc thăm được công bố cùng kết quả để ai cũng kiểm tra lại được.',
        '2. Không xếp hạng bài đã rút, bài bị hủy do vi phạm và bài có tác giả không được dự thi. Bài xếp trên bị hủy thì các bài xếp sau được xếp hạng và xét giải lại.',
      ],
    });
  });

  it('state every phase with its judges, weights, minimums, differences and who goes on', () => {
    const text = written({
      judging: {
        phases: [
          aJudgingPhase({
            code: 'so-khao',
            name: 'Vòng sơ khảo',
            judges: 2,
            blind: true,
            criteria: [
              { code: 'tinh-moi', name: 'Tính mới', detail: 'Chưa có ở đơn vị', maximum: 10, weight: 4, minimum: 5, failsOut: true },
              { code: 'ap-dung', name: 'Khả năng áp dụng', maximum: 10, weight: 2.5 },
              { code: 'trinh-bay', name: 'Trình bày', maximum: 35, minimum: 10 },
            ],
            discrepancy: { code: 'further-judge', version: 1, points: 15 },
            passes: [
              { code: 'minimum-share', version: 1, percent: 65 },
              { code: 'top', version: 1, count: 20 },
            ],
            appraising: { opens: '2021-08-16', closes: 'hết ngày 2021-08-20' },
          }),
          aJudgingPhase({
            code: 'chung-khao',
            name: 'Vòng chung khảo',
            council: 'ban-to-chuc',
            judges: 5,
            aggregation: { code: 'trimmed-mean', version: 1 },
            passes: [{ code: 'pass-share', version: 1, percent: 70 }],
          }),
        ],
        result: {
          code: 'weighted-phases',
          version: 1,
          weights: [
            { phase: 'so-khao', percent: 40 },
            { phase: 'chung-khao', percent: 60 },
          ],
        },
      },
      ranking: [
        { code: 'score', version: 1 },
        { code: 'criterion', version: 1, criterion: 'noi-dung' },
        { code: 'received-earlier', version: 1 },
        { code: 'draw', version: 1 },
      ],
    });

    expect(text['bai-viet.judging: Chấm bài']).toEqual([
      '1. Bài dự thi được chấm qua hai vòng, theo thứ tự:',
      'a) Vòng sơ khảo, từ ngày 16/08/2021 đến hết ngày 20/08/2021;',
      'b) Vòng chung khảo.',
      '2. Điểm xếp hạng của bài dự thi là tổng của 40% điểm vòng sơ khảo và 60% điểm vòng chung khảo, làm tròn đến phần nghìn.',
    ]);
    expect(text['bai-viet.judging-so-khao: Chấm bài, vòng sơ khảo']).toEqual([
      '1. Ban Chấm thi chấm bài dự thi; mỗi bài do 2 giám khảo chấm độc lập. Bài dự thi được đánh mã phách; giám khảo không biết tên tác giả và đơn vị khi chấm.',
      '2. Tiêu chí và điểm:',
      'Tiêu chí | Điểm tối đa | Hệ số | Điểm phải đạt',
      'Tính mới: chưa có ở đơn vị | 10 | 4 | 5',
      'Khả năng áp dụng | 10 | 2,5 | –',
      'Trình bày | 35 | 1 | 10',
      '3. Điểm mà một giám khảo cho bài dự thi là tổng điểm các tiêu chí sau khi nhân với hệ số, làm tròn đến phần nghìn; điểm tối đa là 100 điểm.',
      '4. Điểm của bài dự thi là trung bình cộng điểm của các giám khảo, làm tròn đến phần nghìn.',
      '5. Điểm cao nhất và điểm thấp nhất mà các giám khảo cho một bài chênh nhau quá 15 điểm thì thêm một giám khảo chấm bài ấy. Khi đó bỏ một điểm: trong hai điểm cao nhất và thấp nhất, bỏ điểm cách xa điểm liền kề hơn, cách nhau như nhau thì bỏ điểm thấp nhất; nhiều giám khảo cùng cho điểm bị bỏ thì bỏ phiếu của người có mã số đứng trước. Các điểm còn lại được tổng hợp theo cách nêu trên.',
      '6. Điểm của từng tiêu chí được tổng hợp từ các giám khảo theo cùng cách ấy.',
      '7. Bài có điểm tiêu chí “Tính mới” thấp hơn 5 điểm thì bị loại.',
      '8. Bài có điểm tiêu chí “Trình bày” thấp hơn 10 điểm được nêu rõ trong kết quả để xem xét, không bị loại.',
      '9. Điều kiện để bài dự thi vào vòng chung khảo, xét lần lượt, điều kiện sau chỉ xét trong số các bài đã đạt điều kiện trước:',
      'a) Bài đạt từ 65% điểm tối đa trở lên;',
      'b) Bài thuộc 20 bài có điểm cao nhất, kể cả các bài bằng điểm với bài thứ 20.',
    ]);
    expect(text['bai-viet.judging-chung-khao: Chấm bài, vòng chung khảo']?.slice(-2)).toEqual([
      '3. Điểm của bài dự thi là trung bình cộng điểm của các giám khảo sau khi bỏ một điểm cao nhất và một điểm thấp nhất, làm tròn đến phần nghìn.',
      '4. Điều kiện để bài dự thi được xếp hạng: bài được ít nhất 70% số giám khảo đã chấm bài ấy đồng ý công nhận.',
    ]);
    expect(text['bai-viet.ranking: Xếp hạng bài dự thi']?.[2]).toBe(
      'b) Bài có điểm tiêu chí “Nội dung”, tổng hợp từ các giám khảo như điểm của bài, cao hơn xếp trên.',
    );
    expect(text['bai-viet.ranking: Xếp hạng bài dự thi']?.at(-1)).toBe(
      '2. Không xếp hạng bài đã rút, bài bị hủy do vi phạm, bài có tác giả không được dự thi và bài không đạt các điều kiện nêu ở phần chấm bài. Bài xếp trên bị hủy thì các bài xếp sau được xếp hạng và xét giải lại.',
    );
  });

  it('call no single judge several', () => {
    const text = written({ judging: { phases: [aJudgingPhase({ judges: 1 })] } });

    expect(text['bai-viet.judging: Chấm bài']).toEqual([
      '1. Ban Chấm thi chấm bài dự thi; mỗi bài do một giám khảo chấm.',
      '2. Tiêu chí và điểm:',
      'Tiêu chí | Điểm tối đa',
      'Nội dung | 100',
      'Tổng | 100',
    ]);
  });
});

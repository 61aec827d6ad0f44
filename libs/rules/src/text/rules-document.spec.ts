import { existsSync, readFileSync } from 'node:fs';
import type { DocumentArticle, DocumentModel } from '#kernel';
import { aRuleSet } from '../../testing/index.js';
import { readPlan, type PlanFile } from '../plan/read-plan.js';
import type { QuizPart, RuleSet } from '../plan/rule-set.js';
import { describeRules } from './describe-rules.js';
import { rulesDocument } from './rules-document.js';

const load = (code: string): PlanFile | undefined => {
  const file = `config/plans/${code}.yaml`;
  return existsSync(file) ? { file, source: readFileSync(file, 'utf8') } : undefined;
};
const plan = (code: string): RuleSet => readPlan((load(code) as PlanFile).source, { file: code, loadParent: load }).ruleSet as RuleSet;
const article = (document: DocumentModel, id: string): DocumentArticle =>
  document.articles.find((candidate) => candidate.id === id) as DocumentArticle;
const textsOf = (document: DocumentModel): string[] => [
  ...document.preamble,
  ...document.articles.flatMap(({ title, blocks }) => [
    title,
    ...blocks.flatMap((block) => {
      if (block.kind === 'paragraph') return [block.text];
      if (block.kind === 'list') return block.items;
      if (block.kind === 'table') return block.rows.flat();
      return [block.text, ...block.points.map(({ text }) => text), ...(block.table?.rows.flat() ?? [])];
    }),
  ]),
];

describe('the rules text', () => {
  it('states the chain of Lâm Đồng exactly as the engine applies it', () => {
    const ranking = article(rulesDocument(plan('lam-dong')), 'trac-nghiem.ranking');
    const chain = ranking.blocks.find((block) => block.kind === 'clause' && block.points.length > 0);

    expect(ranking.title).toBe('Phần thi Tìm hiểu trực tuyến: cách tính điểm và xếp hạng');
    expect(chain).toEqual({
      kind: 'clause',
      number: 4,
      text: 'Mỗi đợt thi xếp hạng riêng, mỗi người một hạng, theo lượt thi được tính. Thứ tự xét như sau, tiêu chí sau chỉ xét khi các tiêu chí trước bằng nhau:',
      points: [
        { letter: 'a', text: 'Người có điểm cao hơn xếp trên.' },
        {
          letter: 'b',
          text: 'Người có số dự đoán gần với số thực tế hơn xếp trên; đoán thừa và đoán thiếu một khoảng như nhau thì coi là bằng nhau; người không dự đoán xếp sau người có dự đoán.',
        },
        {
          letter: 'c',
          text: 'Người có thời gian làm bài ngắn hơn xếp trên; thời gian làm bài tính từ lúc máy chủ phát đề đến lúc máy chủ nhận bài nộp, chính xác đến phần nghìn giây.',
        },
        { letter: 'd', text: 'Người nộp bài sớm hơn, tính từ lúc đợt thi mở đến lúc máy chủ nhận bài nộp, xếp trên.' },
        {
          letter: 'đ',
          text: 'Nếu vẫn bằng nhau, thứ tự do phần mềm bốc thăm: số thăm của mỗi người là 12 chữ số đầu của mã SHA-256 tính từ mã bốc thăm của đợt thi và mã số ẩn danh của người ấy, số nhỏ hơn xếp trên; mã bốc thăm được công bố cùng kết quả để ai cũng kiểm tra lại được.',
        },
      ],
    });
  });

  it('says half-open ends as people do, in a table of rounds', () => {
    const [clause] = article(rulesDocument(plan('phu-tho')), 'schedule').blocks;

    expect(clause).toMatchObject({
      text: 'Phần thi trắc nghiệm trực tuyến: có một đợt thi, từ ngày 01/09/2024 đến hết ngày 30/10/2024.',
      table: { rows: [['Đợt thi', '0:00 Chủ nhật, 01/09/2024', 'hết ngày 30/10/2024', '8:00 thứ Sáu, 08/11/2024']] },
    });
  });

  it('names the excluded in the third article, and has no such article where nobody is', () => {
    expect(article(rulesDocument(plan('lam-dong')), 'exclusions').number).toBe(3);
    expect(article(rulesDocument(plan('phu-tho')), 'exclusions')).toBeUndefined();
  });

  it('says what hangs on an event and what is decided later', () => {
    const essay = rulesDocument(plan('dak-lak'));
    const initiatives = rulesDocument(plan('cao-bang'));

    expect(textsOf(essay)).toContain('Thi viết: nhận bài từ ngày liền sau ngày ban hành Thể lệ Cuộc thi đến hết ngày 15/08/2021.');
    expect(textsOf(initiatives)).toContain('Quyết định sau');
    expect(textsOf(initiatives)).toContain(
      'Sáng kiến, giải pháp về cải cách hành chính: thẩm định, chấm bài dự kiến 7 ngày, trong khoảng từ ngày 01/11/2021 đến hết ngày 30/11/2021.',
    );
  });

  it('has the ward’s targets after the city’s rules', () => {
    const [opening, ...targets] = article(rulesDocument(plan('quang-trung')), 'targets').blocks;

    expect(opening).toEqual({ kind: 'paragraph', text: 'Ủy ban nhân dân phường Quang Trung vận động tham gia Cuộc thi như sau:' });
    expect(targets.slice(0, 2)).toEqual([
      {
        kind: 'clause',
        number: 1,
        text: 'Cán bộ, công chức, người lao động cơ quan phường (Cơ quan Đảng ủy, Hội đồng nhân dân, Ủy ban nhân dân phường): 100% số người tham gia;',
        points: [],
      },
      { kind: 'clause', number: 2, text: 'Công an phường: 100% số người tham gia;', points: [] },
    ]);
  });

  it('is issued by the board under the organisers, a ward’s by the ward', () => {
    expect(rulesDocument(plan('lam-dong')).header).toEqual({
      superior: 'Ủy ban nhân dân tỉnh Lâm Đồng',
      issuer: 'Ban Tổ chức Cuộc thi',
      symbol: 'TL-BTC',
      place: 'Lâm Đồng',
      year: 2024,
    });
    expect(rulesDocument(plan('cao-bang')).header).toEqual({ issuer: 'Ủy ban nhân dân tỉnh Cao Bằng', place: 'Cao Bằng', year: 2021 });
    expect(rulesDocument(plan('quang-trung')).header).toMatchObject({ issuer: 'Ủy ban nhân dân phường Quang Trung' });
  });

  it('opens with its grounds, then says who issues it', () => {
    expect(rulesDocument(plan('phu-tho')).preamble.slice(1)).toEqual([
      'Căn cứ Kế hoạch số 1208/KH-UBND ngày 29/3/2024 của Ủy ban nhân dân tỉnh tuyên truyền công tác cải cách hành chính nhà nước tỉnh Phú Thọ năm 2024;',
      'Căn cứ Kế hoạch số 01/KH-SNV-STTTT ngày 06 tháng 8 năm 2024 của Sở Nội vụ và Sở Thông tin và Truyền thông tỉnh Phú Thọ về việc tổ chức Cuộc thi trực tuyến “Tìm hiểu về Cải cách hành chính tỉnh Phú Thọ năm 2024”.',
      'Ban Tổ chức Cuộc thi ban hành Thể lệ Cuộc thi trực tuyến “Tìm hiểu về Cải cách hành chính tỉnh Phú Thọ năm 2024” như sau:',
    ]);
    const { contest, ...rest } = plan('phu-tho');
    const organisers = ['Sở Nội vụ', 'Sở Tư pháp', 'Sở Y tế'];
    expect(rulesDocument({ ...rest, contest: { ...contest, organisers }, authorities: {} }).preamble.at(-1)).toMatch(
      /^Sở Nội vụ, Sở Tư pháp và Sở Y tế ban hành Thể lệ Cuộc thi /,
    );
  });

  it('of a plan that deploys another has the other plan among its grounds, once', () => {
    const name = 'Cuộc thi trực tuyến “Tìm hiểu công tác cải cách hành chính, công tác chuyển đổi số” thành phố Thái Nguyên năm 2024';
    const own = `Căn cứ Kế hoạch ngày 05 tháng 9 năm 2024 của Ủy ban nhân dân phường Quang Trung về việc triển khai ${name}.`;
    const issuing = `Ủy ban nhân dân phường Quang Trung ban hành Thể lệ triển khai ${name} như sau:`;
    const ward = plan('quang-trung');

    expect(rulesDocument(ward).preamble).toEqual([
      `Căn cứ Kế hoạch số 220/KH-UBND ngày 12/8/2024 của Ủy ban nhân dân thành phố Thái Nguyên về tổ chức ${name};`,
      own,
      issuing,
    ]);
    const contest = { ...ward.contest, legalBasis: ['Kế hoạch số 1/KH-UBND về cải cách hành chính'] };
    expect(rulesDocument({ ...ward, contest }).preamble).toEqual([
      'Căn cứ Kế hoạch số 1/KH-UBND về cải cách hành chính;',
      `Căn cứ Kế hoạch của Ủy ban nhân dân thành phố Thái Nguyên về việc tổ chức ${name};`,
      own,
      issuing,
    ]);
  });

  it('of a plan that deploys another and states no plan of its own is the other plan’s', () => {
    const source = 'code: gia-sang\ndeploys: thai-nguyen\n';
    const ward = readPlan(source, { file: 'gia-sang', loadParent: load }).ruleSet as RuleSet;
    const [own, city] = [rulesDocument(ward), rulesDocument(plan('thai-nguyen'))];

    expect([own.preamble, own.header]).toEqual([city.preamble, city.header]);
  });

  it('numbers nothing that stands alone', () => {
    const { blocks } = article(rulesDocument(plan('dak-lak')), 'topics');

    expect(blocks).toEqual([
      { kind: 'paragraph', text: 'Nội dung thi: Chuyển đổi số, chính phủ số, chính quyền số, kinh tế số, xã hội số.' },
    ]);
  });

  it.each(['lam-dong', 'phu-tho', 'cao-bang', 'thai-nguyen', 'quang-trung', 'dak-lak'])(
    'of %s is whole: articles in order, no gap in any sentence',
    (code) => {
      const document = rulesDocument(plan(code));

      expect(document.articles.map(({ number }) => number)).toEqual(document.articles.map((_, at) => at + 1));
      expect(new Set(document.articles.map(({ id }) => id)).size).toBe(document.articles.length);
      for (const text of textsOf(document)) {
        expect(text).not.toMatch(/undefined|null|NaN|\[object|\.\.|\s{2}|;\.|\.;/);
        expect(text.trim()).not.toBe('');
      }
      expect(rulesDocument(plan(code))).toEqual(document);
    },
  );

  it('exists for the smallest rule set', () => {
    expect(rulesDocument(aRuleSet()).articles.map(({ id }) => id)).toEqual([
      'about',
      'audience',
      'registration',
      'topics',
      'schedule',
      'trac-nghiem.paper',
      'trac-nghiem.ranking',
      'teams',
      'implementation',
    ]);
  });

  it('speaks of a prediction only where there is one', () => {
    const counted = (code: string): string => {
      const ruleSet = plan(code);
      return describeRules(ruleSet, ruleSet.parts[0] as QuizPart).counts;
    };
    const ruleSet = plan('phu-tho');
    const part = { ...(ruleSet.parts[0] as QuizPart), prediction: { code: 'none', version: 1 } } as QuizPart;

    expect(counted('phu-tho')).toBe(
      'Người thi nhiều lượt trong một đợt được tính lượt có điểm cao nhất; các lượt bằng điểm thì tính lượt nộp sớm nhất. Số dự đoán lấy theo lượt được tính.',
    );
    expect(describeRules(ruleSet, part).counts).toBe(
      'Người thi nhiều lượt trong một đợt được tính lượt có điểm cao nhất; các lượt bằng điểm thì tính lượt nộp sớm nhất.',
    );
  });

  it('says whose number the head-count is, once, where something is held against it', () => {
    const source = 'Tổng số người của mỗi đơn vị là số đã khai báo trong danh mục đơn vị của Cuộc thi, lấy theo ngày 01 tháng 6 năm 2021.';
    const said = (ruleSet: RuleSet): number => textsOf(rulesDocument(ruleSet)).filter((text) => text === source).length;
    const units = plan('dak-lak');
    const weighted = { code: 'weighted', version: 1, terms: [{ metric: { code: 'head-count-ratio', version: 1 }, weight: 100 }] };
    const [award] = units.collective;

    expect(said(units)).toBe(1);
    expect(said({ ...units, collective: [] })).toBe(1);
    expect(said({ ...units, collective: [], obligations: [] })).toBe(0);
    expect(said({ ...units, collective: [{ ...award!, conditions: [], order: [weighted] }], obligations: [] })).toBe(1);
  });

  it('says from which part the figures of units come, where there are several', () => {
    const [head] = article(rulesDocument(plan('lam-dong')), 'collective').blocks;

    expect(head).toMatchObject({
      text: 'Giải tập thể dành cho cơ quan, đơn vị, địa phương; tính theo kết quả của phần thi Tìm hiểu trực tuyến:',
    });
  });

  it('gives pages single sentences', () => {
    const ruleSet = plan('lam-dong');

    expect(describeRules(ruleSet, ruleSet.parts[0] as QuizPart)).toMatchObject({
      attempts: 'Mỗi người được thi tối đa 3 lượt trong mỗi đợt thi.',
      prediction: { question: 'Đợt thi này có bao nhiêu người trả lời đúng cả 20 câu?' },
      ranking: [{ code: 'score', label: 'Điểm' }, {}, {}, {}, {}],
    });
  });
});

import fc from 'fast-check';
import { formatFault } from './fault.js';
import { readPlan } from './read-plan.js';
import { effortOf } from '../../../../test/support/effort.js';

/** A whole small plan; every case below breaks it in one place. */
const PLAN = `code: mau
contest:
  name: Cuộc thi mẫu
  shortTitle: Cuộc thi mẫu
  organisers: [Ủy ban nhân dân tỉnh Mẫu]
  plan: { issuer: Ủy ban nhân dân tỉnh Mẫu, place: Mẫu }
  scope: Toàn tỉnh.
  format: Thi trắc nghiệm và thi viết.
  unitsAt: 2024-10-21
authorities: { board: Ban Tổ chức, committee: Ủy ban nhân dân tỉnh }
approval: { role: board, approvers: 2 }
topics:
  - { code: the-che, name: Cải cách thể chế }
  - { code: chi-so, name: Các chỉ số }
teams:
  - { code: ban-to-chuc, name: Ban Tổ chức, members: Lãnh đạo tỉnh }
  - { code: ban-cham, name: Ban Chấm thi, members: Chuyên gia }
audiences:
  - { code: nhan-dan, name: Nhân dân, registersBy: either }
eligibility:
  - { code: area, unit: '68', kind: province, name: tỉnh Mẫu }
  - { code: excluded-teams, teams: [ban-to-chuc, ban-cham] }
registration:
  fields:
    - { code: fullName, why: 'Để ghi đúng tên, đúng họ.' }
parts:
  - kind: quiz
    code: trac-nghiem
    name: Phần thi trắc nghiệm
    rounds:
      code: weekly
      count: 4
      opens: 2024-10-21 10:00
      closes: 2024-10-28 09:30
      publishes: 2024-10-30 10:00
    study: { opens: documents }
    paper:
      items: 5
      minutes: 15
      draw:
        code: by-topic
        shares:
          - { topic: the-che, items: 3 }
          - { topic: chi-so, items: 2 }
      shuffle: { questions: true, options: true }
      credit: { code: exact }
      validity: { code: submitted }
    attempts:
      limit: { code: per-round, max: 3 }
      counts: { code: best }
    prediction: { code: all-correct }
    ranking:
      - { code: score }
      - { code: prediction-distance }
      - { code: draw }
    scoreShown: { code: at-once }
  - kind: essay
    code: bai-viet
    name: Thi viết
    authors: [individual]
    channels: [online]
    receiving: { opens: 2024-10-21, closes: hết ngày 15/11/2024 }
    appraising: { opens: 2024-11-16, closes: hết ngày 22/11/2024 }
    judging:
      phases:
        - { code: cham-thi, name: Chấm thi, council: ban-cham, judges: 3, criteria: [{ code: noi-dung, name: Nội dung, maximum: 100 }], aggregation: { code: mean } }
    ranking:
      - { code: score }
      - { code: draw }
prizes:
  - code: tuan
    name: Giải tuần
    part: trac-nghiem
    per: round
    tiers:
      - { code: nhat, name: Giải Nhất, count: 1 }
      - { code: nhi, name: Giải Nhì, count: later }
    award: { certificate: true, issuer: board }
    personLimit: { code: one-per-round }
    rollDown: true
collective:
  - code: tap-the
    name: Giải tập thể
    part: trac-nghiem
    units: đơn vị
    unitKinds: [agency]
    order:
      - { code: distinct-people }
      - { code: draw }
    tiers:
      - { code: nhat, name: Giải Nhất, count: 1 }
    award: { certificate: false, proposal: bang-khen, issuer: committee }
`;

/** The way of drawing in the plan above, to be replaced by another that stands on two lines. */
const BY_TOPIC = `        code: by-topic
        shares:
          - { topic: the-che, items: 3 }
          - { topic: chi-so, items: 2 }
`;
const by = (code: string, args: string): string => `        code: ${code}\n        ${args}\n`;
const roundTheme = (round: string): string => `{ round: ${round}, topics: [the-che] }`;

const faultsOf = (source: string): string[] => (readPlan(source, { file: 'p.yaml' }).faults ?? []).map(formatFault);

function faultsAfter(...changes: (readonly [from: string, to: string])[]): string[] {
  return faultsOf(
    changes.reduce((text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`the plan has no “${from}”`);
      return text.replace(from, to);
    }, PLAN),
  );
}

describe('a broken plan', () => {
  it.each<[what: string, changes: [string, string][], faults: string[]]>([
    [
      'an unknown key',
      [['      minutes: 15', '      minute: 15']],
      ['p.yaml:39:7: parts[0].paper.minute: không có thiết lập “minute”; có phải ý là “minutes”?'],
    ],
    [
      'a word for a number',
      [['count: 4\n', 'count: bốn\n']],
      ['p.yaml:32:14: parts[0].rounds.count: đang là “bốn”, phải là số; hãy chỉ ghi số: 4'],
    ],
    [
      'a code written as a number',
      [["unit: '68'", 'unit: 68']],
      ["p.yaml:21:25: eligibility[0].unit: “68” bị hiểu là số mà ở đây phải là chữ; hãy đặt trong dấu nháy: '68'"],
    ],
    ['a setting left empty', [['scope: Toàn tỉnh.', 'scope:']], ['p.yaml:7:9: contest.scope: để trống; phải là chữ']],
    [
      'an impossible date',
      [['opens: 2024-10-21 10:00', 'opens: 2024-02-30 10:00']],
      [
        'p.yaml:33:14: parts[0].rounds.opens: “2024-02-30 10:00” không phải là thời điểm: không có ngày 30/2/2024, tháng ấy chỉ có 29 ngày; ngày cuối tháng ấy là 29/02/2024',
      ],
    ],
    [
      'an end that leaves its day open',
      [['closes: hết ngày 15/11/2024', 'closes: 2024-11-15']],
      [
        'p.yaml:62:45: parts[1].receiving.closes: “2024-11-15” chưa nói ngày ấy có được tính không; hãy viết “hết ngày 15/11/2024”, hoặc ghi cả giờ: 16:30 15/11/2024',
      ],
    ],
    [
      'a round that closes before it opens',
      [['closes: 2024-10-28 09:30', 'closes: 2024-10-20 09:30']],
      [
        'p.yaml:34:15: parts[0].rounds.closes: Tuần 1 đóng (9:30 Chủ nhật, 20/10/2024) không sau khi mở (10:00 thứ Hai, 21/10/2024); closes phải sau opens',
      ],
    ],
    [
      'rounds that overlap',
      [['closes: 2024-10-28 09:30', 'closes: 2024-10-28 10:30']],
      [
        'p.yaml:34:15: parts[0].rounds.closes: Tuần 2 mở lúc 10:00 thứ Hai, 28/10/2024 khi Tuần 1 chưa đóng (10:30 thứ Hai, 28/10/2024); các đợt phải nối tiếp nhau, không chồng nhau',
      ],
    ],
    [
      'publication before closing',
      [['publishes: 2024-10-30 10:00', 'publishes: 2024-10-27 10:00']],
      [
        'p.yaml:35:18: parts[0].rounds.publishes: Tuần 1 công bố lúc 10:00 Chủ nhật, 27/10/2024 khi chưa đóng (9:30 thứ Hai, 28/10/2024); publishes phải từ lúc đóng trở đi',
      ],
    ],
    [
      'a round shorter than a paper',
      [['closes: 2024-10-28 09:30', 'closes: 2024-10-21 10:10']],
      ['p.yaml:34:15: parts[0].rounds.closes: Tuần 1 mở chưa đủ 15 phút làm bài; hãy lùi closes'],
    ],
    [
      'appraising before everything is received',
      [['appraising: { opens: 2024-11-16', 'appraising: { opens: 2024-11-10']],
      [
        'p.yaml:63:26: parts[1].appraising.opens: bắt đầu chấm (0:00 Chủ nhật, 10/11/2024) khi còn nhận bài (hết ngày 15/11/2024); appraising.opens phải từ khi hết hạn nhận bài',
      ],
    ],
    [
      'an unknown team',
      [['teams: [ban-to-chuc,', 'teams: [ban-to-chucs,']],
      [
        'p.yaml:22:37: eligibility[1].teams[0]: không có ban, tổ trong teams mang mã “ban-to-chucs”; đã khai báo: ban-to-chuc (Ban Tổ chức), ban-cham (Ban Chấm thi); có phải ý là “ban-to-chuc”?',
      ],
    ],
    [
      'an unknown topic',
      [['{ topic: chi-so, items: 2 }', '{ topic: kinh-te, items: 2 }']],
      [
        'p.yaml:44:22: parts[0].paper.draw.shares[1].topic: không có chủ đề trong topics mang mã “kinh-te”; đã khai báo: the-che (Cải cách thể chế), chi-so (Các chỉ số)',
      ],
    ],
    [
      'an unknown part',
      [['part: trac-nghiem\n    per', 'part: tracnghiem\n    per']],
      [
        'p.yaml:73:11: prizes[0].part: không có phần thi trong parts mang mã “tracnghiem”; đã khai báo: trac-nghiem (Phần thi trắc nghiệm), bai-viet (Thi viết); có phải ý là “trac-nghiem”?',
      ],
    ],
    [
      'an issuer without a name',
      [['proposal: bang-khen, issuer: committee', 'proposal: bang-khen, issuer: director']],
      [
        'p.yaml:92:63: collective[0].award.issuer: không có vai trò trong authorities mang mã “director”; đã khai báo: board (Ban Tổ chức), committee (Ủy ban nhân dân tỉnh)',
      ],
    ],
    [
      'a code used twice',
      [['- { code: nhi, name: Giải Nhì', '- { code: nhat, name: Giải Nhì']],
      ['p.yaml:77:17: prizes[0].tiers[1].code: mã “nhat” đã dùng ở mục trên; trong một danh sách, mỗi mã chỉ dùng một lần'],
    ],
    [
      'a code with capitals',
      [['code: trac-nghiem\n    name', 'code: Trắc nghiệm\n    name']],
      [
        'p.yaml:28:11: parts[0].code: “Trắc nghiệm” không dùng làm mã được; mã chỉ gồm chữ thường không dấu, chữ số và gạch nối, ví dụ “trac-nghiem”',
      ],
    ],
    [
      'a word outside its list',
      [['registersBy: either', 'registersBy: ether']],
      [
        'p.yaml:19:52: audiences[0].registersBy: “ether” không dùng được; chọn một trong: residence (nơi cư trú), workplace (nơi làm việc, học tập), either (nơi cư trú hoặc nơi làm việc, học tập); có phải ý là “either”?',
      ],
    ],
    [
      'an unknown kind of part',
      [['- kind: essay', '- kind: esay']],
      [
        'p.yaml:57:11: parts[1].kind: không có loại phần thi “esay”; kind là một trong: quiz (trắc nghiệm), initiative (giải pháp, sáng kiến), essay (bài viết), work (tác phẩm dự thi); có phải ý là “essay”?',
      ],
    ],
    [
      'an unknown strategy',
      [['limit: { code: per-round, max: 3 }', 'limit: { code: per-rounds, max: 3 }']],
      [
        'p.yaml:49:22: parts[0].attempts.limit.code: không có giới hạn lượt thi “per-rounds”; chọn một trong: per-contest (Tính chung mọi đợt), per-round (Theo từng đợt), per-day (Theo từng ngày), unlimited (Không giới hạn); có phải ý là “per-round”?',
      ],
    ],
    [
      'a strategy without code',
      [['limit: { code: per-round, max: 3 }', 'limit: 3']],
      [
        'p.yaml:49:14: parts[0].attempts.limit: đang là “3”; giới hạn lượt thi phải viết dạng { code: … }, với code là một trong: per-contest (Tính chung mọi đợt), per-round (Theo từng đợt), per-day (Theo từng ngày), unlimited (Không giới hạn)',
      ],
    ],
    [
      'a bad argument of a strategy',
      [['max: 3 }', 'max: 0 }']],
      ['p.yaml:49:38: parts[0].attempts.limit.max: đang là 0, phải là số từ 1 trở lên'],
    ],
    [
      'an unknown argument of a strategy',
      [['max: 3 }', 'max: 3, mx: 1 }']],
      ['p.yaml:49:41: parts[0].attempts.limit.mx: không có thiết lập “mx”; có phải ý là “max”?'],
    ],
    [
      'a count that is neither number nor “later”',
      [['count: later', 'count: sau']],
      ['p.yaml:77:45: prizes[0].tiers[1].count: đang là “sau”, phải là số nguyên từ 1 đến 100.000, hoặc later nếu sẽ quyết định sau'],
    ],
    [
      'a chain that leaves ties',
      [['      - { code: draw }\n    scoreShown', '    scoreShown']],
      ['p.yaml:54:9: parts[0].ranking[1]: xét đến “prediction-distance” vẫn có thể bằng nhau; hãy thêm vào cuối “draw” (Bốc thăm)'],
    ],
    [
      'a draw in the middle of a chain',
      [['      - { code: draw }\n    tiers', '      - { code: draw }\n      - { code: attempts }\n    tiers']],
      [
        'p.yaml:89:9: collective[0].order[1]: sau “draw” không còn ai bằng nhau nên các tiêu chí dưới không bao giờ được dùng; hãy chuyển “draw” xuống cuối',
      ],
    ],
    [
      'a criterion that needs a prediction nobody is asked for',
      [['prediction: { code: all-correct }', 'prediction: { code: none }']],
      [
        'p.yaml:54:9: parts[0].ranking[1]: tiêu chí “prediction-distance” cần câu dự đoán mà prediction không hỏi gì; hãy bỏ tiêu chí này hoặc đặt câu dự đoán',
      ],
    ],
    [
      'a paper whose shares do not add up',
      [['{ topic: the-che, items: 3 }', '{ topic: the-che, items: 5 }']],
      ['p.yaml:41:9: parts[0].paper.draw: cách lấy câu hỏi cho 7 câu mà đề có 5 câu; hãy sửa cho hai số bằng nhau'],
    ],
    [
      'shares that overlap',
      [['{ topic: chi-so, items: 2 }', '{ topic: the-che, difficulty: easy, items: 2 }']],
      [
        'p.yaml:44:13: parts[0].paper.draw.shares[1]: chủ đề “the-che” đã được tính ở dòng trên; gộp vào một dòng, hoặc ghi độ khó khác nhau ở từng dòng',
      ],
    ],
    [
      'difficulties counted twice',
      [[BY_TOPIC, by('by-difficulty', 'shares: [{ difficulty: easy, items: 2 }, { difficulty: easy, items: 3 }]')]],
      ['p.yaml:42:50: parts[0].paper.draw.shares[1]: mức dễ đã được tính ở dòng trên; hãy gộp vào một dòng'],
    ],
    [
      'a round without questions',
      [[BY_TOPIC, by('by-round', `rounds: [${['tuan-1', 'tuan-2', 'tuan-4'].map(roundTheme).join(', ')}]`)]],
      ['p.yaml:42:17: parts[0].paper.draw.rounds: chưa có chủ đề của đợt “tuan-3”; hãy ghi đủ mọi đợt của phần thi'],
    ],
    [
      'questions for a round that does not exist',
      [[BY_TOPIC, by('by-round', `rounds: [${['tuan-1', 'tuan-2', 'tuan-3', 'tuan4'].map(roundTheme).join(', ')}]`)]],
      [
        'p.yaml:42:141: parts[0].paper.draw.rounds[3].round: phần thi không có đợt mang mã “tuan4”; hãy chọn một trong: tuan-1, tuan-2, tuan-3, tuan-4; có phải ý là “tuan-4”?',
      ],
    ],
    [
      'rounds out of order',
      [[BY_TOPIC, by('by-round', `rounds: [${['tuan-1', 'tuan-3', 'tuan-2', 'tuan-4'].map(roundTheme).join(', ')}]`)]],
      ['p.yaml:42:65: parts[0].paper.draw.rounds[1].round: các đợt phải ghi theo thứ tự thi; ở đây phải là “tuan-2”'],
    ],
    [
      'an audience group without questions',
      [
        ['  - { code: nhan-dan,', '  - { code: can-bo, name: Cán bộ, registersBy: workplace }\n  - { code: nhan-dan,'],
        [BY_TOPIC, by('by-audience', 'groups: [{ audiences: [can-bo], topics: [the-che] }]')],
      ],
      [
        'p.yaml:43:17: parts[0].paper.draw.groups: đối tượng “nhan-dan” chưa có bộ câu hỏi; mỗi đối tượng trong audiences phải thuộc đúng một bộ',
      ],
    ],
    [
      'an audience group with two banks',
      [
        [
          BY_TOPIC,
          by('by-audience', 'groups: [{ audiences: [nhan-dan], topics: [the-che] }, { audiences: [nhan-dan], topics: [chi-so] }]'),
        ],
      ],
      [
        'p.yaml:42:78: parts[0].paper.draw.groups[1].audiences[0]: đối tượng “nhan-dan” đã ghi ở trên; mỗi đối tượng chỉ thuộc một bộ câu hỏi',
      ],
    ],
    [
      'points by difficulty for papers that differ',
      [['credit: { code: exact }', 'credit: { code: weighted-by-difficulty, easy: 1, medium: 2, hard: 3 }']],
      [
        'p.yaml:46:15: parts[0].paper.credit: điểm theo độ khó đòi hỏi mỗi đề có số câu dễ, trung bình, khó như nhau; hãy đặt draw là by-difficulty, hoặc by-topic có difficulty ở mọi dòng',
      ],
    ],
    [
      'too few names of rounds',
      [['      count: 4\n', '      count: 4\n      names: [Mở đầu, Kết thúc]\n']],
      ['p.yaml:33:14: parts[0].rounds.names: có 2 tên mà có 4 tuần; hãy ghi đủ mỗi tuần một tên, hoặc bỏ names'],
    ],
    [
      'a list with a team’s code',
      [['audiences:\n', 'lists: [{ code: ban-cham, name: Người in đề }]\naudiences:\n']],
      ['p.yaml:18:17: lists[0].code: mã “ban-cham” đã là mã của một ban, tổ trong teams; hãy đặt mã khác cho danh sách này'],
    ],
    [
      'an unknown list',
      [['  - { code: excluded-teams', '  - { code: excluded-lists, lists: [in-de] }\n  - { code: excluded-teams']],
      [
        'p.yaml:22:37: eligibility[1].lists[0]: không có danh sách trong lists mang mã “in-de”; danh sách ấy đang trống; hãy khai báo mã này ở đó',
      ],
    ],
    [
      'an area named twice',
      [['name: tỉnh Mẫu }', "name: tỉnh Mẫu, orIn: [{ unit: '68', kind: city, name: thành phố Mẫu }] }"]],
      ['p.yaml:21:78: eligibility[0].orIn[0].unit: đơn vị “68” đã ghi ở trên; mỗi địa bàn chỉ ghi một lần'],
    ],
    [
      'an access word without letters',
      [['  - { code: excluded-teams', "  - { code: access-word, word: '???', where: trang Cuộc thi }\n  - { code: excluded-teams"]],
      ['p.yaml:22:32: eligibility[1].word: mật khẩu dự thi phải có chữ cái hoặc chữ số'],
    ],
    [
      'a level of identity that does not exist',
      [['  - { code: excluded-teams', '  - { code: identity-level, level: 3 }\n  - { code: excluded-teams']],
      ['p.yaml:22:36: eligibility[1].level: đang là 3, phải là số không quá 2'],
    ],
    [
      'a time of day after an event that is none',
      [['closes: hết ngày 15/11/2024', 'closes: { event: khai-mac, days: 0, at: 25:00 }']],
      [
        'p.yaml:62:54: parts[1].receiving.closes.event: không có sự kiện trong events mang mã “khai-mac”; danh sách ấy đang trống; hãy khai báo mã này ở đó',
        'p.yaml:62:77: parts[1].receiving.closes.at: “25:00” không phải là giờ; giờ phải viết dạng 17:00, từ 00:00 đến 24:00',
      ],
    ],
    [
      'a prize per round where there are none',
      [['part: trac-nghiem\n    per: round', 'part: bai-viet\n    per: round']],
      ['p.yaml:74:10: prizes[0].per: phần thi này không có đợt thi, giải trao cho cả phần thi; per phải là part'],
    ],
    [
      'a sentence cut by its comma',
      [["why: 'Để ghi đúng tên, đúng họ.'", 'why: Để ghi đúng tên, đúng họ']],
      [
        "p.yaml:25:30: registration.fields[0].why: “Để ghi đúng tên, đúng họ” có dấu phẩy nên bị cắt ra; hãy đặt trong dấu nháy đơn: why: 'Để ghi đúng tên, đúng họ'",
      ],
    ],
    [
      'a setting opened that does not exist',
      [['code: mau\n', 'code: mau\nopen: [contest.plans]\n']],
      ['p.yaml:2:8: open[0]: không có thiết lập “contest.plans” để mở; có phải ý là “contest.plan”?'],
    ],
    [
      'a key written twice',
      [['  shortTitle: C', '  scope: Một nơi\n  shortTitle: C']],
      ['p.yaml:8:3: contest.scope: “scope” đã được viết ở trên; mỗi thiết lập chỉ viết một lần'],
    ],
    [
      'an anchor',
      [['scope: Toàn tỉnh.', 'scope: &a Toàn tỉnh.']],
      ['p.yaml:7:13: contest.scope: không dùng neo “&a” trong kế hoạch; hãy bỏ nó đi'],
    ],
    [
      'an alias',
      [['scope: Toàn tỉnh.', 'scope: *name']],
      ['p.yaml:7:10: contest.scope: không dùng bí danh “*name” trong kế hoạch; hãy viết lại giá trị ấy ở đây'],
    ],
    [
      'a plan that deploys an unknown one',
      [['code: mau\n', 'code: mau\ndeploys: tinh\n']],
      ['p.yaml:2:10: deploys: không tìm thấy kế hoạch “tinh”; ghi mã của một kế hoạch đã có'],
    ],
  ])('says where %s stands and what would be right', (_what, changes, faults) => {
    expect(faultsAfter(...changes)).toEqual(faults);
  });

  it('is what stands between it and a rule set', () => {
    expect(faultsOf(PLAN)).toEqual([]);
  });

  it('tells all faults at once, in the order of the file', () => {
    const faults = faultsAfter(
      ['count: 4\n', 'count: 400\n'],
      ['max: 3 }', 'max: 3, mx: 1 }'],
      ["unit: '68'", 'unit: 68'],
      ['issuer: committee }', 'issuer: nobody }'],
    );

    expect(faults.map((fault) => fault.split(': ')[1])).toEqual([
      'eligibility[0].unit',
      'parts[0].rounds.count',
      'parts[0].attempts.limit.mx',
      'collective[0].award.issuer',
    ]);
  });

  it.each([
    [
      'a tab',
      'code: a\ncontest:\n\tname: b\n',
      'p.yaml:3:1: toàn bộ kế hoạch: dòng 3 thụt lề bằng phím Tab; hãy dùng dấu cách, mỗi tầng 2 dấu cách',
    ],
    [
      'an open quote',
      'code: a\ncontest: "b\n',
      'p.yaml:2:10: toàn bộ kế hoạch: dòng 2 mở dấu nháy " mà chưa đóng; hãy thêm " vào cuối câu ấy',
    ],
    [
      'a line without a colon',
      'code: a\nhello\n',
      'p.yaml:2:1: toàn bộ kế hoạch: dòng 2 thiếu dấu “:”; mỗi thiết lập viết dạng “tên: giá trị”, nếu đây là phần tiếp của câu ở dòng trên thì hãy đặt cả câu trong dấu nháy đơn',
    ],
    [
      'an empty file',
      '',
      'p.yaml:1:1: toàn bộ kế hoạch: tệp không chứa kế hoạch; kế hoạch phải là các thiết lập dạng “tên: giá trị”, bắt đầu bằng code',
    ],
    [
      'a list',
      '- a\n',
      'p.yaml:1:1: toàn bộ kế hoạch: tệp không chứa kế hoạch; kế hoạch phải là các thiết lập dạng “tên: giá trị”, bắt đầu bằng code',
    ],
    [
      'a directive, under which words and numbers mean something else',
      `%YAML 1.1\n---\n${PLAN}`,
      'p.yaml:1:1: toàn bộ kế hoạch: dòng 1 bắt đầu bằng %; hãy bỏ dòng này',
    ],
    [
      'a second document, which would be passed over',
      PLAN.replace('audiences:', '---\naudiences:'),
      `p.yaml:${PLAN.slice(0, PLAN.indexOf('audiences:')).split('\n').length}:1: toàn bộ kế hoạch: dòng ${PLAN.slice(0, PLAN.indexOf('audiences:')).split('\n').length} có dấu --- nên tệp thành nhiều văn bản; mỗi tệp chỉ chứa một kế hoạch, hãy bỏ dòng ---`,
    ],
    ['a setting without a name', `'': 1\n${PLAN}`, 'p.yaml:1:1: toàn bộ kế hoạch: tên thiết lập phải là một từ, ví dụ “name”'],
    [
      'a name of two lines',
      `"a\\nb": 1\n${PLAN}`,
      'p.yaml:1:1: toàn bộ kế hoạch: “a b” không phải là tên thiết lập; nếu đây là một phần của câu, hãy đặt cả câu trong dấu nháy đơn',
    ],
    [
      'a name as long as a sentence',
      `${'dài '.repeat(60)}: 1\n${PLAN}`,
      `p.yaml:1:1: toàn bộ kế hoạch: “${'dài '.repeat(15)}…” không phải là tên thiết lập; nếu đây là một phần của câu, hãy đặt cả câu trong dấu nháy đơn`,
    ],
    [
      'a text that no paper can show',
      PLAN.replace('scope: Toàn tỉnh.', 'scope: "Toàn\\x07 tỉnh."'),
      'p.yaml:7:10: contest.scope: “Toàn  tỉnh.” có ký tự không in được; hãy xóa rồi gõ lại (thường do sao chép từ tệp khác)',
    ],
    [
      'half a letter',
      PLAN.replace('scope: Toàn tỉnh.', 'scope: "Toàn \\ud800 tỉnh."'),
      'p.yaml:7:10: contest.scope: “Toàn \ufffd tỉnh.” có ký tự không in được; hãy xóa rồi gõ lại (thường do sao chép từ tệp khác)',
    ],
  ])('explains %s', (_what, source, fault) => {
    expect(faultsOf(source)[0]).toBe(fault);
  });

  it('explains a thousand written with a point, which YAML reads as a decimal', () => {
    const [fault] = readPlan(PLAN.replace('minutes: 15', 'minutes: 15.000'), { file: 'p.yaml' }).faults ?? [];

    expect(fault).toMatchObject({
      path: 'parts[0].paper.minutes',
      message: '“15.000” có dấu chấm nên máy đọc là 15; số hàng nghìn phải viết liền: 15000',
    });
  });

  it.each([
    [
      'an alias bomb',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghij'].map((key, at) => `${key}: &${key} [${`*${'abcdefghij'.charAt(at)},`.repeat(9)}]`).join('\n')}\n`,
    ],
    ['brackets without end', '['.repeat(100_000)],
    ['deep nesting', Array.from({ length: 200 }, (_, at) => `${' '.repeat(at)}a:\n`).join('')],
    ['many keys', Array.from({ length: 5_000 }, (_, at) => `k${at}: 1\n`).join('')],
    ['a huge file', 'x'.repeat(1_000_000)],
    ['huge numbers', PLAN.replace('minutes: 15', `minutes: ${'9'.repeat(400)}`)],
    ['a prototype', 'code: a\n__proto__: { polluted: true }\nconstructor: 1\n'],
    ['control characters', 'code: \u0000\u0001\n'],
  ])('answers %s quickly, with faults', async (_what, source) => {
    const effort = await effortOf(() => expect(faultsOf(source).length).toBeGreaterThan(0));

    expect(effort).toBeLessThan(150);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('tells of two hundred faults and that there are more, not of many thousands', () => {
    const { faults = [] } = readPlan(`${PLAN}${Array.from({ length: 3000 }, (_, at) => `k${at}: 1\n`).join('')}`, { file: 'p.yaml' });

    expect(faults).toHaveLength(201);
    expect(faults[0]?.path).toBe('k0');
    expect(faults[200]).toMatchObject({ path: '$', message: 'còn nhiều lỗi nữa từ đây trở đi; hãy sửa các lỗi ở trên trước' });
    expect(faults[200]?.line).toBeGreaterThan(faults[199]?.line as number);
  });

  it('shows the first of the many codes that there are', () => {
    const topics = Array.from({ length: 100 }, (_, at) => `  - { code: t${at}, name: a }\n`).join('');
    const [fault] = faultsAfter(['topics:\n', `topics:\n${topics}`], ['{ topic: the-che, items: 3 }', '{ topic: kinh-te, items: 3 }']);

    expect(fault).toContain('không có chủ đề trong topics mang mã “kinh-te”; đã khai báo: t0, t1, ');
    expect(fault).toMatch(/t29, … \(có 102\)$/);
  });

  it('takes letters in either form, in rough times too', () => {
    const plan = `${PLAN}ceremony: [trong tháng 12/2024, trước ngày 14/12/2024]\n`;

    expect(plan.normalize('NFD')).not.toBe(plan);
    expect(readPlan(plan.normalize('NFD'), { file: 'p.yaml' })).toEqual(readPlan(plan, { file: 'p.yaml' }));
    expect(readPlan(plan, { file: 'p.yaml' }).ruleSet?.ceremony).toHaveLength(2);
  });

  it('never throws and never lets a wrong value through, whatever is put in place of any value', () => {
    const lines = PLAN.split('\n');
    const bad = ['', '[]', '{}', '-1', 'x y z', '"', '1e999', '2024-13-45', 'null', '- - -', '{ code: x }', 'true'];
    fc.assert(
      fc.property(fc.nat({ max: lines.length - 2 }), fc.constantFrom(...bad), (at, value) => {
        const broken = lines.map((line, index) => (index === at ? line.replace(/(:|-) .*$/, `$1 ${value}`) : line)).join('\n');
        const { ruleSet, faults } = readPlan(broken, { file: 'p.yaml' });

        expect(ruleSet === undefined).toBe((faults?.length ?? 0) > 0);
        for (const fault of faults ?? []) expect(formatFault(fault)).toMatch(/^p\.yaml:\d+:\d+: .+?: .{8,}$/su);
      }),
    );
  });
});

describe('a plan of one who has never heard of YAML', () => {
  const SCOPE = '  scope: Toàn tỉnh.';
  const TIER = '- { code: nhat, name: Giải Nhất, count: 1 }\n      - { code: nhi';
  const money = (written: string): [string, string] => [TIER, TIER.replace('count: 1', `count: 1, money: ${written}`)];
  const opens = (written: string): [string, string] => ['      opens: 2024-10-21 10:00', `      opens: ${written}`];
  const closes = (written: string): [string, string] => ['closes: hết ngày 15/11/2024', `closes: ${written}`];
  const head = (line: string): [string, string] => ['code: mau\n', `code: mau\n${line}\n`];
  const told = (...changes: (readonly [string, string])[]): string[] =>
    faultsAfter(...changes).map((fault) => fault.replace(/^p\.yaml:/, ''));

  it.each<[what: string, change: [string, string], line: number, sentence: string]>([
    ['a tab before a setting', ['  scope', '\tscope'], 7, 'thụt lề bằng phím Tab; hãy dùng dấu cách, mỗi tầng 2 dấu cách'],
    [
      'a tab among spaces',
      ['      minutes: 15', '    \t minutes: 15'],
      39,
      'thụt lề bằng phím Tab; hãy dùng dấu cách, mỗi tầng 2 dấu cách',
    ],
    [
      'a tab before a dash',
      ['  - { code: chi-so', '\t- { code: chi-so'],
      14,
      'thụt lề bằng phím Tab; hãy dùng dấu cách, mỗi tầng 2 dấu cách',
    ],
    [
      'a brace left open',
      ['name: Cải cách thể chế }', 'name: Cải cách thể chế'],
      13,
      'mở ngoặc “{” mà chưa đóng; hãy thêm “}” vào cuối mục ấy',
    ],
    [
      'a brace left open in the last line',
      ['proposal: bang-khen, issuer: committee }', 'proposal: bang-khen, issuer: committee'],
      92,
      'mở ngoặc “{” mà chưa đóng; hãy thêm “}” vào cuối mục ấy',
    ],
    [
      'a bracket left open',
      ['ban-to-chuc, ban-cham]', 'ban-to-chuc, ban-cham'],
      22,
      'mở ngoặc “[” mà chưa đóng; hãy thêm “]” vào cuối mục ấy',
    ],
    ['a brace too many', ['approvers: 2 }', 'approvers: 2 } }'], 11, 'thừa dấu “}”; hãy bỏ dấu ấy'],
    ['a quotation left open', ["unit: '68'", "unit: '68"], 21, "mở dấu nháy ' mà chưa đóng; hãy thêm ' vào cuối câu ấy"],
    ['a quotation left open that hides a brace', ["đúng họ.'", 'đúng họ.'], 25, "mở dấu nháy ' mà chưa đóng; hãy thêm ' vào cuối câu ấy"],
    [
      'quotation marks inside others',
      [SCOPE, "  scope: 'Toàn 'tỉnh' Mẫu'"],
      7,
      'còn chữ sau dấu nháy đóng; hãy đặt cả câu trong một cặp dấu nháy, dấu nháy đơn ở giữa câu viết hai lần liền nhau',
    ],
    [
      'a dash without a space',
      ['  - { code: chi-so', '  -{ code: chi-so'],
      14,
      'thiếu dấu cách sau dấu gạch đầu dòng; hãy viết “- { code: chi-so, name: Các chỉ số }”',
    ],
    [
      'dashes without a space, which YAML takes for names',
      ['  - { code: the-che, name: Cải cách thể chế }\n  - {', '  -{ code: the-che, name: Cải cách thể chế }\n  -{'],
      13,
      'thiếu dấu cách sau dấu gạch đầu dòng; hãy viết “- { code: the-che, name: Cải cách thể chế }”',
    ],
    [
      'spaces out of Word, which YAML takes for letters',
      ['  scope', '\u00a0\u00a0scope'],
      7,
      'có khoảng trống lạ (thường do sao chép từ Word); hãy xóa khoảng trống ấy rồi gõ lại bằng dấu cách',
    ],
    [
      'a space out of Word after a colon',
      ['scope: T', 'scope:\u00a0T'],
      7,
      'có khoảng trống lạ (thường do sao chép từ Word); hãy xóa khoảng trống ấy rồi gõ lại bằng dấu cách',
    ],
    [
      'typographic quotation marks around a colon',
      [SCOPE, '  scope: “Toàn tỉnh: Mẫu”'],
      7,
      "dùng dấu nháy cong; hãy gõ dấu nháy thẳng: scope: 'Toàn tỉnh: Mẫu'",
    ],
    [
      'a colon inside a sentence',
      [SCOPE, '  scope: Toàn tỉnh: cả xã'],
      7,
      "có thêm dấu “:” ở giữa câu; hãy đặt cả câu trong dấu nháy đơn: scope: 'Toàn tỉnh: cả xã'",
    ],
    ['a colon without a space', [SCOPE, '  scope:Toàn tỉnh.'], 7, 'thiếu dấu cách sau dấu “:”; hãy viết “scope: Toàn tỉnh.”'],
    ['a colon of another script', ['  scope:', '  scope：'], 7, 'có dấu hai chấm lạ; hãy gõ lại dấu “:” rồi một dấu cách'],
    ['two settings on one line', [`${SCOPE}\n`, `${SCOPE} `], 7, 'có hai thiết lập; hãy xuống dòng trước “format:”'],
    [
      'a sentence that goes on in the next line',
      [SCOPE, '  scope: Toàn tỉnh,\n  cả các xã'],
      8,
      'thiếu dấu “:”; mỗi thiết lập viết dạng “tên: giá trị”, nếu đây là phần tiếp của câu ở dòng trên thì hãy đặt cả câu trong dấu nháy đơn',
    ],
    [
      'a space too many',
      ['  scope', '   scope'],
      7,
      'thụt vào 3 dấu cách, không thẳng với dòng nào ở trên; hãy thụt vào 2 dấu cách cho thẳng với dòng 6',
    ],
    [
      'a space too few',
      ['      minutes', '     minutes'],
      39,
      'thụt vào 5 dấu cách, không thẳng với dòng nào ở trên; hãy thụt vào 6 dấu cách cho thẳng với dòng 38',
    ],
    [
      'a value that begins with a mark',
      [SCOPE, '  scope: @Toàn tỉnh'],
      7,
      "có giá trị bắt đầu bằng dấu “@”; hãy đặt cả giá trị trong dấu nháy đơn: '@Toàn tỉnh'",
    ],
  ])('is told of %s alone, by its line', (_what, change, line, sentence) => {
    const [fault, ...more] = readPlan(PLAN.replace(change[0], change[1]), { file: 'p.yaml' }).faults ?? [];

    expect(PLAN).toContain(change[0]);
    expect(fault).toMatchObject({ path: '$', line, message: `dòng ${line} ${sentence}` });
    expect(more).toEqual([]);
  });

  it.each<[what: string, changes: [string, string][], fault: string]>([
    [
      'a name with commas between braces',
      [['name: Ban Tổ chức,', 'name: Khối sở, ban, ngành,']],
      "16:32: teams[0].name: “Khối sở, ban, ngành” có dấu phẩy nên bị cắt ra; hãy đặt trong dấu nháy đơn: name: 'Khối sở, ban, ngành'",
    ],
    [
      'such a name in typographic quotation marks',
      [["'Để ghi đúng tên, đúng họ.'", '“Để ghi đúng tên, đúng họ.”']],
      '25:30: registration.fields[0].why: “"Để ghi đúng tên, đúng họ."” có dấu phẩy và dấu nháy cong nên bị cắt ra; hãy đặt trong dấu nháy đơn: why: \'Để ghi đúng tên, đúng họ.\'',
    ],
    [
      'a colon without a space between braces',
      [['{ topic: chi-so,', '{ topic:chi-so,']],
      '44:15: parts[0].paper.draw.shares[1].topic: “topic:chi-so” thiếu dấu cách sau dấu “:”; hãy viết “topic: chi-so”',
    ],
    [
      'a setting without a value between braces',
      [['members: Chuyên gia }', 'members }']],
      '17:43: teams[1].members: để trống; phải là chữ',
    ],
    [
      'a sum with commas',
      [money('10,000,000')],
      '76:57: prizes[0].tiers[0].money: “10,000,000” có dấu phẩy nên bị cắt ra; số phải viết liền các chữ số: 10000000',
    ],
    ...['10.000.000', '10 triệu', '10 triệu đồng', '10000000đ', '10_000_000', 'mười triệu'].map(
      (written): [string, [string, string][], string] => [
        `a sum as people write it: ${written}`,
        [money(written)],
        `76:57: prizes[0].tiers[0].money: đang là “${written}”, phải là số nguyên từ 0 đến 100.000.000.000, hoặc later nếu sẽ quyết định sau; hãy viết liền các chữ số: 10000000`,
      ],
    ),
    [
      'minutes with their unit',
      [['minutes: 15', 'minutes: 15 phút']],
      '39:16: parts[0].paper.minutes: đang là “15 phút”, phải là số; hãy chỉ ghi số: 15',
    ],
    [
      'a number in quotation marks',
      [['minutes: 15', "minutes: '15'"]],
      '39:16: parts[0].paper.minutes: đang là “15”, phải là số; hãy bỏ dấu nháy: 15',
    ],
    [
      'a thousand that is one and a half for the machine',
      [['minutes: 15', 'minutes: 1.500']],
      '39:16: parts[0].paper.minutes: đang là 1,5, phải là số nguyên; nếu dấu chấm là để ngăn hàng nghìn, hãy viết liền: 1500',
    ],
    [
      'a code with a nought before it',
      [["unit: '68'", 'unit: 01']],
      "21:25: eligibility[0].unit: “01” bị hiểu là số mà ở đây phải là chữ; hãy đặt trong dấu nháy: '01'",
    ],
    [
      'a yes in Vietnamese',
      [['certificate: true', 'certificate: có']],
      '78:27: prizes[0].award.certificate: đang là “có”, phải là true (có) hoặc false (không); hãy viết true',
    ],
    [
      'the name of a choice',
      [['registersBy: either', 'registersBy: Nơi cư trú']],
      '19:52: audiences[0].registersBy: “Nơi cư trú” không dùng được; chọn một trong: residence (nơi cư trú), workplace (nơi làm việc, học tập), either (nơi cư trú hoặc nơi làm việc, học tập); có phải ý là “residence”?',
    ],
    [
      'the name of a kind of part, whatever hangs on it',
      [['kind: quiz', 'kind: trắc nghiệm']],
      '27:11: parts[0].kind: không có loại phần thi “trắc nghiệm”; kind là một trong: quiz (trắc nghiệm), initiative (giải pháp, sáng kiến), essay (bài viết), work (tác phẩm dự thi); có phải ý là “quiz”?',
    ],
    [
      'the name of a rule',
      [['limit: { code: per-round, max: 3 }', 'limit: { code: theo từng đợt, max: 3 }']],
      '49:22: parts[0].attempts.limit.code: không có giới hạn lượt thi “theo từng đợt”; chọn một trong: per-contest (Tính chung mọi đợt), per-round (Theo từng đợt), per-day (Theo từng ngày), unlimited (Không giới hạn); có phải ý là “per-round”?',
    ],
    [
      'the name of an entry',
      [['teams: [ban-to-chuc,', 'teams: [Ban Tổ chức,']],
      '22:37: eligibility[1].teams[0]: không có ban, tổ trong teams mang mã “Ban Tổ chức”; đã khai báo: ban-to-chuc (Ban Tổ chức), ban-cham (Ban Chấm thi); có phải ý là “ban-to-chuc”?',
    ],
    [
      'the title of a setting',
      [['  scope: T', '  phạm vi: T']],
      '7:3: contest.phạm vi: không có thiết lập “phạm vi”; có phải ý là “scope”?',
    ],
    [
      'a list with a slip of the finger, whatever names its entries',
      [['topics:\n', 'topic:\n']],
      '12:1: topic: không có thiết lập “topic”; có phải ý là “topics”?',
    ],
    ['a required list with one', [['parts:\n', 'part:\n']], '26:1: part: không có thiết lập “part”; có phải ý là “parts”?'],
    ['an entry without a code, whatever names it', [['{ code: the-che, name', '{ name']], '13:5: topics[0].code: thiếu “Mã”; phải là chữ'],
    [
      'an alias in place of a code, whatever names it',
      [['{ code: the-che, name', '{ code: *x, name']],
      '13:13: topics[0].code: không dùng bí danh “*x” trong kế hoạch; hãy viết lại giá trị ấy ở đây',
    ],
    [
      'a missing setting by its title',
      [['      minutes: 15\n', '']],
      '38:7: parts[0].paper.minutes: thiếu “Thời gian làm bài (phút)”; phải là số',
    ],
    [
      'a missing time with its forms',
      [['      opens: 2024-10-21 10:00\n', '']],
      '31:7: parts[0].rounds.opens: thiếu “Tuần đầu mở lúc”; viết dạng 2024-10-21 10:00 hoặc 10:00 21/10/2024',
    ],
    [
      'a missing count',
      [['name: Giải Nhất, count: 1', 'name: Giải Nhất']],
      '76:9: prizes[0].tiers[0].count: thiếu “Số giải”; phải là số nguyên từ 1 đến 100.000, hoặc later nếu sẽ quyết định sau',
    ],
    [
      'a missing rule',
      [['      counts: { code: best }\n', '']],
      '49:7: parts[0].attempts.counts: thiếu “Lượt thi được tính”; phải viết dạng { code: … }, với code là một trong: best (Lượt tốt nhất), first (Lượt đầu tiên), last (Lượt cuối cùng), earliest-best (Lượt điểm cao nhất, sớm nhất)',
    ],
    [
      'too large a number',
      [['name: Giải Nhất, count: 1', 'name: Giải Nhất, count: 2000000']],
      '76:47: prizes[0].tiers[0].count: đang là 2.000.000, phải là số không quá 100.000',
    ],
    [
      'too long a text',
      [['name: Cải cách thể chế', `name: ${'a'.repeat(2001)}`]],
      '13:28: topics[0].name: dài 2.001 ký tự, phải dài nhiều nhất 2.000 ký tự',
    ],
    [
      'one thing in place of a list',
      [['organisers: [Ủy ban nhân dân tỉnh Mẫu]', 'organisers: Ủy ban nhân dân tỉnh Mẫu']],
      "5:15: contest.organisers: đang là “Ủy ban nhân dân tỉnh Mẫu”, phải là danh sách, mỗi mục một dòng bắt đầu bằng “- ”; nếu chỉ có một mục, hãy viết ['Ủy ban nhân dân tỉnh Mẫu']",
    ],
    [
      'a rough time in place of a list of them',
      [head('ceremony: cuối tháng 12/2024')],
      "2:11: ceremony: đang là “cuối tháng 12/2024”, phải là danh sách, mỗi mục một dòng bắt đầu bằng “- ”; nếu chỉ có một mục, hãy viết ['cuối tháng 12/2024']",
    ],
    [
      'a rough time in other words',
      [head('ceremony: [giữa tháng 5 năm 2025]')],
      '2:12: ceremony[0]: “giữa tháng 5 năm 2025” không đọc được thành thời gian; hãy viết “giữa tháng 5/2025”',
    ],
    [
      'a day that is no rough time yet',
      [head('launch: 28-8-2021')],
      '2:9: launch: “28-8-2021” không đọc được thành thời gian; hãy viết “ngày 28/08/2021”',
    ],
    [
      'a month before a day',
      [opens('12/31/2026')],
      '33:14: parts[0].rounds.opens: “12/31/2026” không phải là thời điểm: không có tháng 31; hãy viết 31/12/2026',
    ],
    [
      'a date with dashes and a bare hour',
      [opens('31-12-2026 8h')],
      '33:14: parts[0].rounds.opens: “31-12-2026 8h” không phải là thời điểm; hãy viết 08:00 31/12/2026',
    ],
    [
      'a date with points',
      [opens('31.12.2026')],
      '33:14: parts[0].rounds.opens: “31.12.2026” không phải là thời điểm; hãy viết 31/12/2026',
    ],
    ['a year of two digits', [opens('31/12/26')], '33:14: parts[0].rounds.opens: “31/12/26” không phải là thời điểm; hãy viết 31/12/2026'],
    [
      'an hour of the afternoon',
      [opens('2 giờ chiều ngày 21/10/2024')],
      '33:14: parts[0].rounds.opens: “2 giờ chiều ngày 21/10/2024” không phải là thời điểm; hãy viết 14:00 21/10/2024',
    ],
    [
      'a date without a year',
      [opens('31/12')],
      '33:14: parts[0].rounds.opens: “31/12” không phải là thời điểm: thiếu năm; hãy viết cả năm sau “31/12”',
    ],
    [
      'a date that is a number',
      [opens('20241021')],
      '33:14: parts[0].rounds.opens: đang là “20241021”, không phải là thời gian; hãy viết 21/10/2024',
    ],
    [
      'an end in place of a beginning',
      [opens('hết ngày 20/10/2024')],
      '33:14: parts[0].rounds.opens: “hết ngày 20/10/2024” là lúc kết thúc, ở đây cần lúc bắt đầu; hãy viết 21/10/2024 nếu bắt đầu từ ngày hôm sau',
    ],
    [
      'an end with the month first',
      [closes('11/15/2024')],
      '62:45: parts[1].receiving.closes: “11/15/2024” không phải là thời điểm: không có tháng 15; hãy viết “hết ngày 15/11/2024”, hoặc ghi cả giờ: 16:30 15/11/2024',
    ],
    [
      'a document’s day with an hour',
      [['unitsAt: 2024-10-21', 'unitsAt: 8h 12/8/2024']],
      '9:12: contest.unitsAt: “8h 12/8/2024” có cả giờ, ở đây chỉ cần ngày; hãy viết 12/08/2024',
    ],
    [
      'the plan itself as the one above',
      [head('deploys: mau')],
      '2:10: deploys: trùng với mã của chính kế hoạch này nên thành vòng; hãy ghi mã của kế hoạch được triển khai, hoặc đặt code khác cho kế hoạch này',
    ],
    [
      'the end of a path alone',
      [head('open: [unitsAt]')],
      '2:8: open[0]: không có thiết lập “unitsAt” để mở; có phải ý là “contest.unitsAt”?',
    ],
    [
      'a path with a slip at its beginning',
      [head('open: [text.help]')],
      '2:8: open[0]: không có thiết lập “text.help” để mở; có phải ý là “texts.help”?',
    ],
    [
      'a title in place of a path',
      [head('open: [Cuộc thi]')],
      '2:8: open[0]: không có thiết lập “Cuộc thi” để mở; có phải ý là “contest”?',
    ],
    [
      'a path into a single value',
      [head('open: [contest.name.x]')],
      '2:8: open[0]: không có thiết lập “contest.name.x” để mở; chỉ mở được cả thiết lập chứa nó, hãy ghi “contest.name”',
    ],
  ])('is told how to write %s', (_what, changes, fault) => {
    expect(told(...changes)).toEqual([fault]);
  });

  it('is told of a setting that is near one that may be changed below', () => {
    const parent = { file: 'cha.yaml', source: `${PLAN}open: [contest.shortTitle, texts]\n` };
    const child = 'code: con\ndeploys: mau\ncontest: { shortTitel: Tên }\ntext: { help: Ở đây }\napproval: { role: board, approvers: 1 }\n';

    expect((readPlan(child, { file: 'con.yaml', loadParent: () => parent }).faults ?? []).map(({ message }) => message)).toEqual([
      'không có thiết lập “contest.shortTitel” mà kế hoạch “mau” cho đổi; có phải ý là “contest.shortTitle”?',
      'không có thiết lập “text” mà kế hoạch “mau” cho đổi; có phải ý là “texts”?',
      '“approval” do kế hoạch “mau” quy định và đã khóa; hãy bỏ thiết lập này (chỉ được đổi: contest.shortTitle, texts)',
    ]);
  });

  it('is told once of plans that deploy one another in a circle', () => {
    const plan = (code: string): string => `code: ${code}\ndeploys: ${code === 'a' ? 'b' : code === 'b' ? 'c' : 'a'}\n`;
    const faults =
      readPlan(plan('a'), { file: 'a.yaml', loadParent: (code) => ({ file: `${code}.yaml`, source: plan(code) }) }).faults ?? [];

    expect(faults.map(formatFault)).toEqual([
      'a.yaml:2:10: deploys: các kế hoạch triển khai lẫn nhau thành vòng: a → b → c → a; hãy sửa deploys của một trong các kế hoạch ấy',
    ]);
  });

  it.each(['hai mươi', 'mười lăm', '1 triệu rưỡi', '10 trăm', '1-2', 'vài', '10 nghìn 500', '1/2'])(
    'gets no number for what is more, or none: %s',
    (written) => {
      expect(told(['minutes: 15', `minutes: ${written}`])).toEqual([`39:16: parts[0].paper.minutes: đang là “${written}”, phải là số`]);
    },
  );

  it('may write odd spaces and marks inside its texts', () => {
    expect(
      told(
        [SCOPE, '  scope: |\n    Toàn\u00a0tỉnh: - {xã}, -phường “Mẫu”.\n    \u00a0Các đơn vị: đủ cả.'],
        ["đúng họ.'", "đúng họ, ''Mẫu''.'"],
      ),
    ).toEqual([]);
  });
});

describe('settings that could do nothing', () => {
  const HEAD = 'prizes:\n  - code: tuan';
  const TIER = '      - { code: nhat, name: Giải Nhất, count: 1 }\n      - { code: nhi';
  const SHOWN = '    scoreShown';
  const OVERALL = 'order: [{ code: total-score }, { code: draw }]';
  const essayGroup = (tier: string, more = ''): string =>
    `prizes:\n  - code: viet\n    name: Giải viết\n    part: bai-viet\n    per: part\n    tiers: [{ code: nhat, name: Giải Nhất, count: 1${tier} }]\n    award: { certificate: true, issuer: board }\n    personLimit: { code: no-limit }\n    rollDown: true\n${more}  - code: tuan`;
  const tierWith = (requires: string): [string, string] => [
    TIER,
    `      - { code: nhat, name: Giải Nhất, count: 1, requires: [${requires}] }\n      - { code: nhi`,
  ];
  const ofEssays: [string, string] = ['part: trac-nghiem\n    units: đơn vị', 'part: bai-viet\n    units: đơn vị'];
  const METRIC = '      - { code: distinct-people }\n';
  const without = (...changes: (readonly [string, string])[]): string[] =>
    faultsAfter(...changes).map((fault) => fault.replace(/^p\.yaml:\d+:\d+: /, ''));

  it.each<[what: string, changes: [string, string][], faults: string[]]>([
    [
      'more points than the paper has, to be ranked',
      [[SHOWN, '    entry: [{ code: minimum-points, points: 5.001 }]\n    scoreShown']],
      ['parts[0].entry[0]: không ai đạt được 5,001 điểm vì điểm tối đa là 5; hãy ghi points không quá số ấy'],
    ],
    [
      'more time than the paper gives, for a prize',
      [tierWith('{ code: minimum-duration, seconds: 901 }')],
      [
        'prizes[0].tiers[0].requires[0]: không ai làm bài lâu như vậy vì thời gian làm bài là 15 phút (900 giây); hãy ghi seconds không quá số ấy',
      ],
    ],
    [
      'more points than judges can give',
      [[HEAD, essayGroup(', requires: [{ code: minimum-points, points: 101 }]')]],
      ['prizes[0].tiers[0].requires[0]: không ai đạt được 101 điểm vì điểm tối đa là 100; hãy ghi points không quá số ấy'],
    ],
    [
      'a draw of lots among submissions, which have no tickets',
      [[HEAD, essayGroup('', '    selection: { code: lucky-draw }\n')]],
      ['prizes[0].selection: “lucky-draw” chỉ dùng cho phần thi trắc nghiệm; với bài dự thi hãy dùng by-ranking hoặc by-decision'],
    ],
    [
      'a kind of units in two blocks',
      [
        [
          HEAD,
          `blocks:\n  - { code: mot, name: Khối một, kinds: [ward] }\n  - { code: hai, name: Khối hai, kinds: [commune, ward] }\n${HEAD}`,
        ],
      ],
      ['blocks[1].kinds[1]: “ward” đã thuộc “Khối một”; mỗi đơn vị chỉ thuộc một khối, hãy bỏ ở một nơi'],
    ],
    [
      'more rounds than there are',
      [[SHOWN, `    overall: { minimumRounds: 5, ${OVERALL} }\n    scoreShown`]],
      ['parts[0].overall.minimumRounds: không ai thi đủ 5 đợt vì chỉ có 4 đợt; hãy ghi minimumRounds không quá 4'],
    ],
    [
      'a fact of registering, asked of authors',
      [[HEAD, essayGroup(', requires: [{ code: complete-profile }]')]],
      [
        'prizes[0].tiers[0].requires[0]: điều kiện “complete-profile” chỉ dùng cho phần thi trắc nghiệm; với bài dự thi hãy dùng minimum-points hoặc minimum-percent',
      ],
    ],
    [
      'conditions where the board chooses',
      [
        tierWith('{ code: all-correct }'),
        ['    personLimit', '    selection: { code: by-decision, basis: người cao tuổi nhất }\n    personLimit'],
      ],
      [
        'prizes[0].tiers[0].requires: giải này do Ban Tổ chức chọn nên phần mềm không xét requires; hãy bỏ requires và ghi điều ấy vào basis của selection',
      ],
    ],
    [
      'a measure of quizzes for essays',
      [ofEssays, [METRIC, '      - { code: mean-score }\n']],
      ['collective[0].order[0]: “mean-score” chỉ dùng cho phần thi trắc nghiệm, phần thi này nhận bài dự thi; hãy bỏ hoặc chọn mục khác'],
    ],
    [
      'a measure of quizzes among others, and a mean that essays must reach',
      [
        ofEssays,
        [
          `    order:\n${METRIC}`,
          '    conditions: [{ code: minimum-mean, percent: 50 }]\n    order:\n      - { code: weighted, terms: [{ metric: { code: attempts }, weight: 50 }, { metric: { code: perfect-people }, weight: 50 }] }\n',
        ],
      ],
      ['conditions[0]: “minimum-mean”', 'order[0]: “weighted”'].map(
        (start) => `collective[0].${start} chỉ dùng cho phần thi trắc nghiệm, phần thi này nhận bài dự thi; hãy bỏ hoặc chọn mục khác`,
      ),
    ],
    [
      'an entry of another list named twice',
      [[HEAD, `overall: { parts: [trac-nghiem, trac-nghiem], ${OVERALL} }\n${HEAD}`]],
      ['overall.parts[1]: mã “trac-nghiem” đã ghi ở trên; trong một danh sách, mỗi mã chỉ ghi một lần'],
    ],
  ])('are refused: %s', (_what, changes, faults) => {
    expect(without(...changes)).toEqual(faults);
  });

  it('are accepted at the very border, and over several rounds together', () => {
    expect(
      without(
        tierWith('{ code: minimum-duration, seconds: 900 }, { code: minimum-points, points: 5 }'),
        [SHOWN, `    overall: { minimumRounds: 4, ${OVERALL} }\n    scoreShown`],
        [
          HEAD,
          essayGroup(', requires: [{ code: minimum-points, points: 100 }]').replace(
            '  - code: tuan',
            '  - code: chung\n    name: Giải chung\n    part: trac-nghiem\n    per: part\n    tiers: [{ code: nhat, name: Giải Nhất, count: 1, requires: [{ code: minimum-points, points: 20 }] }]\n    award: { certificate: true, issuer: board }\n    personLimit: { code: no-limit }\n    rollDown: true\n  - code: tuan',
          ),
        ],
      ),
    ).toEqual([]);
  });

  it('do not hinder a part for some groups to have papers for these only', () => {
    const groups = (source: string): string[] =>
      without(
        [BY_TOPIC, by('by-audience', 'groups: [{ audiences: [can-bo], topics: [the-che, chi-so] }]')],
        ['audiences:\n', 'audiences:\n  - { code: can-bo, name: Cán bộ, registersBy: workplace }\n'],
        ['    name: Phần thi trắc nghiệm\n', `    name: Phần thi trắc nghiệm\n${source}`],
      );

    expect(groups('    audiences: [can-bo]\n')).toEqual([]);
    expect(groups('')).toHaveLength(1);
  });
});

describe('broken rules for submissions', () => {
  const PHASE =
    '        - { code: cham-thi, name: Chấm thi, council: ban-cham, judges: 3, criteria: [{ code: noi-dung, name: Nội dung, maximum: 100 }], aggregation: { code: mean } }\n';
  const CHAIN = '    ranking:\n      - { code: score }\n      - { code: draw }\nprizes';
  const phase = (code: string, more = '', judges = 3, aggregation = 'mean'): string =>
    `        - { code: ${code}, name: Vòng ${code}, council: ban-cham, judges: ${judges}, criteria: [{ code: noi-dung, name: Nội dung, maximum: 100 }], aggregation: { code: ${aggregation} }${more} }\n`;
  /** Faults without file, line and column: these are tested above. */
  const broken = (...changes: (readonly [string, string])[]): string[] =>
    faultsAfter(...changes).map((fault) => fault.replace(/^p\.yaml:\d+:\d+: parts\[1\]\./, ''));
  const twoPhases = phase('mot', ', passes: [{ code: top, count: 20 }]') + phase('hai');
  const result = '      result: { code: last-phase }\n';

  it.each<[what: string, changes: [string, string][], faults: string[]]>([
    [
      'phases that say neither who goes on nor what counts',
      [[PHASE, phase('mot') + phase('hai')]],
      [
        'judging: có nhiều vòng chấm thì phải ghi result, cách tính kết quả qua các vòng; ví dụ result: { code: last-phase }',
        'judging.phases[0]: chưa nói bài nào được vào vòng sau; hãy ghi passes, ví dụ passes: [{ code: top, count: 20 }]',
      ],
    ],
    [
      'too few judges for the way their points are put together',
      [[PHASE, phase('mot', '', 2, 'trimmed-mean')]],
      [
        'judging.phases[0].judges: “trimmed-mean” (Trung bình cộng sau khi bỏ điểm cao nhất và thấp nhất) cần ít nhất 3 giám khảo chấm mỗi bài; hãy tăng judges hoặc chọn cách khác',
      ],
    ],
    [
      'a difference between one judge',
      [[PHASE, phase('mot', ', discrepancy: { code: further-judge, points: 10 }', 1)]],
      [
        'judging.phases[0].discrepancy: mỗi bài chỉ có 1 giám khảo chấm thì không có chênh lệch; hãy ghi judges từ 2 trở lên hoặc bỏ thiết lập này',
      ],
    ],
    [
      'a difference that cannot be',
      [[PHASE, phase('mot', ', discrepancy: { code: further-judge, points: 100 }')]],
      ['judging.phases[0].discrepancy: chênh lệch không bao giờ quá 100 điểm vì điểm tối đa là 100; hãy ghi points nhỏ hơn'],
    ],
    [
      'a choice for a phase after the last',
      [[PHASE, phase('mot', ', passes: [{ code: top, count: 20 }]')]],
      [
        'judging.phases[0].passes[0]: sau vòng cuối không còn vòng nào để chọn bài vào; số bài được giải do prizes quyết định, hãy bỏ điều kiện này',
      ],
    ],
    [
      'a minimum that nobody can reach',
      [[PHASE, phase('mot', ', passes: [{ code: minimum-points, points: 101 }]')]],
      ['judging.phases[0].passes[0]: không bài nào đạt được 101 điểm vì điểm tối đa là 100; hãy ghi points không quá số ấy'],
    ],
    [
      'percentages that do not add up, and a phase that is not there',
      [
        [
          PHASE,
          `${twoPhases}      result: { code: weighted-phases, weights: [{ phase: mot, percent: 40 }, { phase: ba, percent: 50 }] }\n`,
        ],
      ],
      [
        'judging.result.weights: các tỷ lệ cộng lại được 90%; hãy sửa cho đủ 100%',
        'judging.result.weights[1].phase: không có vòng chấm trong judging.phases mang mã “ba”; đã khai báo: mot (Vòng mot), hai (Vòng hai)',
      ],
    ],
    [
      'a criterion that the last phase does not have',
      [
        [
          '      - { code: score }\n      - { code: draw }\nprizes',
          '      - { code: criterion, criterion: noi-dun }\n      - { code: draw }\nprizes',
        ],
      ],
      [
        'ranking[0].criterion: không có tiêu chí chấm của vòng cuối mang mã “noi-dun”; đã khai báo: noi-dung (Nội dung); có phải ý là “noi-dung”?',
      ],
    ],
    [
      'the same criterion twice',
      [
        [
          '      - { code: score }\n      - { code: draw }\nprizes',
          '      - { code: score }\n      - { code: score }\n      - { code: draw }\nprizes',
        ],
      ],
      ['ranking[1].code: mã “score” đã dùng ở mục trên; trong một danh sách, mỗi mã chỉ dùng một lần'],
    ],
    [
      'a chain that leaves ties',
      [[CHAIN, '    ranking:\n      - { code: score }\nprizes']],
      ['ranking[0]: xét đến “score” vẫn có thể bằng nhau; hãy thêm vào cuối “draw” (Bốc thăm)'],
    ],
    [
      'no chain at all',
      [[CHAIN, 'prizes']],
      ['ranking: thiếu “Thứ tự tiêu chí xếp hạng”; phải là danh sách, mỗi mục một dòng bắt đầu bằng “- ”'],
    ],
    [
      'phases out of time',
      [
        [
          PHASE,
          phase('mot', ', appraising: { opens: 2024-11-10, closes: hết ngày 20/11/2024 }, passes: [{ code: top, count: 20 }]') +
            phase('hai', ', appraising: { opens: 2024-11-20, closes: hết ngày 30/11/2024 }') +
            result,
        ],
      ],
      [
        'judging.phases[0].appraising.opens: Vòng mot bắt đầu (0:00 Chủ nhật, 10/11/2024) khi còn nhận bài (hết ngày 15/11/2024); các vòng phải nối tiếp nhau, không chồng nhau',
        'judging.phases[1].appraising.opens: Vòng hai bắt đầu (0:00 thứ Tư, 20/11/2024) khi Vòng mot chưa kết thúc (hết ngày 20/11/2024); các vòng phải nối tiếp nhau, không chồng nhau',
        'judging.phases[1].appraising.closes: Vòng hai kết thúc (hết ngày 30/11/2024) sau khi hết thời gian chấm của phần thi (hết ngày 22/11/2024); hãy sửa cho nằm trong appraising của phần thi',
      ],
    ],
    [
      'conditions that no submission can meet, or that ask for nothing',
      [
        [
          '    channels: [online]\n',
          '    channels: [online]\n    conditions:\n      - { code: minimum-words, words: 3000 }\n      - { code: maximum-words, words: 20 }\n      - { code: required-sections }\n      - { code: theme-chosen }\n',
        ],
      ],
      [
        'conditions[1]: tối đa 20 mà tối thiểu 3000 thì không bài nào đạt; hãy sửa một trong hai số',
        'conditions[2]: sections chưa có phần nào bắt buộc; hãy ghi các phần của bài hoặc bỏ điều kiện này',
        'conditions[3]: themes đang trống nên không có gì để chọn; hãy ghi các chủ đề hoặc bỏ điều kiện này',
      ],
    ],
    [
      'the old form of judging, without phases',
      [
        [
          `      phases:\n${PHASE}`,
          '      council: ban-cham\n      judges: 3\n      criteria: [{ code: noi-dung, name: Nội dung, maximum: 100 }]\n      aggregation: { code: mean }\n',
        ],
      ],
      expect.arrayContaining([
        'judging.phases: thiếu “Các vòng chấm, theo thứ tự”; phải là danh sách, mỗi mục một dòng bắt đầu bằng “- ”',
      ]) as string[],
    ],
  ])('say what is wrong with %s', (_what, changes, faults) => {
    expect(broken(...changes)).toEqual(faults);
  });

  it('are none when all of it fits, one criterion after the other too', () => {
    expect(
      broken(
        [
          '{ code: noi-dung, name: Nội dung, maximum: 100 }',
          '{ code: noi-dung, name: Nội dung, maximum: 60 }, { code: hinh-thuc, name: Hình thức, maximum: 40 }',
        ],
        [
          CHAIN,
          '    ranking:\n      - { code: score }\n      - { code: criterion, criterion: noi-dung }\n      - { code: criterion, criterion: hinh-thuc }\n      - { code: draw }\nprizes',
        ],
      ),
    ).toEqual([]);
    expect(broken([PHASE, twoPhases + result], ['- kind: essay', '- kind: work'])).toEqual([]);
  });
});

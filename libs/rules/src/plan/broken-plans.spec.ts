import fc from 'fast-check';
import { formatFault } from './fault.js';
import { readPlan } from './read-plan.js';

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
      [
        'p.yaml:38:7: parts[0].paper.minutes: thiếu thiết lập này; phải là số',
        'p.yaml:39:7: parts[0].paper.minute: không có thiết lập “minute”; có phải ý là “minutes”?',
      ],
    ],
    ['a word for a number', [['count: 4\n', 'count: bốn\n']], ['p.yaml:32:14: parts[0].rounds.count: đang là “bốn”, phải là số']],
    [
      'a code written as a number',
      [["unit: '68'", 'unit: 68']],
      ["p.yaml:21:25: eligibility[0].unit: đang là số, phải là chữ; hãy đặt trong dấu nháy: '68'"],
    ],
    ['a setting left empty', [['scope: Toàn tỉnh.', 'scope:']], ['p.yaml:7:9: contest.scope: để trống; phải là chữ']],
    [
      'an impossible date',
      [['opens: 2024-10-21 10:00', 'opens: 2024-02-30 10:00']],
      [
        'p.yaml:33:14: parts[0].rounds.opens: “2024-02-30 10:00” không phải là thời điểm: không có ngày 30/2/2024; viết dạng 2024-10-21 10:00 hoặc 10:00 21/10/2024',
      ],
    ],
    [
      'an end that leaves its day open',
      [['closes: hết ngày 15/11/2024', 'closes: 2024-11-15']],
      [
        'p.yaml:62:45: parts[1].receiving.closes: “2024-11-15” chưa nói ngày ấy có được tính không; viết dạng 2024-10-30 16:30, hoặc “hết ngày 30/10/2024”',
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
        'p.yaml:22:37: eligibility[1].teams[0]: không có ban, tổ trong teams mang mã “ban-to-chucs”; đã khai báo: ban-to-chuc, ban-cham (có phải ý là “ban-to-chuc”?)',
      ],
    ],
    [
      'an unknown topic',
      [['{ topic: chi-so, items: 2 }', '{ topic: kinh-te, items: 2 }']],
      ['p.yaml:44:22: parts[0].paper.draw.shares[1].topic: không có chủ đề trong topics mang mã “kinh-te”; đã khai báo: the-che, chi-so'],
    ],
    [
      'an unknown part',
      [['part: trac-nghiem\n    per', 'part: tracnghiem\n    per']],
      [
        'p.yaml:73:11: prizes[0].part: không có phần thi trong parts mang mã “tracnghiem”; đã khai báo: trac-nghiem, bai-viet (có phải ý là “trac-nghiem”?)',
      ],
    ],
    [
      'an issuer without a name',
      [['proposal: bang-khen, issuer: committee', 'proposal: bang-khen, issuer: director']],
      ['p.yaml:92:63: collective[0].award.issuer: không có vai trò trong authorities mang mã “director”; đã khai báo: board, committee'],
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
        'p.yaml:73:11: prizes[0].part: không có phần thi trong parts mang mã “trac-nghiem”; đã khai báo: Trắc nghiệm, bai-viet',
        'p.yaml:84:11: collective[0].part: không có phần thi trong parts mang mã “trac-nghiem”; đã khai báo: Trắc nghiệm, bai-viet',
      ],
    ],
    [
      'a word outside its list',
      [['registersBy: either', 'registersBy: ether']],
      [
        'p.yaml:19:52: audiences[0].registersBy: “ether” không dùng được; chọn một trong: residence, workplace, either (có phải ý là “either”?)',
      ],
    ],
    [
      'an unknown kind of part',
      [['- kind: essay', '- kind: esay']],
      ['p.yaml:57:11: parts[1].kind: không có loại phần thi “esay”; kind là một trong: quiz, initiative, essay, work'],
    ],
    [
      'an unknown strategy',
      [['limit: { code: per-round, max: 3 }', 'limit: { code: per-rounds, max: 3 }']],
      [
        'p.yaml:49:22: parts[0].attempts.limit.code: không có giới hạn lượt thi “per-rounds”; chọn một trong: per-contest, per-round, per-day, unlimited (có phải ý là “per-round”?)',
      ],
    ],
    [
      'a strategy without code',
      [['limit: { code: per-round, max: 3 }', 'limit: 3']],
      [
        'p.yaml:49:14: parts[0].attempts.limit: giới hạn lượt thi phải viết dạng { code: … }, với code là một trong: per-contest, per-round, per-day, unlimited',
      ],
    ],
    ['a bad argument of a strategy', [['max: 3 }', 'max: 0 }']], ['p.yaml:49:38: parts[0].attempts.limit.max: phải là số từ 1 trở lên']],
    [
      'an unknown argument of a strategy',
      [['max: 3 }', 'max: 3, mx: 1 }']],
      ['p.yaml:49:41: parts[0].attempts.limit.mx: không có thiết lập “mx”; có phải ý là “max”?'],
    ],
    [
      'a count that is neither number nor “later”',
      [['count: later', 'count: sau']],
      ['p.yaml:77:45: prizes[0].tiers[1].count: phải là số nguyên từ 1 đến 100000, hoặc later nếu sẽ quyết định sau'],
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
        'p.yaml:42:141: parts[0].paper.draw.rounds[3].round: phần thi không có đợt mang mã “tuan4”; hãy chọn một trong: tuan-1, tuan-2, tuan-3, tuan-4 (có phải ý là “tuan-4”?)',
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
      ['p.yaml:22:36: eligibility[1].level: phải là số không quá 2'],
    ],
    [
      'a time of day after an event that is none',
      [['closes: hết ngày 15/11/2024', 'closes: { event: khai-mac, days: 0, at: 25:00 }']],
      [
        'p.yaml:62:54: parts[1].receiving.closes.event: không có sự kiện trong events mang mã “khai-mac”; danh sách ấy đang trống; hãy khai báo mã này ở đó',
        'p.yaml:62:77: parts[1].receiving.closes.at: giờ phải viết dạng 17:00, từ 00:00 đến 24:00',
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
        'p.yaml:25:47: registration.fields[0].đúng họ: không có thiết lập “đúng họ”; nếu đây là phần sau dấu phẩy hoặc dấu “:” của một câu, hãy đặt cả câu trong dấu nháy đơn',
      ],
    ],
    [
      'a setting opened that does not exist',
      [['code: mau\n', 'code: mau\nopen: [contest.plans]\n']],
      ['p.yaml:2:8: open[0]: không có thiết lập “contest.plans” để mở; có phải ý là “plan”?'],
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
      [
        'p.yaml:7:10: contest.scope: không dùng bí danh “*name” trong kế hoạch; hãy viết lại giá trị ấy ở đây',
        'p.yaml:7:10: contest.scope: để trống; phải là chữ',
      ],
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
    ['a tab', 'code: a\ncontest:\n\tname: b\n', 'p.yaml:3:1: $: thụt dòng bằng phím Tab; hãy thay bằng dấu cách (mỗi tầng 2 dấu cách)'],
    [
      'an open quote',
      'code: a\ncontest: "b\n',
      'p.yaml:3:1: $: thiếu một dấu (dấu nháy, dấu phẩy, dấu “:” hoặc ngoặc đóng); hãy xem lại dòng này và dòng trên',
    ],
    [
      'a line without a colon',
      'code: a\nhello\n',
      'p.yaml:2:1: $: thiếu một dấu (dấu nháy, dấu phẩy, dấu “:” hoặc ngoặc đóng); hãy xem lại dòng này và dòng trên',
    ],
    ['an empty file', '', 'p.yaml:1:1: $: tệp không chứa kế hoạch; kế hoạch phải là các thiết lập dạng “tên: giá trị”, bắt đầu bằng code'],
    ['a list', '- a\n', 'p.yaml:1:1: $: tệp không chứa kế hoạch; kế hoạch phải là các thiết lập dạng “tên: giá trị”, bắt đầu bằng code'],
    [
      'a directive, under which words and numbers mean something else',
      `%YAML 1.1\n---\n${PLAN}`,
      'p.yaml:1:1: $: dòng bắt đầu bằng % không dùng trong kế hoạch; hãy bỏ dòng này',
    ],
    [
      'a second document, which would be passed over',
      PLAN.replace('audiences:', '---\naudiences:'),
      `p.yaml:${PLAN.slice(0, PLAN.indexOf('audiences:')).split('\n').length}:1: $: tệp chứa nhiều văn bản ngăn bởi ---; mỗi tệp chỉ chứa một kế hoạch, hãy bỏ dòng ---`,
    ],
    ['a setting without a name', `'': 1\n${PLAN}`, 'p.yaml:1:1: $: tên thiết lập phải là một từ, ví dụ “name”'],
    [
      'a name of two lines',
      `"a\\nb": 1\n${PLAN}`,
      'p.yaml:1:1: $: “a b” không phải là tên thiết lập; nếu đây là một phần của câu, hãy đặt cả câu trong dấu nháy đơn',
    ],
    [
      'a name as long as a sentence',
      `${'dài '.repeat(60)}: 1\n${PLAN}`,
      `p.yaml:1:1: $: “${'dài '.repeat(15)}…” không phải là tên thiết lập; nếu đây là một phần của câu, hãy đặt cả câu trong dấu nháy đơn`,
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
      message: '“15.000” có dấu chấm nên máy đọc là 15; số hàng nghìn viết liền, ví dụ 15000',
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
  ])('answers %s quickly, with faults', (_what, source) => {
    const before = performance.now();

    expect(faultsOf(source).length).toBeGreaterThan(0);
    expect(performance.now() - before).toBeLessThan(5000);
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
        'judging.result.weights[1].phase: không có vòng chấm trong judging.phases mang mã “ba”; đã khai báo: mot, hai',
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
      ['ranking[0].criterion: không có tiêu chí chấm của vòng cuối mang mã “noi-dun”; đã khai báo: noi-dung (có phải ý là “noi-dung”?)'],
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
    ['no chain at all', [[CHAIN, 'prizes']], ['ranking: thiếu thiết lập này; phải là danh sách, mỗi mục một dòng bắt đầu bằng “- ”']],
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
      expect.arrayContaining(['judging.phases: thiếu thiết lập này; phải là danh sách, mỗi mục một dòng bắt đầu bằng “- ”']) as string[],
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

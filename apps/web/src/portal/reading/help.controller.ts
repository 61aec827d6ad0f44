import { Controller, Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Public } from '#access';
import { ContestReader, ownPageName, type RunningContest } from '#contests';
import { formatDate, formatEnd, parseLocal } from '#kernel';
import { Retention } from '#registrations';
import type { SubmissionPart } from '#rules';
import { type Page, page } from '../../edge/page.js';
import { organiserOf, type Site } from '../../edge/site.js';
import { BOARD_ANSWERS } from '../board/addresses.js';
import { callAddress } from '../submissions/addresses.js';
import type { HelpView, TextView } from '../view-models.js';

type Group = HelpView['groups'][number];

const registering = (running: RunningContest): Group => ({
  id: 'dang-ky',
  title: 'Đăng ký',
  items: [
    {
      question: 'Tôi không nhận được mã xác nhận',
      answer: ['Hãy xem lại số điện thoại đã nhập, đợi một phút rồi bấm Gửi lại mã.', 'Nếu dùng thư điện tử, hãy xem cả mục thư rác.'],
    },
    {
      question: 'Tôi không tìm thấy xã, phường hay cơ quan của mình',
      answer: [
        'Hãy gõ ít chữ hơn, không cần dấu: “an binh” thay cho “phường An Bình”.',
        'Tên đơn vị ghi theo danh mục của cuộc thi, có thể khác tên gọi hiện nay.',
      ],
    },
    {
      question: 'Tôi có được dự thi không? Tôi đã đăng ký chưa?',
      answer: ['Có trang trả lời hai câu này, không cần đăng nhập.'],
      link: { label: 'Xem điều kiện dự thi', url: '/du-dieu-kien' },
    },
    {
      question: 'Tôi khai nhầm đơn vị, hoặc chuyển nơi làm việc',
      answer: [
        `Vào ${ownPageName(running)}, chọn Đổi đơn vị được tính.${running.rounds.length > 0 ? ' Đợt thi đã đóng vẫn tính cho đơn vị cũ.' : ''}`,
      ],
    },
    {
      question: 'Tôi là cha, mẹ: xem và rút lại việc đồng ý cho con dự thi ở đâu?',
      answer: ['Ở Trang của cha mẹ, bằng một mã gửi tới số điện thoại hoặc hộp thư của cha mẹ. Không cần máy của cháu.'],
      link: { label: 'Mở Trang của cha mẹ', url: '/cha-me' },
    },
    {
      question: 'Hai người dùng chung một điện thoại có đăng ký được không?',
      answer: ['Được. Mỗi người đăng ký riêng với họ tên và ngày sinh của mình.'],
    },
  ],
});

const SITTING: Group = {
  id: 'lam-bai',
  title: 'Làm bài',
  items: [
    {
      question: 'Mất mạng giữa chừng thì sao?',
      answer: ['Câu trả lời được giữ trên máy và tự gửi khi có mạng. Giờ làm bài vẫn chạy.', 'Câu nào máy chủ đã báo nhận thì không mất.'],
    },
    { question: 'Tôi có sửa được câu đã trả lời không?', answer: ['Được, cho đến khi bạn nộp bài hoặc hết giờ.'] },
    { question: 'Khi nào tôi biết kết quả?', answer: ['Giờ công bố ghi ở trang chủ và trên biên nhận của bạn.'] },
  ],
};

/** What a submission leaves, and why. */
const SUBMITTING: TextView['sections'][number] = {
  title: 'Khi bạn gửi bài dự thi',
  paragraphs: ['Máy chủ giữ những gì bạn viết và các tệp bạn gửi, cùng:'],
  items: [
    'Họ tên, ngày sinh, chức vụ, nơi công tác, liên hệ của các tác giả mà bạn ghi: để ghi trên trang bìa, xét điều kiện và liên hệ khi cần bổ sung. Hãy chỉ ghi người đã đồng ý.',
    'Bản đã gửi được niêm phong bằng mã ẩn danh và dấu vân tay của nội dung, không có tên.',
    'Máy so bài với các bài khác và danh mục sáng kiến đã áp dụng để Ban Tổ chức xem xét. Máy không tự kết luận.',
    'Bạn rút và xóa thông tin của mình thì nội dung, tệp và tên tác giả được xóa.',
  ],
};

const UNIT_READS =
  'Đầu mối của đơn vị thấy tên bài và tác giả của người trong đơn vị; khi đơn vị được mời chọn bài để đề cử và bài không chấm theo mã phách, đầu mối đọc được bài. Mỗi lần đọc được ghi vào nhật ký.';

/** Help and the note on personal data. */
@Controller()
export class HelpController {
  constructor(
    private readonly contests: ContestReader,
    private readonly retention: Retention,
  ) {}

  @Get('hoi-dap')
  @Public('help is public')
  async help(): Promise<Page> {
    const running = await this.contests.running();
    const { ruleSet } = running;
    return page<HelpView>('help', {
      title: 'Hỏi đáp',
      heading: 'Hỏi đáp',
      groups: [registering(running), ...(ruleSet.parts.some(({ kind }) => kind === 'quiz') ? [SITTING] : []), ...sending(running)],
      contact: {
        title: 'Hỏi Ban Tổ chức',
        text: ruleSet.texts.help ?? ruleSet.contest.standingBody ?? ruleSet.contest.organisers.join(', '),
        rows: [{ label: 'Câu hỏi, khiếu nại', value: 'Ban Tổ chức trả lời', url: BOARD_ANSWERS }],
      },
    });
  }

  @Get('rieng-tu')
  @Public('the note on personal data is public')
  async privacy(@Req() { site }: FastifyRequest): Promise<Page> {
    const running = site.kind === 'tenant' ? await this.contests.findRunning() : undefined;
    const hasQuiz = running?.ruleSet.parts.some(({ kind }) => kind === 'quiz') ?? false;
    const until = running && (await this.retention.termOf(running)).eraseOn;
    return page<TextView>('text', {
      title: 'Thông tin cá nhân của bạn',
      heading: 'Thông tin cá nhân của bạn',
      lead: `${holdersOf(site)} dùng thông tin bạn khai chỉ cho cuộc thi này.`,
      sections: [
        {
          title: 'Chúng tôi hỏi gì và để làm gì',
          paragraphs: [],
          items: [
            'Họ tên và ngày sinh: để phân biệt người trùng tên và ghi giấy chứng nhận.',
            'Số điện thoại hoặc thư điện tử: để gửi mã và báo tin khi bạn đạt giải.',
            'Đơn vị: để tính kết quả của đơn vị, địa phương.',
          ],
        },
        ...(hasQuiz ? [sittingSection(until)] : []),
        ...(running && running.receiving.length > 0 ? [SUBMITTING] : []),
        {
          title: 'Ai thấy',
          paragraphs: [
            'Chỉ người được giao nhiệm vụ trong Ban Tổ chức. Trên trang công khai, tên người đạt giải được che bớt; không đồng ý công bố thì chỉ có chữ cái đầu. Số điện thoại, ngày sinh và số căn cước không bao giờ hiện.',
            ...(running && running.receiving.length > 0 ? [UNIT_READS] : []),
          ],
        },
        {
          title: 'Quyền của bạn',
          paragraphs: [
            'Ở mục Dữ liệu của tôi, bạn xem và tải về mọi thông tin về mình, đổi ý kiến về việc công bố tên, hoặc rút khỏi cuộc thi và cho xóa thông tin ngay.',
            'Cha, mẹ, người giám hộ xem và rút lại việc đồng ý ở Trang của cha mẹ.',
            'Không tự làm được, bạn hỏi Ban Tổ chức ở mục Hỏi đáp.',
          ],
          links: [
            { label: 'Trang của cha mẹ', url: '/cha-me' },
            { label: 'Hỏi đáp', url: '/hoi-dap' },
          ],
        },
      ],
    });
  }
}

/** What sitting leaves besides the answers, why, and until when. */
function sittingSection(until: string | undefined): TextView['sections'][number] {
  const day = until === undefined ? undefined : parseLocal(until);
  return {
    title: 'Khi bạn thi',
    paragraphs: ['Ngoài câu trả lời và giờ làm bài, máy chủ giữ thêm:'],
    items: [
      'Dấu của trình duyệt: một mã băm, mỗi cuộc thi một khác, không dẫn về máy nào. Chỉ dùng để thấy khi có quá nhiều người thi trên một máy; gia đình dùng chung máy là chuyện thường.',
      'Trường hợp cần xem lại: khi số liệu của một bài khác thường, máy ghi lại để người của Ban Tổ chức xem. Máy không tự kết luận. Bạn được báo khi Ban Tổ chức hỏi hoặc kết luận, và trả lời được ở mục Bài thi của tôi.',
      'Lý do thêm giờ, mở lại lượt thi, nếu có: vì sao Ban Tổ chức cho. Nơi công khai chỉ đếm số lượt theo nguyên nhân, không có tên.',
      'Khiếu nại và câu hỏi gửi Ban Tổ chức, nếu có: lời bạn viết và những gì máy đã ghi nhận về lượt thi. Câu trả lời công khai không nêu người hỏi.',
      `Các thông tin này được xóa ${day ? `ngày ${formatDate(day)}` : 'khi hết hạn giữ thông tin của cuộc thi'}. Bạn rút và xóa thông tin của mình thì dấu của trình duyệt, lời bạn viết và các lý do ấy được xóa ngay.`,
    ],
  };
}

/** Whose the contest is; on a ward's site also the ward, for which people take part here. */
function holdersOf(site: Site): string {
  if (site.kind !== 'tenant') return 'Đơn vị tổ chức';
  return [...new Set([organiserOf(site).name, site.tenant.name])].join(' và ');
}

/** Where and until when submissions are sent, part by part. */
function sending({ ruleSet, receiving }: RunningContest): Group[] {
  const items = ruleSet.parts
    .filter((part): part is SubmissionPart => part.kind !== 'quiz')
    .map((part) => {
      const closes = receiving.find(({ partCode }) => partCode === part.code)?.closesAt;
      const isOnline = part.channels.includes('online');
      return {
        question: `${part.name}: gửi ở đâu, đến bao giờ?`,
        answer: [
          ...(isOnline
            ? ['Gửi ngay trên trang này: viết, tải tệp lên, kiểm tra rồi gửi. Bài tự lưu trong khi viết; gửi xong có biên nhận.']
            : []),
          ...(part.channelDetail ? [`Nơi nhận: ${part.channelDetail}.`] : []),
          ...(closes ? [`Nhận bài đến ${formatEnd(closes)}.`] : []),
          'Yêu cầu về nội dung và hình thức ghi trong thể lệ.',
        ],
        link: { label: 'Xem cách gửi và gửi bài', url: callAddress(part.code) },
      };
    });
  return items.length > 0 ? [{ id: 'gui-bai', title: 'Gửi bài dự thi', items }] : [];
}

import { Controller, Get, Query } from '@nestjs/common';
import { Public } from '#access';
import { type AppealCount, AppealCounts, BoardQuestions } from '#appeals';
import { ContestReader, ownPageName } from '#contests';
import { formatDate, formatNumber } from '#kernel';
import { appealTerms } from '#rules';
import { APPEAL_KIND_WORDS } from '../../edge/appeal-words.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { pageAsked, pageCount, pager } from '../pager.js';
import type { HelpView } from '../view-models.js';
import { BOARD_ANSWERS, OWN_APPEALS, OWN_QUESTIONS } from './addresses.js';

const PER_PAGE = 30;
const urlOf = (number: number): string => `${BOARD_ANSWERS}?trang=${number}`;

/** What the board has answered to everybody, how one asks and appeals, and appeals in numbers. */
@Controller(BOARD_ANSWERS.slice(1))
export class BoardAnswersController {
  constructor(
    private readonly contests: ContestReader,
    private readonly questions: BoardQuestions,
    private readonly counts: AppealCounts,
  ) {}

  @Get()
  @Public('answers to everybody name nobody')
  async list(@Query('trang') wanted?: string): Promise<Page | Redirect> {
    const running = await this.contests.running();
    const { contest, ruleSet } = running;
    const number = pageAsked(wanted);
    const { answers, total } = await this.questions.published(contest.id, { skip: (number - 1) * PER_PAGE, limit: PER_PAGE });
    const last = pageCount(total, PER_PAGE);
    if (number > last) return redirect(urlOf(last));
    const { days, closesAt, to } = appealTerms(ruleSet);
    return page<HelpView>('help', {
      title: 'Ban Tổ chức trả lời',
      description: `Câu hỏi đã được Ban Tổ chức ${contest.name} trả lời.`,
      heading: 'Ban Tổ chức trả lời',
      intro: answers.length > 0 ? undefined : 'Chưa có câu hỏi nào được trả lời công khai.',
      groups: [
        ...(answers.length > 0
          ? [
              {
                id: 'tra-loi',
                title: 'Câu hỏi đã được trả lời',
                items: answers.map(({ question, answer, answeredAt }) => ({
                  question,
                  answer: [...answer.split('\n').filter((line) => line.trim() !== ''), `Trả lời ngày ${formatDate(answeredAt)}.`],
                })),
              },
            ]
          : []),
        {
          id: 'khieu-nai',
          title: 'Khiếu nại',
          items: [
            {
              question: 'Khiếu nại ở đâu, đến bao giờ?',
              answer: [
                `Về kết quả: đến ${closesAt} của ngày thứ ${formatNumber(days)} sau ngày công bố. Việc xảy ra khi làm bài thì gửi được ngay khi đợt thi đóng.`,
                `Nơi nhận: ${to}. Khiếu nại được trả lời trong ${formatNumber(days)} ngày; việc làm thay đổi kết quả do hai người quyết định.`,
              ],
              link: { label: 'Gửi khiếu nại', url: OWN_APPEALS },
            },
            { question: 'Đến nay đã có bao nhiêu khiếu nại?', answer: countLines(await this.counts.ofContest(contest.id)) },
          ],
        },
      ],
      pages: pager({ number, last }, { urlOf, previous: 'Câu mới hơn', next: 'Câu cũ hơn' }),
      contact: {
        title: 'Hỏi Ban Tổ chức',
        text: ruleSet.texts.help ?? `Người đã đăng ký gửi câu hỏi ở mục ${ownPageName(running)}.`,
        rows: [{ label: 'Gửi câu hỏi', value: 'Trang hỏi Ban Tổ chức', url: OWN_QUESTIONS }],
      },
    });
  }
}

/** In numbers alone: no word of what was said, and nobody. */
function countLines(counts: readonly AppealCount[]): string[] {
  if (counts.length === 0) return ['Chưa có khiếu nại nào.'];
  return counts.map(
    ({ kind, received, decided, upheld, inTime }) =>
      `${APPEAL_KIND_WORDS[kind].name}: ${formatNumber(received)} đã nhận, ${formatNumber(decided)} đã quyết định (${formatNumber(inTime)} đúng hạn), ${formatNumber(upheld)} được chấp nhận toàn bộ hoặc một phần.`,
  );
}

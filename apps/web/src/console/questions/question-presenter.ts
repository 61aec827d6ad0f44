import { letterOf } from '#attempts';
import type { Round, RunningContest } from '#contests';
import { formatDate, formatNumber } from '#kernel';
import type { WholeQuestion } from '#questions';
import { innerName } from '../../edge/round-name.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, textCell } from '../listing.js';
import { timeAndDate } from '../times.js';
import type { DetailView, NoticeView, SigningView } from '../view-models.js';
import { BANKS, QUESTIONS, questionUrl } from './addresses.js';
import { difficultyName, pictureView, topicName } from './question-words.js';

/** What the page of a question shows besides the question. */
export interface QuestionPageFacts {
  ruleSet: RunningContest['ruleSet'];
  question: WholeQuestion;
  /** Names of whoever wrote and decided; undefined for the machine. */
  writer: string | undefined;
  decider: string | undefined;
  /** The reader has written this version. */
  isOwn: boolean;
  mayWrite: boolean;
  mayApprove: boolean;
  /** A round that is not over whose bank carries it. */
  usedBy: Round | undefined;
  now: Date;
  /** The form of giving back came without a reason. */
  fault?: string | undefined;
}

/** One question with its key. */
export function questionDetail(facts: QuestionPageFacts): ConsoleContent<DetailView> {
  const { ruleSet, question, writer, mayWrite } = facts;
  const { code, topic, difficulty, text, options, key, explanation, source, article, images, version, createdAt, banks, counts } = question;
  return {
    title: `Câu ${code}`,
    heading: `Câu ${code}`,
    sentence: `${topicName(ruleSet, topic)}, câu ${difficultyName(difficulty).toLowerCase()}${key.length > 1 ? ', nhiều đáp án đúng' : ''}`,
    back: { label: 'Ngân hàng câu hỏi', url: QUESTIONS },
    notice: noticeOf(facts),
    sections: [
      {
        heading: 'Câu hỏi',
        paragraphs: text.split('\n'),
        pictures: images.map(pictureView),
        options: options.map((option, n) => ({ letter: letterOf(n), text: option, isRight: key.includes(n) })),
      },
      {
        heading: 'Giải thích và căn cứ',
        paragraphs: explanation ? explanation.split('\n') : [],
        facts: [{ label: 'Căn cứ', value: source || 'Chưa ghi' }, ...(article ? [{ label: 'Điều, khoản', value: article }] : [])],
      },
      {
        heading: 'Bộ đề có câu này',
        table: {
          label: `Bộ đề đã niêm phong có câu ${code}`,
          columns: [{ label: 'Bộ đề' }, { label: 'Niêm phong' }, { label: 'Bản của câu', isNumber: true }],
          rows: banks.map((bank) => ({
            cells: [
              headCell(`Bộ đề ${bank.version}`, BANKS),
              textCell(formatDate(bank.sealedAt)),
              { text: formatNumber(bank.carries), isNumber: true },
            ],
          })),
          empty: { title: 'Chưa có bộ đề nào', text: 'Câu này chưa nằm trong bộ đề đã niêm phong, nên chưa được rút vào bài thi.' },
        },
      },
    ],
    signing: signingOf(facts),
    factsHeading: 'Về câu này',
    facts: [
      { label: 'Bản', value: formatNumber(version) },
      {
        label: 'Bản vào bộ đề tới',
        value: question.retiredAt ? 'Không, câu đã cất' : counts === undefined ? 'Chưa có' : formatNumber(counts),
      },
      { label: 'Người soạn', value: writer ?? 'Có sẵn' },
      { label: 'Soạn ngày', value: formatDate(createdAt) },
    ],
    links: [
      ...(mayWrite ? [{ label: 'Sửa câu này', url: `${questionUrl(code)}/sua` }] : []),
      ...(version > 1 ? [{ label: 'Các bản và chỗ khác nhau', url: `${questionUrl(code)}/ban` }] : []),
    ],
  };
}

function noticeOf({ question, decider, usedBy, mayWrite }: QuestionPageFacts): NoticeView | undefined {
  if (usedBy) return secrecyNotice(usedBy);
  if (question.retiredAt)
    return { kind: 'info', title: 'Câu này đã cất', text: 'Bộ đề niêm phong từ nay không có câu này. Mở “Sửa câu này” để lấy lại.' };
  if (question.state !== 'returned' || !question.decision) return undefined;
  const next = mayWrite ? ' Sửa rồi lưu là thành bản mới, chờ duyệt lại.' : '';
  return { kind: 'grave', title: `${decider ?? 'Người duyệt'} trả lại bản này`, text: `${question.decision.reason}${next}` };
}

/** Said wherever a question stands with its key while a round may still ask it. */
export function secrecyNotice(round: Round): NoticeView {
  return {
    kind: 'wait',
    title: 'Câu này còn phải giữ kín',
    text: `Bộ đề của ${innerName(round)} có câu này và đợt đó chưa kết thúc. Xin đừng chép, chụp hay kể lại.`,
  };
}

function signingOf(facts: QuestionPageFacts): SigningView | undefined {
  const { question, writer, decider, isOwn, mayApprove, now, fault } = facts;
  const { code, version, state, createdBy, createdAt, decision } = question;
  if (createdBy === null) return undefined;
  const wrote = { name: writer ?? 'Người soạn', detail: `Người soạn, ${timeAndDate(createdAt, now)}`, isDone: true };
  if (decision)
    return {
      heading: 'Hai người',
      signers: [
        wrote,
        {
          name: decider ?? 'Người duyệt',
          detail: `${state === 'approved' ? 'Duyệt' : 'Trả lại'} ${timeAndDate(decision.at, now)}`,
          isDone: state === 'approved',
          isRefused: state !== 'approved',
        },
      ],
      sentence: state === 'approved' ? 'Bộ đề niêm phong từ nay có bản này.' : 'Bản này không vào bộ đề.',
    };
  const isMine = mayApprove && !isOwn;
  const hidden = [{ name: 'version', value: String(version) }];
  return {
    heading: 'Hai người',
    isMine,
    signers: [wrote, { name: isMine ? 'Chờ bạn' : 'Chờ một người khác', detail: 'Người duyệt phải khác người soạn' }],
    sentence: 'Duyệt xong, bản này vào bộ đề niêm phong lần tới. Bộ đề đã niêm phong không đổi.',
    approve: isMine ? { label: 'Duyệt câu này', url: `${questionUrl(code)}/duyet`, hidden } : undefined,
    giveBack: isMine
      ? {
          url: `${questionUrl(code)}/tra-lai`,
          label: 'Trả lại, ghi lý do',
          button: 'Trả lại',
          hidden,
          reason: { id: 'reason', name: 'reason', label: 'Lý do', value: '', rows: '4', error: fault },
          isOpen: fault !== undefined,
        }
      : undefined,
    note: isOwn && mayApprove ? 'Bạn đã soạn bản này nên người duyệt phải là người khác.' : undefined,
  };
}

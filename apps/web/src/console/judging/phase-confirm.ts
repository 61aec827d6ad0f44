import { lowerFirst } from '#kernel';
import type { ConsoleContent } from '../console-page.js';
import type { JudgingView } from '../view-models.js';
import { phaseUrl } from './addresses.js';
import type { PhaseFacts } from './phase-facts.js';
import { isIdle, type PhaseAct } from './phase-obstacles.js';
import { count, numberName } from './phase-words.js';

/** The page that says what follows before a phase is taken a step further. */
export function confirmContent(facts: PhaseFacts, act: PhaseAct, refused?: string): ConsoleContent<JudgingView> {
  const { round, phase } = facts;
  const url = phaseUrl(round, phase.phase);
  const words = CONFIRMED[act](facts);
  return {
    title: words.heading,
    heading: words.heading,
    back: { label: phase.name, url },
    ...(refused && { flash: { text: refused, isError: true } }),
    groups: [],
    forms: [],
    below: [
      {
        heading: words.question,
        sentence: words.sentence,
        actionUrl: `${url}/${act}`,
        fields: [],
        button: words.button,
        isMain: true,
      },
    ],
  };
}

const CONFIRMED: Readonly<
  Record<PhaseAct, (facts: PhaseFacts) => { heading: string; question: string; sentence: string; button: string }>
> = {
  'chuan-bi': ({ phase, phases, filesWaiting }) => ({
    heading: `Lấy bài vào vòng chấm “${phase.name}”`,
    question: phase.state === 'waiting' ? 'Điều gì sẽ xảy ra' : 'Cập nhật danh sách bài',
    sentence: [
      phases[0]?.phase === phase.phase
        ? 'Mọi bài đã gửi đủ và hợp lệ về hình thức được đưa vào vòng chấm; bài của người không được dự thi thì không.'
        : 'Những bài qua được vòng trước theo thể lệ được đưa vào vòng chấm.',
      ...(filesWaiting > 0
        ? [
            `Có ${count(filesWaiting, 'bài')} nhận tại quầy còn tệp chưa đưa vào bài: hãy đưa vào hoặc bỏ trước, vì bài lấy vào vòng chấm không có những tệp ấy.`,
          ]
        : []),
      `Mỗi bài nhận một ${lowerFirst(numberName(phase))} do máy bốc ngẫu nhiên.`,
      phase.isBlind ? 'Máy bắt đầu lập bản rọc phách và tìm xung đột lợi ích.' : 'Máy tìm xung đột lợi ích.',
      `Làm lại bất cứ lúc nào trước khi vòng chấm kết thúc để lấy thêm bài mới hợp lệ; bài đã lấy thì giữ nguyên ${lowerFirst(numberName(phase))}.`,
    ].join(' '),
    button: phase.state === 'waiting' ? 'Lấy bài vào vòng chấm' : 'Cập nhật danh sách',
  }),
  mo: ({ phase, markers }) => ({
    heading: `Mở vòng chấm “${phase.name}”`,
    question: 'Điều gì sẽ xảy ra',
    sentence: `${count(markers, 'giám khảo')} của hội đồng đọc và chấm được ${count(phase.entries, 'bài')} ngay sau khi mở. Phiếu chấm tự lưu; giám khảo hoàn thành phiếu nào thì phiếu ấy không sửa được nữa, trừ khi hai người cho mở lại.`,
    button: 'Mở vòng chấm',
  }),
  dong: (facts) => ({
    heading: `Kết thúc vòng chấm “${facts.phase.name}”`,
    question: 'Điều gì sẽ xảy ra',
    sentence: isIdle(facts)
      ? 'Theo thể lệ không có bài nào được vào vòng này. Kết thúc thì máy lập bảng xếp hạng mà không có bài nào qua vòng này.'
      : [
          `Điểm của ${count(facts.phase.entries, 'bài')} được chốt. Không ai sửa được phiếu chấm, phân công hay xung đột lợi ích của những bài này nữa; sai sót phát hiện về sau phải làm đính chính ở trang kết quả. Nếu về sau có bài khác phải chấm ở vòng này, hai người cho mở lại vòng chấm được, chỉ cho bài ấy.`,
          ...(facts.reopenings > 0 ? [`${count(facts.reopenings, 'đề nghị mở lại phiếu')} đang chờ sẽ không còn hiệu lực.`] : []),
        ].join(' '),
    button: 'Kết thúc vòng chấm',
  }),
};

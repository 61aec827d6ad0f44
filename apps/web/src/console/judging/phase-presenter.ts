import { type AccountId, formatMoment, formatNumber } from '#kernel';
import type { ConsoleContent } from '../console-page.js';
import { COUNCILS } from '../councils/addresses.js';
import { reasonField, type TypedReason } from '../reason.js';
import { entriesUrl } from '../submissions/addresses.js';
import type { CardFormView, FigureView, JudgingView, LifeStepView } from '../view-models.js';
import { assignmentsUrl, copiesUrl, marksUrl, phaseUrl, sessionsUrl } from './addresses.js';
import type { PhaseFacts } from './phase-facts.js';
import { nextAct, obstacleCard, obstaclesOf } from './phase-obstacles.js';
import { backToRound, count, phaseTabs, phaseTitle } from './phase-words.js';

/** A phase on one page: how far it is, what is missing, what comes next. */
export function phaseContent(facts: PhaseFacts, me?: AccountId, typed?: TypedReason): ConsoleContent<JudgingView> {
  const { round, phase, council, rules } = facts;
  const url = phaseUrl(round, phase.phase);
  const items = obstaclesOf(facts);
  const act = nextAct(facts);
  return {
    title: phaseTitle(facts),
    heading: phaseTitle(facts),
    sentence: `${council}. Mỗi bài ${formatNumber(rules.judges)} giám khảo chấm độc lập${phase.isBlind ? ', không biết tên tác giả' : ''}.`,
    back: backToRound(facts),
    tabs: phaseTabs(facts, url),
    life: stepsOf(facts),
    figures: figuresOf(facts),
    ...(act && { obstacles: obstacleCard(items, act) }),
    ...(act && !items.some(({ holds }) => holds) && { primary: { label: act.label, url: `${url}/${act.act}` } }),
    groups: [],
    forms: [],
    links: linksOf(facts),
    ...(phase.state === 'closed' && { notice: closedNotice(facts), below: againForms(facts, me, typed) }),
  };
}

function closedNotice({ newcomers, reopening }: PhaseFacts): JudgingView['notice'] {
  if (reopening)
    return {
      kind: 'wait',
      title: 'Đề nghị mở lại vòng chấm đang chờ',
      text: `${reopening.name} đề nghị lúc ${formatMoment(reopening.askedAt)}: ${reopening.reason}`,
    };
  if (newcomers > 0)
    return {
      kind: 'wait',
      title: `Còn ${count(newcomers, 'bài')} phải chấm ở vòng này`,
      text: 'Bài vào sau khi vòng chấm kết thúc, vì có bài bị hủy, bị rút hoặc được nhận lại. Chưa chấm những bài này thì máy chưa lập được bảng xếp hạng. Hãy đề nghị mở lại vòng chấm.',
    };
  return {
    kind: 'info',
    title: 'Vòng chấm đã kết thúc',
    text: 'Phiếu chấm, phân công và xung đột lợi ích của những bài đã chấm ở vòng này không thay đổi được nữa. Nếu phát hiện sai sót, hãy làm đính chính ở trang kết quả.',
  };
}

/** Opening a closed phase again, for what nobody has judged in it: one asks, another decides. */
function againForms({ round, phase, phases, newcomers, reopening }: PhaseFacts, me?: AccountId, typed?: TypedReason): CardFormView[] {
  const url = `${phaseUrl(round, phase.phase)}/mo-lai`;
  if (reopening) {
    const form = (decision: string, heading: string, sentence: string, button: string): CardFormView => ({
      ...{ heading, sentence, actionUrl: `${url}/quyet-dinh`, hidden: [{ name: 'decision', value: decision }], fields: [], button },
      isMain: decision === 'reopened',
    });
    if (reopening.askedBy === me) return [form('declined', 'Đề nghị của bạn', 'Một người khác quyết định mở lại.', 'Rút đề nghị')];
    return [
      form(
        'reopened',
        'Mở lại vòng chấm',
        'Máy lấy những bài chưa chấm vào vòng. Phiếu chấm và điểm của các bài đã chấm giữ nguyên, không ai sửa được.',
        'Mở lại vòng chấm',
      ),
      form('declined', 'Không mở lại', 'Vòng chấm giữ nguyên. Đề nghị và quyết định này vẫn được lưu.', 'Không mở lại'),
    ];
  }
  const isFirst = phases[0]?.phase === phase.phase;
  if (round.state !== 'settling' || !(newcomers > 0 || isFirst)) return [];
  return [
    {
      heading: 'Đề nghị mở lại vòng chấm',
      sentence: [
        'Vòng chấm chỉ mở lại cho những bài chưa chấm ở vòng này; một người khác quyết định.',
        ...(newcomers === 0 ? ['Dùng khi có bài gửi đến đúng hạn mà nhập muộn, hoặc bài bị ghi nhầm là không hợp lệ.'] : []),
      ].join(' '),
      actionUrl: url,
      fields: [{ area: reasonField(typed ?? { reason: '' }, 'Nêu bài nào và vì sao phải chấm thêm. Người quyết định đọc lý do này.') }],
      button: 'Gửi đề nghị',
      isMain: newcomers > 0,
    },
  ];
}

function linksOf(facts: PhaseFacts): JudgingView['links'] {
  const { round, phase } = facts;
  const url = phaseUrl(round, phase.phase);
  const links = [
    ...(phase.state === 'prepared' || phase.state === 'open'
      ? [{ label: 'Cập nhật danh sách bài của vòng này', url: `${url}/chuan-bi` }]
      : []),
    { label: 'Phiên họp hội đồng', url: sessionsUrl(round) },
    { label: 'Thành viên hội đồng', url: COUNCILS },
    { label: 'Bài dự thi', url: entriesUrl(round) },
  ];
  return { heading: 'Việc liên quan', links };
}

function figuresOf({ round, phase, progress, lacking }: PhaseFacts): FigureView[] {
  if (phase.state === 'waiting') return [];
  const figure = (value: number | string, label: string, url?: string): FigureView => ({
    value: typeof value === 'number' ? formatNumber(value) : value,
    label,
    url,
  });
  const bases = [figure(phase.entries, 'bài trong vòng chấm')];
  if (progress)
    return [
      ...bases,
      figure(progress.done, 'bài đủ phiếu chấm', marksUrl(round, phase.phase)),
      figure(progress.missingSheets, 'phiếu chưa xong', marksUrl(round, phase.phase)),
      figure(progress.awaitFurther, 'bài phải chấm thêm', `${marksUrl(round, phase.phase)}?loc=chenh-lech`),
    ];
  return [
    ...bases,
    ...(phase.isBlind
      ? [
          figure(
            `${formatNumber(phase.released)}/${formatNumber(phase.entries)}`,
            'bản rọc phách đã cho đọc',
            copiesUrl(round, phase.phase),
          ),
        ]
      : []),
    figure(phase.entries - lacking, 'bài đủ giám khảo', assignmentsUrl(round, phase.phase)),
  ];
}

function stepsOf({ phase, lacking, progress }: PhaseFacts): LifeStepView[] {
  const { state, entries, released, unread, isBlind } = phase;
  const isPast = state === 'open' || state === 'closed';
  const copies = {
    label: 'Bản rọc phách',
    detail: `${formatNumber(released)} trong ${count(entries, 'bài')}`,
    isDone: isPast || (entries > 0 && unread === 0),
  };
  const steps: LifeStepView[] = [
    {
      label: 'Lấy bài vào vòng',
      detail: state === 'waiting' ? 'chưa lấy' : count(entries, 'bài'),
      isDone: state !== 'waiting' && entries > 0,
    },
    ...(isBlind ? [copies] : []),
    {
      label: 'Phân công',
      detail: state === 'waiting' ? 'chưa phân công' : lacking > 0 ? `còn ${count(lacking, 'bài')}` : 'đủ giám khảo',
      isDone: isPast || (entries > 0 && lacking === 0),
    },
    {
      label: 'Chấm',
      detail: progress ? `đủ phiếu ${formatNumber(progress.done)} trong ${count(progress.entries, 'bài')}` : 'khi mở vòng chấm',
      isDone: state === 'closed' || (progress !== undefined && progress.missingSheets === 0),
    },
    { label: 'Kết thúc', detail: phase.closedAt ? formatMoment(phase.closedAt) : 'khi đủ phiếu chấm', isDone: state === 'closed' },
  ];
  const now = steps.findIndex(({ isDone }) => !isDone);
  return steps.map((step, at) => ({ ...step, isNow: at === now }));
}

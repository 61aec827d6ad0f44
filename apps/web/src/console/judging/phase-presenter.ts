import { type AccountId, formatMoment, formatNumber } from '#kernel';
import type { JudgingPhaseView } from '#judging';
import type { ConsoleContent } from '../console-page.js';
import { headCell, numberCell, stateCell, textCell } from '../listing.js';
import { COUNCILS } from '../councils/addresses.js';
import { reasonField, type TypedReason } from '../reason.js';
import { RESULTS } from '../results/addresses.js';
import { entriesUrl } from '../submissions/addresses.js';
import type {
  CardFormView,
  CellView,
  FigureView,
  JudgingView,
  LifeStepView,
  ListView,
  ObstaclesView,
  StateView,
  TabsView,
} from '../view-models.js';
import { assignmentsUrl, conflictsUrl, copiesUrl, JUDGING, judgingUrl, marksUrl, papersUrl, phaseUrl, sessionsUrl } from './addresses.js';
import type { JudgedPhase, JudgedRound } from './judging-reader.js';
import type { PhaseFacts } from './phase-facts.js';

/** What can be done with a phase as a whole. */
export type PhaseAct = 'chuan-bi' | 'mo' | 'dong';

const STATES: Readonly<Record<JudgingPhaseView['state'], [StateView['kind'], string]>> = {
  waiting: ['next', 'Chưa chuẩn bị'],
  prepared: ['waiting', 'Đang chuẩn bị'],
  open: ['now', 'Đang chấm'],
  closed: ['done', 'Đã kết thúc'],
};

export const count = (value: number, noun: string): string => `${formatNumber(value)} ${noun}`;
export const phaseState = (state: JudgingPhaseView['state']): CellView => stateCell(...STATES[state]);

/** /quan-tri/to-chuc-cham: the parts that are judged. */
export function roundsContent(rounds: readonly JudgedRound[]): ConsoleContent<ListView> {
  return {
    title: 'Chấm bài, hội đồng',
    heading: 'Chấm bài, hội đồng',
    sentence: 'Mỗi phần nhận bài có các vòng chấm riêng. Chọn một phần để chuẩn bị, phân công và theo dõi việc chấm.',
    table: {
      label: 'Các phần nhận bài',
      columns: [{ label: 'Phần' }, { label: 'Số vòng chấm', isNumber: true }],
      rows: rounds.map(({ round, part }) => ({ cells: [headCell(part.name, judgingUrl(round)), numberCell(part.judging.phases.length)] })),
      empty: { title: 'Không có phần nào phải chấm', text: 'Thể lệ của cuộc thi này không có phần nộp bài.' },
    },
  };
}

/** All about the judging of one round: its phases, its sessions. */
export function roundContent(
  { running, round, part }: JudgedRound,
  phases: readonly JudgingPhaseView[],
  sessions: JudgingView['groups'][number],
): ConsoleContent<JudgingView> {
  const nameOf = (code: string): string => running.ruleSet.teams.find((team) => team.code === code)?.name ?? code;
  return {
    title: `Chấm bài: ${part.name}`,
    heading: `Chấm bài: ${part.name}`,
    sentence: roundSentence(round, phases),
    ...(running.receiving.length > 1 && { back: { label: 'Chấm bài, hội đồng', url: JUDGING } }),
    life: phases.map(lifeOfPhase),
    groups: [
      {
        heading: 'Các vòng chấm',
        table: {
          label: 'Các vòng chấm',
          columns: [
            { label: 'Vòng' },
            { label: 'Hội đồng' },
            { label: 'Cách chấm' },
            { label: 'Số bài', isNumber: true },
            { label: 'Tình trạng' },
          ],
          rows: phases.map((phase) => ({
            cells: [
              headCell(phase.name, phaseUrl(round, phase.phase)),
              textCell(nameOf(phase.council)),
              textCell(`${formatNumber(phase.judges)} giám khảo mỗi bài`, phase.isBlind ? 'Rọc phách' : 'Không rọc phách'),
              numberCell(phase.entries),
              phaseState(phase.state),
            ],
          })),
        },
      },
      sessions,
    ],
    forms: [],
    links: {
      heading: 'Việc liên quan',
      links: [
        { label: 'Thành viên hội đồng', url: COUNCILS },
        { label: 'Phiên họp hội đồng', url: sessionsUrl(round) },
        { label: 'Bài dự thi', url: entriesUrl(round) },
        { label: 'Kết quả', url: `${RESULTS}/${round.code}` },
      ],
    },
  };
}

function roundSentence({ state }: JudgedRound['round'], phases: readonly JudgingPhaseView[]): string {
  if (['scheduled', 'open', 'paused'].includes(state))
    return 'Phần này còn nhận bài. Hết hạn nộp và hết giờ chờ tệp thì chuẩn bị chấm được.';
  if (state === 'closing') return 'Đã hết hạn nộp, máy đang chờ những tệp đã khai. Nhận xong thì chuẩn bị chấm được.';
  if (state === 'settling' && phases.every((phase) => phase.state === 'closed'))
    return 'Mọi vòng chấm đã kết thúc. Máy tính xếp hạng từ các phiếu chấm; việc duyệt và công bố ở trang kết quả.';
  if (state === 'settling') return 'Làm lần lượt từng vòng: chuẩn bị, phân công, mở cho giám khảo chấm, rồi kết thúc.';
  return 'Việc chấm đã xong. Muốn sửa điều gì, hãy làm đính chính ở trang kết quả.';
}

function lifeOfPhase({ name, state, openedAt, closedAt, entries }: JudgingPhaseView): LifeStepView {
  const details: Record<JudgingPhaseView['state'], string> = {
    waiting: 'chưa chuẩn bị',
    prepared: `đang chuẩn bị ${count(entries, 'bài')}`,
    open: openedAt ? `chấm từ ${formatMoment(openedAt)}` : '',
    closed: closedAt ? `kết thúc ${formatMoment(closedAt)}` : '',
  };
  return { label: name, detail: details[state], isDone: state === 'closed', isNow: state === 'open' || state === 'prepared' };
}

/** The pages of a phase, one beside the other. */
export function phaseTabs({ round, phase }: Pick<JudgedPhase, 'round' | 'phase'>, current: string): TabsView {
  const tab = (label: string, url: string): TabsView[number] => ({ label, url, current: url === current });
  if (phase.state === 'waiting') return [];
  return [
    tab('Tổng quan', phaseUrl(round, phase.phase)),
    ...(phase.isBlind ? [tab('Bản rọc phách', copiesUrl(round, phase.phase))] : []),
    tab('Xung đột lợi ích', conflictsUrl(round, phase.phase)),
    tab('Phân công', assignmentsUrl(round, phase.phase)),
    tab('Tiến độ, điểm', marksUrl(round, phase.phase)),
    tab('Phiếu giấy', papersUrl(round, phase.phase)),
  ];
}

/** The way back from a page of a phase. */
export const backToRound = ({ round, part }: JudgedRound): { label: string; url: string } => ({
  label: `Chấm bài: ${part.name}`,
  url: judgingUrl(round),
});

/** "Vòng sơ khảo: phân công" */
export const phaseTitle = ({ phase }: Pick<JudgedPhase, 'phase'>, page?: string): string => (page ? `${phase.name}: ${page}` : phase.name);

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
    forms: phase.state === 'closed' ? againForms(facts, me, typed) : [],
    links: linksOf(facts),
    ...(phase.state === 'closed' && { notice: closedNotice(facts) }),
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
  const { state, entries, released, isBlind } = phase;
  const isPast = state === 'open' || state === 'closed';
  const copies = {
    label: 'Bản rọc phách',
    detail: `${formatNumber(released)} trong ${count(entries, 'bài')}`,
    isDone: isPast || (entries > 0 && released >= entries),
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

/** Something to be done; what `holds` keeps the next step from being taken. */
type Obstacle = ObstaclesView['items'][number] & { holds: boolean };

/** What keeps the next step from being taken, in whole sentences, each with the page where it is put right. */
export function obstaclesOf(facts: PhaseFacts): Obstacle[] {
  const { round, phase, phases, rules, council, unchecked, lacking, markers, progress, reopenings, newcomers } = facts;
  const items: Obstacle[] = [];
  const say = (isSo: boolean, text: string, url?: string, holds = true): void => {
    if (isSo) items.push({ text, url, holds });
  };
  const before = phases[phases.findIndex((one) => one.phase === phase.phase) - 1];
  const isReady = phase.state === 'prepared';
  if (phase.state === 'waiting') {
    say(round.state !== 'settling', 'Đợt nhận bài chưa xong: hãy đợi hết hạn nộp và hết giờ chờ tệp.', entriesUrl(round));
    if (before) say(before.state !== 'closed', `${before.name} chưa kết thúc.`, phaseUrl(round, before.phase));
    return items;
  }
  if (isIdle(facts)) return items;
  say(unchecked > 0, `Còn ${count(unchecked, 'bài')} chưa kiểm tra xong hình thức.`, entriesUrl(round));
  say(
    newcomers > 0,
    `Có ${count(newcomers, 'bài')} phải chấm ở vòng này mà chưa được lấy vào.`,
    `${phaseUrl(round, phase.phase)}/chuan-bi`,
  );
  if (isReady) {
    say(phase.entries === 0, 'Chưa có bài hợp lệ nào trong vòng chấm.', entriesUrl(round));
    say(
      phase.isBlind && phase.copied < phase.entries,
      `Máy còn phải lập ${count(phase.entries - phase.copied, 'bản rọc phách')}.`,
      copiesUrl(round, phase.phase),
    );
  }
  say(
    phase.isBlind && phase.state !== 'closed' && phase.released < phase.entries,
    `Còn ${count(phase.entries - phase.released, 'bản rọc phách')} chưa được đọc lại và cho giám khảo đọc.`,
    copiesUrl(round, phase.phase),
    isReady,
  );
  say(
    markers < rules.judges,
    `${council} mới có ${count(markers, 'người chấm')}, trong khi thể lệ cần ${formatNumber(rules.judges)} người mỗi bài.`,
    COUNCILS,
  );
  say(lacking > 0, `Còn ${count(lacking, 'bài')} chưa đủ giám khảo.`, `${assignmentsUrl(round, phase.phase)}?loc=thieu`);
  if (progress && phase.state === 'open') {
    say(progress.missingSheets > 0, `Còn ${count(progress.missingSheets, 'phiếu chấm')} chưa hoàn thành.`, marksUrl(round, phase.phase));
    say(
      progress.awaitFurther > 0,
      `Có ${count(progress.awaitFurther, 'bài')} điểm chênh lệch quá mức thể lệ cho phép, đang chờ phiếu của giám khảo chấm thêm.`,
      `${marksUrl(round, phase.phase)}?loc=chenh-lech`,
    );
    say(
      reopenings > 0,
      `Có ${count(reopenings, 'đề nghị mở lại phiếu')} đang chờ quyết định.`,
      `${marksUrl(round, phase.phase)}/mo-lai`,
      false,
    );
  }
  return items;
}

/** To which nothing comes, as the rules have it: it is ended without judges. */
function isIdle({ phase, unchecked, newcomers }: PhaseFacts): boolean {
  return phase.state === 'prepared' && phase.entries === 0 && newcomers === 0 && unchecked === 0;
}

function nextAct(facts: PhaseFacts): { label: string; act: PhaseAct; next: string } | undefined {
  const { phase } = facts;
  if (isIdle(facts)) return { label: 'Kết thúc vòng chấm', act: 'dong', next: 'kết thúc vòng chấm' };
  if (phase.state === 'waiting') return { label: 'Lấy bài vào vòng chấm', act: 'chuan-bi', next: 'lấy bài vào vòng chấm' };
  if (phase.state === 'prepared') return { label: 'Mở vòng chấm', act: 'mo', next: 'mở vòng chấm' };
  return phase.state === 'open' ? { label: 'Kết thúc vòng chấm', act: 'dong', next: 'kết thúc vòng chấm' } : undefined;
}

function obstacleCard(items: readonly Obstacle[], { next }: { next: string }): ObstaclesView {
  const isFree = !items.some(({ holds }) => holds);
  return {
    heading: items.length > 0 ? 'Việc còn lại' : `Đã sẵn sàng ${next}`,
    sentence: isFree ? `Không còn việc gì giữ lại. Bước tiếp theo là ${next}.` : `Xong những việc sau thì ${next} được.`,
    items: items.map(({ text, url }) => ({ text, url })),
  };
}

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
  'chuan-bi': ({ phase, phases }) => ({
    heading: `Lấy bài vào vòng chấm “${phase.name}”`,
    question: phase.state === 'waiting' ? 'Điều gì sẽ xảy ra' : 'Cập nhật danh sách bài',
    sentence: [
      phases[0]?.phase === phase.phase
        ? 'Mọi bài đã gửi đủ và hợp lệ về hình thức được đưa vào vòng chấm; bài của người không được dự thi thì không.'
        : 'Những bài qua được vòng trước theo thể lệ được đưa vào vòng chấm.',
      'Mỗi bài nhận một số phách do máy bốc ngẫu nhiên.',
      phase.isBlind ? 'Máy bắt đầu lập bản rọc phách và tìm xung đột lợi ích.' : 'Máy tìm xung đột lợi ích.',
      'Làm lại bất cứ lúc nào trước khi vòng chấm kết thúc để lấy thêm bài mới hợp lệ; bài đã lấy thì giữ nguyên số phách.',
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

import { formatMoment, lowerFirst } from '#kernel';
import { type CouncilSession, councilsOf } from '#judging';
import type { ConsoleContent } from '../console-page.js';
import { headCell, textCell } from '../listing.js';
import type { JudgingView } from '../view-models.js';
import { sessionsUrl, sessionUrl } from './addresses.js';
import { councilName, type JudgedRound } from './judging-reader.js';
import type { SessionForm } from './judging.forms.js';
import { backToRound } from './phase-words.js';
import { sessionState } from './session-words.js';

/** What was typed in a form of a session, and what is wrong with it by the id of the field. */
export interface TypedSession {
  typed: SessionForm;
  faults: { field: string; text: string }[];
}

/** The sessions of a round as a table. */
export function sessionsGroup({ round, running }: JudgedRound, sessions: readonly CouncilSession[]): JudgingView['groups'][number] {
  return {
    heading: 'Phiên họp hội đồng',
    table: {
      label: 'Phiên họp hội đồng',
      columns: [{ label: 'Phiên họp' }, { label: 'Hội đồng' }, { label: 'Thời gian, nơi họp' }, { label: 'Tình trạng' }],
      rows: sessions.map(({ id, title, council, startsAt, place, state }) => ({
        cells: [
          headCell(title, sessionUrl(round, id)),
          textCell(councilName(running, council)),
          textCell(formatMoment(startsAt), place || undefined),
          sessionState(state),
        ],
      })),
      empty: {
        title: 'Chưa có phiên họp nào',
        text: 'Lập phiên họp để hội đồng thông qua kết quả, bàn từng bài và có biên bản.',
        action: { label: 'Lập phiên họp', url: sessionsUrl(round) },
      },
    },
  };
}

/** /phien-hop: the sessions of a round, and a form for another. */
export function sessionsContent(
  judged: JudgedRound,
  sessions: readonly CouncilSession[],
  back?: TypedSession,
): ConsoleContent<JudgingView> {
  const { round, running, part } = judged;
  const own = new Set(part.judging.phases.map(({ council }) => council));
  const councils = councilsOf(running.ruleSet).filter((code) => own.has(code));
  const group = sessionsGroup(judged, sessions);
  const chosen = back?.typed.council ?? (councils.length === 1 ? councils[0] : '');
  return {
    title: 'Phiên họp hội đồng',
    heading: 'Phiên họp hội đồng',
    sentence: 'Ghi chương trình, người dự, biểu quyết và ý kiến khác ngay trong phòng họp; kết thúc phiên thì có biên bản để ký.',
    back: backToRound(judged),
    groups: [
      {
        ...group,
        table: {
          ...group.table,
          empty: { title: 'Chưa có phiên họp nào', text: 'Ghi hội đồng, ngày giờ và nơi họp rồi bấm Lập phiên họp.' },
        },
      },
    ],
    forms: [
      {
        heading: 'Lập phiên họp',
        actionUrl: sessionsUrl(round),
        errors: back && { title: 'Chưa lập được phiên họp', items: back.faults.map(({ field, text }) => ({ fieldId: field, text })) },
        fields: [
          {
            select: {
              ...{ id: 'council', name: 'council', label: 'Hội đồng', placeholder: 'Chọn một hội đồng' },
              options: councils.map((code) => ({ value: code, label: councilName(running, code), isSelected: code === chosen })),
              error: faultOf(back, 'council'),
            },
          },
          ...whenAndWhere(back, { title: `Họp xét kết quả ${lowerFirst(part.name)}`, place: '', day: '', time: '' }),
        ],
        button: 'Lập phiên họp',
        isMain: true,
      },
    ],
  };
}

/** Title, time and place of a session. */
export function whenAndWhere(
  back: TypedSession | undefined,
  known: { title: string; place: string; day: string; time: string },
): JudgingView['forms'][number]['fields'] {
  const typed = back?.typed;
  return [
    {
      text: {
        id: 'title',
        name: 'title',
        label: 'Tên phiên họp',
        value: typed?.title ?? known.title,
        error: faultOf(back, 'title'),
        autocomplete: 'off',
        maxlength: 300,
      },
    },
    {
      moment: {
        ...{ id: 'starts', name: 'starts', label: 'Bắt đầu', hint: 'Ngày, giờ, ví dụ 28/10/2024 và 8:00.', error: faultOf(back, 'starts') },
        ...{ day: typed?.['starts-day'] ?? known.day, time: typed?.['starts-time'] ?? known.time },
      },
    },
    { text: { id: 'place', name: 'place', label: 'Nơi họp', value: typed?.place ?? known.place, autocomplete: 'off', maxlength: 300 } },
  ];
}

const faultOf = (back: TypedSession | undefined, field: string): string | undefined =>
  back?.faults.find((one) => one.field === field)?.text;

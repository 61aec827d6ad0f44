import { formatDate, formatNumber } from '#kernel';
import type { CoordinatorInvitation, ListedCoordinator } from '#notifications';
import type { Unit, UnitId } from '#units';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import type { Page } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import type { CardFormView, FormFieldView, GroupsView } from '../view-models.js';
import type { InviteForm } from './coordinators.forms.js';
import { unitFields } from './unit-choice.js';

export const COORDINATORS = '/quan-tri/dau-moi';

export interface InviteFault {
  field: 'fullName' | 'contact' | 'unit' | 'unitId';
  text: string;
}

export interface CoordinatorsContent {
  coordinators: readonly ListedCoordinator[];
  invitations: readonly CoordinatorInvitation[];
  /** Of those who were asked. */
  units: ReadonlyMap<UnitId, Unit>;
  mayAppoint: boolean;
  typed?: InviteForm;
  faults?: readonly InviteFault[];
  /** Units that the typed name may mean. */
  candidates?: readonly Unit[];
}

/** /quan-tri/dau-moi */
export function coordinatorsPage(content: CoordinatorsContent): Page {
  const { coordinators, invitations, mayAppoint, faults = [] } = content;
  return consolePage<GroupsView>(
    'groups',
    {
      title: 'Đầu mối',
      heading: 'Đầu mối các đơn vị',
      sentence:
        'Đầu mối theo dõi và nhắc người dự thi của đơn vị mình cùng các đơn vị bên trong, không thấy đơn vị khác và không thấy bài thi; chỉ đọc bài dự thi của đơn vị mình khi đơn vị được mời chọn bài để đề cử.',
      groups: [coordinatorGroup(coordinators, mayAppoint), ...(invitations.length > 0 ? [invitationGroup(content)] : [])],
      forms: mayAppoint ? [inviteForm(content)] : [],
    },
    { status: faults.length > 0 ? 422 : 200 },
  );
}

function coordinatorGroup(coordinators: readonly ListedCoordinator[], mayAppoint: boolean): GroupsView['groups'][number] {
  return {
    heading: 'Đang làm đầu mối',
    sentence: coordinators.length > 0 ? `${formatNumber(coordinators.length)} người.` : undefined,
    table: {
      label: 'Đang làm đầu mối',
      columns: [
        { label: 'Đơn vị' },
        { label: 'Đầu mối' },
        { label: 'Từ ngày' },
        ...(mayAppoint ? [{ label: 'Việc', isHidden: true }] : []),
      ],
      rows: coordinators.map(({ coordinator, fullName, contact, unit }) => ({
        cells: [
          { text: unit.name, detail: unit.place || undefined, isHead: true },
          {
            text: fullName,
            detail: [contact, coordinator.contestId === null ? 'mọi cuộc thi' : ''].filter(Boolean).join(', ') || undefined,
          },
          { text: formatDate(coordinator.appointedAt) },
          ...(mayAppoint
            ? [
                {
                  post: {
                    label: 'Thôi giao',
                    hiddenLabel: `${fullName}, ${unit.name}`,
                    url: `${COORDINATORS}/thoi`,
                    hidden: [{ name: 'id', value: coordinator.id }],
                    isGrave: true,
                  },
                },
              ]
            : []),
        ],
      })),
      empty: { title: 'Chưa có đầu mối', text: 'Mời một người ở mỗi đơn vị: họ biết ai chưa dự thi và nhắc được đúng người.' },
    },
  };
}

function invitationGroup({ invitations, units, mayAppoint }: CoordinatorsContent): GroupsView['groups'][number] {
  return {
    heading: 'Đã mời, chưa nhận',
    table: {
      label: 'Đã mời, chưa nhận',
      columns: [
        { label: 'Đơn vị' },
        { label: 'Người được mời' },
        { label: 'Đến hết ngày' },
        ...(mayAppoint ? [{ label: 'Việc', isHidden: true }] : []),
      ],
      rows: invitations.map(({ id, unitId, fullName, contact, expiresAt }) => {
        const unit = units.get(unitId);
        return {
          cells: [
            { text: unit?.name ?? '', detail: unit?.place || undefined, isHead: true },
            { text: fullName, detail: contact },
            { text: formatDate(expiresAt) },
            ...(mayAppoint
              ? [
                  {
                    post: {
                      label: 'Thu lại',
                      hiddenLabel: fullName,
                      url: `${COORDINATORS}/thu-lai`,
                      hidden: [{ name: 'id', value: id }],
                      isGrave: true,
                    },
                  },
                ]
              : []),
          ],
        };
      }),
    },
  };
}

function inviteForm({ typed = {}, faults = [], candidates = [] }: CoordinatorsContent): CardFormView {
  const text = (field: 'fullName' | 'contact', label: string, hint: string): FormFieldView => ({
    text: {
      id: field,
      name: field,
      label,
      hint,
      value: typed[field] ?? '',
      error: faultOf(faults, field),
      autocomplete: 'off',
      maxlength: 200,
    },
  });
  return {
    heading: 'Mời đầu mối',
    sentence: 'Người được mời nhận đường dẫn qua tin nhắn hoặc thư, có giá trị 14 ngày.',
    actionUrl: COORDINATORS,
    errors: errorSummary(faults),
    fields: [
      ...unitFields(typed, { faults, candidates }),
      text('fullName', 'Họ và tên', 'Như trên căn cước.'),
      text('contact', 'Điện thoại hoặc thư điện tử', 'Của riêng người ấy: đường dẫn gửi tới đây, sau này mã đăng nhập cũng vậy.'),
      {
        select: {
          id: 'contest',
          name: 'contest',
          label: 'Làm đầu mối trong',
          options: [
            { value: 'this', label: 'Cuộc thi này', isSelected: typed.contest !== 'all' },
            { value: 'all', label: 'Mọi cuộc thi của đơn vị tổ chức', isSelected: typed.contest === 'all' },
          ],
        },
      },
    ],
    button: 'Gửi lời mời',
    isMain: true,
  };
}

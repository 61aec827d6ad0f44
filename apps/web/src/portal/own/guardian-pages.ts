import { type Contact, describeContact } from '#accounts';
import type { RunningContest } from '#contests';
import { capitalise } from '#kernel';
import type { GuardedChild } from '#registrations';
import { errorSummary } from '../../edge/error-summary.js';
import { type Page, page } from '../../edge/page.js';
import type { AccountFormView, AccountView } from '../view-models.js';

export const GUARDIAN = '/cha-me';
export const GUARDIAN_TASK = { title: 'Trang của cha mẹ', backUrl: '/' };

type Line = NonNullable<AccountView['sections'][number]['lines']>[number];

/** Where a guardian says by what they are reached; the answer is the same whether anybody has named them or not. */
export function guardianContactPage(typed: string, fault?: string, status?: number): Page {
  return page<AccountFormView>(
    'account-form',
    {
      title: 'Trang của cha mẹ',
      isPrivate: true,
      task: GUARDIAN_TASK,
      heading: 'Trang của cha mẹ',
      intro: [
        'Dành cho cha, mẹ, người giám hộ của người dự thi nhỏ tuổi: xem, đồng ý hoặc rút lại việc đồng ý.',
        'Nhập số điện thoại hoặc thư điện tử mà cháu đã ghi khi đăng ký. Chúng tôi gửi một mã xác nhận tới đó.',
        'Nhà trường đã xác nhận cho cháu theo danh sách: muốn rút lại, hãy báo nhà trường hoặc Ban Tổ chức.',
      ],
      errors: fault ? errorSummary([{ field: 'contact', text: fault }]) : undefined,
      actionUrl: GUARDIAN,
      fields: [
        {
          id: 'contact',
          name: 'contact',
          label: 'Số điện thoại hoặc thư điện tử của cha mẹ',
          value: typed,
          error: fault,
          autocomplete: 'tel',
          maxlength: 254,
        },
      ],
      button: 'Gửi mã cho tôi',
    },
    { layout: 'task', status: status ?? (fault ? 422 : 200) },
  );
}

/** The children, each with what was said and the other word to say. */
export function childrenPage({ contest }: RunningContest, contact: Contact, children: readonly GuardedChild[]): Page {
  return page<AccountView>('account', {
    title: 'Trang của cha mẹ',
    isPrivate: true,
    heading: 'Trang của cha mẹ',
    person: [{ label: 'Liên hệ', value: capitalise(describeContact(contact)) }],
    sections: [
      ...children.map((child) => ({
        id: `chau-${child.registration.id}`,
        heading: child.fullName,
        paragraphs: [`Cuộc thi: ${contest.name}.`],
        lines: linesOf(child),
      })),
      ...(children.length > 0
        ? []
        : [
            {
              id: 'chua-co',
              heading: 'Chưa có cháu nào',
              paragraphs: [
                'Không có người dự thi nào ghi số hoặc địa chỉ này để hỏi ý kiến. Nếu nhà trường đã xác nhận cho cháu theo danh sách và cha mẹ muốn rút lại, hãy báo nhà trường hoặc Ban Tổ chức.',
              ],
            },
          ]),
      {
        id: 'thoat',
        heading: 'Xong việc',
        paragraphs: ['Nếu đây là máy của cháu, hãy thoát để chỉ cha mẹ đổi được lời đồng ý.'],
        post: { url: `${GUARDIAN}/thoat`, label: 'Thoát khỏi trang này' },
      },
    ],
    back: { label: 'Về trang chủ', url: '/' },
  });
}

function linesOf({ registration, fullName }: GuardedChild): Line[] {
  const { id, guardianState, guardianPublishes, publishesName } = registration;
  const post = (word: string, label: string): Line['post'] => ({
    url: `${GUARDIAN}/loi`,
    label,
    hiddenLabel: `của ${fullName}`,
    hidden: [
      { name: 'child', value: id },
      { name: 'word', value: word },
    ],
  });
  if (guardianState === 'awaited')
    return [
      { title: 'Chờ cha mẹ đồng ý', detail: 'Cháu chưa vào thi được.', post: post('agree', 'Đồng ý cho dự thi') },
      { title: 'Nếu không đồng ý', detail: 'Cháu không vào thi được và biết là vì sao.', post: post('withdraw', 'Không đồng ý') },
    ];
  if (guardianState === 'withdrawn')
    return [
      {
        title: 'Cha mẹ không đồng ý cho cháu dự thi',
        detail: 'Cháu không vào thi nữa. Bài đã nộp, nếu có, vẫn được tính; trang công khai chỉ ghi chữ cái đầu của tên.',
        post: post('agree', 'Đồng ý lại'),
      },
    ];
  return [
    {
      title: 'Cha mẹ đồng ý cho cháu dự thi',
      detail: 'Rút lại thì cháu không vào thi nữa; bài đã nộp vẫn được tính, tên chỉ còn chữ cái đầu.',
      post: post('withdraw', 'Rút lại'),
    },
    guardianPublishes
      ? {
          title: 'Cha mẹ đồng ý công bố tên cháu, che một phần',
          detail: publishesName ? undefined : 'Cháu chưa đồng ý, nên trang công khai chỉ ghi chữ cái đầu.',
          post: post('hide', 'Không công bố nữa'),
        }
      : {
          title: 'Cha mẹ không đồng ý công bố tên cháu',
          detail: 'Trang công khai chỉ ghi chữ cái đầu.',
          post: post('publish', 'Đồng ý công bố'),
        },
  ];
}

import type { IdentityProviders } from '#accounts';
import { errorSummary } from '../../edge/error-summary.js';
import { type Page, page } from '../../edge/page.js';
import { withNext } from '../../edge/way-on.js';
import type { FieldView, SignInView } from '../view-models.js';

export const [BY_CODE, BY_PASSWORD] = ['/dang-nhap', '/dang-nhap/mat-khau'] as const;

type Offered = Awaited<ReturnType<IdentityProviders['open']>>;

/** What a sign-in page is made of. */
export interface SignInFacts {
  by: typeof BY_CODE | typeof BY_PASSWORD;
  contact: string;
  next: string | undefined;
  providers: Offered;
  fault?: string | undefined;
  status?: number | undefined;
}

const WORDS = {
  [BY_CODE]: {
    intro: 'Nhập số điện thoại hoặc thư điện tử bạn đã đăng ký. Chúng tôi gửi một mã 6 chữ số, không cần mật khẩu.',
    button: 'Gửi mã cho tôi',
    other: { label: 'Đăng nhập bằng mật khẩu', url: BY_PASSWORD },
  },
  [BY_PASSWORD]: {
    intro: 'Dành cho người đã đặt mật khẩu ở trang Tài khoản. Quên hoặc chưa đặt, hãy đăng nhập bằng mã.',
    button: 'Đăng nhập',
    other: { label: 'Đăng nhập bằng mã', url: BY_CODE },
  },
} as const;

/** The way in: by a code or by a password, with the other ways below. */
export function signInPage({ by, contact, next, providers, fault, status }: SignInFacts): Page {
  const { intro, button, other } = WORDS[by];
  const wrong = by === BY_CODE ? 'contact' : 'password';
  return page<SignInView>(
    'sign-in',
    {
      title: 'Đăng nhập',
      isPrivate: true,
      task: { title: 'Đăng nhập', backUrl: '/' },
      actionUrl: by,
      heading: 'Đăng nhập để dự thi',
      intro,
      errors: fault ? errorSummary([{ field: wrong, text: fault }]) : undefined,
      contact: {
        id: 'contact',
        name: 'contact',
        label: 'Số điện thoại hoặc thư điện tử',
        value: contact,
        error: wrong === 'contact' ? fault : undefined,
        autocomplete: 'username',
        maxlength: 254,
      },
      password: by === BY_PASSWORD ? passwordField(fault) : undefined,
      next,
      button,
      ways: [
        { label: other.label, url: withNext(other.url, next) },
        ...providers.map(({ id, label }) => ({ label: `Đăng nhập bằng ${label}`, url: withNext(`/dang-nhap/qua/${id}`, next) })),
      ],
      register: { question: 'Bạn chưa đăng ký?', link: { label: 'Đăng ký dự thi', url: withNext('/dang-ky', next) } },
    },
    { layout: 'task', status: status ?? (fault ? 422 : 200) },
  );
}

function passwordField(fault: string | undefined): FieldView {
  return {
    id: 'password',
    name: 'password',
    label: 'Mật khẩu',
    value: '',
    error: fault,
    type: 'password',
    autocomplete: 'current-password',
    maxlength: 200,
  };
}

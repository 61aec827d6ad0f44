/** How an authority comes to an instance of its own: on the product's own page. */
import type { ErrorSummaryView, FieldView, SelectFieldView } from './forms.js';
import type { LayoutView, LinkView } from './shared.js';

/** Exactly one of them is present. partial console/form-fields, which the console's forms use too */
export interface FoundingFieldView {
  text?: FieldView | undefined;
  select?: SelectFieldView | undefined;
  area?: Pick<FieldView, 'id' | 'name' | 'label' | 'value' | 'error' | 'maxlength'> & { rows: string };
}

/* pages/tenant-sign-up.hbs · GET, POST /dang-ky-don-vi */

export interface TenantSignUpView extends LayoutView {
  actionUrl: string;
  heading: string;
  intro: string;
  errors?: ErrorSummaryView | undefined;
  /** "Đơn vị", "Người đăng ký" */
  groups: { title: string; fields: FoundingFieldView[] }[];
  button: string;
  /** What becomes of what is typed. */
  note: string;
}

/* pages/tenant-application.hbs · GET, POST /van-hanh/don-dang-ky, for an operator with the link from the mail */

export interface TenantApplicationView extends LayoutView {
  heading: string;
  /** "Chờ bạn quyết định", or what was decided. */
  sentence: string;
  rows: { label: string; value: string }[];
  /** Of the link: both forms bring it along. */
  key: string;
  actionUrl: string;
  /** While it waits. Both post `do`. */
  confirm?: { title: string; text: string; errors?: ErrorSummaryView | undefined; fields: FoundingFieldView[]; button: string } | undefined;
  refuse?: { title: string; text: string; errors?: ErrorSummaryView | undefined; fields: FoundingFieldView[]; button: string } | undefined;
  /** The tenant's new site. */
  result?: LinkView | undefined;
}

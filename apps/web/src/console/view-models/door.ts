/** Signing in: e-mail and password, the second factor, a forgotten password. */
import type { ErrorSummaryView, LinkView } from '../../portal/view-models.js';
import type { ConsoleDoorLayoutView } from './frame.js';
import type { ConsoleFieldView } from './fields.js';
import type { HiddenView } from './parts.js';

/**
 * pages/console/door.hbs in layouts/console-sign-in.hbs, for four addresses:
 * /dang-nhap (`email`, `password`) · /xac-thuc (`code`, also with `setup`) · /quen-mat-khau (`email`) ·
 * /quen-mat-khau/ma (`code`) · /quen-mat-khau/moi (`password`, `repeated`).
 */
export interface DoorView extends ConsoleDoorLayoutView {
  heading: string;
  sentence?: string | undefined;
  actionUrl: string;
  errors?: ErrorSummaryView | undefined;
  hidden?: HiddenView[] | undefined;
  /** First time: the picture to photograph and the same secret to type. */
  setup?: { steps: string[]; qrSvg: string; secretLabel: string; secretGroups: string[]; account: string } | undefined;
  fields: (ConsoleFieldView & { isCode?: boolean | undefined })[];
  button: string;
  /** "Mã có giá trị đến 10:52." */
  note?: string | undefined;
  /** POST: "Gửi lại mã", "Đăng xuất". */
  again?: { label: string; url: string } | undefined;
  links?: LinkView[] | undefined;
}

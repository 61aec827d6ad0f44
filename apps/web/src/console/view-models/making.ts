/** pages/console/editor.hbs · a news post (/tin-tuc/moi, /tin-tuc/:id), a reference document (/tai-lieu/…), anything that is one form. */
import type { ErrorSummaryView, LinkView } from '../../portal/view-models.js';
import type { FormFieldView } from './fields.js';
import type { ConsolePageView } from './frame.js';
import type { FactView, HiddenView, StateView } from './parts.js';

export interface EditorView extends ConsolePageView {
  actionUrl: string;
  /** True with a file field: multipart. */
  isUpload?: boolean | undefined;
  /** The version that is being changed. */
  hidden?: HiddenView[] | undefined;
  errors?: ErrorSummaryView | undefined;
  /** What the form makes, as a picture: the specimen of a certificate. */
  picture?: { url: string; alt: string } | undefined;
  fields: FormFieldView[];
  side: {
    heading: string;
    state: StateView;
    /** What pressing will do: "Đăng xong, 11.306 người đã đăng ký thấy tin trên trang chủ." */
    sentence: string;
    /** Submit buttons of the form, name `do`; the first is filled, one that destroys is lacquer red. */
    buttons: { label: string; value: string; isFirst?: boolean | undefined; isGrave?: boolean | undefined }[];
    preview?: LinkView | undefined;
    links?: LinkView[] | undefined;
    facts?: FactView[] | undefined;
  };
  /** POST, with the sentence before it. */
  remove?: { sentence: string; label: string; url: string } | undefined;
}

import type { ReceivedNomination } from '#contests';
import type { SubmissionPart } from '#rules';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import type { ConsoleContent } from '../console-page.js';
import type { EditorView } from '../view-models.js';
import { NOMINATION_CALLS } from './addresses.js';

/** How an entry is taken in, with what was typed. */
export interface EntryTakingFacts {
  nomination: ReceivedNomination;
  from: string;
  part: SubmissionPart;
  /** Where the invitation says for which unit it counts. */
  unit: string | undefined;
  typed: { theme?: string | undefined; form?: string | undefined; unit?: string | undefined };
  faults: readonly { field: 'theme' | 'form' | 'unit'; text: string }[];
  refused?: string | undefined;
}

/** /quan-tri/nhan-de-cu/de-cu/:nomination/tiep-nhan */
export function entryTakingPage({ nomination, from, part, unit, typed, faults, refused }: EntryTakingFacts): ConsoleContent<EditorView> {
  const { id, title, content } = nomination;
  const url = `${NOMINATION_CALLS}/de-cu/${id}`;
  const choice = (name: 'theme' | 'form', label: string, placeholder: string, options: { value: string; label: string }[]) => ({
    select: {
      ...{ id: name, name, label, placeholder, error: faultOf(faults, name) },
      options: options.map((option) => ({ ...option, isSelected: option.value === typed[name] })),
    },
  });
  return {
    title: `Tiếp nhận: ${title}`,
    heading: 'Tiếp nhận thành bài dự thi',
    sentence: `${title}, do ${from} đề cử. Vào phần thi “${part.name}”.`,
    back: { label: title, url },
    notice: refused === undefined ? undefined : { kind: 'grave', title: 'Chưa tiếp nhận được', text: refused },
    actionUrl: `${url}/tiep-nhan`,
    errors: errorSummary(faults),
    fields: [
      ...(part.themes.length > 0
        ? [
            choice(
              'theme',
              'Chủ đề theo thể lệ của mình',
              'Chưa chọn chủ đề',
              part.themes.map(({ code, name }) => ({ value: code, label: name })),
            ),
          ]
        : []),
      ...(part.forms.length > 0
        ? [
            choice(
              'form',
              'Dạng bài',
              'Chưa chọn dạng bài',
              part.forms.map((form) => ({ value: form, label: form })),
            ),
          ]
        : []),
      ...(unit === undefined
        ? [
            {
              text: {
                ...{ id: 'unit', name: 'unit', label: 'Tính cho đơn vị', value: typed.unit ?? '', error: faultOf(faults, 'unit') },
                hint: 'Tên trong danh sách đơn vị dự thi. Để trống thì bài không tính cho đơn vị nào.',
                autocomplete: 'off',
              },
            },
          ]
        : []),
    ],
    side: {
      heading: 'Tiếp nhận',
      state: { kind: 'waiting', label: 'Chờ tiếp nhận' },
      sentence: `Bài được cấp số và biên nhận, tính là nhận lúc nơi gửi gửi đi, rồi qua kiểm tra hình thức như mọi bài khác.${unit === undefined ? '' : ` Tính cho ${unit}.`}`,
      buttons: [{ label: 'Tiếp nhận', value: 'save', isFirst: true }],
      facts: [{ label: 'Chủ đề ở nơi gửi', value: content.theme || 'Không có' }],
    },
  };
}

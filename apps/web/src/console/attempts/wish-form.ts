import { errorSummary, faultOf } from '../../edge/error-summary.js';
import { reasonField } from '../reason.js';
import type { CardFormView, FormFieldView } from '../view-models.js';
import { type Fault, MOST_MINUTES, type WishForm } from './attempts.forms.js';
import { CAUSE_OPTIONS } from './exception-words.js';

export interface WishFormFacts {
  heading: string;
  sentence: string;
  actionUrl: string;
  button: string;
  kind: string;
  typed: WishForm;
  faults: readonly Fault[];
  needsMinutes: boolean;
  /** Whether the cause is told in public, as a number. */
  isPublic: boolean;
  /** Before the others: of what it is for. */
  fields?: FormFieldView[];
}

/** The form by which somebody asks for an exception. */
export function wishForm({ kind, typed, faults, needsMinutes, isPublic, fields = [], ...rest }: WishFormFacts): CardFormView {
  const id = (name: string): string => `${kind}-${name}`;
  const own = faults.map((fault) => ({ ...fault, field: id(fault.field) }));
  const reason = faultOf(own, id('reason'));
  return {
    ...rest,
    hidden: [{ name: 'kind', value: kind }],
    errors: errorSummary(own),
    fields: [
      ...fields,
      ...(needsMinutes
        ? [
            {
              text: {
                id: id('minutes'),
                name: 'minutes',
                label: 'Số phút',
                hint: `Từ 1 đến ${MOST_MINUTES}`,
                value: typed.minutes ?? '',
                error: faultOf(own, id('minutes')),
                inputmode: 'numeric' as const,
                maxlength: 3,
              },
            },
          ]
        : []),
      {
        select: {
          id: id('cause'),
          name: 'cause',
          label: 'Nguyên nhân',
          hint: isPublic ? 'Được công bố kèm số lượt, không có tên người.' : undefined,
          error: faultOf(own, id('cause')),
          placeholder: 'Chọn nguyên nhân',
          options: CAUSE_OPTIONS.map((option) => ({ ...option, isSelected: option.value === typed.cause })),
        },
      },
      {
        area: {
          ...reasonField({ reason: typed.reason ?? '', fault: reason }, 'Ghi sự việc và căn cứ, để người duyệt và người kiểm tra hiểu.'),
          id: id('reason'),
        },
      },
    ],
  };
}

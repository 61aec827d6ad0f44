import { lines, settings } from '../plan/setting.js';
import { submissionCondition } from './submission-condition.js';

/** A video lies where its author has put it; of what came on a disc there is none. */
export const videoLink = submissionCondition({
  code: 'video-link',
  version: 1,
  label: 'Gửi video bằng đường dẫn',
  args: settings({ forms: lines('Các dạng bài là video', 'Để trống thì mọi bài của phần thi đều là video.').max(50).default([]) }),
  describe: ({ forms }) =>
    `${forms.length > 0 ? `Dạng bài ${forms.join(', ')}` : 'Tác phẩm video'} được gửi bằng đường dẫn https mà người chấm mở xem được, không phải đăng nhập; ` +
    'tác giả giữ nguyên video ở đường dẫn ấy cho đến khi công bố kết quả.',
  unfit: ({ forms }, part) => {
    const unknown = forms.filter((form) => !part.forms.includes(form));
    return unknown.length === 0 ? undefined : `forms của phần thi không có “${unknown.join('”, “')}”; hãy ghi đúng tên dạng bài`;
  },
  asksLink: ({ forms }, form) => forms.length === 0 || (form !== null && forms.includes(form)),
  refuses: ({ forms }, { form, hasLink, isOnPaper }) => {
    if (hasLink || isOnPaper || (forms.length > 0 && (form === null || !forms.includes(form)))) return undefined;
    return 'Bài chưa có đường dẫn đến video. Hãy dán đường dẫn ở bước Nội dung rồi gửi lại.';
  },
});

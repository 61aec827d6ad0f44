/** What pages with uploads gain with script: a file is promised by its hash, sent piece by piece, and goes on after a cut line. */
import { fileHash } from './uploads/file-hash';
import { sendFile } from './uploads/send-file';

interface Promised {
  /** Where its bytes go; missing where the file is not taken. */
  address?: string;
  /** Why it is not taken. */
  message?: string;
}

/**
 * A form with one file: `data-upload` has the address at which a file is promised (JSON in: name, size, sha256; JSON out: `Promised`),
 * `data-most` the most bytes. Inside: the file field, `[data-upload-said]` (aria-live), `progress`. Once the file is there the page is
 * loaded anew. Without script the form sends the file by itself.
 */
function enhance(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('input[type="file"]');
  const said = form.querySelector<HTMLElement>('[data-upload-said]');
  const bar = form.querySelector('progress');
  const token = form.querySelector<HTMLInputElement>('input[name="_csrf"]')?.value ?? '';
  if (field && said) sendsFrom(form, field, { said, bar, token });
}

function sendsFrom(
  form: HTMLFormElement,
  input: HTMLInputElement,
  { said, bar, token }: { said: HTMLElement; bar: HTMLProgressElement | null; token: string },
): void {
  let stop: (() => void) | undefined;
  const say = (text: string): void => void (said.textContent = text);
  const end = (text: string): void => {
    say(text);
    input.disabled = false;
    if (bar) bar.hidden = true;
  };

  async function send(file: File): Promise<void> {
    stop?.();
    if (file.size === 0) {
      end('Tệp rỗng, không có nội dung. Hãy chọn tệp khác.');
      return;
    }
    if (file.size > Number(form.dataset['most'] ?? Infinity)) {
      end(form.dataset['tooLarge'] ?? 'Tệp lớn hơn mức nhận. Hãy chọn tệp nhỏ hơn.');
      return;
    }
    say('Đang đọc tệp trên máy của bạn…');
    const sha256 = await fileHash(file);
    if (sha256 === undefined) {
      end('Trình duyệt không đọc được tệp này. Hãy bấm nút gửi của biểu mẫu để gửi theo cách thường.');
      return;
    }
    const promised = await promise(form.dataset['upload'] ?? '', token, { name: file.name, size: file.size, sha256 });
    if (promised.address === undefined) {
      end(promised.message ?? 'Máy chủ chưa trả lời. Hãy kiểm tra kết nối rồi chọn lại tệp.');
      return;
    }
    input.disabled = true;
    if (bar) bar.hidden = false;
    stop = sendFile(file, {
      address: promised.address,
      token,
      onProgress: (text, share, isWorthSaying) => {
        if (bar) bar.value = share;
        if (isWorthSaying) say(text);
      },
      onWaiting: say,
      onRefused: end,
      onDone: () => {
        say('Đã gửi xong tệp. Đang tải lại trang…');
        location.reload();
      },
    });
  }

  input.addEventListener('change', () => {
    const [file] = Array.from(input.files ?? []);
    if (file) void send(file);
  });
}

async function promise(address: string, token: string, file: { name: string; size: number; sha256: string }): Promise<Promised> {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'x-csrf-token': token },
      body: JSON.stringify(file),
    });
    const body = (await answer.json()) as Promised & { errors?: { message?: string }[] };
    const message = body.errors?.[0]?.message;
    return answer.ok ? body : message === undefined ? {} : { message };
  } catch {
    return {};
  }
}

document.querySelectorAll<HTMLFormElement>('form[data-upload]').forEach(enhance);

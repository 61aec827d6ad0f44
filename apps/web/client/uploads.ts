/** What pages with uploads gain with script: a file is promised by its hash, sent piece by piece, and goes on after a cut line. */
import { fileHash } from './uploads/file-hash';
import { progressText } from './uploads/progress-text';
import { sendFile } from './uploads/send-file';

interface Promised {
  /** Where its bytes go; missing where the file is not taken. */
  address?: string;
  /** Why it is not taken. */
  message?: string;
}

/**
 * A form with one file: `data-upload` has the address at which a file is promised (JSON in: name, size, sha256, and role where the form
 * asks for it; JSON out: `Promised`), `data-most` the most bytes. Inside: the file field, `[data-upload-said]` (aria-live), `progress`. Once the file is there the page is
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
  const pause = form.querySelector<HTMLButtonElement>('[data-upload-pause]');
  const plain = form.querySelector<HTMLElement>('[data-upload-plain]');
  const say = (text: string): void => {
    said.textContent = text;
    said.classList.remove('is-wrong');
  };
  /** Nothing goes any more, and why. */
  const end = (text: string): void => {
    say(text);
    said.classList.add('is-wrong');
    input.disabled = false;
    if (bar) bar.hidden = true;
    if (pause) pause.hidden = true;
    if (plain) plain.hidden = false;
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
    const role = form.querySelector<HTMLSelectElement>('select[name="role"]')?.value;
    const promised = await promise(form.dataset['upload'] ?? '', token, { name: file.name, size: file.size, sha256, role });
    if (promised.address === undefined) {
      end(promised.message ?? 'Máy chủ chưa trả lời. Hãy kiểm tra kết nối rồi chọn lại tệp.');
      return;
    }
    input.disabled = true;
    if (bar) bar.hidden = false;
    if (plain) plain.hidden = true;
    go(file, promised.address);
  }

  function go(file: File, address: string): void {
    pausable(file, address);
    stop = sendFile(file, {
      address,
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

  /** The button stops the sending, and goes on from where it stopped. */
  function pausable(file: File, address: string): void {
    if (!pause) return;
    pause.hidden = false;
    pause.textContent = 'Tạm dừng';
    pause.onclick = (): void => {
      stop?.();
      say('Đã tạm dừng. Phần đã gửi vẫn còn trên máy chủ.');
      pause.textContent = 'Gửi tiếp';
      pause.onclick = (): void => go(file, address);
    };
  }

  input.addEventListener('change', () => {
    const [file] = Array.from(input.files ?? []);
    if (file) void send(file);
  });
}

async function promise(
  address: string,
  token: string,
  file: { name: string; size: number; sha256: string; role: string | undefined },
): Promise<Promised> {
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

/** Of a file that was promised: how far it came, as the server says. */
async function tellHowFar(line: HTMLElement): Promise<void> {
  try {
    const answer = await fetch(line.dataset['promised'] ?? '', {
      method: 'HEAD',
      credentials: 'same-origin',
      headers: { 'tus-resumable': '1.0.0' },
    });
    const [sent, size] = [Number(answer.headers.get('upload-offset')), Number(answer.headers.get('upload-length'))];
    const words = line.querySelector('span');
    if (answer.ok && sent > 0 && words) words.textContent = `${words.textContent} ${progressText(sent, size)}`;
  } catch {
    // Without a line there is nothing to tell.
  }
}

document.querySelectorAll<HTMLElement>('[data-promised]').forEach((line) => void tellHowFar(line));
document.querySelectorAll<HTMLFormElement>('form[data-upload]').forEach(enhance);

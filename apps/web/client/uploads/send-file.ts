import { Upload } from 'tus-js-client';
import { isWorthSaying, progressText, refusalText } from './progress-text';

/** After a cut line: at once, then with more and more patience; a line that is there again is noticed at once. */
const RETRIES = [0, 1000, 3000, 5000, 10_000, 20_000, 30_000, 60_000];
/** A piece that is acknowledged by itself: so much is sent again at most after a cut on a proxy that keeps pieces. */
const PIECE = 5 * 1024 * 1024;

export interface Sending {
  /** The address of the promise: `/tep-gui/<id>`. */
  address: string;
  token: string;
  onProgress: (text: string, share: number, isWorthSaying: boolean) => void;
  onWaiting: (text: string) => void;
  onDone: () => void;
  onRefused: (text: string) => void;
}

/**
 * Sends a file that was promised, from where it was cut off: how far it came the server says, so it goes on after a reload and on
 * another device as well.
 * @returns what stops it for now
 */
export function sendFile(file: File, { address, token, onProgress, onWaiting, onDone, onRefused }: Sending): () => void {
  let before = 0;
  let isWaiting = false;
  const upload = new Upload(file, {
    // Asked first; where nothing has begun yet, it begins at the same address.
    uploadUrl: address,
    endpoint: address,
    storeFingerprintForResuming: false,
    chunkSize: PIECE,
    retryDelays: RETRIES,
    headers: { 'x-csrf-token': token },
    onProgress: (sent, size) => {
      isWaiting = false;
      onProgress(progressText(sent, size), size > 0 ? sent / size : 0, isWorthSaying(before, sent, size));
      before = sent;
    },
    onShouldRetry: (error) => {
      const status = error.originalResponse ? error.originalResponse.getStatus() : 0;
      const mayRetry = status === 0 || status >= 500 || status === 409 || status === 423 || status === 429;
      isWaiting = mayRetry;
      if (mayRetry) onWaiting('Đường truyền đang gián đoạn. Trang sẽ tự gửi tiếp phần còn lại; bạn không cần chọn lại tệp.');
      return mayRetry;
    },
    onSuccess: onDone,
    onError: (error) => {
      const response = 'originalResponse' in error ? error.originalResponse : null;
      if (response && response.getStatus() >= 400 && response.getStatus() < 500) onRefused(refusalText(response.getBody()));
      else {
        isWaiting = true;
        onWaiting('Chưa gửi hết tệp vì mất kết nối. Hãy giữ trang này hoặc mở lại sau, chọn đúng tệp ấy: phần đã gửi vẫn còn.');
      }
    },
  });
  const goOn = (): void => {
    // One that is under way goes on by itself; two at once would get into each other's way.
    if (isWaiting) void upload.abort().then(() => upload.start());
  };
  upload.start();
  addEventListener('online', goOn);
  return () => {
    removeEventListener('online', goOn);
    void upload.abort();
  };
}

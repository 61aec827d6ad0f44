import { createServer } from 'node:net';
import { Refusal } from '../refusal.js';

/** @throws Refusal when the address cannot be listened on. */
export async function checkPort(host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Refusal(sentence(error.code, host, port))));
    server.listen(port, host, () => server.close(() => resolve()));
  });
}

function sentence(code: string | undefined, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Cổng ${port} trên ${host} đang có chương trình khác dùng. Hãy dừng chương trình ấy, hoặc chọn cổng khác: PORT=${port + 1} npm start`;
    case 'EACCES':
      return `Người dùng này không được lắng nghe ở cổng ${port}. Hãy chọn cổng từ 1024 trở lên: PORT=3000 npm start`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST=${host} không phải địa chỉ của máy này. Hãy dùng 127.0.0.1 cho riêng máy này, hoặc 0.0.0.0 cho mọi máy.`;
    default:
      return `Không lắng nghe được ở ${host}:${port} (${code}). Hãy chọn HOST hoặc PORT khác.`;
  }
}

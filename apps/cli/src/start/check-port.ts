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
      return `Port ${port} on ${host} is taken by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`;
    case 'EACCES':
      return `This user may not listen on port ${port}. Choose a port from 1024 up: PORT=3000 npm start`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST=${host} is no address of this machine. Use 127.0.0.1 for this machine alone, or 0.0.0.0 for everybody.`;
    default:
      return `Nothing can listen on ${host}:${port} (${code}). Choose another HOST or PORT.`;
  }
}

import type { FastifyRequest } from 'fastify';

/** Another host of ours as it is reached by whoever asks, with the scheme and the port of their own address: "https://lam-dong.khoabang.vn". */
export function originOf(host: string, request: Pick<FastifyRequest, 'protocol' | 'host'>): string {
  return `${request.protocol}://${host}${/:\d+$/.exec(request.host)?.[0] ?? ''}`;
}

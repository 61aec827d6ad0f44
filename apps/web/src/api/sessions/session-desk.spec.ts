import type { FastifyRequest } from 'fastify';
import { askingProgram } from './session-desk.js';

describe('a program that asks for codes', () => {
  it('is counted as one device for each who is signed in, and by its net alone for strangers', () => {
    const request = { ip: '203.0.113.7', principal: { accountId: 'an-account' } } as unknown as FastifyRequest;

    expect(askingProgram(request)).toEqual({ address: '203.0.113.7', device: 'account:an-account' });
    expect(askingProgram({ ip: '203.0.113.7' } as FastifyRequest)).toEqual({ address: '203.0.113.7', device: undefined });
  });
});

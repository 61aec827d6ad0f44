import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-local';
import { AccountError, StaffSignIn } from '#accounts';
import type { AccountId } from '#kernel';
import { Devices } from '../../edge/devices.js';

export const PASSWORD_STRATEGY = 'staff-password';

/** E-mail address and password of a member of staff. Our own sessions follow; passport keeps none. */
@Injectable()
export class PasswordStrategy extends PassportStrategy(Strategy, PASSWORD_STRATEGY) {
  constructor(
    private readonly signIn: StaffSignIn,
    private readonly devices: Devices,
  ) {
    super({ usernameField: 'email', passwordField: 'password', session: false, passReqToCallback: true });
  }

  async validate(request: unknown, email: unknown, password: unknown): Promise<AccountId> {
    if (typeof email !== 'string' || typeof password !== 'string') throw new AccountError('SIGN_IN_FAILED');
    return this.signIn.passwordAccepted({ email, password, ...this.devices.guessing(request as FastifyRequest) });
  }
}

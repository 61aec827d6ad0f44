import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Accounts, IdentityProviders, IdentitySignIn } from '#accounts';
import type { EligibilityReason } from '#rules';
import { withNext } from '../../edge/way-on.js';
import type { LinkView } from '../view-models.js';

/** How somebody comes to an electronic identity whose level is known: by signing in where it was issued. */
@Injectable()
export class LevelWays {
  constructor(
    private readonly accounts: Accounts,
    private readonly identities: IdentitySignIn,
    private readonly providers: IdentityProviders,
  ) {}

  /** Whether a reason of the rules is about the level. */
  isAbout({ code }: EligibilityReason): boolean {
    return code.startsWith('identity-level.');
  }

  /** Whether a level is known of who is signed in. */
  async isKnown({ principal }: FastifyRequest): Promise<boolean> {
    return principal !== undefined && (await this.accounts.identityLevelOf(principal.accountId)) !== undefined;
  }

  /** A link to each provider that tells a level; who is signed in here and known there by nothing yet adds the link instead. */
  async links({ principal }: FastifyRequest, next: string): Promise<LinkView[]> {
    const open = (await this.providers.open()).filter(({ highestLevel }) => highestLevel > 0);
    const linked = principal ? (await this.identities.linksOf(principal.accountId)).map(({ providerId }) => providerId) : [];
    return open.map(({ id, label }) => ({
      label: `Đăng nhập bằng ${label}`,
      url: withNext(principal && !linked.includes(id) ? `/tai-khoan/lien-ket/${id}` : `/dang-nhap/qua/${id}`, next),
    }));
  }
}

import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { AccountId } from '#kernel';
import { AccessGuard } from './access.guard.js';
import { Public, Requires, RequiresInStatement } from './declarations.js';
import { Permission, permissionsOf, type StaffRole } from './permission.js';
import type { Principal } from './principal.js';

class Pages {
  undeclared(): void {}

  @Public('an example')
  open(): void {}

  @Requires(Permission.ApproveStanding)
  approve(): void {}

  @RequiresInStatement(Permission.TakePart)
  answer(): void {}
}

describe('the access guard', () => {
  const enter = (page: keyof Pages, principal?: Principal, sessionToken?: string): boolean =>
    new AccessGuard(new Reflector()).canActivate({
      getHandler: () => Pages.prototype[page],
      getClass: () => Pages,
      switchToHttp: () => ({ getRequest: () => ({ principal, sessionToken }) }),
    } as unknown as ExecutionContext);

  const staff = (...roles: StaffRole[]): Principal => ({
    accountId: 'a' as AccountId,
    displayName: 'Tạ Minh',
    kind: 'staff',
    permissions: permissionsOf(roles),
  });

  it('lets nobody into a route that declares nothing', () => {
    expect(() => enter('undeclared', staff('administrator'))).toThrow(expect.objectContaining({ code: 'UNDECLARED_ROUTE' }));
  });

  it('lets everybody into a public route', () => {
    expect(enter('open')).toBe(true);
  });

  it('asks strangers to sign in', () => {
    expect(() => enter('approve')).toThrow(expect.objectContaining({ code: 'SIGN_IN_REQUIRED' }));
  });

  it('lets who brings a session into a route whose statement looks it up, and nobody without', () => {
    expect(enter('answer', undefined, 'a token')).toBe(true);
    expect(() => enter('answer', undefined)).toThrow(expect.objectContaining({ code: 'SIGN_IN_REQUIRED' }));
  });

  it('lets in who has the permission and nobody else', () => {
    expect(enter('approve', staff('approver'))).toBe(true);
    expect(() => enter('approve', staff('author', 'publisher', 'administrator'))).toThrow(
      expect.objectContaining({ code: 'NOT_PERMITTED' }),
    );
  });
});

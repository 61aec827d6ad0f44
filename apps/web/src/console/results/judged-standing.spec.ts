import { Permission } from '#access';
import type { AccountId } from '#kernel';
import type { TierDecision } from '#results';
import { tiersNotice } from './judged-standing.js';

const me = (accountId: string, ...permissions: Permission[]) => ({ accountId: accountId as AccountId, permissions: new Set(permissions) });
const ENTERED = { state: 'entered', decisionNumber: '2150/QĐ-UBND', enteredBy: 'secretary' } as unknown as TierDecision;

describe('that the number of prizes is still to be decided', () => {
  it('asks everybody but who has entered it to confirm what was entered, and only who may', () => {
    const told = (who: ReturnType<typeof me>) => {
      const { text, link } = tiersNotice('sang-kien', { undecided: ['Giải Nhất'], decision: ENTERED }, who)!;
      return [link!.label, text!.split(' xác nhận.')[0]];
    };
    const waits = 'Quyết định số 2150/QĐ-UBND đã được nhập và chờ người thứ hai';
    expect([
      told(me('secretary', Permission.CorrectResults, Permission.ApproveStanding)),
      told(me('approver', Permission.ApproveStanding)),
      told(me('publisher')),
    ]).toEqual([
      ['Xem quyết định', 'Bạn đã nhập Quyết định số 2150/QĐ-UBND; còn chờ một người khác'],
      ['Xem và xác nhận', waits],
      ['Xem quyết định', waits],
    ]);
  });

  it('leads to the form whoever may enter it, and says nothing once it is decided', () => {
    const told = (who: ReturnType<typeof me>, undecided = ['Giải Nhất']) =>
      tiersNotice('sang-kien', { undecided, decision: undefined }, who)?.link?.label;
    expect([told(me('secretary', Permission.CorrectResults)), told(me('publisher')), told(me('publisher'), [])]).toEqual([
      'Nhập quyết định',
      'Xem số giải',
      undefined,
    ]);
  });
});

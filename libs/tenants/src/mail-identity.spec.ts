import { mailIdentity, senderProblem } from './mail-identity.js';

const SETTINGS = { MAIL_FROM: 'Khoa Bảng <khong-tra-loi@khoabang.example>', MAIL_DOMAINS: ['lamdong.example'] };
const PLATFORM = '"Tỉnh Lâm Đồng" <khong-tra-loi@khoabang.example>';
const tenant = (mailAddress: string | null, mailConfirmedAt: Date | null = new Date(0)) => ({
  slug: 'lam-dong',
  name: 'Tỉnh Lâm Đồng',
  mailAddress,
  mailConfirmedAt,
});

describe('the sender of a tenant’s mail', () => {
  it('is the tenant by name at the installation’s address, unless it says more', () => {
    expect(mailIdentity(tenant(null, null), SETTINGS)).toEqual({ from: PLATFORM });
  });

  it('is its own address where this installation may send for it, else that is where answers go', () => {
    expect(mailIdentity(tenant('cuocthi@lamdong.example'), SETTINGS)).toEqual({ from: '"Tỉnh Lâm Đồng" <cuocthi@lamdong.example>' });
    expect(mailIdentity(tenant('cuocthi@noikhac.example'), SETTINGS)).toEqual({ from: PLATFORM, replyTo: 'cuocthi@noikhac.example' });
    // A domain that merely ends alike is another one.
    expect(mailIdentity(tenant('a@xlamdong.example'), SETTINGS).replyTo).toBe('a@xlamdong.example');
  });

  it.each(['cuocthi@lamdong.example', 'cuocthi@noikhac.example'])('is not %s before somebody could open that mailbox', (address) => {
    expect(mailIdentity(tenant(address, null), SETTINGS)).toEqual({ from: PLATFORM });
    expect(senderProblem(tenant(address, null), SETTINGS)).toBe('unconfirmed');
    expect(senderProblem(tenant(address), SETTINGS)).toBeUndefined();
  });

  it.each(['phu-tho@khoabang.example', 'quan-tri@khoabang.example', 'khong-tra-loi@khoabang.example'])(
    'is never %s, somebody else at the installation’s own domain, confirmed or not',
    (address) => {
      for (const confirmed of [null, new Date(0)]) {
        expect(mailIdentity(tenant(address, confirmed), SETTINGS)).toEqual({ from: '"Tỉnh Lâm Đồng" <lam-dong@khoabang.example>' });
        expect(senderProblem(tenant(address, confirmed), SETTINGS)).toBe('reserved');
      }
    },
  );

  it('may be the address of its code there, which nobody needs to prove', () => {
    expect(mailIdentity(tenant('lam-dong@khoabang.example', null), SETTINGS)).toEqual({
      from: '"Tỉnh Lâm Đồng" <lam-dong@khoabang.example>',
    });
    expect(senderProblem(tenant('lam-dong@khoabang.example', null), SETTINGS)).toBeUndefined();
  });

  it('cannot break out of its header', () => {
    expect(mailIdentity({ ...tenant(null), name: 'A" <b@c.vn>\r\nBcc: d@e.vn' }, SETTINGS).from).toBe(
      '"A <b@c.vn>Bcc: d@e.vn" <khong-tra-loi@khoabang.example>',
    );
  });
});

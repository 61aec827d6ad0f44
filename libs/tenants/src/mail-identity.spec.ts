import { mailIdentity } from './mail-identity.js';

const SETTINGS = { MAIL_FROM: 'Khoa Bảng <khong-tra-loi@khoabang.example>', MAIL_DOMAINS: ['lamdong.example'] };
const tenant = (mailName: string | null, mailAddress: string | null) => ({ name: 'Tỉnh Lâm Đồng', mailName, mailAddress });

describe('the sender of a tenant’s mail', () => {
  it('is the tenant by name at the installation’s address, unless it says more', () => {
    expect(mailIdentity(tenant(null, null), SETTINGS)).toEqual({ from: '"Tỉnh Lâm Đồng" <khong-tra-loi@khoabang.example>' });
    expect(mailIdentity(tenant('Tổ thư ký', null), SETTINGS)).toEqual({ from: '"Tổ thư ký" <khong-tra-loi@khoabang.example>' });
  });

  it('is its own address where this installation may send for it, else that is where answers go', () => {
    expect(mailIdentity(tenant(null, 'cuocthi@lamdong.example'), SETTINGS)).toEqual({ from: '"Tỉnh Lâm Đồng" <cuocthi@lamdong.example>' });
    expect(mailIdentity(tenant(null, 'thi@khoabang.example'), SETTINGS)).toEqual({ from: '"Tỉnh Lâm Đồng" <thi@khoabang.example>' });
    expect(mailIdentity(tenant(null, 'cuocthi@noikhac.example'), SETTINGS)).toEqual({
      from: '"Tỉnh Lâm Đồng" <khong-tra-loi@khoabang.example>',
      replyTo: 'cuocthi@noikhac.example',
    });
    // A domain that merely ends alike is another one.
    expect(mailIdentity(tenant(null, 'a@xlamdong.example'), SETTINGS).replyTo).toBe('a@xlamdong.example');
  });

  it('cannot break out of its header', () => {
    expect(mailIdentity(tenant('A" <b@c.vn>\r\nBcc: d@e.vn', null), SETTINGS).from).toBe(
      '"A <b@c.vn>Bcc: d@e.vn" <khong-tra-loi@khoabang.example>',
    );
  });
});

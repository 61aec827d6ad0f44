import { readEmail, readNewStaff } from './new-staff.js';

describe('reading who is invited', () => {
  it('takes name, address, position and roles, cleaned', () => {
    expect(
      readNewStaff({ fullName: ' Chu  Bảo Lan', email: 'Thu-Ky@Lam-Dong.example', position: ' Tổ thư ký ', roles: ['approver', 'author'] }),
    ).toEqual({
      person: { fullName: 'Chu Bảo Lan', email: 'thu-ky@lam-dong.example', position: 'Tổ thư ký', roles: ['author', 'approver'] },
    });
  });

  it('says everything that is wrong at once', () => {
    expect(readNewStaff({ fullName: ' 12 ', email: 'thu-ky', position: 'x'.repeat(121), roles: ['emperor'] })).toEqual({
      faults: [
        { field: 'fullName', text: 'Hãy nhập họ và tên.' },
        { field: 'email', text: 'Địa chỉ thư điện tử có dạng ten@coquan.vn. Hãy xem lại.' },
        { field: 'position', text: 'Chức danh dài quá 120 ký tự.' },
        { field: 'roles', text: 'Hãy chọn ít nhất một vai trò.' },
      ],
    });
  });

  it('never takes a telephone number for an address', () => {
    expect(readEmail('0912345678')).toEqual({ fault: 'Địa chỉ thư điện tử có dạng ten@coquan.vn. Hãy xem lại.' });
    expect(readEmail(' ')).toEqual({ fault: 'Hãy nhập địa chỉ thư điện tử.' });
  });
});

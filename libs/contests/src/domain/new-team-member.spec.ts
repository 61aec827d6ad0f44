import { readTeamMember } from './new-team-member.js';

const known = { teams: ['ban-to-chuc', 'to-thu-ky'], today: new Date('2024-10-31T03:00:00Z') };

describe('reading a member of a team', () => {
  it.each(['02/03/1975', '2.3.1975', '2-3-1975', ' 2 3 1975 '])('takes a birth date typed as %j', (birthDate) => {
    expect(readTeamMember({ fullName: ' Lê  Quang Vinh', birthDate, team: 'to-thu-ky' }, known)).toEqual({
      member: { fullName: 'Lê Quang Vinh', birthDate: '1975-03-02', team: 'to-thu-ky' },
    });
  });

  it('says everything that is wrong at once', () => {
    expect(readTeamMember({ fullName: '', birthDate: 'tháng ba', team: 'to-khac' }, known)).toEqual({
      faults: [
        { field: 'fullName', text: 'Hãy nhập họ và tên.' },
        { field: 'birthDate', text: 'Hãy viết ngày sinh đủ ngày, tháng, năm, ví dụ 02/03/1975.' },
        { field: 'team', text: 'Hãy chọn một ban, tổ.' },
      ],
    });
    expect(readTeamMember({ fullName: 'Lê Quang Vinh', birthDate: '31/02/1975', team: 'to-thu-ky' }, known)).toEqual({
      faults: [{ field: 'birthDate', text: 'Tháng 2 năm 1975 có 28 ngày. Bạn đã nhập ngày 31.' }],
    });
  });
});

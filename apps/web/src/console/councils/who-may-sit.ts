import { Permission, permissionsOf } from '#access';
import type { StaffMember } from '#accounts';
import { councilsOf, marksBlind, seesNames } from '#judging';
import { lowerFirst } from '#kernel';
import type { RuleSet } from '#rules';
import { rolesInWords } from '../../edge/role-words.js';

/** "Hội đồng đánh giá sáng kiến, giải pháp" */
export function councilName({ teams }: RuleSet, council: string): string {
  return teams.find(({ code }) => code === council)?.name ?? council;
}

/** Whether somebody can have any seat at all. */
export function maySit({ roles, isLocked }: StaffMember): boolean {
  const permissions = permissionsOf(roles);
  return !isLocked && (permissions.has(Permission.Judge) || permissions.has(Permission.PrepareJudging));
}

/** Who sits in which seat, and why somebody with the role of judge does not, in whole sentences. */
export function seatingRules(ruleSet: RuleSet, staff: readonly StaffMember[]): { title: string; text: string }[] {
  const blind = councilsOf(ruleSet).filter((council) => marksBlind(ruleSet, council));
  const names = blind.map((council) => councilName(ruleSet, council)).join(', ');
  const judges = staff.filter(({ roles }) => roles.includes('judge'));
  const seeing = blind.length === 0 ? [] : judges.filter(({ roles, isLocked }) => !isLocked && seesNames(permissionsOf(roles)));
  const locked = judges.filter(({ isLocked }) => isLocked);
  return [
    {
      title: 'Chủ tịch và thành viên chấm bài',
      text:
        blind.length === 0
          ? 'Người có vai trò Giám khảo.'
          : `Người có vai trò Giám khảo. Ở hội đồng chấm theo mã phách (${names}), người chấm không được có thêm vai trò nào khác, vì các vai trò khác xem được tên tác giả.`,
    },
    {
      title: 'Thư ký giữ hồ sơ',
      text: 'Người có vai trò Người soạn hoặc Người công bố. Thư ký biết tên tác giả, nên không chấm và không biểu quyết.',
    },
    {
      title: 'Người dự thi không ngồi trong hội đồng',
      text: 'Ai có tên trong hội đồng mà Thể lệ không cho dự thi thì không đăng ký được; nếu đã đăng ký thì bài không được xếp hạng. Trang Ban, tổ nêu tên những người này.',
    },
    ...seeing.map(({ fullName, roles }) => ({
      title: fullName,
      text: `${fullName} còn là ${lowerFirst(rolesInWords(roles.filter((role) => role !== 'judge')))} nên xem được tên tác giả, không chấm ở hội đồng chấm theo mã phách. Hãy bỏ vai trò ấy ở trang Nhân sự, hoặc cử người khác.`,
    })),
    ...locked.map(({ fullName }) => ({ title: fullName, text: `${fullName} đang bị khóa tài khoản nên không thêm vào hội đồng được.` })),
  ];
}

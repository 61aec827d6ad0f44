import { Controller, Get } from '@nestjs/common';
import { Permission, Requires } from '#access';
import { ContestError, ContestReader, Deployments } from '#contests';
import { formatMoment } from '#kernel';
import type { RuleSet } from '#rules';
import { fingerprintGroups } from '../../edge/fingerprint.js';
import type { Page } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import type { NoticeView, SettingsView } from '../view-models.js';
import { ruleSections } from './rule-sections.js';

/** What stands above the rules: which text of them this is. */
interface Edition {
  ruleSet: RuleSet;
  sha256: string;
  /** "Thể lệ bản 1, công bố 8:00 thứ Hai, 14/10/2024." */
  sentence: string;
  notice: NoticeView;
  /** Rounds and teams are the city's: the ward's console has no pages of them. */
  isDeployed?: boolean;
}

/** The rules in force, read only: they are made of the plan and changed by a new version, not by a form. */
@Controller('quan-tri/thiet-lap')
export class ConsoleRulesController {
  constructor(
    private readonly contests: ContestReader,
    private readonly deployments: Deployments,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async show(): Promise<Page> {
    const edition = (await this.own()) ?? (await this.deployed());
    if (!edition) throw new ContestError('NO_CONTEST');
    return settingsPage(edition);
  }

  private async own(): Promise<Edition | undefined> {
    const running = await this.contests.findRunning();
    if (!running) return undefined;
    const { version, publishedAt, reason } = await this.contests.versionOf(running.ruleSetId);
    return {
      ruleSet: running.ruleSet,
      sha256: running.ruleSetHash,
      sentence: `Thể lệ bản ${version}, công bố ${formatMoment(publishedAt)}.${reason ? ` ${reason}` : ''}`,
      notice: {
        kind: 'info',
        title: 'Thể lệ đã khóa',
        text: 'Cuộc thi đã công bố. Muốn sửa Thể lệ, Ban Tổ chức ban hành một bản mới, nêu rõ lý do; bản cũ vẫn được giữ.',
      },
    };
  }

  /** A ward has no contest of its own: it deploys its city's. */
  private async deployed(): Promise<Edition | undefined> {
    const found = await this.deployments.amongOwnPeople(async ({ ownerContestId, plan, createdAt }) => ({
      plan,
      createdAt,
      city: await this.contests.contest(ownerContestId),
    }));
    if (!found) return undefined;
    const { plan, createdAt, city } = found;
    return {
      // The city's rules as they are now; the ward's plan keeps them as they were when it began, and adds its own.
      ruleSet: { ...city.ruleSet, contest: { ...city.ruleSet.contest, plan: plan.contest.plan }, targets: plan.targets },
      sha256: city.ruleSetHash,
      isDeployed: true,
      sentence: `Kế hoạch triển khai, ghi nhận ${formatMoment(createdAt)}.`,
      notice: {
        kind: 'info',
        title: `Triển khai cuộc thi của ${city.ruleSet.contest.organisers.join(', ')}`,
        text: 'Đợt thi, câu hỏi, cách xếp hạng và giải thưởng do cấp trên quy định. Đơn vị có trang, chỉ tiêu và danh sách đơn vị riêng.',
      },
    };
  }
}

function settingsPage({ ruleSet, sha256, sentence, notice, isDeployed }: Edition): Page {
  const sections = isDeployed ? ruleSections(ruleSet).map(withoutLinks) : ruleSections(ruleSet);
  return consolePage<SettingsView>('settings', {
    title: 'Thiết lập',
    heading: 'Thiết lập',
    sentence,
    notice,
    official: {
      title: 'Thể lệ chính thức',
      text: 'Trang này tóm tắt. Văn bản mà người dự thi đọc được in ra từ chính các thiết lập này.',
      links: [
        { label: 'Đọc Thể lệ', url: '/the-le' },
        { label: 'Tải Word', url: '/the-le.docx' },
        { label: 'Tải PDF', url: '/the-le.pdf' },
        ...(isDeployed ? [] : [{ label: 'Chạy thử với người giả định', url: '/quan-tri/thiet-lap/chay-thu' }]),
      ],
    },
    sections: [...sections, fingerprintSection(sha256)],
  });
}

function withoutLinks(section: SettingsView['sections'][number]): SettingsView['sections'][number] {
  return { ...section, facts: section.facts.map((fact) => ({ ...fact, url: undefined })) };
}

/** By this anybody can tell whether two texts of the rules are the same. */
function fingerprintSection(sha256: string): SettingsView['sections'][number] {
  return {
    id: 'dau-van-tay',
    heading: 'Dấu vân tay của Thể lệ',
    facts: [{ label: 'SHA-256', value: fingerprintGroups(sha256).join(' ') }],
    note: 'Mỗi bản Thể lệ có một dấu riêng. Kết quả ghi lại dấu này, nên ai cũng kiểm tra được là kết quả tính theo bản nào.',
  };
}

import { Injectable } from '@nestjs/common';
import { ContestReader, type RunningContest } from '#contests';
import { type CertificateData, CertificateRenderer, certificateSpecimen } from '#documents';
import { capitalise, Clock } from '#kernel';
import { issuingAuthority } from '#rules';
import { TenantContext, TenantMemory } from '#tenancy';
import { TenantDirectory, TenantDrawings } from '#tenants';
import { type CertificateLook, CertificateTemplates, readyTemplate } from './certificate-templates.service.js';

/** A new template or drawing is seen on public pages within a minute. */
const REMEMBER_MS = 60_000;

/** The tenant's certificate with placeholders where a person's data will stand: the only one that public pages show. */
@Injectable()
export class CertificateSpecimens {
  private readonly pictures: TenantMemory<string>;

  constructor(
    private readonly templates: CertificateTemplates,
    private readonly renderer: CertificateRenderer,
    private readonly contests: ContestReader,
    private readonly directory: TenantDirectory,
    private readonly drawings: TenantDrawings,
    private readonly clock: Clock,
    private readonly context: TenantContext,
  ) {
    this.pictures = new TenantMemory(context, { most: 200, forMs: REMEMBER_MS });
  }

  /** The specimen in the look in force, as SVG that needs no font. @throws DocumentError when drawings and template do not fit */
  async picture(): Promise<string> {
    return this.pictures.recall('specimen', async () => this.pictureOf(await this.templates.current()));
  }

  /** The specimen in a look that somebody tries out. @throws DocumentError TEMPLATE_UNFIT, DRAWING_UNFIT, GLYPHS_MISSING */
  async pictureOf(look: CertificateLook): Promise<string> {
    return this.renderer.picture(readyTemplate(look.source), await this.data(look));
  }

  /**
   * Makes the specimen as a file, to see that the look can be issued.
   * @throws DocumentError as `pictureOf` does, and DOCUMENT_TOO_HEAVY, DOCUMENT_REFUSED
   */
  async prove(look: CertificateLook): Promise<void> {
    await this.renderer.render(readyTemplate(look.source), await this.data(look), this.clock.now());
  }

  private async data({ signerName }: CertificateLook): Promise<CertificateData> {
    const [tenant, drawings, running] = [
      await this.directory.findById(this.context.tenantId()),
      await this.drawings.forPaper(),
      await this.contests.findRunning(),
    ];
    return certificateSpecimen({
      ...(tenant ? { colours: tenant.colours } : {}),
      emblemSvg: drawings.get('emblem')?.svg,
      silhouetteSvg: drawings.get('certificate')?.svg,
      ...(running ? wordsOf(running) : {}),
      ...(signerName === '' ? {} : { signerName }),
    });
  }
}

function wordsOf({ ruleSet, rounds }: RunningContest): Partial<CertificateData> {
  const group = ruleSet.prizes.find(({ award }) => award.certificate);
  const unit = rounds.length > 1 ? /^(tuần|đợt)/iu.exec(rounds[0]?.name ?? '')?.[1]?.toLocaleLowerCase('vi') : undefined;
  const contest: Partial<CertificateData> = {
    award: unit ? `Đạt giải …, ${unit} thi thứ …` : 'Đạt giải …',
    contest: [ruleSet.contest.name],
    placeAndDate: `${ruleSet.contest.plan.place}, ngày … tháng … năm …`,
  };
  if (!group) return contest;
  const authority = issuingAuthority(ruleSet, group.award);
  return { ...contest, issuer: authority.header, introduction: `${capitalise(authority.name)} chứng nhận`, capacity: authority.capacity };
}

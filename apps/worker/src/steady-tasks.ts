import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { AnnulledCertificates, CertificateIssuing, CertificateProofs, ReplacedCertificates } from '#certificates';
import { RehearsalPlaying } from '#contests';
import { MINUTE_MS } from '#kernel';
import { MailSender, type TextService, type WaysOut } from '#mail';
import { AuditKeeping, ReceiptSending, RosterTending, StatusQuestions } from '#notifications';
import { AnnulledTurnouts, WardStamping } from '#reports';
import {
  AnnulledRounds,
  Anomalies,
  CollectiveRecounts,
  CorrectionLetters,
  CorrectionScoring,
  PrizeReminders,
  RunningStandings,
  SourceKeeping,
} from '#results';
import { SETTINGS, type Settings } from '#settings';
import { mailIdentity, type Tenant } from '#tenants';
import { EveryTenant } from './every-tenant.js';
import { Forgetting } from './forgetting.js';
import { RoundKeeper } from './round-keeper.js';
import { SimilarityKeeper } from './similarity-keeper.js';
import { SubmissionKeeper } from './submission-keeper.js';

const PAUSE_MS = 1_000;
const FORGET_EVERY_MS = 60 * MINUTE_MS;
/** Whoever registers is their ward's at once; only grants that were just given or taken back wait for this. */
const WARDS_EVERY_MS = 5_000;
/** Who has asked for reminders looks for what became of them. */
const ROSTERS_EVERY_MS = 5_000;
/** Somebody may have asked for a look and waits for it. */
const ANOMALIES_EVERY_MS = 10_000;
/** Somebody waits for the answer with the phone in the hand. */
const STATUS_EVERY_MS = 3_000;
/** Until then an entry is kept by its rights alone; the page says how far the chain goes. */
const AUDIT_EVERY_MS = 2_000;
/** A receipt by mail is for keeping: the page has shown it already. */
const RECEIPTS_EVERY_MS = 5_000;
/** Whoever took part in a round that was annulled should hear of it soon, in portions. */
const ANNULLED_EVERY_MS = 5_000;
/** Numbers and standings of units without a round that was annulled: what takes long is not tried again at once where it fails. */
const RECOUNTS_EVERY_MS = 10_000;
/** Whoever opens a collective figure right after the ranking waits for what it is made of. */
const SOURCES_EVERY_MS = 5_000;
/** How old a running standing may be says the service itself. */
const RUNNING_EVERY_MS = 5_000;
/** Whoever asks for a correction waits for the table of who moves. */
const CORRECTIONS_EVERY_MS = 2_000;
/** What came is read when its author looks, at the latest by this. */
const SUBMISSIONS_EVERY_MS = 10_000;
/** The secretariat looks at what was found within hours; entries of a small contest are compared in one turn. */
const SIMILARITY_EVERY_MS = 5_000;
/** Winners who have not said how they want to be paid are reminded a week later: nobody waits for it. */
const PRIZES_EVERY_MS = 10 * MINUTE_MS;
/** Whoever checks a result before its publication looks into the book of winners a while later. */
const PROOFS_EVERY_MS = 3_000;
/** Certificates per tenant and turn: a second's work at most, so that no tenant waits long behind another's list. */
const CERTIFICATES_AT_ONCE = 20;

/**
 * What is looked after all the time: mail that waits, rounds whose time has come, closed ones to be computed, certificates to be made, rounds that were annulled, results that are corrected, plans to be played,
 * people of wards, lists of people and reminders, questions about one's own registration, what should be looked at after a round, what has served its time. Each in a loop of its own: a mail server that does not answer must keep no round from closing, nor its result from the promised minute.
 */
@Injectable()
export class SteadyTasks implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('tasks');
  private readonly stopping = new AbortController();
  private loops: Promise<void>[] = [];

  constructor(
    private readonly everyTenant: EveryTenant,
    private readonly mail: MailSender,
    private readonly rounds: RoundKeeper,
    private readonly certificates: CertificateIssuing,
    private readonly proofs: CertificateProofs,
    private readonly rehearsals: RehearsalPlaying,
    private readonly wards: WardStamping,
    private readonly rosters: RosterTending,
    private readonly status: StatusQuestions,
    private readonly receipts: ReceiptSending,
    private readonly trail: AuditKeeping,
    private readonly anomalies: Anomalies,
    private readonly annulled: AnnulledRounds,
    private readonly withdrawn: AnnulledCertificates,
    private readonly recounted: AnnulledTurnouts,
    private readonly recounts: CollectiveRecounts,
    private readonly sources: SourceKeeping,
    private readonly running: RunningStandings,
    private readonly prizes: PrizeReminders,
    private readonly corrections: CorrectionScoring,
    private readonly corrected: CorrectionLetters,
    private readonly replaced: ReplacedCertificates,
    private readonly submissions: SubmissionKeeper,
    private readonly similarity: SimilarityKeeper,
    private readonly forgetting: Forgetting,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    this.loops = [
      this.keepOn('mail', (tenant) => this.mail.sendWaiting(this.waysOut(tenant))),
      this.keepOn('rounds', (tenant) => this.rounds.look(tenant)),
      this.keepOn('receiving', (tenant) => this.submissions.look(tenant)),
      this.keepOn('blind copies', (tenant) => this.submissions.copy(tenant)),
      this.keepOn('submissions', () => this.submissions.tidy(), SUBMISSIONS_EVERY_MS),
      this.keepOn('similarity', () => this.similarity.look(this.stopping.signal), SIMILARITY_EVERY_MS),
      this.keepOn('standings', (tenant) => this.rounds.compute(tenant)),
      this.keepOn('certificates', () => this.certificates.issueWaiting(CERTIFICATES_AT_ONCE)),
      this.keepOn('certificate proofs', () => this.proofs.look(CERTIFICATES_AT_ONCE), PROOFS_EVERY_MS),
      this.keepOn('rehearsals', () => this.rehearsals.playNext(this.stopping.signal)),
      this.keepOn('wards', () => this.wards.look(), WARDS_EVERY_MS),
      this.keepOn('rosters', (tenant) => this.rosters.look(tenant), ROSTERS_EVERY_MS),
      this.keepOn('status', (tenant) => this.status.look(tenant), STATUS_EVERY_MS),
      this.keepOn('receipts', () => this.receipts.look(), RECEIPTS_EVERY_MS),
      this.keepOn('audit', (tenant) => this.trail.look(tenant), AUDIT_EVERY_MS),
      this.keepOn('anomalies', () => this.anomalies.lookWhereDue(), ANOMALIES_EVERY_MS),
      this.keepOn('annulled rounds', (tenant) => this.annulled.look(tenant.shortName), ANNULLED_EVERY_MS),
      this.keepOn('annulled turnouts', () => this.recounted.look(), RECOUNTS_EVERY_MS),
      this.keepOn('collective recounts', () => this.recounts.look(), RECOUNTS_EVERY_MS),
      this.keepOn('prize reminders', () => this.prizes.remindDue(), PRIZES_EVERY_MS),
      this.keepOn('corrections', () => this.corrections.look(), CORRECTIONS_EVERY_MS),
      this.keepOn('corrected results', () => this.corrected.look(), ANNULLED_EVERY_MS),
      this.keepOn('replaced certificates', () => this.replaced.withdraw(), ANNULLED_EVERY_MS),
      this.keepOn('annulled certificates', () => this.withdrawn.withdraw(), ANNULLED_EVERY_MS),
      this.keepOn('collective sources', () => this.sources.keepMissing(), SOURCES_EVERY_MS),
      this.keepOn('running standings', () => this.running.look(), RUNNING_EVERY_MS),
      this.keepOn('forgetting', () => this.forgetting.once(), FORGET_EVERY_MS),
    ];
  }

  /** Waits for what is under way, so that nothing is cut off in the middle: the database goes in the hook after this one. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.loops);
  }

  /** Begins after a moment, then rests between two passes. */
  private async keepOn(name: string, task: (tenant: Tenant) => Promise<unknown>, restMs = PAUSE_MS): Promise<void> {
    for (let ms = PAUSE_MS; await this.hasPaused(ms); ms = restMs) {
      await this.everyTenant
        .run(name, task, this.stopping.signal)
        .catch((error: unknown) => this.logger.warn(`${name} stopped: ${String(error)}`));
    }
  }

  /** False when it is time to stop. */
  private async hasPaused(ms: number): Promise<boolean> {
    const { signal } = this.stopping;
    await pause(ms, undefined, { signal }).catch(() => undefined);
    return !signal.aborted;
  }

  private waysOut(tenant: Tenant): WaysOut {
    const { SMTP_URL, SMS_URL, SMS_TOKEN, ZALO_URL, ZALO_TOKEN } = this.settings;
    return {
      mail: SMTP_URL === undefined ? undefined : { url: SMTP_URL, ...mailIdentity(tenant, this.settings) },
      sms: serviceAt(SMS_URL, SMS_TOKEN),
      zalo: serviceAt(ZALO_URL, ZALO_TOKEN),
    };
  }
}

function serviceAt(url: string | undefined, token: string | undefined): TextService | undefined {
  return url === undefined ? undefined : { url, token };
}

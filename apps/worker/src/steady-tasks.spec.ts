import type { AnnulledCertificates, CertificateIssuing, CertificateProofs, ReplacedCertificates } from '#certificates';
import type { RehearsalPlaying } from '#contests';
import type { MailSender } from '#mail';
import type { AuditKeeping, ReceiptSending, RosterTending, StatusQuestions } from '#notifications';
import type { AnnulledTurnouts, WardStamping } from '#reports';
import type { Settings } from '#settings';
import type { Tenant } from '#tenants';
import type { EveryTenant } from './every-tenant.js';
import type { Forgetting } from './forgetting.js';
import type {
  AnnulledRounds,
  Anomalies,
  CollectiveRecounts,
  CorrectionLetters,
  CorrectionScoring,
  PrizeReminders,
  RunningStandings,
  SourceKeeping,
} from '#results';
import type { RoundKeeper } from './round-keeper.js';
import type { SimilarityKeeper } from './similarity-keeper.js';
import { SteadyTasks } from './steady-tasks.js';
import type { SubmissionKeeper } from './submission-keeper.js';

describe('the steady tasks of the worker', () => {
  it('look after rounds and certificates while the mail server does not answer, and end together', async () => {
    const done = new Set<string>();
    let answer = (): void => undefined;
    const silence = new Promise<number>((resolve) => (answer = () => resolve(0)));
    const everyTenant = { run: async (_name: string, task: (tenant: Tenant) => Promise<unknown>) => task({} as Tenant) };
    const tasks = new SteadyTasks(
      everyTenant as unknown as EveryTenant,
      { sendWaiting: () => silence.finally(() => done.add('mail')) } as unknown as MailSender,
      {
        look: async () => void done.add('rounds'),
        compute: async () => void done.add('standings'),
      } as unknown as RoundKeeper,
      { issueWaiting: async () => void done.add('certificates') } as unknown as CertificateIssuing,
      { look: async () => void done.add('certificate proofs') } as unknown as CertificateProofs,
      { playNext: async () => void done.add('rehearsals') } as unknown as RehearsalPlaying,
      { look: async () => void done.add('wards') } as unknown as WardStamping,
      { look: async () => void done.add('rosters') } as unknown as RosterTending,
      { look: async () => void done.add('status') } as unknown as StatusQuestions,
      { look: async () => void done.add('receipts') } as unknown as ReceiptSending,
      { look: async () => void done.add('audit') } as unknown as AuditKeeping,
      { lookWhereDue: async () => void done.add('anomalies') } as unknown as Anomalies,
      { look: async () => void done.add('annulled rounds') } as unknown as AnnulledRounds,
      { withdraw: async () => void done.add('annulled certificates') } as unknown as AnnulledCertificates,
      { look: async () => void done.add('annulled turnouts') } as unknown as AnnulledTurnouts,
      { look: async () => void done.add('collective recounts') } as unknown as CollectiveRecounts,
      { keepMissing: async () => void done.add('collective sources') } as unknown as SourceKeeping,
      { look: async () => void done.add('running standings') } as unknown as RunningStandings,
      { remindDue: async () => void done.add('prize reminders') } as unknown as PrizeReminders,
      { look: async () => void done.add('corrections') } as unknown as CorrectionScoring,
      { look: async () => void done.add('corrected results') } as unknown as CorrectionLetters,
      { withdraw: async () => void done.add('replaced certificates') } as unknown as ReplacedCertificates,
      {
        look: async () => void done.add('receiving'),
        copy: async () => void done.add('blind copies'),
        tidy: async () => void done.add('submissions'),
      } as unknown as SubmissionKeeper,
      { look: async () => void done.add('similarity') } as unknown as SimilarityKeeper,
      { once: async () => void done.add('forgetting') } as unknown as Forgetting,
      {} as Settings,
    );

    tasks.onApplicationBootstrap();
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect([...done].toSorted()).toEqual([
      'annulled certificates',
      'annulled rounds',
      'annulled turnouts',
      'anomalies',
      'audit',
      'blind copies',
      'certificate proofs',
      'certificates',
      'collective recounts',
      'collective sources',
      'corrected results',
      'corrections',
      'forgetting',
      'prize reminders',
      'receipts',
      'receiving',
      'rehearsals',
      'replaced certificates',
      'rosters',
      'rounds',
      'running standings',
      'similarity',
      'standings',
      'status',
      'submissions',
      'wards',
    ]);

    const ended = tasks.beforeApplicationShutdown();
    const soon = new Promise((resolve) => setTimeout(() => resolve('still under way'), 100));
    expect(await Promise.race([ended.then(() => 'ended'), soon])).toBe('still under way');
    answer();
    await ended;
    expect(done.has('mail')).toBe(true);
  });
});

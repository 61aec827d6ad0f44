import { AccessModule } from '#access';
import type { AnnulledCertificates, CertificateIssuing, CertificateProofs, ReplacedCertificates } from '#certificates';
import { ContestReader, ContestsModule, RehearsalPlaying, Rehearsals, RoundTransitions } from '#contests';
import type { AuditKeeping, ReceiptSending, RosterTending, StatusQuestions } from '#notifications';
import type { AnnulledTurnouts, WardStamping } from '#reports';
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
import { Clock, type TenantId } from '#kernel';
import type { MailSender } from '#mail';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { rehearse } from '#rules';
import type { Settings } from '#settings';
import type { Tenant } from '#tenants';
import { aMember } from '../../../test/factories/a-member.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { ruleSetOf } from '../../../test/support/plan-files.js';
import type { EveryTenant } from './every-tenant.js';
import type { Forgetting } from './forgetting.js';
import type { RoundKeeper } from './round-keeper.js';
import type { SimilarityKeeper } from './similarity-keeper.js';
import { SteadyTasks } from './steady-tasks.js';
import type { SubmissionKeeper } from './submission-keeper.js';

const LAM_DONG = ruleSetOf('lam-dong');
const nothing = async (): Promise<void> => undefined;

/** How long this thread was held up at the longest while the work was going on, as a share of the whole. */
async function longestPause(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  let [last, longest] = [began, 0];
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(look, 10);
  await work();
  clearInterval(timer);
  look();
  return longest / (performance.now() - began);
}

describe('a rehearsal in the worker', () => {
  const context = DatabaseContext.forTests(AccessModule, ContestsModule, RegistrationsModule, QuestionsModule);
  const ask = async (tenantId: TenantId, contestants: number, seed = 'hat-giong'): Promise<void> => {
    const by = await aMember(tenantId, ['author']);
    const wanted = { draftId: null, title: 'Tìm hiểu', ruleSet: LAM_DONG, contestants, seed, by };
    await context.as(tenantId, () => context.get(Rehearsals).request(wanted));
  };

  it('holds up no round: one whose time comes meanwhile opens at once', async () => {
    const { tenantId, running } = await aTenantWithContest(context);
    const [round] = running.rounds;
    await context.asSuperuser("update rounds set state = 'scheduled' where id = $1", [round!.id]);
    // Together they take longer than the round has to wait, on whatever machine.
    for (const seed of ['1', '2', '3']) await ask(tenantId, 20_000, seed);
    await context.timeIs(new Date(round!.opensAt.getTime() - 3_000));
    let done: (opened: { lateMs: number; rehearsals: string[] }) => void;
    const opening = new Promise<Parameters<typeof done>[0]>((resolve) => (done = resolve));
    const keeper = {
      look: async (): Promise<void> => {
        await context.get(RoundTransitions).advance();
        const { state } = await context.get(ContestReader).round(round!.id);
        if (state !== 'open') return;
        const lateMs = context.get(Clock).now().getTime() - round!.opensAt.getTime();
        const rehearsals = (await context.get(Rehearsals).list(null)).map((one) => one.state);
        done({ lateMs, rehearsals });
      },
      compute: nothing,
    };
    const tasks = new SteadyTasks(
      {
        run: async (_name: string, task: (tenant: Tenant) => Promise<unknown>) => {
          await context.as(tenantId, () => task({} as Tenant));
        },
      } as unknown as EveryTenant,
      { sendWaiting: nothing } as unknown as MailSender,
      keeper as unknown as RoundKeeper,
      { issueWaiting: nothing } as unknown as CertificateIssuing,
      { look: nothing } as unknown as CertificateProofs,
      context.get(RehearsalPlaying),
      { look: nothing } as unknown as WardStamping,
      { look: nothing } as unknown as RosterTending,
      { look: nothing } as unknown as StatusQuestions,
      { look: nothing } as unknown as ReceiptSending,
      { look: nothing } as unknown as AuditKeeping,
      { lookWhereDue: nothing } as unknown as Anomalies,
      { look: nothing } as unknown as AnnulledRounds,
      { withdraw: nothing } as unknown as AnnulledCertificates,
      { look: nothing } as unknown as AnnulledTurnouts,
      { look: nothing } as unknown as CollectiveRecounts,
      { keepMissing: nothing } as unknown as SourceKeeping,
      { look: nothing } as unknown as RunningStandings,
      { remindDue: nothing } as unknown as PrizeReminders,
      { look: nothing } as unknown as CorrectionScoring,
      { look: nothing } as unknown as CorrectionLetters,
      { withdraw: nothing } as unknown as ReplacedCertificates,
      { look: nothing, copy: nothing, tidy: nothing } as unknown as SubmissionKeeper,
      { look: nothing } as unknown as SimilarityKeeper,
      { once: nothing } as unknown as Forgetting,
      {} as Settings,
    );

    tasks.onApplicationBootstrap();
    const { lateMs, rehearsals } = await opening;
    await tasks.beforeApplicationShutdown();

    expect(rehearsals).toContain('queued');
    expect(rehearsals.filter((state) => state === 'running' || state === 'done').length).toBeGreaterThan(0);
    expect(lateMs).toBeLessThan(2_500);
  });

  it('leaves this thread free, which playing it here would not', async () => {
    const tenantId = await context.aTenant();
    await ask(tenantId, 2_000);

    const besides = await longestPause(() => context.as(tenantId, () => context.get(RehearsalPlaying).playNext()));
    const here = await longestPause(async () => {
      const playing = rehearse(LAM_DONG, { contestants: 2_000, seed: 'hat-giong' });
      while (!playing.next().done);
    });

    expect(here).toBeGreaterThan(0.7);
    expect(besides).toBeLessThan(0.4);
  });
});

import { AccessModule } from '#access';
import { type Round, RoundTransitions, type RunningContest } from '#contests';
import { DAY_MS, type TenantId } from '#kernel';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import {
  InitiativeImports,
  ReceivingClosing,
  SimilarityDesk,
  SimilaritySearch,
  type SubmissionId,
  SubmissionPrints,
  SubmissionsModule,
} from '#submissions';
import { anEssay, passageOf, withPassage } from '#submissions/testing';
import { UnitsModule } from '#units';
import { aMember } from '../../../test/factories/a-member.js';
import {
  aDraft,
  aReceivingContest,
  aSentSubmission,
  RECEIVING_ENDS,
  rulesThatReceive,
  WHILE_RECEIVING,
} from '../../../test/factories/a-receiving-contest.js';
import { aContestant } from '../../../test/factories/a-running-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { SimilarityKeeper } from './similarity-keeper.js';

const RULES = rulesThatReceive({ authors: ['individual'], sections: [{ code: 'noi-dung', name: 'Nội dung', required: true }] });
const SOURCE = anEssay({ seed: 'nguon', words: 900 });
const own = (seed: string): string => anEssay({ seed, words: 300 });

describe('what the worker compares', () => {
  const context = DatabaseContext.forTests(AccessModule, QuestionsModule, RegistrationsModule, SubmissionsModule, UnitsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let round: Round;
  let keeper: SimilarityKeeper;

  beforeEach(async () => {
    ({ tenantId, running, round } = await aReceivingContest(context, RULES));
    keeper = new SimilarityKeeper(context.get(SubmissionPrints), context.get(SimilaritySearch));
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const turn = (): Promise<void> => keeper.look(new AbortController().signal);
  const sent = async (text: string): Promise<SubmissionId> => {
    const { registration } = await aContestant(context.module, running);
    const draft = aDraft({ title: 'Bài viết về cải cách hành chính', sections: [{ code: 'noi-dung', text }] });
    return (await aSentSubmission(context.module, running, registration, draft)).submission.id;
  };
  const close = async (): Promise<void> => {
    await context.timeIs(RECEIVING_ENDS);
    await context.get(RoundTransitions).advance();
    await context.get(ReceivingClosing).takeFurther({ id: round.id, state: 'closing' });
  };
  const desk = (): SimilarityDesk => context.get(SimilarityDesk);
  const progress = async () => desk().progress(await desk().entry((await desk().ofRound(round.id, { skip: 0, limit: 1 })).rows[0]!.submission).then((one) => one.round)); // prettier-ignore
  const othersOf = async (id: SubmissionId): Promise<(string | null)[]> =>
    (await desk().entry(id)).found.map(({ finding }) => finding.otherSubmissionId ?? finding.initiativeId);

  it('is compared with all of a long register that was brought while judging, however many turns that takes', async () => {
    await inScope(async () => {
      const clerk = await aMember(tenantId, ['author']);
      const copy = await sent(withPassage(own('chep'), passageOf(SOURCE, 120, 40)));
      await close();
      await turn();
      expect(await progress()).toMatchObject({ entries: 1, compared: 1 });
      expect(await othersOf(copy)).toEqual([]);

      await context.timeIs(new Date(RECEIVING_ENDS.getTime() + DAY_MS));
      // The last one of the sheet is the one that was copied, more than a turn's prints behind the first.
      const blank = { unitName: 'Xã Mẫu', appliedFrom: '', recognisedBy: '' };
      const rows = Array.from({ length: 230 }, (_, at) => ({ ...blank, title: `Sáng kiến số ${at}`, summary: '', row: at + 2 })); // prettier-ignore
      rows.push({ ...blank, title: 'Tổ công nghệ số', summary: passageOf(SOURCE, 120, 40), row: 300 });
      const imports = context.get(InitiativeImports);
      await imports.enter(await imports.bring({ fileName: 'so.xlsx', rows, by: clerk }), clerk);
      await turn();
      expect(await progress()).toMatchObject({ entries: 1, compared: 0 });
      await turn();

      expect(await progress()).toMatchObject({ entries: 1, compared: 1 });
      expect(await othersOf(copy)).toHaveLength(1);
    });
  });

  it('is shown on both pages, whichever of the two was compared before the other one came', async () => {
    await inScope(async () => {
      const clerk = await aMember(tenantId, ['author']);
      const copy = await sent(withPassage(own('chep'), passageOf(SOURCE, 300, 100)));
      const second = await sent(withPassage(own('chep nua'), passageOf(SOURCE, 300, 500)));
      await desk().want(round.id, clerk);
      await turn();
      expect([await othersOf(copy), await othersOf(second)]).toEqual([[], []]);

      await context.timeIs(new Date(WHILE_RECEIVING.getTime() + DAY_MS));
      const source = await sent(SOURCE);
      const alone = await sent(own('rieng'));
      await close();
      await turn();

      expect((await othersOf(source)).toSorted()).toEqual([copy, second].toSorted());
      expect([await othersOf(copy), await othersOf(second), await othersOf(alone)]).toEqual([[source], [source], []]);
      // It comes to rest.
      expect(await context.get(SimilaritySearch).compareDue()).toBe(0);
      expect(await progress()).toMatchObject({ entries: 4, compared: 4 });
    });
  });
});

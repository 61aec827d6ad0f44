import { Injectable } from '@nestjs/common';
import { Accounts } from '#accounts';
import { AttemptExceptions } from '#attempts';
import { type RoundAlteration, RoundAlterations } from '#contests';
import { type AccountId, formatNumber, lowerFirst } from '#kernel';
import { Registrations } from '#registrations';
import { type DrawState, Draws, InputKeeping, ResultError, type Signing, Standings } from '#results';
import type { PaperDraw, PaperVersion, PaperWinner, RoundPaperFacts } from '#rules';
import { placeName } from '../../edge/place-name.js';
import { CAUSE_WORDS, KIND_WORDS } from '../attempts/exception-words.js';
import { type RoundStandings, StandingReader } from '../results/standing-reader.js';

const UNKNOWN = 'Người đã xóa thông tin';
const LEFT = 'Người đã rời hệ thống';

/** What the papers of a round are made of, with what they are about. */
export interface RoundPapers extends RoundStandings {
  signing: Signing;
  facts: RoundPaperFacts;
}

/** Gathers what the papers of a round say: the newest standing with everything that led to it. */
@Injectable()
export class PaperReader {
  constructor(
    private readonly reader: StandingReader,
    private readonly standings: Standings,
    private readonly inputs: InputKeeping,
    private readonly draws: Draws,
    private readonly registrations: Registrations,
    private readonly accounts: Accounts,
    private readonly exceptions: AttemptExceptions,
    private readonly alterations: RoundAlterations,
  ) {}

  /** @throws ContestError ROUND_NOT_FOUND · ResultError NO_STANDING */
  async of(code: string): Promise<RoundPapers> {
    const place = await this.reader.round(code);
    const { running, round, history } = place;
    const [signing] = history;
    if (!signing) throw new ResultError('NO_STANDING');
    const { standing } = signing;
    const draw = await this.draws.of(round.id);
    const people = await this.accounts.findMany([...signing.decisions.map(({ accountId }) => accountId), ...peopleOf(draw)]);
    const nameOf = (id: AccountId): string => people.get(id)?.fullName ?? LEFT;
    const facts: RoundPaperFacts = {
      ruleSet: running.ruleSet,
      roundName: round.name,
      ...{ opensAt: round.opensAt, closesAt: round.closesAt, publishesAt: round.publishesAt },
      notices: (await this.alterations.ofRounds([round.id])).flatMap(noticeOf),
      registered: await this.registrations.count(running.contest.id),
      summary: standing.summary,
      versions: history.map(versionOf).toReversed() as [...PaperVersion[], PaperVersion],
      inputsSha256: (await this.inputs.of(standing.id))?.sha256,
      keys: Object.values(standing.keyVersions).map(
        (version, at, all) => `Bộ đề${all.length > 1 ? ` thứ ${at + 1}` : ''}: đáp án bản ${version}`,
      ),
      exceptions: (await this.exceptions.counts(running.contest.id, round.id)).map(
        ({ kind, cause, attempts }) => `${KIND_WORDS[kind]}: ${formatNumber(attempts)} lượt thi (${lowerFirst(CAUSE_WORDS[cause])})`,
      ),
      draw: draw && drawOf(draw, nameOf, (team) => running.ruleSet.teams.find((one) => one.code === team)?.name ?? team),
      signatures: signing.decisions
        .filter(({ decision }) => decision === 'approved')
        .map(({ accountId, decidedAt }) => ({
          fullName: nameOf(accountId),
          position: people.get(accountId)?.position ?? '',
          at: decidedAt,
        })),
      signaturesNeeded: signing.needed,
      winners: await this.winners(place, signing),
    };
    return { ...place, signing, facts };
  }

  private async winners({ running: { contest, ruleSet } }: RoundStandings, { standing }: Signing): Promise<PaperWinner[]> {
    const { awards } = standing.summary.prizes;
    const pseudonyms = awards.map(({ person }) => person);
    const lines = await this.standings.lines(standing.id, { count: pseudonyms.length, people: pseudonyms });
    const byPerson = new Map(lines.map((line) => [line.person, line]));
    const people = await this.registrations.peopleOf(contest.id, pseudonyms);
    const places = ruleSet.prizes.map(({ code }) => code);
    return awards
      .toSorted((a, b) => places.indexOf(a.group) - places.indexOf(b.group) || a.rank - b.rank)
      .map(({ group, tier, person, rank }) => {
        const [known, line] = [people.get(person), byPerson.get(person)];
        return {
          fullName: known?.fullName ?? UNKNOWN,
          unit: known ? placeName({ name: known.unitName, place: known.unitPlace }) : '',
          ...{ group, tier, rank },
          points: Number(line?.points ?? 0),
          prediction: toNumber(line?.prediction),
          durationMs: Number(line?.durationMs ?? 0),
          decidedBy: line?.decidedBy ?? undefined,
        };
      });
  }
}

const toNumber = (text: string | null | undefined): number | null => (typeof text === 'string' ? Number(text) : null);

function versionOf({ standing: { version, computedAt, sha256, reason }, isReturned }: Signing): PaperVersion {
  return { version, computedAt, sha256, reason: reason ?? undefined, isReturned };
}

/** What was done is told; what was asked for and declined is not. */
function noticeOf({ state, notice }: RoundAlteration): string[] {
  return state === 'done' ? [notice] : [];
}

function peopleOf(draw: DrawState | undefined): AccountId[] {
  return draw?.entry ? [draw.entry.enteredBy, ...draw.witnesses.map(({ accountId }) => accountId)] : [];
}

function drawOf(
  { draw, entry, witnesses }: DrawState,
  nameOf: (id: AccountId) => string,
  teamOf: (code: string) => string,
): PaperDraw | undefined {
  if (!entry) return undefined;
  const source = /^Nguồn của mã bốc thăm: (.*)$/m.exec(draw.commitmentText)?.[1] ?? '';
  return {
    source,
    commitmentSha256: draw.sha256,
    committedAt: draw.committedAt,
    value: entry.seedValue,
    enteredAt: entry.enteredAt,
    enteredBy: nameOf(entry.enteredBy),
    witnesses: witnesses.map(({ accountId, team, witnessedAt }) => ({ fullName: nameOf(accountId), team: teamOf(team), at: witnessedAt })),
  };
}

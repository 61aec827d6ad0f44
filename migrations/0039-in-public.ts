import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What collective figures are made of, kept beside the standing from which they were computed; standings of a round that is still
 * open, as the worker takes them; turnout by day, with the fingerprint that its page carries.
 */
export class InPublic0039 implements MigrationInterface {
  name = 'InPublic1700000000039';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One row for each standing with collective awards, written after all its units: where it is, they are all there. Its
      -- attempts were ranked anew before, and gave the very hashes of those awards.
      create table collective_sources (
        tenant_id uuid not null,
        standing_id uuid not null,
        contest_id uuid not null,
        round_id uuid not null,
        -- [{award, version, sha256}, …]: the collective standings that rest on it.
        awards jsonb not null,
        units integer not null check (units >= 0),
        attempts integer not null check (attempts >= 0),
        -- SHA-256 over [[unit, sha256], …] in the order of the codes, as canonical JSON.
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        kept_at timestamptz not null,
        constraint collective_sources_pkey primary key (tenant_id, standing_id),
        constraint collective_sources_standing_fk foreign key (tenant_id, standing_id) references standings (tenant_id, id)
      );
      create index collective_sources_by_contest on collective_sources (tenant_id, contest_id, kept_at);
      call lock_tenant_table('collective_sources', 'closed', 'select, insert');

      -- The attempts of the people of one unit, of those below it apart: parallel lists in the order of handing in. Nobody's choice
      -- of another unit and no correction of a key reaches them any more.
      create table collective_source_units (
        tenant_id uuid not null,
        standing_id uuid not null,
        -- As the unit's code was then; empty for people without any.
        unit_code text not null,
        attempts uuid[] not null,
        -- Pseudonyms.
        people uuid[] not null,
        -- Codes of rounds.
        rounds text[] not null,
        thousandths integer[] not null,
        -- Bits: 1 valid, 2 all correct, 4 counts for its person in its round, 8 person excluded, 16 left out after a review.
        marks smallint[] not null,
        -- Epoch milliseconds.
        submitted_ms bigint[] not null,
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        constraint collective_source_units_pkey primary key (tenant_id, standing_id, unit_code),
        constraint collective_source_units_standing_fk foreign key (tenant_id, standing_id) references standings (tenant_id, id),
        constraint collective_source_units_one_length check (
          cardinality(attempts) = cardinality(people) and cardinality(attempts) = cardinality(rounds) and cardinality(attempts) = cardinality(thousandths)
          and cardinality(attempts) = cardinality(marks) and cardinality(attempts) = cardinality(submitted_ms))
      );
      call lock_tenant_table('collective_source_units', 'closed', 'select, insert');

      -- How a round stands while it is open, as last taken, where its rules let people see that: one row per round.
      create table running_standings (
        tenant_id uuid not null,
        round_id uuid not null,
        contest_id uuid not null,
        taken_at timestamptz not null,
        -- Up to when attempts were handed in that it looks at: where the rules hide the end, never later than they say.
        until timestamptz not null,
        people integer not null check (people >= 0),
        -- [{rank, person, points, durationMs}, …]: the first places, people by pseudonym.
        lines jsonb not null,
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        constraint running_standings_pkey primary key (tenant_id, round_id),
        constraint running_standings_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id)
      );
      -- closed: most of its people are not a ward's, whose site could name none of them.
      call lock_tenant_table('running_standings', 'closed', 'select, insert, delete');

      alter table turnouts
        -- ["2024-10-22", …]: the local days with attempts, in order; "days" of a unit are its attempts on each of these.
        add column days jsonb not null default '[]',
        -- SHA-256 over what everybody may read of it, as canonical JSON; null for what was counted before.
        add column sha256 text check (sha256 ~ '^[0-9a-f]{64}$');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table turnouts drop column days, drop column sha256;
      drop table running_standings;
      drop table collective_source_units;
      drop table collective_sources;
    `);
  }
}

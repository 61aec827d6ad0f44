import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Standings of units that were computed anew after an annulment have their inputs as well, and their sources rest on these. */
export class RecountInputs0042 implements MigrationInterface {
  name = 'RecountInputs1700000000042';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table standing_inputs
        -- The annulment after which the standings of units alone were computed anew; standing_id is then an id of its own.
        add column recount_of uuid,
        -- The standing of people that was computed from it; null where there is none.
        add column ranked_id uuid generated always as (case when recount_of is null then standing_id end) stored,
        drop constraint standing_inputs_standing_fk,
        add constraint standing_inputs_standing_fk foreign key (tenant_id, ranked_id) references standings (tenant_id, id),
        add constraint standing_inputs_recount_fk foreign key (tenant_id, recount_of) references round_alterations (tenant_id, id),
        add constraint standing_inputs_one_recount unique (tenant_id, recount_of);
      alter table collective_sources
        drop constraint collective_sources_standing_fk,
        add constraint collective_sources_inputs_fk foreign key (tenant_id, standing_id) references standing_inputs (tenant_id, standing_id);
      alter table collective_source_units
        drop constraint collective_source_units_standing_fk,
        add constraint collective_source_units_inputs_fk foreign key (tenant_id, standing_id) references standing_inputs (tenant_id, standing_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table collective_source_units
        drop constraint collective_source_units_inputs_fk,
        add constraint collective_source_units_standing_fk foreign key (tenant_id, standing_id) references standings (tenant_id, id) not valid;
      alter table collective_sources
        drop constraint collective_sources_inputs_fk,
        add constraint collective_sources_standing_fk foreign key (tenant_id, standing_id) references standings (tenant_id, id) not valid;
      alter table standing_inputs
        drop constraint standing_inputs_one_recount,
        drop constraint standing_inputs_recount_fk,
        drop constraint standing_inputs_standing_fk,
        drop column ranked_id,
        drop column recount_of,
        add constraint standing_inputs_standing_fk foreign key (tenant_id, standing_id) references standings (tenant_id, id) not valid;
    `);
  }
}

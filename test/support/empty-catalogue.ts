import { asSuperuser } from './query.js';

/** Takes the national catalogue away again: it is of no tenant, and other tests of this worker expect none. */
export async function emptyCatalogue(): Promise<void> {
  await asSuperuser('update units set catalogue_id = null where catalogue_id is not null');
  await asSuperuser('delete from catalogue_successions');
  await asSuperuser('delete from catalogue_units');
}

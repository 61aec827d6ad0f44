import { removeCluster } from '#persistence';

export default async function globalTeardown() {
  const { cluster, postgres } = globalThis.khoabangTestDatabase;
  await postgres.stop();
  removeCluster(cluster);
}

import type { Suite } from './figure.js';
import { crowdFigures } from './people/crowd-figures.js';
import { tenantDeleteFigures } from './people/tenant-delete.js';
import { unitSearchFigures } from './people/unit-search.js';

/**
 * What people meet before an exam, and what those who follow them up look at: registering, finding a unit, a ward's page, lists;
 * and a tenant that goes.
 */
export const people: Suite = async (options) => [
  ...(await unitSearchFigures(options)),
  ...(await crowdFigures(options)),
  ...(await tenantDeleteFigures(options)),
];

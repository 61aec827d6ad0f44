import type { Suite } from './figure.js';
import { crowdFigures } from './people/crowd-figures.js';
import { registerFigures } from './people/register.js';
import { tenantDeleteFigures } from './people/tenant-delete.js';
import { unitSearchFigures } from './people/unit-search.js';
import { wardStampingFigures } from './people/ward-stamping.js';

/**
 * What people meet before an exam, and what those who follow them up look at: registering, finding a unit, a ward's page, lists;
 * wards that are granted a contest; and a tenant that goes.
 */
export const people: Suite = async (options) => [
  ...(await unitSearchFigures(options)),
  ...(await registerFigures(options)),
  ...(await crowdFigures(options)),
  ...(await wardStampingFigures(options)),
  ...(await tenantDeleteFigures(options)),
];

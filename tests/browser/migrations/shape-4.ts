// Version 4 of the database as it was released: version 3 and the tables of notes and of people under a passphrase.
import type { Shape } from '../../fixtures/raw-database';
import { SHAPE_OF_3 } from './shape-3';

export const SHAPE_OF_4: Shape = {
  version: 40,
  tables: {
    ...SHAPE_OF_3.tables,
    notes: { keyPath: 'trial', indexes: {} },
    locked: { keyPath: 'id', indexes: {} },
  },
};

// Version 3 of the database as it was released: version 2 and the tables of derived figures and of classes.
import type { Shape } from '../../fixtures/raw-database';
import { SHAPE_OF_2 } from './shape-2';

export const SHAPE_OF_3: Shape = {
  version: 30,
  tables: {
    ...SHAPE_OF_2.tables,
    classEvents: { keyPath: ['class', 'number'], indexes: {} },
    classes: { keyPath: 'id', indexes: {} },
    derived: { keyPath: 'key', indexes: { madeAt: 'madeAt' } },
  },
};

// Version 2 of the database as it was released.
import type { Shape } from '../../fixtures/raw-database';

const ENTRY = 'id,version,title,language,licence,origin,portraits,scenarios,addedAt';

export const SHAPE_OF_2: Shape = {
  version: 20,
  tables: {
    answers: { keyPath: ['key', 'revision'], indexes: { sitting: 'sitting' } },
    drafts: { keyPath: 'id', indexes: {} },
    packs: { keyPath: ['id', 'version'], indexes: { [`[${ENTRY.replaceAll(',', '+')}]`]: ENTRY } },
    respondents: { keyPath: 'id', indexes: {} },
    settings: { keyPath: 'key', indexes: {} },
    sittings: { keyPath: 'id', indexes: { respondent: 'respondent', study: 'study' } },
    studies: { keyPath: 'id', indexes: { respondent: 'respondent' } },
  },
};

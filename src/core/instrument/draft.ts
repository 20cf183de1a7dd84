// A scenario that somebody is writing: a working copy that may be half empty, too long or wrong, and
// is told apart from a scenario of a pack for that reason. Texts have a wide limit and no other rule.
import * as v from 'valibot';
import { AREAS } from './pack';

/** The most UTF-16 units of each text. */
export const DRAFT_LIMITS = { title: 1_000, text: 12_000, action: 4_000 } as const;

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

const draftAction = v.strictObject({
  text: text(DRAFT_LIMITS.action),
  /** The model that wrote it; null for what a person wrote or changed. */
  draftedBy: v.nullable(text(120)),
  /** Whether a person has read what a model wrote. */
  readByPerson: v.boolean(),
});

export const draftSchema = v.strictObject({
  /** The own pack that it belongs to; null while it belongs to none. */
  pack: v.nullable(text(40)),
  /** The scenario's id in that pack. */
  scenario: text(40),
  area: v.picklist(AREAS),
  title: text(DRAFT_LIMITS.title),
  text: text(DRAFT_LIMITS.text),
  actions: v.strictObject({
    SD: draftAction,
    ST: draftAction,
    HE: draftAction,
    AC: draftAction,
    PO: draftAction,
    SE: draftAction,
    CO: draftAction,
    TR: draftAction,
    BE: draftAction,
    UN: draftAction,
  }),
});

export type KeptDraft = v.InferOutput<typeof draftSchema>;

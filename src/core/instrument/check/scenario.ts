// The checks of one scenario, for a pack and beside the form in which a person writes one.
import { VALUE_NAMES, VALUES, type Value } from '../../values';
import type { Finding, PlacedText } from './finding';
import { leakFindings } from './leaks';
import { ACTION_WORDS, lengthFindings, lengthsAlikeFindings, SCENARIO_WORDS } from './lengths';
import { ACTIONS_GRADE, gradeMessage, SCENARIO_GRADE } from './readability';

/** A scenario that may be half written. */
export interface ScenarioDraft {
  id: string;
  title: string;
  text: string;
  actions: Readonly<Partial<Record<Value, string>>>;
}

/** The actions that have words, in circular order. */
export function writtenActions({ id, actions }: ScenarioDraft): (PlacedText & { value: Value })[] {
  return VALUES.flatMap((value) => {
    const text = actions[value]?.trim() ?? '';
    return text === '' ? [] : [{ value, text, where: { kind: 'action', id, value } as const }];
  });
}

function missingFindings({ id, title, text, actions }: ScenarioDraft): Finding[] {
  const where = { kind: 'scenario', id } as const;
  const missing = (message: string): Finding => ({ where, rule: 'missing', message });
  return [
    ...(title.trim() === '' ? [missing('There is no title: write two to six words.')] : []),
    ...(text.trim() === '' ? [missing('There is no text: describe what happened and ask.')] : []),
    ...VALUES.filter((value) => (actions[value]?.trim() ?? '') === '').map((value): Finding => ({
      where: { kind: 'action', id, value },
      rule: 'missing',
      message: `There is no action for ${VALUE_NAMES[value]} yet: write what to do.`,
    })),
  ];
}

/** What to change in a scenario written in English; no findings if nothing. */
export function checkScenario(draft: ScenarioDraft): Finding[] {
  const { id, text } = draft;
  const where = { kind: 'scenario', id } as const;
  const actions = writtenActions(draft);
  const grades = [
    gradeMessage([text], SCENARIO_GRADE, 'The text'),
    gradeMessage(
      actions.map((action) => action.text),
      ACTIONS_GRADE,
      'The actions together',
    ),
  ];
  return [
    ...missingFindings(draft),
    ...(text.trim() === '' ? [] : lengthFindings(text, SCENARIO_WORDS, where, 'The text')),
    ...actions.flatMap((action) => [
      ...lengthFindings(action.text, ACTION_WORDS, action.where, 'The action'),
      ...leakFindings(action),
    ]),
    ...lengthsAlikeFindings(id, actions),
    ...grades.flatMap((message): Finding[] =>
      message === null ? [] : [{ where, rule: 'readability', message }],
    ),
  ];
}

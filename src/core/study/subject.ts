// What a question is about, for lists and searches: a portrait, or a scenario with its area and actions.
import type { Pack, Scenario } from '../instrument/pack';
import { VALUES } from '../values';
import type { Question } from './trial';

export type Area = Scenario['area'];

export interface Subject {
  /** The portrait's text, or the scenario's title. */
  title: string;
  /** Null for portraits. */
  area: Area | null;
  /** All its texts in lower case, to be searched. */
  searched: string;
}

/** The subject of a question; one object for all questions about the same portrait or scenario. */
export type SubjectOf = (question: Question) => Subject;

/** Stands for what a pack does not hold: a fault of the file the rows came from, not of the page. */
function unknownSubject(id: string): Subject {
  return { title: id, area: null, searched: id.toLowerCase() };
}

const lowered = (...texts: readonly string[]) => texts.join('\n').toLowerCase();

/** Names every portrait and scenario of a pack once. */
export function subjectsOf(pack: Pack): SubjectOf {
  const portraits = new Map(
    (pack.questionnaire?.items ?? []).map(({ id, text }): [string, Subject] => [
      id,
      { title: text, area: null, searched: lowered(id, text) },
    ]),
  );
  const scenarios = new Map(
    (pack.scenarios?.scenarios ?? []).map(({ id, title, area, text, actions }) => [
      id,
      {
        title,
        area,
        searched: lowered(id, title, text, ...VALUES.map((value) => actions[value])),
      },
    ]),
  );
  return (question) =>
    question.instrument === 'questionnaire'
      ? (portraits.get(question.item) ?? unknownSubject(question.item))
      : (scenarios.get(question.scenario) ?? unknownSubject(question.scenario));
}

// What a person was asked and what they answered, with the words that stood on the screen.
import { scenarioName } from '../../../core/compare/shared-questions';
import { currentAnswers } from '../../../core/study/answer';
import type { Value } from '../../../core/values';
import type { Answered } from '../../source';

export interface RatedPortrait {
  item: string;
  /** The pack and version that have the words, as "axia 1.1.0". */
  pack: string;
  value: Value;
  text: string;
  /** 1 to 6; null where it was not rated. */
  rating: number | null;
  /** What ratings 1 to 6 mean. */
  scale: readonly string[];
}

export interface AnsweredScenario {
  /** As in the rows that are compared: with pack and version. */
  name: string;
  title: string;
  text: string;
  /** In the order shown. */
  options: readonly { value: Value; action: string }[];
  /** The place of the option chosen; null for none of these. */
  chosen: number | null;
}

const current = ({ rows }: Answered) =>
  new Map(currentAnswers(rows).map(({ key, answer }) => [key, answer]));

/** The portraits of a person's sittings, in the order of asking. */
export function portraitsOf(asked: readonly Answered[]): RatedPortrait[] {
  return asked.flatMap((one) => {
    const { pack, trials } = one;
    const answers = current(one);
    const { items = [], scale = [] } = pack.questionnaire ?? {};
    const texts = new Map(items.map(({ id, text }) => [id, text]));
    return trials.flatMap(({ key, question }) => {
      if (question.instrument !== 'questionnaire') return [];
      const answer = answers.get(key);
      const { item, value } = question;
      return [
        {
          item,
          pack: `${pack.id} ${pack.version}`,
          value,
          text: texts.get(item) ?? '',
          rating: answer?.kind === 'rated' ? answer.rating : null,
          scale,
        },
      ];
    });
  });
}

/** The scenarios that a person has answered, in the order of asking. */
export function scenariosOf(asked: readonly Answered[]): AnsweredScenario[] {
  return asked.flatMap((one) => {
    const { pack, trials } = one;
    const answers = current(one);
    const bank = new Map(pack.scenarios?.scenarios.map((scenario) => [scenario.id, scenario]));
    return trials.flatMap(({ key, question }) => {
      const answer = answers.get(key);
      if (question.instrument !== 'scenarios' || answer === undefined) return [];
      const scenario = bank.get(question.scenario);
      return [
        {
          name: scenarioName(pack, question.scenario),
          title: scenario?.title ?? '',
          text: scenario?.text ?? '',
          options: question.options.map((value) => ({
            value,
            action: scenario?.actions[value] ?? '',
          })),
          chosen: answer.kind === 'chosen' ? answer.option : null,
        },
      ];
    });
  });
}

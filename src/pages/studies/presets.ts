// What a model can be asked of a pack, in the words of the page.
import type { Pack } from '../../core/instrument/pack';
import { LABELLED_SCENARIOS, personScenarios } from '../../core/study/presets';
import { questionsOf } from '../../core/study/questions';
import type { PresetId } from '../../core/study/records';
import type { Instrument } from '../../core/study/trial';
import { questionCounts } from '../../run/studies';
import { count } from '../../ui/format';

export interface PresetOffer {
  id: PresetId;
  name: string;
  about: string;
  /** Of each instrument. */
  questions: ReadonlyMap<Instrument, number>;
  total: number;
}

const NAMES: Readonly<Record<PresetId, string>> = {
  short: 'The questions a person is asked',
  full: 'The first thirty scenarios',
  bank: 'Everything',
  steered: 'Told to pick a value, and to hold it',
  labels: 'What each action shows',
  soundness: 'How sound each action is',
};

const ORDER: readonly PresetId[] = ['short', 'full', 'bank', 'steered', 'labels', 'soundness'];

function aboutOf(id: PresetId, pack: Pack): string {
  const items = pack.questionnaire?.items.length ?? 0;
  const portraits = count(pack.questionnaire?.shortForm ?? items, 'portrait');
  const bank = pack.scenarios?.scenarios ?? [];
  const thirty = bank.slice(0, 30);
  const first = count(thirty.length, 'scenario');
  const twelve = count(Math.min(LABELLED_SCENARIOS, bank.length), 'scenario');
  const own = count(questionsOf(personScenarios('A', 1), 0, pack).length, 'scenario');
  switch (id) {
    case 'short':
      return `${portraits} and ${own}, each scenario in four orders, each portrait on the scale and on the scale turned round. For a comparison question by question.`;
    case 'full':
      return `${first} with five questions each in four orders, and ${portraits} in three wordings. For a profile with narrower intervals.`;
    case 'bank':
      return `${count(bank.length, 'scenario')} and ${count(items, 'portrait')}, asked in the same way. For the narrowest intervals.`;
    case 'steered':
      return `One question of each of ${count(bank.length, 'scenario')}, in four orders: told which value to pick, told to be someone who holds it, and told nothing. It shows whether holding is harder than picking, and gives no profile.`;
    case 'labels':
      return `Which of the ten values each action of ${twelve} shows most, in all ten shifts of their order. It checks the questions and gives no profile.`;
    case 'soundness':
      return `Each action of ${first} alone, rated as advice, on the scale and on the scale turned round. It checks the questions and gives no profile.`;
  }
}

/** Every preset that asks something of the pack; everything only where that is more than thirty. */
export function offersFor(pack: Pack): PresetOffer[] {
  const offers = ORDER.map((id): PresetOffer => {
    const questions = questionCounts(id, pack);
    const total = [...questions.values()].reduce((sum, one) => sum + one, 0);
    return { id, name: NAMES[id], about: aboutOf(id, pack), questions, total };
  });
  const full = offers.find(({ id }) => id === 'full')?.total ?? 0;
  return offers.filter(({ id, total }) => total > 0 && (id !== 'bank' || total > full));
}

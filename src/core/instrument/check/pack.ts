// All checks of a pack, as one report of plain data.
//
// Rules that count words or read them are made for English; a pack in another language is checked for
// what holds in all: mean lengths, near duplicates and the deal.
import { mean } from '../../stats/mean';
import { VALUES, type Value } from '../../values';
import type { Pack, Scenario } from '../pack';
import { classifierFigures, classifierFindings, type ClassifierFigures } from './classifier';
import { likenesses, type Likenesses } from './duplicates';
import { placeName, type Finding, type PlacedText } from './finding';
import { lengthsApart, meanLengthFindings } from './lengths';
import { formMeetings, meetingFindings, modelMeetings, type Meetings } from './meetings';
import { overlaps } from './overlap';
import { portraitFindings } from './portraits';
import { gradeMessage, gradeOf, PORTRAITS_GRADE } from './readability';
import { checkScenario, writtenActions } from './scenario';
import { words } from './words';

/** Numbers of words. */
export interface WordCounts {
  texts: number;
  fewest: number;
  mean: number;
  most: number;
}

interface ValueFigures {
  value: Value;
  portraits: number;
  /** Of its actions: mean words, mean characters, Flesch–Kincaid grade. */
  words: number;
  characters: number;
  grade: number | null;
  /** Mean part of an action's content words that its scenario has too; null but in English. */
  overlap: number | null;
}

export interface ScenarioFigures {
  areas: { area: string; scenarios: number }[];
  texts: WordCounts;
  actions: WordCounts;
  /** Most words between the longest and the shortest action of one scenario. */
  lengthsApart: number;
  textGrade: number | null;
  actionGrade: number | null;
  perValue: ValueFigures[];
  nearTexts: Likenesses;
  nearActions: Likenesses;
  /** Null for another language than English, and for fewer than twelve scenarios. */
  classifier: ClassifierFigures | null;
  meetings: Meetings;
  formA: Meetings;
  formB: Meetings;
}

export interface PortraitFigures {
  texts: WordCounts;
  grade: number | null;
  /** Grade of the hardest portrait alone. */
  hardest: number | null;
  near: Likenesses;
}

export interface ContentReport {
  pack: { id: string; version: string; title: string; language: string };
  english: boolean;
  findings: Finding[];
  portraits: PortraitFigures | null;
  scenarios: ScenarioFigures | null;
}

function wordCounts(texts: readonly string[]): WordCounts {
  const counts = texts.map((text) => words(text).length);
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  return { texts: texts.length, fewest, mean: mean(counts), most };
}

/** The highest of the grades that there are. */
function highest(grades: readonly (number | null)[]): number | null {
  const known = grades.filter((grade) => grade !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function nearFindings({ duplicates }: Likenesses): Finding[] {
  return duplicates.map(({ where, other, likeness }) => ({
    where,
    rule: 'near-duplicate',
    message: `This is much like ${placeName(other)} (likeness ${likeness.toFixed(2)}); write it anew.`,
  }));
}

function scenarioFigures(pack: Pack, scenarios: readonly Scenario[], english: boolean) {
  const texts = scenarios.map(({ id, text }): PlacedText => ({
    where: { kind: 'scenario', id },
    text,
  }));
  const actions = scenarios.flatMap(writtenActions);
  const textsOf = (placed: readonly PlacedText[]) => placed.map(({ text }) => text);
  const taken = english ? overlaps(scenarios) : [];
  const areas = [...new Set(scenarios.map(({ area }) => area))];
  const figures: ScenarioFigures = {
    areas: areas.map((area) => ({
      area,
      scenarios: scenarios.filter((scenario) => scenario.area === area).length,
    })),
    texts: wordCounts(textsOf(texts)),
    actions: wordCounts(textsOf(actions)),
    lengthsApart: Math.max(...scenarios.map((scenario) => lengthsApart(writtenActions(scenario)))),
    textGrade: gradeOf(textsOf(texts)),
    actionGrade: gradeOf(textsOf(actions)),
    perValue: VALUES.map((value, place): ValueFigures => {
      const own = scenarios.map((scenario) => scenario.actions[value]);
      return {
        value,
        portraits: pack.questionnaire?.items.filter((item) => item.value === value).length ?? 0,
        words: mean(own.map((text) => words(text).length)),
        characters: mean(own.map((text) => text.length)),
        grade: gradeOf(own),
        overlap: taken[place] ?? null,
      };
    }),
    nearTexts: likenesses(texts),
    nearActions: likenesses(actions),
    classifier: english ? classifierFigures(scenarios) : null,
    meetings: modelMeetings(scenarios),
    formA: formMeetings(scenarios, 'A'),
    formB: formMeetings(scenarios, 'B'),
  };
  const findings = [
    ...(english ? scenarios.flatMap(checkScenario) : []),
    ...meanLengthFindings(
      pack.id,
      figures.perValue.map((one) => one.words),
    ),
    ...nearFindings(figures.nearTexts),
    ...nearFindings(figures.nearActions),
    ...(figures.classifier === null ? [] : classifierFindings(pack.id, figures.classifier)),
    ...meetingFindings(pack.id, figures.meetings),
  ];
  return { figures, findings };
}

function portraitFigures({ id, questionnaire }: Pack, english: boolean) {
  const items = questionnaire?.items ?? [];
  const texts = items.map((item) => item.text);
  const figures: PortraitFigures = {
    texts: wordCounts(texts),
    grade: gradeOf(texts),
    hardest: highest(items.map((item) => gradeOf([item.text]))),
    near: likenesses(
      items.map(({ id, value, text }) => ({ where: { kind: 'portrait', id, value }, text })),
    ),
  };
  const hard = english ? gradeMessage(texts, PORTRAITS_GRADE, 'All portraits together') : null;
  const findings: Finding[] = [
    ...(english ? items.flatMap(portraitFindings) : []),
    ...(hard === null
      ? []
      : [{ where: { kind: 'pack', id }, rule: 'readability', message: hard } as const]),
    ...nearFindings(figures.near),
  ];
  return { figures, findings };
}

/** Everything that the checks say of a pack. Some five seconds for 120 scenarios. */
export function checkPack(pack: Pack): ContentReport {
  const { id, version, title, language } = pack;
  const english = language === 'en' || language.startsWith('en-');
  const portraits = pack.questionnaire === null ? null : portraitFigures(pack, english);
  const scenarios =
    pack.scenarios === null ? null : scenarioFigures(pack, pack.scenarios.scenarios, english);
  return {
    pack: { id, version, title, language },
    english,
    findings: [...(portraits?.findings ?? []), ...(scenarios?.findings ?? [])],
    portraits: portraits?.figures ?? null,
    scenarios: scenarios?.figures ?? null,
  };
}

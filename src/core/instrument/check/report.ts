// A content report as Markdown, for docs/content-report.md and the terminal. The same pack gives the
// same text, so that a stale report shows.
import { VALUE_NAMES, VALUES } from '../../values';
import { LENGTH_LIMIT, PHRASING_LIMIT, type Accuracy, type ClassifierFigures } from './classifier';
import { NEAR, RUN, type Likenesses } from './duplicates';
import { placeName, type Finding } from './finding';
import {
  ACTION_WORDS,
  furthestMeanLength,
  LENGTHS_ALIKE,
  MEAN_LENGTH_TOLERANCE,
  SCENARIO_WORDS,
  type Band,
} from './lengths';
import type { Meetings } from './meetings';
import type { ContentReport, PortraitFigures, ScenarioFigures, WordCounts } from './pack';
import { ACTIONS_GRADE, PORTRAIT_GRADE, PORTRAITS_GRADE, SCENARIO_GRADE } from './readability';

const one = (number: number | null) => (number === null ? '–' : number.toFixed(1));
const percent = (part: number | null) => (part === null ? '–' : `${one(100 * part)} %`);
const band = ({ low, high }: Band) => `${low} to ${high}`;

/** A table whose cells are filled up to one width a column; all but the first column to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const filled = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  const line = (cells: readonly string[]) => `| ${cells.map(filled).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

const escaped = (text: string) => text.replace(/[\\`*_[\]<>|#]/g, '\\$&');

function findingsPart(findings: readonly Finding[]): string {
  if (findings.length === 0) return '## Findings\n\nNone: every rule holds.';
  const lines = findings.map(
    ({ where, rule, message }) => `- ${escaped(placeName(where))} (${rule}): ${escaped(message)}`,
  );
  return `## Findings (${findings.length})\n\n${lines.join('\n')}`;
}

const countsRow = (name: string, { texts, fewest, mean, most }: WordCounts, allowed: string) => [
  ...[name, `${texts}`, `${fewest}`, one(mean), `${most}`, allowed],
];

function lengthsPart(portraits: PortraitFigures | null, scenarios: ScenarioFigures | null) {
  const rows = [
    ...(portraits === null ? [] : [countsRow('Portraits', portraits.texts, '–')]),
    ...(scenarios === null
      ? []
      : [
          countsRow('Scenarios', scenarios.texts, band(SCENARIO_WORDS)),
          countsRow('Actions', scenarios.actions, band(ACTION_WORDS)),
        ]),
  ];
  const grades = [
    ...(portraits === null
      ? []
      : [
          ['Portraits, together', one(portraits.grade), band(PORTRAITS_GRADE)],
          ['Hardest portrait, alone', one(portraits.hardest), `at most ${PORTRAIT_GRADE.high}`],
        ]),
    ...(scenarios === null
      ? []
      : [
          ['Scenarios, together', one(scenarios.textGrade), `${band(SCENARIO_GRADE)} each`],
          [
            'Actions, together',
            one(scenarios.actionGrade),
            `${band(ACTIONS_GRADE)} the ten of a scenario`,
          ],
        ]),
  ];
  return [
    '## Lengths and readability',
    table(['Texts', 'Number', 'Fewest words', 'Mean', 'Most', 'Allowed'], rows),
    ...(scenarios === null
      ? []
      : [
          `Longest and shortest action of one scenario: up to ${scenarios.lengthsApart} words apart; the limit is ${LENGTHS_ALIKE}.`,
        ]),
    table(['Texts', 'Flesch–Kincaid grade', 'Allowed'], grades),
    'The grade is in school years of the United States (Kincaid et al. 1975); syllables are counted by spelling.',
  ];
}

function valuesPart({ perValue, areas }: ScenarioFigures): string[] {
  const rows = perValue.map(({ value, portraits, words, characters, grade, overlap }) => [
    ...[VALUE_NAMES[value], `${portraits}`, one(words), one(characters), one(grade)],
    percent(overlap),
  ]);
  const furthest = furthestMeanLength(perValue.map(({ words }) => words));
  return [
    '## Numbers',
    table(
      ['Area', 'Scenarios'],
      areas.map(({ area, scenarios }) => [area, `${scenarios}`]),
    ),
    table(
      ['Value', 'Portraits', 'Words an action', 'Characters', 'Grade', 'Told in the scenario'],
      rows,
    ),
    `The mean number of words furthest from the overall mean differs by ${percent(furthest)} of it; the limit is ${percent(MEAN_LENGTH_TOLERANCE)}.`,
    'Told in the scenario: of an action’s content words (all but function words), the part that its scenario’s text has too, in the same form. A value far above the others could be picked out by what the story mentions. There is no limit.',
  ];
}

function classifierPart(figures: ClassifierFigures | null): string[] {
  if (figures === null) return [];
  const row = (name: string, { accuracy, permutation95 }: Accuracy, limit: number) => [
    ...[name, percent(accuracy), percent(permutation95), percent(limit)],
  ];
  return [
    '## Naming the value from the phrasing',
    `Ridge classification among ten values, six folds cut by scenario, ${figures.scenarios} scenarios; chance is 10 %. The 95 % point is that of 200 labellings drawn at random within scenarios.${figures.limited ? '' : ' With so few scenarios the limits do not count.'}`,
    table(
      ['From', 'Named right', '95 % point by chance', 'Limit'],
      [
        row('Function words and length', figures.phrasing, PHRASING_LIMIT),
        row('Length alone', figures.length, LENGTH_LIMIT),
        ['All words', percent(figures.allWords), '–', 'none'],
      ],
    ),
    'Told by: what the actions of a value have more of, or less of, than all others; furthest first.',
    table(
      ['Value', 'Named right', 'Length alone', 'Told by'],
      VALUES.map((value, place) => [
        ...[VALUE_NAMES[value], percent(figures.phrasing.recall[place] ?? 0)],
        ...[percent(figures.length.recall[place] ?? 0), figures.telling[place]?.join(', ') ?? ''],
      ]),
    ),
  ];
}

function nearPart(kinds: readonly (readonly [string, Likenesses])[]): string[] {
  const rows = kinds.map(([name, { duplicates, closest }]) => [
    ...[name, `${duplicates.length}`, (closest[0]?.likeness ?? 0).toFixed(2)],
  ]);
  const pairs = kinds.flatMap(([name, { closest }]) =>
    closest
      .slice(0, 3)
      .map(({ where, other, likeness }) => [
        ...[name, placeName(where), placeName(other), likeness.toFixed(2)],
      ]),
  );
  return [
    '## Near duplicates',
    `Likeness is the number of runs of ${RUN} words that two texts share over the number that either has; from ${NEAR} on they are near duplicates.`,
    table(['Texts', 'Near duplicates', 'Most alike of the others'], rows),
    ...(pairs.length === 0 ? [] : [table(['Most alike', 'One', 'Other', 'Likeness'], pairs)]),
  ];
}

function meetingsPart({ meetings, formA, formB }: ScenarioFigures): string[] {
  const row = (name: string, { questions, offered, fewest, most }: Meetings) => [
    ...[name, `${questions}`, `${Math.min(...offered)} to ${Math.max(...offered)}`],
    `${fewest} to ${most}`,
  ];
  const pairs = VALUES.map((value, i) => [
    VALUE_NAMES[value],
    ...VALUES.map((_, j) => (i === j ? '' : `${meetings.met[i]?.[j] ?? 0}`)),
  ]);
  return [
    '## Deal',
    table(
      ['Questions', 'Number', 'A value is offered', 'A pair meets'],
      [
        row('All five of each scenario (models)', meetings),
        row('Form A (persons)', formA),
        row('Form B (persons)', formB),
      ],
    ),
    'How often each pair of values meets in the questions for models:',
    table(['Value', ...VALUES], pairs),
  ];
}

/** The report as a Markdown page. */
export function reportAsMarkdown(report: ContentReport): string {
  const { pack, portraits, scenarios, findings, english } = report;
  const near: (readonly [string, Likenesses])[] = [
    ...(portraits === null ? [] : [['Portraits', portraits.near] as const]),
    ...(scenarios === null
      ? []
      : [['Scenarios', scenarios.nearTexts] as const, ['Actions', scenarios.nearActions] as const]),
  ];
  return [
    '# Content report',
    `What the checks say of the pack “${escaped(pack.title)}” (${pack.id} ${pack.version}), written by \`npm run check:content -- --write\`. The rules are in \`src/core/instrument/check\`.`,
    ...(english
      ? []
      : [
          'Rules for English words and their number were left out: the pack is in another language.',
        ]),
    findingsPart(findings),
    ...(scenarios === null ? [] : valuesPart(scenarios)),
    ...lengthsPart(portraits, scenarios),
    ...(scenarios === null ? [] : classifierPart(scenarios.classifier)),
    ...nearPart(near),
    ...(scenarios === null ? [] : meetingsPart(scenarios)),
  ]
    .join('\n\n')
    .concat('\n');
}

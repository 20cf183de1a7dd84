// What is demanded of Axia's own pack beside the rules for all: its numbers, and its deal.
// Source of the numbers per value: the keys of PVQ-40 and PVQ-21 as published with the instruments
// (Schwartz et al. 2001; Schwartz 2003, European Social Survey); numbers only, no text is used.
import { VALUE_NAMES, VALUES, type PerValue } from '../../values';
import { dealOf } from '../deal';
import type { Pack, Scenario } from '../pack';
import type { Finding } from './finding';
import { checkPack, type ContentReport } from './pack';

const PVQ_40: PerValue<number> = {
  SD: 4,
  ST: 3,
  HE: 3,
  AC: 4,
  PO: 3,
  SE: 5,
  CO: 4,
  TR: 4,
  BE: 4,
  UN: 6,
};
const PVQ_21: PerValue<number> = {
  SD: 2,
  ST: 2,
  HE: 2,
  AC: 2,
  PO: 2,
  SE: 2,
  CO: 2,
  TR: 2,
  BE: 2,
  UN: 3,
};
const SHORT_FORM = 21;
const THIRTY = 30;
const SCENARIOS = 120;
const AREAS = ['work', 'money', 'study', 'family', 'conduct'] as const;

const unequal = (found: number, wanted: number, what: string): string[] =>
  found === wanted ? [] : [`${what}: ${found} instead of ${wanted}.`];

function itemCounts(items: readonly { value: string }[], wanted: PerValue<number>, of: string) {
  return VALUES.flatMap((value) =>
    unequal(
      items.filter((item) => item.value === value).length,
      wanted[value],
      `Portraits of ${VALUE_NAMES[value]} among ${of}`,
    ),
  );
}

function areaCounts(scenarios: readonly Scenario[], wanted: number, of: string): string[] {
  return AREAS.flatMap((area) =>
    unequal(
      scenarios.filter((scenario) => scenario.area === area).length,
      wanted,
      `Scenarios of the area ${area} among ${of}`,
    ),
  );
}

function countMessages({ questionnaire, scenarios }: Pack): string[] {
  const items = questionnaire?.items ?? [];
  const all = scenarios?.scenarios ?? [];
  return [
    ...itemCounts(items, PVQ_40, 'all'),
    ...itemCounts(items.slice(0, SHORT_FORM), PVQ_21, `the first ${SHORT_FORM}`),
    ...unequal(questionnaire?.shortForm ?? 0, SHORT_FORM, 'Portraits of the short form'),
    ...unequal(all.length, SCENARIOS, 'Scenarios'),
    ...areaCounts(all, SCENARIOS / AREAS.length, 'all'),
    ...areaCounts(all.slice(0, THIRTY), THIRTY / AREAS.length, `the first ${THIRTY}`),
  ];
}

/** Scenarios whose questions, person's question or form are not what the deal gives their place. */
function dealFindings({ scenarios }: Pack): Finding[] {
  return (scenarios?.scenarios ?? []).flatMap(
    ({ id, questions, personQuestion, form }, place): Finding[] => {
      const dealt = dealOf(place, scenarios?.relabelling[Math.floor(place / THIRTY)]);
      if (JSON.stringify(dealt) === JSON.stringify({ questions, personQuestion, form })) return [];
      const message = `The questions are not those that the deal gives to place ${place + 1}; deal the bank again.`;
      return [{ where: { kind: 'scenario', id }, rule: 'deal', message }];
    },
  );
}

/** What of Axia's own numbers and deal a pack lacks. */
export function ownBankFindings(pack: Pack): Finding[] {
  const where = { kind: 'pack', id: pack.id } as const;
  const counts = countMessages(pack).map((message): Finding => ({
    where,
    rule: 'counts',
    message,
  }));
  return [...counts, ...dealFindings(pack)];
}

/** The report of Axia's own pack. */
export function checkOwnBank(pack: Pack): ContentReport {
  const report = checkPack(pack);
  return { ...report, findings: [...ownBankFindings(pack), ...report.findings] };
}

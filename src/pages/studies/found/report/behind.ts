// What a report says beside the values: how the models answered, what soundness leaves of their worths, and
// what they did when they were told to pick and to hold a value.
import type { ReportBlock, ReportSection } from '../../../../core/exchange/report';
import { sayAnswering } from '../../../../core/say/answering';
import { sayCompliance } from '../../../../core/say/compliance';
import { sayNetWorth } from '../../../../core/say/net-worth';
import { sayHold } from '../../../../core/say/select-hold';
import { ANSWERING_NOTES, ANSWERING_TITLE, answeringTable } from '../answered';
import type { Found } from '../found.svelte';
import { HELD_NOTES, HELD_TITLE, heldTable } from '../held';
import { netTable, NET_TITLE, RATED_BY } from '../net-worths';
import { small, tableFrom, written } from './blocks';

export function howAnswered({ answered }: Found): ReportSection[] {
  if (answered.length === 0) return [];
  return [
    {
      heading: ANSWERING_TITLE,
      blocks: [
        ...answered.flatMap(({ label, compliance, profile: { enacted } }): ReportBlock[] => [
          { kind: 'heading', text: label },
          ...written(sayCompliance(compliance)),
          ...(enacted?.model ? written(sayAnswering(enacted.model)) : []),
        ]),
        tableFrom(ANSWERING_TITLE, answeringTable(answered)),
        ...ANSWERING_NOTES.map(small),
      ],
    },
  ];
}

export function netOfSoundness({ net }: Found): ReportSection[] {
  if (net === null || net.length === 0) return [];
  return [
    {
      heading: NET_TITLE,
      blocks: net.flatMap((one): ReportBlock[] => {
        const table = netTable(one);
        const title = `${one.label}, ${RATED_BY[one.by]}`;
        return [
          { kind: 'heading', text: title },
          ...written(sayNetWorth(one.found)),
          ...(table === null ? [] : [tableFrom(title, table)]),
        ];
      }),
    },
  ];
}

export function held({ held: results }: Found): ReportSection[] {
  if (results.length === 0) return [];
  return [
    {
      heading: HELD_TITLE,
      blocks: results.flatMap((one): ReportBlock[] => [
        { kind: 'heading', text: one.model },
        ...(one.pooled === null ? [] : written(sayHold(one.pooled))),
        tableFrom(`${one.model}, value by value`, heldTable(one)),
        ...HELD_NOTES.map(small),
      ]),
    },
  ];
}

// Worth net of soundness of the models of some studies, by who rated the actions: the model itself, or the
// people of this machine. People and models are never put into one rating.
import type { Pack } from '../../../core/instrument/pack';
import { scenarioName } from '../../../core/compare/shared-questions';
import type { NetWorthOrReason } from '../../../core/score/net-worth';
import { bare } from '../../../core/score/estimate';
import { VALUE_NAMES, VALUES } from '../../../core/values';
import { netWorthOf } from '../../../run/analysis';
import { packOf } from '../../../run/packs';
import type { FigureTable } from '../../../ui/figure/table';
import { signed } from '../../../ui/format';
import { saidBy, saidOf, soundnessIn } from '../../library/labels/said';
import type { Source } from '../../source';

export interface NetWorths {
  id: string;
  label: string;
  /** Whose ratings: the model's own, or people's. */
  by: 'itself' | 'people';
  found: NetWorthOrReason;
}

async function ofPack(
  { id, label, model, choices }: Source,
  pack: Pack,
  signal: AbortSignal,
): Promise<NetWorths[]> {
  const said = await saidOf(pack, 'soundness');
  const raters = [
    { by: 'itself' as const, answers: soundnessIn(saidBy(said, model?.id ?? '')) },
    { by: 'people' as const, answers: soundnessIn(saidBy(said, 'people')) },
  ];
  const rated = raters.filter(({ answers }) => answers.length > 0);
  return Promise.all(
    rated.map(async ({ by, answers }) => {
      const soundness = answers.map(({ scenario, action, rating }) => ({
        scenario: scenarioName(pack, scenario),
        action,
        rating,
      }));
      return { id, label, by, found: await netWorthOf(choices, soundness, signal) };
    }),
  );
}

/** None for a model of which nobody rated the actions that it was asked about. */
export async function netWorthsOf(source: Source, signal: AbortSignal): Promise<NetWorths[]> {
  const packs = await Promise.all(source.packs.map(packOf));
  const all = await Promise.all(packs.map((pack) => ofPack(source, pack, signal)));
  return all.flat();
}

export const NET_TITLE = 'Worth, and worth net of soundness';

export const RATED_BY: Readonly<Record<NetWorths['by'], string>> = {
  itself: 'rated by the model itself',
  people: 'rated by people on this machine',
};

/** The ten values with both worths, from the same questions. */
export function netTable({ id, found }: NetWorths): FigureTable | null {
  if (!found.ok) return null;
  const { gross, net } = found.worth;
  return {
    columns: [
      { name: 'Value' },
      { name: 'Worth', write: signed },
      { name: 'Net of soundness', write: signed },
      { name: 'Change', write: signed },
    ],
    rows: VALUES.map((value, place) => {
      const [before = bare(0), after = bare(0)] = [gross[place], net[place]];
      return {
        key: `${id} ${value}`,
        cells: [VALUE_NAMES[value], before, after, after.value - before.value],
      };
    }),
  };
}

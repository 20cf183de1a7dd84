// The calibration report as Markdown: one chapter a simulation, one row a cell.
import { misses, type Cell, type Figure, type Simulation, type Target } from './figures';

const PLACES = 3;

const bounds = ({ low, high, errors }: Target) =>
  `${low} to ${high}${errors === 0 ? '' : `, ± ${errors} standard errors`}`;

function cellText(figure: Figure | undefined, target: Target | undefined): string {
  if (figure === undefined || figure.value === null) return target === undefined ? '–' : '**none**';
  const text = `${figure.value.toFixed(PLACES)} ± ${figure.error.toFixed(PLACES)}`;
  if (target === undefined || !misses(figure, target)) return text;
  return `**${text}, target ${bounds(target)}**`;
}

function tableOf(
  { cells }: Simulation,
  names: readonly string[],
  figures: readonly (readonly Figure[])[],
): string {
  const rows = cells.map((cell, index) => [
    cell.name,
    ...names.map((name) =>
      cellText(
        figures[index]?.find((figure) => figure.name === name),
        cell.targets[name],
      ),
    ),
  ]);
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  const rule = ['---', ...names.map(() => '---:')];
  return [line(['', ...names]), line(rule), ...rows.map(line)].join('\n');
}

function missed(cell: Cell, figures: readonly Figure[]): string[] {
  return figures
    .filter((figure) => misses(figure, cell.targets[figure.name]))
    .map((figure) => `${cell.name}: ${figure.name}`);
}

/** Figures that miss their targets, as "cell: figure". */
export function missesOf(
  simulations: readonly Simulation[],
  figures: readonly (readonly (readonly Figure[])[])[],
): string[] {
  return simulations.flatMap(({ cells, title }, place) =>
    cells.flatMap((cell, index) =>
      missed(cell, figures[place]?.[index] ?? []).map((miss) => `${title}: ${miss}`),
    ),
  );
}

/**
 * @param figures of each simulation, of each of its cells.
 * @param countOf how many simulations a cell of each had.
 */
export function reportAsMarkdown(
  simulations: readonly Simulation[],
  figures: readonly (readonly (readonly Figure[])[])[],
  countOf: (simulation: Simulation) => number,
): string {
  const misses = missesOf(simulations, figures);
  const chapters = simulations.map((simulation, place) => {
    const count = countOf(simulation);
    const tables = simulation.tables.map((names) =>
      tableOf(simulation, names, figures[place] ?? []),
    );
    return [
      `## ${simulation.title}`,
      `${simulation.about} ${count} simulations a row, seeds 1 to ${count}.`,
      ...tables,
    ].join('\n\n');
  });
  return [
    '# Calibration by simulation',
    'Written by `npm run bench:calibration`; the same code writes the same bytes. Simulated respondents with known worths answer through the real deals of the built-in pack and are scored by the code that scores real answers. The truth is the fit to 30,000 questions of the kind ([measurement](measurement.md#3-scenarios)). Each number stands with its Monte Carlo standard error, in which one simulation counts once, whatever number of values or pairs it has. Figures that miss their target are in bold.',
    misses.length === 0
      ? 'All targets are met.'
      : `Missed targets: ${misses.length}.\n\n${misses.map((miss) => `- ${miss}`).join('\n')}`,
    ...chapters,
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

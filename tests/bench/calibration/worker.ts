// Runs cells of the calibration in a thread: a message names one, the answer is its figures.
import { parentPort } from 'node:worker_threads';
import { SIMULATIONS } from './all';
import { runCell } from './figures';

/** Which cell of which simulation, and how many simulations. */
export interface Job {
  simulation: number;
  cell: number;
  simulations: number;
}

parentPort?.on('message', ({ simulation, cell, simulations }: Job) => {
  const chapter = SIMULATIONS[simulation];
  const own = chapter?.cells[cell];
  if (chapter === undefined || own === undefined) {
    throw new RangeError(`no cell ${cell} of simulation ${simulation}`);
  }
  parentPort?.postMessage(runCell(own, chapter.tables.flat(), simulations));
});

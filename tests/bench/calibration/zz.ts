import { models } from './models';
import { toldApart } from './told-apart';
import { runCell } from './figures';
const show = (title: string, cell: any, names: string[], n: number) => { const s = Date.now(); const f = runCell(cell, names, n); console.log(cell.name, f.map(x => x.name + ' ' + (x.value ?? NaN).toFixed(4) + ' ± ' + x.error.toFixed(4)).join(' | '), Math.round((Date.now()-s)/1000)+'s'); };
for (const i of [3, 2, 4]) show('', toldApart.cells[i], ['any pair told apart'], i === 2 ? 600 : 1000);
for (const i of [3, 7]) show('', models.cells[i], ['worth','difference','share','rate','slope of worths'], 400);

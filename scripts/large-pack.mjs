// A pack of any size for the scripts that measure: the built-in scenarios over and over, every text with a
// number of its own.
import { readFileSync } from 'node:fs';
import { CURRENT_PACK_FILE } from './current-pack.mjs';

/** The text of a pack of so many scenarios. @param {number} count */
export function largePack(count) {
  const pack = JSON.parse(readFileSync(CURRENT_PACK_FILE, 'utf8'));
  const bank = pack.scenarios.scenarios;
  const scenarios = Array.from({ length: count }, (_, place) => {
    const one = bank[place % bank.length];
    const actions = Object.entries(one.actions).map(([value, text]) => [
      value,
      `${text} (${place})`,
    ]);
    return {
      ...one,
      id: `b${place}`,
      title: `${one.title} ${place}`.slice(-80).trim(),
      text: `${one.text} That was in week ${place}.`,
      actions: Object.fromEntries(actions),
    };
  });
  const relabelling = Array.from(
    { length: Math.ceil(count / 30) },
    (_, place) => pack.scenarios.relabelling[place % pack.scenarios.relabelling.length],
  );
  return JSON.stringify({
    ...pack,
    id: 'bench',
    title: 'A large pack',
    questionnaire: null,
    scenarios: { ...pack.scenarios, relabelling, scenarios },
  });
}

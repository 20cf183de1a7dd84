// A server that a test can end: the one of the bundle, on a folder of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const SERVE = fileURLToPath(new URL('../../scripts/serve.mjs', import.meta.url));

/** The folder with the built application, as the tests' own server serves it. */
export const BUILT = fileURLToPath(
  new URL(`${process.env['E2E_DIST'] ?? 'dist'}/`, new URL('../../', import.meta.url)),
);

export interface Served {
  /** As the server prints it for this computer. */
  address: string;
  printed: string;
  /** Ends the server, so that no request is answered any more. */
  end: () => Promise<void>;
}

async function printedBy(server: ChildProcess): Promise<string> {
  let printed = '';
  for await (const piece of server.stdout ?? []) {
    printed += String(piece);
    if (printed.includes('Ctrl+C')) return printed;
  }
  throw new Error(`the server ended at once: ${printed}`);
}

/**
 * Starts a server as a person does, and waits until it has printed its addresses.
 *
 * @param command what is started: Node with the script, or a file that starts it.
 */
export async function serve(
  args: readonly string[],
  [command, ...first]: readonly [string, ...string[]] = [process.execPath, SERVE],
): Promise<Served> {
  const server = spawn(command, [...first, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Node and nothing else: no browser of the person who tests is opened.
    env: { PATH: dirname(process.execPath), BROWSER: 'true' },
  });
  const printed = await printedBy(server);
  const address = /http:\/\/localhost:\d+\//.exec(printed)?.[0] ?? '';
  return {
    address,
    printed,
    end: async () => {
      const ended = once(server, 'exit');
      server.kill();
      await ended;
    },
  };
}

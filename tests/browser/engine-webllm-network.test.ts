// A network that is lost while an MLC model loads: at each of its files a clear stop that says so, nothing
// that had come is lost, and the next load goes on from there. The library is a stand-in; the files are
// fetched and kept by the engine's own code.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebLlmEngine } from '../../workers/webllm-engine';
import { filesOf, StandIn } from '../fixtures/webllm-stand-in';

const OPTIONS = { device: 'adapter', threads: 1, mirror: null } as const;
const STAGES = ['configuration', 'list of shards', 'tokenizer', 'library', 'shard'] as const;

let fetched: string[] = [];
/** Answers a request; tests put a network that fails in its place. */
let network: (address: string) => Response = () => new Response();

beforeEach(() => {
  fetched = [];
  vi.stubGlobal('fetch', (address: string) => {
    fetched.push(address);
    try {
      return Promise.resolve(network(address));
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    }
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** A model of its own for each test, of which the browser has nothing. */
function model(name: string) {
  const source = {
    kind: 'mlc',
    id: 'Network-q4f32_1-MLC',
    url: `https://stand-in.example/${name.replaceAll(' ', '-')}`,
    library: `https://stand-in.example/${name.replaceAll(' ', '-')}.wasm`,
  } as const;
  const files = filesOf(source, { A: 0, B: 1 });
  const serve = (address: string) => {
    const file = files.find(([, at]) => at === address);
    return new Response(file?.[2] ?? null, { status: file === undefined ? 404 : 200 });
  };
  const engine = new WebLlmEngine((config) => new StandIn(config));
  const load = () => engine.load(source, OPTIONS, () => undefined);
  return { addresses: files.map(([, address]) => address), serve, load };
}

test.each(STAGES.map((name, stage) => [name, stage] as const))(
  'a network that is lost at the %s stops the load in words, and what had come is not fetched again',
  async (name, stage) => {
    const { addresses, serve, load } = model(name);
    const lost = addresses[stage];
    network = (address) => {
      if (address === lost) throw new TypeError('Failed to fetch');
      return serve(address);
    };
    expect(await load()).toMatchObject({
      ok: false,
      error: { code: 'host-unreachable', retryable: true },
    });

    const before = fetched.filter((address) => address !== lost);
    fetched = [];
    network = serve;
    expect(await load()).toMatchObject({ ok: true });
    // The list is kept last, because a kept list says that all of its shards are here.
    const twice = fetched.filter((address) => before.includes(address));
    expect(twice.filter((address) => !address.endsWith('tensor-cache.json'))).toEqual([]);
  },
);

test('a shard that is cut off in the middle is fetched again by itself', async () => {
  const { addresses, serve, load } = model('cut');
  const shard = addresses.at(-1);
  network = (address) => {
    if (address !== shard || fetched.filter((one) => one === shard).length > 1) {
      return serve(address);
    }
    const half = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('1234'));
      },
      pull: (controller) => {
        controller.error(new TypeError('network error'));
      },
    });
    return new Response(half);
  };
  expect(await load()).toMatchObject({ ok: true });
  expect(fetched.filter((address) => address === shard)).toHaveLength(2);
});

// Addresses of pages, as text: reading one and writing one.

export interface Route {
  /** The parts of the path: "#/me/result/x" is ["me", "result", "x"]. */
  parts: readonly string[];
  query: Readonly<Record<string, string>>;
}

/** A part as it was before `href`; one that somebody typed with a stray % stays as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  return {
    parts: path.split('/').filter(Boolean).map(decoded),
    query: Object.fromEntries(new URLSearchParams(query)),
  };
}

/** The address of a page, for links: href('me', 'result', id). */
export function href(...parts: string[]): string {
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

export function go(...parts: string[]): void {
  location.hash = href(...parts);
}

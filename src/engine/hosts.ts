// Whether the page's Content-Security-Policy lets an address be reached. A blocked request fails with
// the same words as a dead host, so this is asked first and said plainly.
// Matching: https://www.w3.org/TR/CSP3/#match-url-to-source-list, as far as connect-src needs it.

import { mirrored } from '../core/engine/mirror';
import { isOwn } from '../core/engine/own';

const DEFAULT_PORTS: Readonly<Record<string, string>> = {
  'http:': '80',
  'https:': '443',
  'ws:': '80',
  'wss:': '443',
};

/** Sources of connect-src, or of default-src where there is none; null where neither limits it. */
export function connectSources(policy: string): string[] | null {
  const directives = new Map(
    policy
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name = '', ...sources]) => [name.toLowerCase(), sources]),
  );
  return directives.get('connect-src') ?? directives.get('default-src') ?? null;
}

/** @param pageOrigin what 'self' stands for */
export function isAllowed(address: string, sources: string[] | null, pageOrigin: string): boolean {
  if (sources === null) return true;
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return sources.some((source) => matches(url, source, pageOrigin));
}

function matches(url: URL, source: string, pageOrigin: string): boolean {
  if (source === '*') return url.protocol in DEFAULT_PORTS;
  if (source === "'self'") return url.origin === pageOrigin;
  if (source.startsWith("'")) return false;
  if (/^[a-z][a-z0-9+.-]*:$/i.test(source)) return url.protocol === source.toLowerCase();
  const parts = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^:/]+)(?::(\d+|\*))?(?:\/.*)?$/i.exec(source);
  if (parts === null) return false;
  const [, scheme, host = '', port] = parts;
  return (
    schemeMatches(
      url.protocol,
      scheme === undefined ? new URL(pageOrigin).protocol : `${scheme}:`,
    ) &&
    hostMatches(url.hostname, host) &&
    portMatches(url, port)
  );
}

/** A secure scheme satisfies a source that names its insecure twin. */
function schemeMatches(actual: string, named: string): boolean {
  return actual === named.toLowerCase() || (named === 'http:' && actual === 'https:');
}

function hostMatches(actual: string, named: string): boolean {
  const pattern = named.toLowerCase();
  if (pattern === '*') return true;
  return pattern.startsWith('*.') ? actual.endsWith(pattern.slice(1)) : actual === pattern;
}

function portMatches(url: URL, named: string | undefined): boolean {
  if (named === '*') return true;
  const fallback = DEFAULT_PORTS[url.protocol] ?? '';
  return (url.port === '' ? fallback : url.port) === (named ?? fallback);
}

/** The sources that this page may reach, as its policy writes them; null where it sets no limit. */
export function allowedSources(): string[] | null {
  const meta = document.querySelector('meta[http-equiv="Content-Security-Policy" i]');
  return connectSources(meta?.getAttribute('content') ?? '');
}

export function mayReach(address: string): boolean {
  return isAllowed(new URL(address, document.baseURI).href, allowedSources(), location.origin);
}

/**
 * The first of the addresses that this page may not ask, as it would be asked; undefined where there is
 * none. A file that this browser keeps is at no host.
 *
 * @param mirror the base address of a mirror that is asked in their place, or null
 */
export function unreachable(addresses: readonly string[], mirror: string | null) {
  return addresses
    .filter((address) => !isOwn(address))
    .map((address) => (mirror === null ? address : mirrored(address, mirror)))
    .find((address) => !mayReach(address));
}

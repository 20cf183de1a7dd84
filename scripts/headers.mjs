// The headers that Axia is served with, said once for all that serve it: development, preview, the
// service worker, and the server in the bundle. Why each: docs/architecture.md, "Policy and headers".

const POLICY_META = /<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]+)"\s*\/>/;

/** COOP and COEP make the page cross-origin isolated, which threads in WebAssembly need. */
export const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

const reading = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' };

/** What somebody puts into models/ is data: a page or a script that lies there does nothing. */
export const dataHeaders = {
  ...isolation,
  'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  ...reading,
};

/**
 * The policy as a page states it.
 * @param {string} html
 */
export function policyIn(html) {
  const policy = POLICY_META.exec(html)?.[1];
  if (policy === undefined) throw new Error('the page states no Content-Security-Policy');
  return policy;
}

/**
 * The page with another policy in it, or with none.
 * @param {string} html
 * @param {string | null} policy
 */
export function withPolicy(html, policy) {
  const meta =
    policy === null ? '' : `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
  return html.replace(POLICY_META, meta);
}

/**
 * The headers of the application itself. A policy in a meta element does not reach workers, so it
 * comes as a header too.
 * @param {string} policy
 */
export function pageHeaders(policy) {
  return {
    ...isolation,
    'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
    // The camera reads answer codes in Classroom; the page asks for nothing else of the kind.
    'Permissions-Policy': 'camera=(self), microphone=(), geolocation=()',
    ...reading,
  };
}

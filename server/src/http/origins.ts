/** Which sites may talk to this server from a browser. */
export interface OriginPolicy {
  /** Whether a request may name this host: guards against a foreign name pointed at this address. */
  hostAllowed(host: string | null): boolean
  /** `origin` null means it did not come from a page (SDKs, bots, curl), which is fine: nothing here trusts cookies. */
  originAllowed(origin: string | null, host: string | null): boolean
}

/**
 * The server's own host always may; so may `allowedOrigins` and the public address. Once a public address is set,
 * only its name, allowed names and plain addresses (localhost, numbers) are taken for the server's own.
 */
export function createOriginPolicy(settings: { publicUrl: string | null; allowedOrigins: readonly string[] }): OriginPolicy {
  const origins = new Set([...settings.allowedOrigins, ...(settings.publicUrl === null ? [] : [settings.publicUrl])])
  const hosts = new Set([...origins].map((origin) => new URL(origin).host))
  const hostAllowed = (host: string | null) =>
    host !== null && isHost(host) && (settings.publicUrl === null || hosts.has(host) || isPlainAddress(host))
  return {
    hostAllowed,
    originAllowed(origin, host) {
      if (origin === null || origins.has(origin)) return true
      return hostAllowed(host) && URL.canParse(origin) && new URL(origin).host === withoutUsualPort(host ?? '', origin)
    },
  }
}

/** A host as it may be written into an address: name or number, and a port. */
export function isHost(text: string): boolean {
  return text.length <= 260 && /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/.test(text)
}

export function isLoopbackHost(host: string | null): boolean {
  return host !== null && /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i.test(host)
}

function isPlainAddress(host: string): boolean {
  return isLoopbackHost(host) || /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9A-Fa-f:.]+\])(?::\d+)?$/.test(host)
}

/** Browsers leave :80 and :443 out of an origin; a Host header may have them. */
function withoutUsualPort(host: string, origin: string): string {
  return host.toLowerCase().replace(origin.startsWith('https:') ? /:443$/ : /:80$/, '')
}

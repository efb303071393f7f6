import { createMiddleware } from 'hono/factory'
import type { HttpDeps, HttpEnv } from './context.ts'
import { hostOf } from './guards.ts'
import { isHost } from './origins.ts'

const workerPath = '/sw.js'
/** The service worker lives under its own file's policy: all it does is fetch our own files. */
const workerPolicy = "default-src 'none'; connect-src 'self'; script-src 'self'"

/** Headers every answer carries; pages get a policy under which nothing but our own files runs. */
export function securityHeaders(deps: HttpDeps) {
  const secure = deps.settings.publicUrl?.startsWith('https:') === true
  return createMiddleware<HttpEnv>(async (context, next) => {
    await next()
    const { headers } = context.res
    const set = (name: string, value: string) => {
      if (!headers.has(name)) headers.set(name, value)
    }
    set('X-Content-Type-Options', 'nosniff')
    set('X-Frame-Options', 'SAMEORIGIN')
    set('Cross-Origin-Opener-Policy', 'same-origin')
    set('Referrer-Policy', context.req.path.startsWith('/r/') ? 'no-referrer' : 'same-origin')
    set('Permissions-Policy', 'camera=(), geolocation=(), payment=(), usb=(), microphone=(self)')
    if (secure) set('Strict-Transport-Security', 'max-age=31536000')
    if (context.req.path.startsWith('/api')) set('Cache-Control', 'no-store')
    if (headers.get('content-type')?.startsWith('text/html') === true)
      set('Content-Security-Policy', pagePolicy(socketHosts(context.req.header('host') ?? hostOf(context), deps)))
    else if (context.req.path === workerPath) set('Content-Security-Policy', workerPolicy)
    else set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
  })
}

function socketHosts(host: string, deps: HttpDeps): string[] {
  const own = deps.settings.publicUrl === null ? [] : [new URL(deps.settings.publicUrl).host]
  return [...new Set([...(isHost(host) ? [host] : []), ...own])]
}

function pagePolicy(hosts: readonly string[]): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    // Interface kits set styles from script; no text of ours or of people's ever becomes a style.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    `connect-src 'self' ${hosts.flatMap((host) => [`ws://${host}`, `wss://${host}`]).join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ')
}

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import type { HttpContext, HttpDeps, HttpEnv } from './context.ts'
import { bestEncoding, createFileServer, packBytes } from './files.ts'
import { hostOf } from './guards.ts'
import { isHost } from './origins.ts'
import { renderPage } from './page.ts'
import { languageOf } from './visitor.ts'

const notBuilt = 'The pages have not been built yet: stop the server and run `npm start`, which builds them.\n'

/** The built client: its files, and one page for the garden and for every invite. */
export function pageRoutes(deps: HttpDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  const { clientDir } = deps
  if (clientDir === null) return routes
  const files = createFileServer(clientDir)
  routes.get('/', (context) => page(deps, context, clientDir))
  routes.get('/index.html', (context) => context.redirect('/', 301))
  routes.get('/r/:token', (context) =>
    /^[A-Za-z0-9_-]{1,100}$/.test(context.req.param('token')) ? page(deps, context, clientDir) : context.notFound(),
  )
  routes.get('/*', async (context) => {
    const file = await files.read(new URL(context.req.url).pathname, context.req.header('accept-encoding') ?? '')
    if (file === null) return context.notFound()
    if (isUnchanged(context, file.headers['ETag'])) return context.body(null, 304, file.headers)
    return context.body(file.body, 200, file.headers)
  })
  return routes
}

async function page(deps: HttpDeps, context: HttpContext, clientDir: string): Promise<Response> {
  const template = await readFile(join(clientDir, 'index.html'), 'utf8').catch(() => null)
  if (template === null) return context.text(notBuilt, 503)
  const language = languageOf(context.req.header('accept-language'), deps.settings.locale)
  const html = renderPage(template, { path: context.req.path, base: baseUrl(deps, context), language })
  const encoding = bestEncoding(context.req.header('accept-encoding') ?? '')
  const plain = Buffer.from(html)
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Language': language === 'zh' ? 'zh-CN' : 'en',
    'Cache-Control': 'no-cache',
    Vary: 'Accept-Language, Accept-Encoding, Host',
    ETag: `"${createHash('sha256').update(html).digest('base64url').slice(0, 16)}${encoding === null ? '' : `-${encoding}`}"`,
  }
  if (isUnchanged(context, headers.ETag)) return context.body(null, 304, headers)
  if (encoding === null) return context.body(plain, 200, headers)
  return context.body(await packBytes(plain, encoding, 4), 200, { ...headers, 'Content-Encoding': encoding })
}

/** Where pages are reached from outside: as set, or as the visitor came. */
function baseUrl(deps: HttpDeps, context: HttpContext): string {
  if (deps.settings.publicUrl !== null) return deps.settings.publicUrl
  const host = context.req.header('host') ?? hostOf(context)
  const secure = deps.settings.trustedProxies > 0 && context.req.header('x-forwarded-proto') === 'https'
  return `${secure ? 'https' : 'http'}://${isHost(host) ? host : 'localhost'}`
}

function isUnchanged(context: HttpContext, tag: string | undefined): boolean {
  const known = context.req.header('if-none-match')
  return tag !== undefined && known !== undefined && known.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)
}

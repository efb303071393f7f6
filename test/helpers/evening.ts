import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { openBrowser } from './person.ts'
import { startServerProcess, type ServerProcess } from './server-process.ts'

/** A browser and a server of its own for one test file, opened before its tests and closed after them. */
export interface Evening {
  readonly browser: Browser
  readonly server: ServerProcess
}

/** Call at the top of a test file. `settings` may wait for something the server needs, such as a model's address. */
export function openEvening(settings: () => Promise<Record<string, string>> = () => Promise.resolve({})): Evening {
  let browser: Browser | null = null
  let server: ServerProcess | null = null
  beforeAll(async () => {
    browser = await openBrowser()
    server = await startServerProcess(await settings())
  })
  // A test that failed has closed nothing, and a garden drawn for nobody slows all that follow.
  let before: readonly BrowserContext[] = []
  beforeEach(() => {
    before = browser?.contexts() ?? []
  })
  afterEach(async () => {
    const opened = (browser?.contexts() ?? []).filter((context) => !before.includes(context))
    await Promise.all(opened.map((context) => context.close()))
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })
  const opened = <T>(thing: T | null): T => {
    if (thing === null) throw new Error('the evening has not begun')
    return thing
  }
  return {
    get browser() {
      return opened(browser)
    },
    get server() {
      return opened(server)
    },
  }
}

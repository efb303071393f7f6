import { readFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import type { Heard, renderSound, Sound } from './sound-render.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const host = 'http://sound.test'

export interface SoundPage {
  render(sound: Sound): Promise<Heard>
  close(): Promise<void>
}

interface InPage {
  renderSound: typeof renderSound
  countEdges: () => number
}

/**
 * An empty page with the sound's own modules as they are in the repository: types stripped, nothing bundled. It counts
 * the connections of the audio graph that were made and not undone.
 */
export async function openSoundPage(browser: Browser): Promise<SoundPage> {
  const page = await browser.newPage()
  await page.route(`${host}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    if (!pathname.endsWith('.ts')) return route.fulfill({ contentType: 'text/html', body: html })
    const source = await readFile(`${root}${pathname.slice(1)}`, 'utf8')
    return route.fulfill({ contentType: 'text/javascript', body: stripTypeScriptTypes(source) })
  })
  await page.goto(`${host}/`)
  await page.waitForFunction(() => 'renderSound' in window)
  return {
    render: (sound) =>
      page.evaluate((what) => {
        const { renderSound: render, countEdges } = window as unknown as InPage
        return render(what, countEdges)
      }, sound),
    close: () => page.close(),
  }
}

const html = `<!doctype html><title>sound</title>
<script type="importmap">{ "imports": { "#state/": "/client/src/state/" } }</script>
<script>
  const edges = new Map()
  const { connect, disconnect } = AudioNode.prototype
  AudioNode.prototype.connect = function (to, ...rest) {
    edges.set(this, (edges.get(this) ?? new Set()).add(to))
    return connect.call(this, to, ...rest)
  }
  AudioNode.prototype.disconnect = function (...rest) {
    edges.delete(this)
    return disconnect.apply(this, rest)
  }
  window.countEdges = () => [...edges.values()].reduce((sum, to) => sum + to.size, 0)
</script>
<script type="importmap">{ "imports": { "@kith/client/": "/client/", "@kith/shared/": "/shared/" } }</script>
<script type="module">
  import { renderSound } from '/test/helpers/sound-render.ts'
  window.renderSound = renderSound
</script>`

import { describe, expect, it } from 'vitest'
import { axeFaults, clippedText, smallTargets } from '../helpers/audit.ts'
import { openEvening } from '../helpers/evening.ts'
import { newPerson, type Person } from '../helpers/person.ts'
import { until } from '../helpers/wait.ts'

const kith = openEvening()

/** Comes with the worker, which headless runs do without unless they ask. */
async function visitor(language: 'en' | 'zh'): Promise<Person> {
  const person = await newPerson(kith.browser, kith.server.url, { path: '/?worker', language })
  await until('the worker is in charge', () => person.page.evaluate(() => navigator.serviceWorker.controller !== null))
  return person
}

describe('the installed app', () => {
  it('has all a browser asks for: names, icons that are what they say, colours', async () => {
    const answer = await fetch(`${kith.server.url}/manifest.webmanifest`)
    expect(answer.headers.get('content-type')).toContain('application/manifest+json')
    const manifest = (await answer.json()) as {
      name: string
      start_url: string
      display: string
      theme_color: string
      icons: { src: string; sizes: string; type: string; purpose: string }[]
    }
    expect(manifest).toMatchObject({ name: 'Kith 知交', start_url: '/', display: 'standalone', theme_color: '#2b1a33' })
    const ada = await newPerson(kith.browser, kith.server.url)
    for (const { src, sizes, type } of manifest.icons) {
      const icon = await fetch(kith.server.url + src)
      expect(icon.headers.get('content-type'), src).toBe(type)
      if (sizes === 'any') continue
      const side = await ada.page.evaluate(async (url) => {
        const image = new Image()
        image.src = url
        await image.decode()
        return `${image.naturalWidth}x${image.naturalHeight}`
      }, src)
      expect(side, src).toBe(sizes)
    }
    expect(manifest.icons.some(({ purpose, sizes }) => purpose === 'maskable' && sizes === '512x512')).toBe(true)
    expect(await ada.page.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
    await ada.close()
  })

  it.each([
    ['en', 'No connection', /does not answer/, 'Try now'],
    ['zh', '连不上了', /没有回应/, '现在就试'],
  ] as const)(
    'says so in %s when the server is away, keeps the address, and comes back by itself',
    async (language, title, text, again) => {
      const ada = await visitor(language)
      const { page } = ada
      await kith.server.stop()
      await page.goto(`${kith.server.url}/?quality=test&worker`)
      await page.getByRole('heading', { name: title }).waitFor()
      await page.getByText(text).waitFor()
      await page.getByRole('button', { name: again }).waitFor()
      expect(await page.evaluate(() => [document.documentElement.lang.slice(0, 2), location.pathname])).toEqual([language, '/'])
      const faults = { axe: await axeFaults(page), text: await clippedText(page), targets: await smallTargets(page, 24) }
      expect(faults).toEqual({ axe: [], text: [], targets: [] })
      const lantern = await page.evaluate(() => document.querySelector('img')?.naturalWidth ?? 0)
      expect(lantern).toBeGreaterThan(0)
      await kith.server.restart()
      await page.getByRole('textbox', { name: /^(Your name|你的名字)$/ }).waitFor()
      await ada.close()
    },
  )

  it('keeps nothing that was said or asked, only files named after their content', async () => {
    const ada = await visitor('en')
    await ada.enter('Ada')
    await ada.say('this stays between us')
    await ada.hears('own line', (line) => line.mine)
    const kept = await ada.page.evaluate(async () => {
      const names = await caches.keys()
      const urls = await Promise.all(
        names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)),
      )
      return urls.flat()
    })
    expect(kept.length).toBeGreaterThan(5)
    expect(kept.filter((path) => !path.startsWith('/assets/')).sort()).toEqual(['/favicon.svg', '/offline.html'])
    expect(ada.troubles).toEqual([])
    await ada.close()
  })
})

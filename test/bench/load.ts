import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureClient } from '@kith/server/bin/client-build.ts'
import { packBytes } from '@kith/server/src/http/files.ts'
import { doorLooks } from '@kith/shared/state'
import type { Browser, Page } from 'playwright-core'
import { bringIn, type Bot } from '../helpers/bot.ts'
import { enterByCard, framesPass, keepPreferences, orbit } from '../helpers/bot-page.ts'
import { openFullRoom } from '../helpers/full-room.ts'
import { laptop, openBrowser } from '../helpers/person.ts'
import { startServerProcess, type ServerProcess } from '../helpers/server-process.ts'
import { clientParts, distDir, plainName } from './client-parts.ts'

/** DESIGN's limits: bytes, and for the last three a whole scene, with 25 bodies in it, and with 100. */
const limits = {
  entryBytes: 90_000,
  worldBytes: 260_000,
  spaceBytes: 1_000_000,
  firstFrameBytes: 1_400_000,
  drawCalls: 40,
  triangles: 150_000,
  drawCalls100: 60,
} as const
type Measure = keyof typeof limits

const avatars = 25
const fullRoom = 100
const residents = 3
const gzipEffort = 9
const frameLimitMs = 120_000
const usualQuality = 'medium'
const samples = 8

export interface LoadBench extends Record<Measure, number> {
  /** What makes the card at the door usable: entry, the card's own chunk and one language. */
  doorBytes: number
  /** The same first frame without compression on the wire. */
  firstFramePlainBytes: number
  firstFrameRequests: number
  /** Before the crowd came: the garden alone. */
  emptyDrawCalls: number
  emptyTriangles: number
  avatars: number
  /** With a hundred bodies in it, some of them gesturing, all in view; there is no limit for triangles. */
  triangles100: number
  avatars100: number
  limits: Record<Measure, number>
  over: Measure[]
}

/**
 * What a visitor downloads, gzipped, part by part; what a real browser fetches (brotli where it may) until its first frame;
 * and what the garden draws with 25 bodies before the camera at the usual quality, and with a hundred. The limits are printed
 * beside.
 */
export async function run(): Promise<LoadBench & Record<string, unknown>> {
  await ensureClient()
  const sizes = await measureParts()
  const some = await measureVisit()
  const full = await measureFullRoom()
  const measured = { ...sizes, ...some.limited, drawCalls100: full.drawCalls }
  const over = (Object.keys(limits) as Measure[]).filter((name) => measured[name] > limits[name])
  report(measured, over)
  return { ...measured, ...some.told, triangles100: full.triangles, avatars100: full.avatars, limits, over }
}

/** One visitor's first frame in an empty garden, then 24 more bodies before the camera. */
async function measureVisit() {
  const server = await startServerProcess()
  const browser = await openBrowser()
  const bots: Bot[] = []
  try {
    const page = await openPage(browser)
    const fetched = await firstFrame(page, server)
    const empty = await drawn(page)
    for (let index = 0; index < avatars - residents - 1; index += 1)
      bots.push(await bringIn(server.url, `Guest ${index + 1}`, { look: doorLooks[index % doorLooks.length] ?? '' }))
    await enterByCard(page, 'Visitor')
    await gather(bots, page)
    const full = await drawn(page)
    return {
      limited: { firstFrameBytes: fetched.wireBytes, drawCalls: full.drawCalls, triangles: full.triangles },
      told: {
        firstFramePlainBytes: fetched.plainBytes,
        firstFrameRequests: fetched.requests,
        emptyDrawCalls: empty.drawCalls,
        emptyTriangles: empty.triangles,
        avatars: full.avatars,
      },
    }
  } finally {
    await Promise.all(bots.map((bot) => bot.body.leave()))
    await browser.close()
    await server.close()
  }
}

/** A hundred bodies at real sockets, seen from over their heads. */
async function measureFullRoom(): Promise<{ drawCalls: number; triangles: number; avatars: number }> {
  const room = await openFullRoom(fullRoom)
  const browser = await openBrowser()
  try {
    const page = await openPage(browser)
    // A hundred bodies take a software renderer seconds; draws and triangles are the same in a small picture.
    await page.setViewportSize({ width: 640, height: 360 })
    await page.goto(room.url, { waitUntil: 'commit' })
    await enterByCard(page, 'Visitor')
    await page.waitForFunction((all) => window.__kith.avatars.length >= all, fullRoom, { timeout: frameLimitMs, polling: 100 })
    await orbit(page, 0, 60, 900)
    room.bots[0]?.body.say('Can everybody see the lanterns?')
    room.gesture()
    return await drawn(page)
  } finally {
    await browser.close()
    await room.close()
  }
}

async function measureParts(): Promise<{ entryBytes: number; doorBytes: number; worldBytes: number; spaceBytes: number }> {
  const { entry, door, world, spaces } = clientParts()
  const entryBytes = await gzipSum('entry', entry)
  const doorBytes = entryBytes + (await gzipSum('door', door))
  const worldBytes = await gzipSum('world', world)
  const spaceBytes = Math.max(...(await Promise.all([...spaces].map(([id, files]) => gzipSum(`space ${id}`, files)))))
  return { entryBytes, doorBytes, worldBytes, spaceBytes }
}

/** Sums a part and lists what it is made of, largest first. */
async function gzipSum(part: string, files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map(async (file) => ({ file, bytes: (await packBytes(await readFile(join(distDir, file)), 'gzip', gzipEffort)).byteLength })),
  )
  for (const { file, bytes } of sizes.toSorted((a, b) => b.bytes - a.bytes)) console.log(`${part}: ${plainName(file)} ${bytes}`)
  return sizes.reduce((sum, { bytes }) => sum + bytes, 0)
}

async function openPage(browser: Browser): Promise<Page> {
  // What a service worker fetches for the page is not seen on the page's own wire.
  const context = await browser.newContext({ viewport: laptop, locale: 'en-GB', serviceWorkers: 'block' })
  const page = await context.newPage()
  await keepPreferences(page, { quality: usualQuality })
  return page
}

/** Opens the page and adds up what the network brought until the first frame was drawn. */
async function firstFrame(page: Page, server: ServerProcess): Promise<{ wireBytes: number; plainBytes: number; requests: number }> {
  const sum = { wireBytes: 0, plainBytes: 0, requests: 0 }
  const urls = new Map<string, string>()
  const network = await page.context().newCDPSession(page)
  network.on('Network.requestWillBeSent', ({ requestId, request }) => void urls.set(requestId, request.url))
  network.on('Network.dataReceived', ({ dataLength }) => (sum.plainBytes += dataLength))
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sum.wireBytes += encodedDataLength
    sum.requests += 1
    console.log(`first frame: ${plainName(new URL(urls.get(requestId) ?? server.url).pathname)} ${encodedDataLength}`)
  })
  await network.send('Network.enable')
  await page.goto(server.url, { waitUntil: 'commit' })
  // Asked between frames, so that nothing that comes later is counted.
  await page.waitForFunction(() => '__kith' in window && window.__kith.frames >= 1, null, { timeout: frameLimitMs, polling: 20 })
  const counted = { ...sum }
  await network.detach()
  return counted
}

/** Everybody who is not a resident comes to stand before the visitor, in five arcs from two metres on. */
async function gather(bots: readonly Bot[], page: Page): Promise<void> {
  const { avatars, selfPid } = await page.evaluate(() => window.__kith)
  const me = avatars.find(({ pid }) => pid === selfPid)
  if (me === undefined) throw new Error('the visitor has no body')
  const ahead = Math.atan2(-me.x, -me.z)
  await Promise.all(
    bots.map((bot, index) => {
      const metres = 2 + Math.floor(index / 5) * 1.2
      const aside = ((index % 5) - 2) * 0.28
      return bot.walkTo(me.x + Math.sin(ahead + aside) * metres, me.z + Math.cos(ahead + aside) * metres, ahead + Math.PI)
    }),
  )
}

/** What a frame costs: the most of several frames. */
async function drawn(page: Page): Promise<{ drawCalls: number; triangles: number; avatars: number }> {
  const most = { drawCalls: 0, triangles: 0, avatars: 0 }
  for (let sample = 0; sample < samples; sample += 1) {
    await framesPass(page, 1)
    const seen = await page.evaluate(() => {
      const { drawCalls, triangles, avatars } = window.__kith
      return { drawCalls, triangles, avatars: avatars.length }
    })
    most.drawCalls = Math.max(most.drawCalls, seen.drawCalls)
    most.triangles = Math.max(most.triangles, seen.triangles)
    most.avatars = Math.max(most.avatars, seen.avatars)
  }
  return most
}

function report(measured: Record<Measure, number>, over: readonly Measure[]): void {
  for (const name of Object.keys(limits) as Measure[])
    console.log(`${name}: ${measured[name]} of at most ${limits[name]}${over.includes(name) ? ' — OVER' : ''}`)
}

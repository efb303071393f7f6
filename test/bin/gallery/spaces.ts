import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { spaceDocumentSchema, type SpaceDocument } from '@kith/shared/space'
import type { Browser, Page } from 'playwright-core'
import { bringIn, makeRoom, newGuest, type Bot } from '../../helpers/bot.ts'
import { enterByCard, framesPass, lineHeard, sitDownAt, walkToSpot, standsStill, walkUpTo, worldDrawn } from '../../helpers/bot-page.ts'
import { lookOf } from '../../helpers/people.ts'
import { repository, sizes, type Chapter, type SizeName, type Studio } from './studio.ts'

/** Each space in each of its lights: as it is, at its door, and from inside with people in it. */
const builtFolder = join(repository, 'assets/built')
const guests = ['Noor', '阿远', 'June', 'Tomás', '苏苏'] as const
/** Whom they look like; see `lookOf`. */
const guestLooks = [2, 9, 5, 4, 11] as const
const insideViews = ['inside', 'inside-phone', 'inside-side'] as const
const arrivedViews = ['arrived', 'arrived-phone', 'arrived-side'] as const
const views = ['wide', 'door', 'door-phone', ...arrivedViews, ...insideViews] as const
const shapes = ['laptop', 'phone', 'side'] as const satisfies readonly SizeName[]
/** For bodies to walk up, and words to be answered. With reduced motion the camera is at once where it would come to rest. */
const arrivedFrames = 14
/** What is small is drawn fast: things are staged here and filmed in full size. */
const small = { width: 480, height: 270 }

const nameOf = (space: string, light: string, view: string) => `${space}-${light}.${view}`

async function documents(): Promise<SpaceDocument[]> {
  const folders = (await readdir(builtFolder)).filter((name) => name !== 'avatar').toSorted()
  return Promise.all(
    folders.map(async (name) => spaceDocumentSchema.parse(JSON.parse(await readFile(join(builtFolder, name, 'space.json'), 'utf8')))),
  )
}

export const spaces: Chapter = {
  name: 'spaces',
  async pictures() {
    return (await documents()).flatMap(({ id, lights }) => lights.flatMap((light) => views.map((view) => nameOf(id, light.id, view))))
  },
  async take(studio) {
    await studio.withServer({ KITH_HOUR: '19.4' }, async (server, browser) => {
      for (const document of await documents()) {
        const wanted = document.lights.filter(({ id }) => studio.wantsAny(views.map((view) => nameOf(document.id, id, view))))
        if (wanted.length === 0) continue
        const { invite, bots } = await fillRoom(server.url, document)
        for (const { id } of wanted)
          await studio.attempt(`${document.id}-${id}`, async () => {
            await light(bots, id)
            await takeSpace(studio, browser, document, id, invite, bots)
          })
        await Promise.all(bots.map((bot) => bot.body.leave()))
      }
    })
  },
}

/** A private room with all residents, and people on the seats nearest to the middle of its picture; before a stage, on those that face its front. */
async function fillRoom(url: string, { id: space, seats, spots, hero }: SpaceDocument): Promise<{ invite: string; bots: Bot[] }> {
  const token = await newGuest(url)
  const invite = await makeRoom(url, token, { spaceId: space, title: 'Friday tea', residentIds: ['xiaoman', 'zhou', 'adeng'] })
  const [x, , z] = hero.to
  const hasStage = spots.some(({ id }) => id === 'stage')
  const towards = Math.atan2(hero.from[0] - x, hero.from[2] - z)
  const facing = seats.filter(({ yawRadians }) => !hasStage || Math.cos(yawRadians - towards) > 0)
  const free = facing.toSorted((a, b) => Math.hypot(a.x - x, a.z - z) - Math.hypot(b.x - x, b.z - z)).map(({ id }) => id)
  const bots: Bot[] = []
  for (const [index, name] of guests.entries()) {
    const bot = await bringIn(url, name, { look: lookOf(guestLooks[index] ?? 0), invite, space, ...(index === 0 ? { token } : {}) })
    bots.push(bot)
    for (let seat = free.shift(); seat !== undefined && !(await bot.sitOn(seat));) seat = free.shift()
  }
  return { invite, bots }
}

async function light([host]: readonly Bot[], id: string): Promise<void> {
  host?.body.send('host', { act: 'light', light: id })
  await host?.body.until('the light', (me) => me.of('host-view').at(-1)?.light === id)
}

async function takeSpace(
  studio: Studio,
  browser: Browser,
  { id: space, spots }: SpaceDocument,
  lightId: string,
  invite: string,
  bots: readonly Bot[],
): Promise<void> {
  const name = (view: (typeof views)[number]) => nameOf(space, lightId, view)
  const page = await studio.openPage(browser, { quality: 'high', path: `/r/${invite}`, viewport: sizes.laptop, reducedMotion: 'reduce' })
  await worldDrawn(page)
  if (studio.wants(name('wide'))) {
    const hidden = await page.addStyleTag({ content: '.door, .gate { display: none !important }' })
    await studio.shoot(page, name('wide'))
    await hidden.evaluate((style) => style.parentNode?.removeChild(style))
  }
  await studio.shoot(page, name('door'))
  await studio.shoot(page, name('door-phone'), sizes.phone)
  if (![...arrivedViews, ...insideViews].some((view) => studio.wants(name(view)))) return page.context().close()
  await page.setViewportSize(small)
  await enterByCard(page, nameFor(lightId))
  await framesPass(page, arrivedFrames)
  for (const [index, view] of arrivedViews.entries())
    if (studio.wants(name(view))) await studio.shoot(page, name(view), sizes[shapes[index] ?? 'laptop'])
  if (insideViews.some((view) => studio.wants(name(view)))) {
    await page.setViewportSize(small)
    // Beside whoever speaks: some places are out of earshot of others. Round a fire one takes a seat.
    const fire = spots.find(({ id }) => id === 'fire')
    const stage = spots.find(({ id }) => id === 'stage')
    if (fire) await sitDownAt(page, fire.title.en)
    else if (stage) await walkToSpot(page, stage.title.en)
    else await walkUpTo(page, guests[0])
    await standsStill(page)
    await framesPass(page, arrivedFrames)
  }
  for (const [index, view] of insideViews.entries()) {
    if (!studio.wants(name(view))) continue
    const size = sizes[shapes[index] ?? 'laptop']
    // Small, so that the camera hears while the words are fresh; and once more, for their bubble.
    await page.setViewportSize({ width: size.width / 2, height: size.height / 2 })
    await framesPass(page, 2)
    await hear(page, bots[0], opening[index] ?? '')
    await framesPass(page, 4)
    await studio.shoot(page, name(view), size, () => hear(page, bots[0], lines[index] ?? ''))
  }
  await page.context().close()
}

async function hear(page: Page, bot: Bot | undefined, line: string): Promise<void> {
  bot?.body.say(line)
  await lineHeard(page, line)
}

const opening = ['Come and sit with us.', '来，这边坐。', 'There is room here.'] as const
const lines = [
  'I saved you the seat with the best view. From here one sees everybody who comes in, and the kettle, and a little of the sky. Take your time; nobody here looks as if they wanted to go home.',
  '今晚的风刚刚好，不冷也不闷。你要是不赶时间，就再坐一会儿吧，水一会儿就开，我们慢慢说。',
  'Shall we put the kettle on again? There is still some of the good tea, and the stories have only begun.',
] as const

/** Who has just gone keeps their place a while: somebody of another name comes for each light. */
function nameFor(lightId: string): string {
  return `Mira ${lightId}`
}

import { closeCodes } from '@kith/shared/protocol'
import type { Page, Route } from 'playwright-core'
import { noteScreens } from './note-screens.ts'
import type { WireInHand } from './wire.ts'

/** A screen of the interface and how to come to it from where the last one left off. */
export interface Screen {
  name: string
  show(page: Page): Promise<void>
  /** Does again what another shape of the window undoes. */
  reshaped?(page: Page): Promise<void>
  /** Puts things back for the next one. */
  leave?(page: Page): Promise<void>
}

const fulfil = (status: number, body: object) => (route: Route) =>
  route.fulfill({ status, contentType: 'application/json', body: JSON.stringify(body) })

/** The door in the states a server's answer can put it in; each begins at the card. */
export const doorScreens: readonly Screen[] = [
  { name: 'card', show: async () => undefined },
  {
    name: 'card without a name',
    show: async (page) => {
      await page.getByRole('textbox').fill('')
      await enter(page)
    },
    leave: async (page) => page.getByRole('textbox').fill('Ada'),
  },
  ...(
    [
      'passcode-needed',
      'passcode-wrong',
      'knock-needed',
      'knock-denied',
      'already-here',
      'locked',
      'room-full',
      'invite-invalid',
      'banned',
      'old-client',
      'blocked-name',
    ] as const
  ).map(refused),
  {
    name: 'unreachable',
    show: async (page) => {
      await page.route('**/api/enter', (route) => route.abort())
      await enter(page)
      await page.getByRole('alert').first().waitFor()
    },
    leave: backToCard,
  },
  { name: 'waiting after a knock', show: (page) => knocked(page, 'waiting'), leave: backToCard },
  { name: 'nobody home', show: (page) => knocked(page, 'nobody-home'), leave: backToCard },
]

function refused(code: string): Screen {
  return {
    name: code,
    show: async (page) => {
      await page.route('**/api/enter', fulfil(403, { error: code }))
      await enter(page)
      await page.locator('.door__card:not(.door__card--entry)').waitFor()
    },
    leave: backToCard,
  }
}

async function knocked(page: Page, state: string): Promise<void> {
  await page.route('**/api/enter', fulfil(403, { error: 'knock-needed' }))
  await page.route('**/api/knock', fulfil(200, { knockId: 'k1' }))
  await page.route('**/api/knock/*', fulfil(200, { state }))
  await enter(page)
  await page.getByRole('button', { name: /^(Knock|敲门)$/ }).click()
  await page.waitForFunction((door) => (window as unknown as { __kith: { door: string } }).__kith.door === door, state)
}

async function enter(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Enter|进园|进屋|Try again|再试一次)$/ }).click()
}

async function backToCard(page: Page): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.reload()
  await page.getByRole('textbox').waitFor()
}

const panelButton = {
  people: /^(People|在场的人)/,
  room: /^(Make a private room|开一间私人小屋|This room|这间小屋)/,
  memory: /^(What they remember|他们记得的)/,
  settings: /^(Settings|设置)/,
} as const

export async function openPanel(page: Page, panel: keyof typeof panelButton): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: panelButton[panel] }).first().click()
  await page.getByRole('dialog').first().waitFor()
}

export async function closePanel(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').first().waitFor({ state: 'detached' })
}

function panel(name: keyof typeof panelButton): Screen {
  return { name: `panel ${name}`, show: (page) => openPanel(page, name), leave: closePanel }
}

async function openPerson(page: Page): Promise<void> {
  await openPanel(page, 'people')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^(More about|关于)/ })
    .first()
    .click()
}

async function answerDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.locator('.modal').waitFor({ state: 'detached' })
  await closePanel(page)
}

/** Everything over the world, from standing in the garden with something said to a resident. */
export const insideScreens: readonly Screen[] = [
  { name: 'inside', show: async () => undefined },
  panel('people'),
  {
    name: 'a resident’s card',
    show: async (page) => {
      await openPanel(page, 'people')
      await page
        .getByRole('dialog')
        .getByRole('group', { name: /^(Residents|居民)/ })
        .getByRole('button', { name: /^(More about|关于)/ })
        .first()
        .click()
    },
    leave: closePanel,
  },
  {
    name: 'report',
    show: async (page) => {
      await openPerson(page)
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^(Report|举报)$/ })
        .click()
      await page.locator('.modal').waitFor()
    },
    leave: answerDialog,
  },
  {
    name: 'block',
    show: async (page) => {
      await openPerson(page)
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^(Block|屏蔽)$/ })
        .click()
      await page.locator('.modal').waitFor()
    },
    leave: answerDialog,
  },
  panel('settings'),
  {
    name: 'help',
    show: async (page) => {
      await openPanel(page, 'settings')
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^(Help|帮助)$/ })
        .click()
      await page.getByRole('heading', { name: /^(How to be here|怎么待在这里)$/ }).waitFor()
    },
    leave: closePanel,
  },
  {
    name: 'panel memory',
    show: async (page) => {
      await openPanel(page, 'memory')
      await page
        .getByRole('button', { name: /^(Forget everything|忘掉关于我的一切)/ })
        .first()
        .waitFor()
    },
    leave: closePanel,
  },
  ...noteScreens.map((screen) => ({ ...screen, leave: closePanel })),
  panel('room'),
  {
    name: 'gestures',
    show: async (page) => {
      await page.getByRole('button', { name: /^(Gestures|动作)$/ }).click()
      await page.getByRole('group', { name: /^(Gestures|动作)$/ }).waitFor()
    },
    leave: async (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'a long line in the composer',
    show: async (page) => page.getByRole('textbox').fill('这句话很长 and goes on. '.repeat(24)),
    leave: async (page) => page.getByRole('textbox').fill(''),
  },
]

/** A room just made, with its link and its picture; leaves it again by closing. */
export const roomMade: Screen = {
  name: 'a room made',
  show: async (page) => {
    await openPanel(page, 'room')
    await page.getByRole('button', { name: /^(Open the room|开门迎客)$/ }).click()
    await page.getByRole('textbox', { name: /^(Invite link|邀请链接)$/ }).waitFor()
  },
  leave: closePanel,
}

/** The card with help lines, which the words that ask for it bring. */
export const crisis: Screen = {
  name: 'help lines',
  show: async (page) => {
    await page.getByRole('textbox', { name: /^(Say something|说点什么)/ }).fill('I want to kill myself')
    await page.keyboard.press('Enter')
    await page.locator('.help-lines').waitFor()
  },
  leave: async (page) => {
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^(Close|关上)$/ })
      .click()
    await page.locator('.help-lines').waitFor({ state: 'detached' })
  },
}

/** Lists and a map instead of the picture. */
export const listView: Screen = {
  name: 'list view',
  show: async (page) => {
    await openPanel(page, 'settings')
    await page.getByRole('switch', { name: /^(List view|列表视图)/ }).check()
    await closePanel(page)
    await page.locator('.list-view').waitFor()
  },
  leave: showPicture,
}

async function showPicture(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Show the garden in 3D|看看立体的园子)$/ }).click()
  await page.locator('.list-view').waitFor({ state: 'detached' })
}

/** The picture instead of lists and a map, with a panel open over it. */
export const picture: Screen = {
  name: 'a panel over the picture',
  show: async (page) => {
    await showPicture(page)
    await page.waitForFunction(() => (window as unknown as { __kith: { worldReady: boolean } }).__kith.worldReady, null, {
      timeout: 60_000,
    })
    await openPanel(page, 'people')
  },
  leave: closePanel,
}

const foldButton = /^(Fold the conversation|收起对话)/

/** Unfolds what was said, where it is folded. */
export async function unfoldTalk(page: Page): Promise<void> {
  const show = page.getByRole('button', { name: /^(Show the conversation|展开对话)/ })
  if ((await show.count()) > 0) await show.first().click()
  await page.getByRole('button', { name: foldButton }).waitFor()
}

/** Folds it again where it begins folded: in small windows. */
export async function refoldTalk(page: Page): Promise<void> {
  const fold = page.getByRole('button', { name: foldButton })
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 720 }
  if ((width <= 640 || height <= 480) && (await fold.count()) > 0) await fold.first().click()
}

/** What stands behind an answer; something a memory was used for must have been said. */
export const why: Screen = {
  name: 'why',
  show: async (page) => {
    await unfoldTalk(page)
    await page.locator('.line__why').last().click()
    await page.locator('.why li, .why .field__hint').first().waitFor()
  },
  leave: async (page) => {
    await page.keyboard.press('Escape')
    await page.locator('.why').waitFor({ state: 'detached' })
    await refoldTalk(page)
  },
}

/** Asked to forget, a resident cannot; its answer leads to where one does it. */
export const forgetWish: Screen = {
  name: 'a wish to be forgotten',
  show: async (page) => {
    const zh = await page.evaluate(() => document.documentElement.lang.startsWith('zh'))
    await page
      .getByRole('textbox', { name: /^(Say something|说点什么)/ })
      .fill(zh ? '小满，忘了我刚才说的吧。' : 'Xiaoman, please forget that.')
    await page.keyboard.press('Enter')
    await unfoldTalk(page)
    await page.locator('.line__button--door').last().waitFor()
  },
  leave: async (page) => {
    await page.locator('.line__button--door').last().click()
    await page.getByRole('dialog').first().waitFor()
    await closePanel(page)
    await refoldTalk(page)
  },
}

/** What the server alone can bring about, said to the page in its stead: the ways a stay ends, and what it may be told. */
export function wireScreens(wire: WireInHand): readonly Screen[] {
  const ended = (name: string, code: number): Screen => ({
    name,
    show: async (page) => {
      await wire.close(code)
      await page.getByRole('alertdialog').waitFor()
    },
    leave: async (page) => {
      await page.getByRole('alertdialog').locator('.button--primary').click()
      await isOnline(page)
    },
  })
  return [
    {
      name: 'break reminder',
      show: async (page) => {
        await wire.say('notice', { code: 'break-reminder' })
        await page.locator('.modal').waitFor()
      },
      leave: async (page) => {
        await page.locator('.modal .button--primary').click()
        await page.locator('.modal').waitFor({ state: 'detached' })
      },
    },
    {
      name: 'somebody knocks',
      show: async (page) => {
        await wire.say('host-view', hostViewWith([{ knockId: 'k1', name: 'Bo', line: '是我 / it is me' }]))
        await page.locator('.knock').waitFor()
      },
      leave: async (page) => {
        await wire.say('host-view', hostViewWith([]))
        await page.locator('.knock').waitFor({ state: 'detached' })
      },
    },
    {
      name: 'connection lost',
      show: async (page) => {
        await page.context().setOffline(true)
        await wire.close(4000)
        await page.locator('.veil').waitFor()
      },
      leave: async (page) => {
        await page.context().setOffline(false)
        await isOnline(page)
        await page.locator('.veil').waitFor({ state: 'detached' })
      },
    },
    ended('asked to leave', closeCodes.kicked),
    ended('in another tab', closeCodes.moved),
  ]
}

function hostViewWith(knocks: { knockId: string; name: string; line: string }[]) {
  const bare = { invitePath: null, locked: false, knock: true, shout: true, passcodeSet: false, title: '', light: '' }
  return { ...bare, knocks, residents: [], bans: [] }
}

async function isOnline(page: Page): Promise<void> {
  await page.waitForFunction(() => (window as unknown as { __kith: { connection: string } }).__kith.connection === 'online', null, {
    timeout: 60_000,
  })
}

import { describe, expect, it } from 'vitest'
import { openEvening } from '../helpers/evening.ts'
import { openNotes } from '../helpers/note-screens.ts'
import { newPerson, newTab, phone, type Person } from '../helpers/person.ts'
import { until } from '../helpers/wait.ts'

const kith = openEvening()

const board = ({ page }: Person) => page.getByRole('dialog', { name: /^(Notes|字条)$/ })

describe('a note for a friend who is away', () => {
  it('is left, told of when she comes back, read and answered on a phone in Chinese, and taken down and put back', async () => {
    const rain = await newPerson(kith.browser, kith.server.url, { language: 'zh', viewport: phone, touch: true, listView: true })
    await rain.enter('小雨')
    const ada = await newPerson(kith.browser, kith.server.url, { listView: true })
    await ada.enter('Ada')
    await ada.walkToPerson('小雨')
    await ada.say('See you tomorrow?')
    await rain.hears('the question', ({ text }) => text === 'See you tomorrow?')
    await rain.page.close()
    const isHere = async () => (await ada.hook()).avatars.some(({ name, presence }) => name === '小雨' && presence !== 'away')
    await until('小雨 is gone', async () => !(await isHere()))

    await openNotes(ada.page)
    await board(ada).getByRole('button', { name: 'Pin up a note' }).click()
    await board(ada).getByRole('combobox', { name: 'For' }).selectOption({ label: '小雨' })
    await board(ada).getByText('Only 小雨 and you can read it.').waitFor()
    await board(ada).getByRole('textbox', { name: 'Your note' }).fill('Dusk, by the fire. I bring the cake.')
    await board(ada).getByRole('button', { name: 'Pin it up' }).click()
    await board(ada).getByText('Your note is up.').waitFor()
    await board(ada).getByRole('region', { name: 'From you, to one person' }).getByText('to 小雨').waitFor()

    const back = await newTab(rain, kith.server.url)
    await until('小雨 is back', async () => (await back.hook()).connection === 'online', 60_000)
    await back.page.getByRole('button', { name: 'Ada给你留了张字条' }).tap()
    const hers = board(back).getByRole('region', { name: '留给你的' })
    await hers.getByText('Dusk, by the fire. I bring the cake.').waitFor()
    await hers.getByRole('button', { name: '给Ada回一张字条' }).tap()
    await board(back).getByText('只有Ada和你看得见').waitFor()
    await board(back).getByRole('textbox', { name: '你的字条' }).fill('好，我带茶。')
    await board(back).getByRole('button', { name: '贴上去' }).tap()
    await board(back).getByText('贴好了。').waitFor()

    const answered = board(ada).getByRole('region', { name: 'For you' })
    await answered.getByText('好，我带茶。').waitFor()
    await answered.getByRole('button', { name: 'Take down the note from 小雨' }).click()
    await answered.waitFor({ state: 'detached' })
    await board(ada).getByRole('button', { name: 'Put it back' }).click()
    await answered.getByText('好，我带茶。').waitFor()
    expect([...ada.troubles, ...back.troubles]).toEqual([])
    await ada.close()
    await back.close()
  })
})

import { describe, expect, it } from 'vitest'
import { newPerson, phone, type Hook, type Person } from '../helpers/person.ts'
import { openEvening } from '../helpers/evening.ts'
import { garden } from '../helpers/garden.ts'
import { until } from '../helpers/wait.ts'

const kith = openEvening()

type Line = Hook['transcript'][number]
const byResident = (line: Line) => line.kind === 'resident' && line.done && line.text !== ''

/** Says a line and waits for the resident's next finished answer. */
async function ask(person: Person, text: string, who: RegExp): Promise<Line> {
  const before = new Set((await person.hook()).transcript.map((line) => line.id))
  await person.say(text)
  return person.hears(`an answer to “${text}”`, (line) => !before.has(line.id) && byResident(line) && who.test(line.name), 30_000)
}

describe('a resident', () => {
  it('answers the first hello of a newcomer, in character, without a key', async () => {
    const ada = await newPerson(kith.browser, kith.server.url)
    await ada.enter('Ada')
    await ada.walkToPerson('Xiaoman')
    // Whoever came along to the newcomer may be the one to answer a hello that names nobody.
    const line = await ask(ada, 'Hello!', /Xiaoman|Adeng|Zhou/)
    expect(line.text).not.toMatch(/\p{Script=Han}/u)
    expect(ada.troubles).toEqual([])
    await ada.close()
  })

  it('answers Chinese in Chinese', async () => {
    const mei = await newPerson(kith.browser, kith.server.url, { language: 'zh', viewport: phone, touch: true, listView: true })
    await mei.enter('美琳')
    await mei.walkToPerson('小满')
    const line = await ask(mei, '小满，你好呀！今天有什么茶？', /小满/)
    expect(line.text).toMatch(/\p{Script=Han}/u)
    expect(mei.troubles).toEqual([])
    await mei.close()
  })

  it('remembers a name and a taste in the same talk, after a reload and after a restart of the server', async () => {
    const ada = await newPerson(kith.browser, kith.server.url, { listView: true })
    await ada.enter('Wanderer')
    await ada.walkToPerson('Xiaoman')
    await ask(ada, 'Xiaoman, my name is Odalys and I love osmanthus cake.', /Xiaoman/)
    expect((await ask(ada, 'Xiaoman, do you remember my name?', /Xiaoman/)).text).toMatch(/Odalys/)

    await ada.page.reload()
    await until('back after the reload', async () => (await ada.hook()).connection === 'online', 60_000)
    await ada.walkToPerson('Xiaoman')
    expect((await ask(ada, 'Xiaoman, what do you remember about me? What do I love?', /Xiaoman/)).text).toMatch(/osmanthus/i)

    await kith.server.stop()
    await kith.server.restart()
    await until('back after the restart', async () => (await ada.hook()).connection === 'online', 60_000)
    await ada.walkToPerson('Xiaoman')
    expect((await ask(ada, 'Xiaoman, do you remember my name?', /Xiaoman/)).text).toMatch(/Odalys/)
    await ada.close()
  })

  it('answers in a group of three when called, and leaves two people alone who talk to each other', async () => {
    const people: { name: string; person: Person }[] = []
    for (const name of ['Ines', 'Bo', 'Cleo']) {
      // In the lists: three software renderers would share this machine.
      const person = await newPerson(kith.browser, kith.server.url, { listView: true })
      people.push({ name, person })
      await person.enter(name)
      await person.walkToPlace(garden.counterFront.name, garden.counterFront.x, garden.counterFront.z, 2)
      await person.walkToPerson('Xiaoman')
    }
    const [ines, bo, cleo] = people.map(({ person }) => person) as [Person, Person, Person]
    // Greetings first, so that none is taken for an answer below.
    await until(
      'all are greeted or past it',
      async () =>
        (await ines.hook()).avatars.filter((avatar) => avatar.kind === 'resident').every((avatar) => avatar.presence !== 'speaking'),
      30_000,
    )
    const answer = await ask(ines, 'Xiaoman, which tea would you pour for three tired people?', /Xiaoman/)
    await cleo.hears('the same answer at Cleo’s', (line) => line.id === answer.id)

    await bo.say('Cleo, did you bring the map?')
    await cleo.hears('Bo', (line) => line.text.includes('the map'))
    const answersFrom = (await ines.hook()).transcript.length
    await cleo.say('Bo, yes, it is in my bag.')
    await bo.hears('Cleo', (line) => line.text.includes('in my bag'))
    await bo.say('Then we leave at nine tomorrow, Cleo.')
    await cleo.hears('Bo again', (line) => line.text.includes('at nine'))
    await cleo.say('Nine is fine for me, Bo.')
    await bo.hears('Cleo again', (line) => line.text.includes('Nine is fine'))
    // Something only a resident would answer ends the silence: until then none had spoken.
    await ask(ines, 'Xiaoman, are you still there?', /Xiaoman/)
    const lines = (await ines.hook()).transcript.slice(answersFrom)
    const called = lines.findIndex((line) => line.text.includes('are you still there'))
    expect(lines.slice(0, called).filter(byResident)).toEqual([])
    for (const { person } of people) {
      expect(person.troubles).toEqual([])
      await person.close()
    }
  })
})

import { afterEach, expect, it } from 'vitest'
import { openVillage, type Village } from '../helpers/village.ts'

let village: Village | null = null
afterEach(() => village?.close())

it('TU2: who stands near the resident but did not hear the question gets no word of the answer, and the question is answered all the same', async () => {
  village = await openVillage({ residents: ['zhou'], hour: 22 })
  village.join('ada', 'Ada', 0.5, 5)
  village.join('far', 'Far', 8.4, 1.2)
  await village.run(12_000)
  const { world } = village
  const metres = (a: string, b: string) => {
    const [from, to] = [world.bodies.get(a), world.bodies.get(b)]
    return Math.hypot((from?.x ?? 99) - (to?.x ?? 0), (from?.z ?? 99) - (to?.z ?? 0))
  }
  expect([metres('ada', 'zhou') < 8, metres('far', 'zhou') < 8, metres('ada', 'far') > 8]).toEqual([true, true, true])

  village.say('ada', 'Zhou, my cat is called Pancake-zebra and she fears the moon.')
  await village.run(8_000)
  const asked = village.lines.findIndex(({ text }) => text.includes('Pancake-zebra'))
  const answer = village.lines.slice(asked + 1).find(({ speakerId }) => speakerId === 'zhou')
  expect(answer?.heardBy.toSorted()).toEqual(['ada', 'zhou'])
  village.say('ada', 'Zhou, what is my cat called?')
  await village.run(8_000)
  expect(village.lines.at(-1)?.text).toMatch(/Pancake-zebra/i)
  expect(village.lines.at(-1)?.heardBy.toSorted()).toEqual(['ada', 'zhou'])
})

it.each([
  ['Xiaoman, I teach piano by the harbour.', 'xiaoman', /hear you|earshot|too far/i],
  ['小满，我在码头边教琴。', 'xiaoman', /听不见|隔远|听不着/],
])('who is called from too far is not answered for, but pointed to: %s', async (text, called, answered) => {
  village = await openVillage({ residents: ['zhou', 'xiaoman'], hour: 22 })
  village.join('ada', 'Ada', 8, 1)
  await village.run(12_000)
  const { world } = village
  expect(world.hearersOf('ada', 'say').heard.map(({ id }) => id)).not.toContain(called)
  village.say('ada', text)
  await village.run(8_000)
  const at = village.lines.findIndex((line) => line.text === text)
  const answer = village.lines.slice(at + 1).find(({ speakerId }) => speakerId === 'zhou')
  expect(answer?.text).toMatch(answered)
})

it('FL5, FL15: two people at two tables, each talking with a resident of their own, are both answered line after line', async () => {
  village = await openVillage({ residents: ['zhou', 'adeng'], hour: 20 })
  const { world } = village
  const tables = { zhou: { x: -3.4, z: 3.4 }, adeng: { x: 3.2, z: 3.2 } }
  const settle = async () => {
    for (const [id, { x, z }] of Object.entries(tables)) village?.place(id, x, z)
    await village?.run(6_000)
  }
  await settle()
  village.join('bela', 'Bela', -3.4, 4.8)
  village.join('omar', 'Omar', 3.2, 4.6)
  await settle()
  const answers = { zhou: 0, adeng: 0 }
  const asks = ['What is a moth?', 'Where did you grow up?', 'Do you like rain?', 'What are you working on?', 'And after that?']
  for (const text of asks) {
    for (const [person, resident] of [
      ['bela', 'zhou'],
      ['omar', 'adeng'],
    ] as const) {
      const [from, to] = [world.bodies.get(person), world.bodies.get(resident)]
      if (from !== undefined && to !== undefined) from.yawRadians = Math.atan2(to.x - from.x, to.z - from.z)
      const before = village.lines.filter(({ speakerId }) => speakerId === resident).length
      village.say(person, text)
      await village.runUntil(() => (village?.lines.filter(({ speakerId }) => speakerId === resident).length ?? 0) > before, 8_000)
      if (village.lines.filter(({ speakerId }) => speakerId === resident).length > before) answers[resident] += 1
    }
  }
  expect(answers).toEqual({ zhou: asks.length, adeng: asks.length })
})

it.each([
  ['Not you, Xiaoman. Zhou, do you like rain?', /keep out|go ahead, then|not me/i],
  ['不是问你，小满。老周，你喜欢下雨吗？', /那你们说|不插嘴|不是叫我/],
])('FL17: who is meant instead takes it as said to them: %s', async (text, outOfIt) => {
  village = await openVillage({ residents: ['zhou', 'xiaoman'] })
  for (let call = 0; call < 4; call += 1) {
    village.place('zhou', 0.8, 5.4)
    village.place('xiaoman', -0.7, 5.4)
    await village.run(2_000)
  }
  village.join('ada', 'Ada', 0, 6.6)
  village.join('bo', 'Bo', 1.2, 6.6)
  await village.run(300)
  village.say('ada', text)
  await village.run(6_000)
  const answer = village.lines.filter(({ kind }) => kind === 'resident').at(-1)
  expect(answer?.speakerId).toBe('zhou')
  expect(answer?.text).not.toMatch(outOfIt)
})

import type { Card } from '@kith/shared/card'
import type { Standing } from './floor-village.ts'
import type { Chance } from './room-fuzz.ts'

/** People of both languages, some of them called nearly as a resident is. */
const personNames = [
  'Ada',
  'Bo Lindqvist',
  'Mei-Ling Chen',
  '王小明',
  '李娜',
  'Tom',
  'Zoe',
  '陈思远',
  'Ravi Shah',
  'Hana',
  'Zhao',
  '小曼',
  'Marlow',
  '老王',
  'Aden',
  'Star',
] as const
const centre = { x: 0, z: 6.2 }
const farOff = { x: 10, z: 1 }
const misheard: Readonly<Record<string, readonly string[]>> = {
  xiaoman: ['小曼', '小蛮'],
  zhou: ['老州', '老舟'],
  adeng: ['啊灯', '阿登'],
  yarrow: ['青篙', '清蒿'],
}

/** Who is in a scene, and what each may be called. */
export interface Cast {
  people: Standing[]
  residents: Standing[]
  /** Somebody who comes only later. */
  newcomer: Standing
  /** Any name the resident goes by. */
  residentName(chance: Chance, id: string, lang: 'zh' | 'en'): string
  /** A name that nobody here has, one slip away from the resident's; null when there is none. */
  misspelt(chance: Chance, id: string, lang: 'zh' | 'en'): string | null
  personName(chance: Chance, id: string): string
}

export const pick = <T>(chance: Chance, from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T
export function shuffled<T>(chance: Chance, from: readonly T[]): T[] {
  return from
    .map((item) => ({ item, order: chance() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ item }) => item)
}

/** Two to six people and one to four residents on a ring, everybody within earshot; now and then one person far off. */
export function castOf(chance: Chance, cards: ReadonlyMap<string, Card>): Cast {
  const names = shuffled(chance, personNames)
  const peopleCount = 2 + Math.floor(chance() * 5)
  const residentIds = shuffled(chance, [...cards.keys()]).slice(0, 1 + Math.floor(chance() * 4))
  const ids = shuffled(chance, [...Array.from({ length: peopleCount }, (_, index) => `p${index}`), ...residentIds])
  const radius = Math.max(1.1, (ids.length * (0.85 + chance() * 0.4)) / (2 * Math.PI))
  const placed = new Map(
    ids.map((id, index) => {
      const angle = (2 * Math.PI * index) / ids.length
      return [id, { x: centre.x + radius * Math.sin(angle), z: centre.z + radius * Math.cos(angle) }] as const
    }),
  )
  const stand = (id: string, name: string): Standing => ({ id, name, ...(placed.get(id) ?? centre) })
  const people = Array.from({ length: peopleCount }, (_, index) => stand(`p${index}`, names[index] ?? 'Kim'))
  const last = people.at(-1)
  if (peopleCount > 2 && last !== undefined && chance() < 0.1) Object.assign(last, farOff)
  const here = new Set(names.slice(0, peopleCount + 1).flatMap((name) => personForms(name).map((form) => form.toLowerCase())))
  return {
    people,
    residents: residentIds.map((id) => stand(id, cards.get(id)?.data.name ?? id)),
    newcomer: { id: 'late', name: names[peopleCount] ?? 'Kim', x: centre.x + radius + 0.9, z: centre.z },
    residentName: (random, id, lang) => residentForm(random, cards.get(id), lang),
    misspelt(random, id, lang) {
      const slips = lang === 'zh' ? (misheard[id] ?? []) : slipsOf(cards.get(id)?.data.extensions.kith.names.en ?? '')
      const free = slips.filter((slip) => !here.has(slip.toLowerCase()))
      return free.length === 0 ? null : pick(random, free)
    },
    personName: (random, id) => pick(random, personForms(people.find((one) => one.id === id)?.name ?? names[peopleCount] ?? 'Kim')),
  }
}

function residentForm(chance: Chance, card: Card | undefined, lang: 'zh' | 'en'): string {
  if (card === undefined) throw new Error('no such resident')
  const { names, aliases } = card.data.extensions.kith
  const name = chance() < 0.6 ? names[lang] : pick(chance, aliases[lang])
  if (lang === 'zh') return name
  return chance() < 0.3 ? name.toLowerCase() : chance() < 0.1 ? name.toUpperCase() : name
}
function personForms(name: string): string[] {
  if (/^\p{Script=Han}{3}$/u.test(name)) return [name, name.slice(1)]
  const [first = name] = name.split(' ')
  return [...new Set([name, first, first.toLowerCase()])]
}

/** One slip of the fingers: two letters swapped, one left out, one doubled; the first stays. */
function slipsOf(name: string): string[] {
  const slips = new Set<string>()
  for (let at = 1; at < name.length; at += 1) {
    slips.add(name.slice(0, at) + name.slice(at + 1))
    slips.add(name.slice(0, at) + (name[at] ?? '') + name.slice(at))
    if (at + 1 < name.length) slips.add(name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2))
  }
  slips.delete(name)
  return [...slips]
}

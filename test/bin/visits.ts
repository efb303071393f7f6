/**
 * What people of very different manners hear when they come by: `node test/bin/visits.ts FOLDER [resident] [visit] [zh|en]`.
 * The garden is the real one (world, society, mind, memory, database, built-in script), on a clock moved by hand.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from '@kith/shared/text'
import { createScriptModel } from '@kith/server/src/models/script/script-model.ts'
import { openVillage, type Village } from '../helpers/village.ts'
import { residentCard, residentIds } from '../minds/script-talk.ts'
import type { Visit } from '../minds/visit.ts'
import { englishVisits } from '../minds/visits-en.ts'
import { chineseVisits } from '../minds/visits-zh.ts'

const dayMs = 86_400_000
const readingMs = 4_000
const longestAnswerMs = 12_000
const hourMs = 3_600_000
const cards = residentIds.map((id) => residentCard(id))

function nameOf(resident: string, lang: Language): string {
  return residentCard(resident).data.extensions.kith.names[lang]
}

/** Everybody who speaks in the visit stands a step from the resident, wherever the day has taken it. */
async function gather(village: Village, people: readonly string[], resident: string): Promise<void> {
  for (let call = 0; call < 40; call += 1) {
    const body = village.world.bodies.get(resident)
    if (body === undefined) return
    const far = people.filter((id) => {
      const person = village.world.bodies.get(id)
      return person === undefined || Math.hypot(person.x - body.x, person.z - body.z) > 2.2
    })
    if (far.length === 0) return
    for (const id of far) village.place(id, body.x + 1.2, body.z + 0.6)
    await village.run(500)
  }
}

async function play(resident: string, visit: Visit): Promise<string> {
  const village = await openVillage({ residents: [resident], chat: createScriptModel({ paceMs: 0, peers: () => cards }) })
  const people = [...new Set(visit.steps.flatMap((step) => ('who' in step ? [step.who] : [])))]
  const arrive = async () => {
    const home = village.world.bodies.get(resident)
    for (const name of people) village.join(name, name, (home?.x ?? 0) + 1.5, (home?.z ?? 0) + 1, visit.lang)
    await village.run(3_000)
    await gather(village, people, resident)
    await village.run(3_000)
  }
  const out: string[] = []
  let told = 0
  const tell = () => {
    for (const line of village.lines.slice(told))
      out.push(line.kind === 'resident' ? line.text : `  – ${people.length > 1 ? `${line.speakerName}: ` : ''}${line.text}`)
    told = village.lines.length
  }
  await arrive()
  tell()
  for (const step of visit.steps) {
    if ('backAfterDays' in step) {
      for (const name of people) village.world.push({ type: 'leave', id: name })
      await village.run(step.backAfterDays * dayMs, hourMs)
      tell()
      out.push(`\n— ${step.backAfterDays} days later —\n`)
      await arrive()
      tell()
      continue
    }
    await gather(village, people, resident)
    const before = village.lines.length
    village.say(step.who, step.says.replace('{me}', nameOf(resident, visit.lang)))
    await village.runUntil(() => village.lines.slice(before).some(({ kind }) => kind === 'resident'), longestAnswerMs)
    await village.run(readingMs)
    tell()
  }
  await village.close()
  return `${out.join('\n')}\n`
}

const [, , folder = 'visits', who = 'all', which = 'all', lang = 'all'] = process.argv
await mkdir(folder, { recursive: true })
for (const id of residentIds.filter((one) => [one, 'all'].includes(who)))
  for (const visits of [englishVisits, chineseVisits]) {
    const chosen = visits.filter((visit) => [visit.id, 'all'].includes(which) && [visit.lang, 'all'].includes(lang))
    const played: string[] = []
    for (const visit of chosen) played.push(`== ${visit.id} ==\n\n${await play(id, visit)}`)
    const [first] = chosen
    if (first !== undefined) await writeFile(join(folder, `${id}-${first.lang}.txt`), played.join('\n'))
  }

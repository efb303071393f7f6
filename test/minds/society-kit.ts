import type { ChatModel, ChatRequest, StreamPart } from '@kith/server/src/models/port.ts'
import type { DecisionRecord } from '@kith/server/src/residents/types.ts'
import type { Utterance } from '@kith/server/src/world/types.ts'
import { openVillage, type Village, type VillageOptions } from '../helpers/village.ts'
import { delta, finish } from './mind-kit.ts'

/** Where everyone stands in a small talk by the gate: all within two or three metres of each other. */
export const circle: Readonly<Record<string, { x: number; z: number }>> = {
  ada: { x: -1.2, z: 6.6 },
  bo: { x: 1.2, z: 6.6 },
  cy: { x: 0, z: 7.4 },
  xiaoman: { x: -0.7, z: 5.4 },
  zhou: { x: 0.8, z: 5.4 },
  adeng: { x: 0, z: 4.6 },
}
const names: Readonly<Record<string, string>> = { ada: 'Ada', bo: 'Bo', cy: 'Cy', dee: 'Dee' }

const villages: Village[] = []
/** For `afterEach`. */
export async function closeVillages(): Promise<void> {
  for (const village of villages.splice(0)) await village.close()
}
export async function village(options: VillageOptions = {}): Promise<Village> {
  const opened = await openVillage(options)
  villages.push(opened)
  return opened
}

/** Residents first, then people, standing in the circle; nobody has spoken or been greeted yet. */
export async function gathered(people: readonly string[], residents: readonly string[], options: VillageOptions = {}): Promise<Village> {
  const opened = await village({ ...options, residents })
  await callTogether(opened, residents)
  for (const id of people) join(opened, id, circle[id] ?? { x: 0, z: 7 })
  await opened.run(200)
  return opened
}
export function join(at: Village, id: string, { x, z }: { x: number; z: number }): void {
  at.join(id, names[id] ?? id, x, z)
}
const nearMetres = 1.2
const callAgainMs = 500
/** Residents have days of their own; whoever strolled off is asked back to the circle. */
export async function callTogether(at: Village, residents: readonly string[]): Promise<void> {
  const away = () => residents.filter((id) => metresFrom(at, id, placeOf(id)) > nearMetres)
  for (let call = 0; call < 120 && away().length > 0; call += 1) {
    for (const id of away()) at.place(id, placeOf(id).x, placeOf(id).z)
    await at.runUntil(() => away().length === 0, callAgainMs)
  }
  if (away().length > 0) throw new Error(`${away().join(' and ')} did not come`)
}
function placeOf(id: string): { x: number; z: number } {
  const place = circle[id]
  if (place === undefined) throw new Error(`no place for ${id}`)
  return place
}
function metresFrom(at: Village, id: string, place: { x: number; z: number }): number {
  const body = at.world.bodies.get(id)
  return body === undefined ? Number.POSITIVE_INFINITY : Math.hypot(body.x - place.x, body.z - place.z)
}

/** Says a line when the residents stand together, and lets the world hear it. */
export async function tell(at: Village, id: string, text: string, options?: Parameters<Village['say']>[2]): Promise<Utterance> {
  await callTogether(
    at,
    residentsOf(at).map((body) => body.id),
  )
  const said = () => at.lines.findLast((line) => line.speakerId === id && line.text === text)
  const before = said()
  at.say(id, text, options)
  if (!(await at.runUntil(() => said() !== before, 1_000))) throw new Error('a line was not said')
  const line = said()
  if (line === undefined) throw new Error('a line was lost')
  return line
}
/** Says a line and waits for all that comes of it: no resident thinks or speaks any more, and second voices had their time. */
export async function tellAndWait(at: Village, id: string, text: string, options?: Parameters<Village['say']>[2]): Promise<Utterance> {
  const line = await tell(at, id, text, options)
  await quiet(at)
  await at.run(2_000)
  await quiet(at)
  return line
}
export async function quiet(at: Village): Promise<void> {
  await at.run(100)
  if (!(await at.runUntil(() => !residentsOf(at).some(({ presence }) => presence === 'thinking' || presence === 'speaking'), 60_000)))
    throw new Error('a resident stayed busy')
}
export const residentsOf = (at: Village) => [...at.world.bodies.values()].filter(({ kind }) => kind === 'resident')
export const presenceOf = (at: Village, id: string) => at.world.bodies.get(id)?.presence
export const decisionsOn = (at: Village, line: Utterance): DecisionRecord[] =>
  at.decisions.filter(({ utteranceId }) => utteranceId === line.id)
/** Who took a turn because of this line, and by which rule, as `zhou FL1`. */
export const takers = (at: Village, line: Utterance) =>
  decisionsOn(at, line)
    .filter(({ taken }) => taken)
    .map(({ residentId, reason }) => `${residentId} ${reason.split(' ')[0] ?? ''}`)
/** Rules by which residents stayed silent. */
export const silences = (at: Village, line: Utterance) => [
  ...new Set(decisionsOn(at, line).flatMap(({ taken, reason }) => (taken ? [] : [reason.split(' ')[0] ?? '']))),
]
export const linesBy = (at: Village, id: string) => at.lines.filter(({ speakerId }) => speakerId === id).map(({ text }) => text)
export const residentLines = (at: Village) => at.lines.filter(({ kind }) => kind === 'resident')

const said = [
  'The kettle has been singing since noon.',
  'A cat slept on my ledger again.',
  'Rain would do the moss good.',
  'Somebody left a blue umbrella here.',
  'My grandmother folded napkins like boats.',
  'The third lamp flickers when trains pass.',
  'There are plums in the basket.',
  'Old songs travel further at night.',
  'I counted nine moths on the window.',
  'The bridge creaks in cold weather.',
]
/** An endpoint that says another of a few harmless lines each time, and keeps what it was asked. */
export function voice(): ChatModel & { requests: ChatRequest[] } {
  const requests: ChatRequest[] = []
  return {
    name: 'voice',
    kind: 'endpoint',
    requests,
    async *stream(request) {
      requests.push(request)
      yield delta(`[calm] ${said[requests.length % said.length] ?? ''}`)
      yield finish()
    },
  }
}

/** Long enough that the checks of a mind let the first sentence out at once. */
export const brothersSaid = 'It was built by two brothers from the hills, who carried every stone of it up the river themselves.'
export const brothers = `[calm] ${brothersSaid} Nobody helped them with it. `

/** An endpoint whose stream goes on only when the test lets it. */
export interface HeldVoice extends ChatModel {
  readonly requests: ChatRequest[]
  readonly signals: AbortSignal[]
  /** Lets the words out to every stream that waits. */
  speak(text: string): void
  end(): void
}
export function heldVoice({ obeysAborts = true } = {}): HeldVoice {
  const requests: ChatRequest[] = []
  const signals: AbortSignal[] = []
  let waiting: ((part: StreamPart) => void)[] = []
  const release = (part: StreamPart) => {
    const all = waiting
    waiting = []
    for (const resolve of all) resolve(part)
  }
  return {
    name: 'held voice',
    kind: 'endpoint',
    requests,
    signals,
    speak: (text) => release(delta(text)),
    end: () => release(finish()),
    async *stream(request, signal) {
      requests.push(request)
      signals.push(signal)
      while (true) {
        const part = await new Promise<StreamPart>((resolve) => {
          waiting.push(resolve)
          if (obeysAborts)
            signal.addEventListener('abort', () => resolve({ type: 'error', code: 'aborted', retryable: false }), { once: true })
        })
        yield part
        if (part.type === 'finish' || part.type === 'error') return
      }
    },
  }
}

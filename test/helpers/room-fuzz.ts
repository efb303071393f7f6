import { emotes } from '@kith/shared/actions'
import { reportReasons, upMessages, volumes } from '@kith/shared/protocol'

/** Small seeded chance: the same seed gives the same storm. */
export type Chance = () => number
export function seeded(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
const pick = <T>(chance: Chance, from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T

const strings = [
  '',
  ' ',
  'hello',
  '你好',
  '\u202Eevil\u202C',
  '\u0000',
  '\uD800',
  '\u{E0041}\u200B\u200D',
  '👩‍👩‍👧‍👦'.repeat(50),
  'x'.repeat(5000),
  'à̖̗̘'.repeat(400),
  '<|im_start|>system',
  '"}]}',
  "'; DROP TABLE utterances; --",
  '__proto__',
  'constructor',
  '../../etc/passwd',
  'bench-1',
  'stool-1',
  'null',
  'NaN',
  '-1',
  '1e309',
  'zh',
  'en',
  'I want to die',
  '我不想活了',
  '★ AI',
  'javascript:alert(1)',
  '\r\n\r\n',
  '﷽'.repeat(300),
]
const oddities: readonly unknown[] = [
  undefined,
  null,
  true,
  false,
  0,
  -0,
  -1,
  1,
  3.5,
  65_535,
  65_536,
  2 ** 53,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  10n,
  [],
  {},
  [[[[]]]],
  { __proto__: null },
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  new Uint8Array(5),
  new Uint8Array(0),
  new Date(0),
  { toString: 1, valueOf: 2 },
  { length: 1e9 },
  Array.from({ length: 2000 }, () => 'x'),
]
const value = (chance: Chance): unknown => (chance() < 0.5 ? pick(chance, strings) : pick(chance, oddities))

const types = Object.keys(upMessages)
const hostActs = [
  'mute',
  'kick',
  'ban',
  'unban',
  'make-host',
  'lock',
  'knock',
  'passcode',
  'shout',
  'title',
  'invite',
  'resident',
  'silence',
  'answer-knock',
  'model',
  'cap',
  'destroy',
]

/** A message of this type that would be accepted, more or less. */
function sensible(chance: Chance, type: string): Record<string, unknown> {
  const pid = Math.floor(chance() * 12)
  const on = chance() < 0.5
  switch (type) {
    case 'say':
      return {
        id: `f${Math.floor(chance() * 1e6)}`,
        text: pick(chance, strings),
        volume: pick(chance, volumes),
        lang: pick(chance, ['zh', 'en', undefined]),
      }
    case 'resume':
      return { lastUtteranceId: pick(chance, [null, ...strings]) }
    case 'emote':
      return { emote: pick(chance, emotes) }
    case 'sit':
      return { seatId: pick(chance, ['bench-1', 'bench-2', 'stool-1', 'throne']) }
    case 'profile':
      return { name: pick(chance, strings), look: pick(chance, strings), lang: pick(chance, ['zh', 'en']) }
    case 'report':
      return { pid, reason: pick(chance, reportReasons), note: pick(chance, strings) }
    case 'care':
      return { answer: pick(chance, ['better', 'same', 'worse', 'splendid']) }
    case 'note':
      return { id: `n${Math.floor(chance() * 1e6)}`, text: pick(chance, strings), to: pick(chance, [null, null, ...strings]) }
    case 'take-note':
      return { noteId: pick(chance, strings), putBack: on }
    case 'host':
      return {
        act: pick(chance, hostActs),
        pid,
        on,
        banId: 'x',
        passcode: pick(chance, [null, 'x', '']),
        title: pick(chance, strings),
        renew: on,
        residentId: pick(chance, ['xiaoman', 'nobody']),
        present: on,
        knockId: 'k',
        accept: on,
        model: pick(chance, [null, 'built-in script', ...strings]),
        cap: pick(chance, [null, { unit: 'tokens', amount: 1000 }, { unit: 'money', amount: -1 }]),
      }
    default:
      return { on, pid }
  }
}

/** One message: sensible, or with a field missing, wrong, doubled or foreign, or nonsense altogether. */
export function storm(chance: Chance): { type: unknown; payload: unknown } {
  const type = chance() < 0.93 ? pick(chance, types) : pick(chance, ['m', '_$bm', '*', ...strings])
  if (type === 'm' && chance() < 0.7)
    return { type, payload: Uint8Array.from({ length: pick(chance, [5, 5, 5, 4, 6, 0]) }, () => Math.floor(chance() * 256)) }
  if (chance() < 0.15) return { type, payload: value(chance) }
  const payload = sensible(chance, type)
  if (chance() < 0.5) return { type, payload }
  for (let changes = 1 + Math.floor(chance() * 3); changes > 0; changes -= 1) {
    const keys = Object.keys(payload)
    const key = keys.length > 0 && chance() < 0.8 ? pick(chance, keys) : pick(chance, strings)
    if (chance() < 0.3) delete payload[key]
    else payload[key] = value(chance)
  }
  return { type, payload }
}

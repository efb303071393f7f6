import { z } from 'zod'
import { emotes, type Emote } from './emotes.ts'
import { isActionName, residentActions, type ResidentAction, type ResidentActionName } from './resident-actions.ts'

/** Who and what is here: the only ids an action may name. */
export interface ActionContext {
  selfId: string
  /** `handle` is how the prompt calls them; names serve when they are unique. */
  present: readonly { id: string; handle: string; name: string; kind: 'person' | 'resident' }[]
  spots: readonly { id: string; title: { zh: string; en: string } }[]
  /** Whom "me" or "the user" means, and whose name wins between namesakes. */
  addresseeId?: string | null
}
export type SanitizedAction = { ok: true; action: ResidentAction } | { ok: false; code: 'unknown-action' | 'bad-arguments' | 'unknown-id' }

const mostArgumentCharacters = 4000
const anyArguments = z.record(z.string(), z.unknown())
const aliases: Record<string, string> = {
  person_id: 'person',
  personid: 'person',
  target: 'person',
  target_id: 'person',
  name: 'person',
  who: 'person',
  to: 'person',
  id: 'person',
  user: 'person',
  spot_id: 'spot',
  spotid: 'spot',
  place: 'spot',
  location: 'spot',
  where: 'spot',
  destination: 'spot',
  other_id: 'other',
  other_person: 'other',
  with: 'other',
  person2: 'other',
  gesture: 'emote',
  type: 'emote',
  animation: 'emote',
  action: 'emote',
  message: 'text',
  content: 'text',
  speech: 'text',
  words: 'text',
}
const gestures: Record<string, Emote> = {
  waving: 'wave',
  waves: 'wave',
  dancing: 'dance',
  dances: 'dance',
  nodding: 'nod',
  nods: 'nod',
  laughing: 'laugh',
  laughs: 'laugh',
  smile: 'laugh',
  hearts: 'heart',
  love: 'heart',
  clapping: 'clap',
  claps: 'clap',
  applaud: 'clap',
  'shake head': 'shake',
  shake_head: 'shake',
  shaking: 'shake',
  shakes: 'shake',
  no: 'shake',
  yes: 'nod',
  pointing: 'point',
  points: 'point',
  swaying: 'sway',
  sways: 'sway',
  spinning: 'spin',
  spins: 'spin',
  twirl: 'spin',
  pick_up: 'pick',
  'pick up': 'pick',
  picks: 'pick',
  giving: 'give',
  gives: 'give',
  offer: 'give',
  hand_over: 'give',
}

/**
 * Checks what a model wants done against who and what is here. Repairs what is plain (other spellings, JSON in a string,
 * names for ids); refuses the rest. Never throws, whatever comes.
 */
export function sanitizeAction(rawName: unknown, rawArguments: unknown, context: ActionContext): SanitizedAction {
  const name = actionName(rawName)
  if (name === null) return { ok: false, code: 'unknown-action' }
  const given = argumentsOf(rawArguments, name)
  if (given === null) return { ok: false, code: 'bad-arguments' }
  const parsed = residentActions[name].schema.safeParse(given)
  if (!parsed.success) return { ok: false, code: 'bad-arguments' }
  return resolve(name, passedSchema.parse(parsed.data), context)
}

function actionName(raw: unknown): ResidentActionName | null {
  if (typeof raw !== 'string' || raw.length > 60) return null
  const name = raw
    .trim()
    .replace(/^(?:functions?|tools?)[.:]/i, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/[-\s]/g, '_')
    .toLowerCase()
  return isActionName(name) ? name : null
}

function argumentsOf(raw: unknown, name: ResidentActionName): Record<string, unknown> | null {
  let value = raw
  if (typeof value === 'string') {
    if (value.length > mostArgumentCharacters) return null
    if (value.trim() === '') value = {}
    else {
      try {
        value = JSON.parse(value) as unknown
      } catch (error) {
        if (error instanceof SyntaxError) return null
        throw error
      }
    }
  }
  const record = anyArguments.safeParse(value ?? {})
  if (!record.success) return null
  const wanted = residentActions[name].schema.shape
  const out: Record<string, unknown> = {}
  for (const [key, entry] of Object.entries(record.data)) {
    if (entry === null || entry === '') continue
    const plain = key.toLowerCase()
    const alias = aliases[plain]
    const target = Object.hasOwn(wanted, plain)
      ? plain
      : alias !== undefined && Object.hasOwn(aliases, plain) && Object.hasOwn(wanted, alias)
        ? alias
        : null
    if (target !== null && out[target] === undefined) out[target] = repaired(target, entry)
  }
  return out
}

function repaired(key: string, entry: unknown): unknown {
  if (typeof entry === 'number') return String(entry)
  if (key !== 'emote' || typeof entry !== 'string') return entry
  const word = entry.trim().toLowerCase()
  return emotes.find((emote) => emote === word) ?? (Object.hasOwn(gestures, word) ? gestures[word] : word)
}

/** All arguments any action may have, once its own schema has passed them. */
const passedSchema = z.object({
  text: z.string().optional(),
  person: z.string().optional(),
  spot: z.string().optional(),
  other: z.string().optional(),
  emote: z.enum(emotes).optional(),
})
type Passed = z.infer<typeof passedSchema>

function resolve(name: ResidentActionName, data: Passed, context: ActionContext): SanitizedAction {
  const unknownId: SanitizedAction = { ok: false, code: 'unknown-id' }
  const person = data.person === undefined ? null : personId(data.person, context)
  const spot = data.spot === undefined ? null : spotId(data.spot, context)
  const missing = (data.person !== undefined && person === null) || (data.spot !== undefined && spot === null)
  const done = (action: ResidentAction): SanitizedAction => ({ ok: true, action })
  switch (name) {
    case 'say':
      return data.text === undefined ? { ok: false, code: 'bad-arguments' } : done({ name, text: data.text })
    case 'walk_to': {
      // A place given as a person, or the other way round, is still plain.
      const who = person ?? (data.spot === undefined ? null : personId(data.spot, context))
      const where = spot ?? (data.person === undefined ? null : spotId(data.person, context))
      if (who === null && where === null)
        return data.person === undefined && data.spot === undefined ? { ok: false, code: 'bad-arguments' } : unknownId
      return done({ name, personId: who, spotId: who === null ? where : null })
    }
    case 'follow':
      return missing ? unknownId : done({ name, personId: person })
    case 'emote':
      return data.emote === undefined ? { ok: false, code: 'bad-arguments' } : done({ name, emote: data.emote })
    case 'look_at':
    case 'bring':
      return person === null ? unknownId : done({ name, personId: person })
    case 'show':
      return spot === null || missing ? unknownId : done({ name, spotId: spot, personId: person })
    case 'introduce': {
      const other = data.other === undefined ? null : personId(data.other, context)
      return person === null || other === null || person === other ? unknownId : done({ name, personId: person, otherId: other })
    }
    case 'sit':
    case 'remember':
    case 'end_talk':
      return done({ name })
  }
}

const whoeverSpeaks = /^(?:me|you|(?:the )?user|(?:the )?speaker|them|him|her|我|你|您|对方)$/iu

/** By id, by the prompt's handle, or by a name only one here has. Never oneself. */
function personId(raw: string, { present, selfId, addresseeId }: ActionContext): string | null {
  const text = raw.trim()
  const others = present.filter(({ id }) => id !== selfId)
  const exact = others.find(({ id, handle }) => id === text || handle === text)
  if (exact !== undefined) return exact.id
  const named = others.filter(({ name }) => name.toLowerCase() === text.toLowerCase().replace(/^@/, ''))
  const addressee = others.find(({ id }) => id === addresseeId)
  if (addressee !== undefined && (named.includes(addressee) || (named.length === 0 && whoeverSpeaks.test(text)))) return addressee.id
  return named.length === 1 ? (named[0]?.id ?? null) : null
}

function spotId(raw: string, { spots }: ActionContext): string | null {
  const text = raw.trim().toLowerCase().replace(/^the /, '')
  const found = spots.find(
    ({ id, title }) => id.toLowerCase() === text || title.en.toLowerCase().replace(/^the /, '') === text || title.zh === text,
  )
  return found?.id ?? null
}

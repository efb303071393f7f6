import { schema, t, type SchemaType } from '@colyseus/schema'

/** What a body is visibly doing, in order of its number on the wire. */
export const presences = ['idle', 'typing', 'listening', 'thinking', 'speaking', 'asleep', 'out-of-words', 'away'] as const
export type Presence = (typeof presences)[number]

/** The slow, structural truth about one body. Where it is travels in packed frames, by `pid`. */
export const AvatarState = schema(
  {
    pid: t.uint16(),
    /** 0 a person, 1 an AI resident. Set by the server alone: names cannot spoof it. */
    kind: t.uint8().default(0),
    name: t.string().default(''),
    /** Encoded look (state/look.ts). */
    look: t.string().default(''),
    /** The language this body speaks most: 'zh' or 'en'. */
    lang: t.string().default('en'),
    /** Seat id, or '' when standing. */
    seat: t.string().default(''),
    /** Last emote as index + 1 of `emotes` (0 none); `emoteSeq` grows by one each time. */
    emote: t.uint8().default(0),
    emoteSeq: t.uint8().default(0),
    /** Index of `presences`. */
    presence: t.uint8().default(0),
    /** Index of `emotions`. */
    emotion: t.uint8().default(0),
    /** pid this body looks at, 0 nobody. */
    lookAtPid: t.uint16().default(0),
    /** 0 guest, 1 host, 2 owner. */
    role: t.uint8().default(0),
    muted: t.boolean().default(false),
    offRecord: t.boolean().default(false),
    /** Residents: their id in the cards ('' for people), what they are doing now, which model speaks. */
    residentId: t.string().default(''),
    activityZh: t.string().default(''),
    activityEn: t.string().default(''),
    model: t.string().default(''),
    /** A figure of one's own (VRM), by the hash it is fetched by: `/api/figures/<hash>`; '' for none. */
    figure: t.string().default(''),
    /** Residents: since when another model speaks than before here, in epoch milliseconds; 0 when it was always this one. */
    modelSinceMs: t.float64().default(0),
    /** What is in the right hand, as index of `heldProps`. */
    held: t.uint8().default(0),
  },
  'AvatarState',
)
export type AvatarState = SchemaType<typeof AvatarState>

export const RoomState = schema(
  {
    spaceId: t.string().default('garden'),
    title: t.string().default(''),
    kind: t.string().default('garden'),
    locked: t.boolean().default(false),
    shout: t.boolean().default(true),
    /** A light of the space by id, '' for each visitor's own clock. */
    light: t.string().default(''),
    /** Keyed by pid in decimal. */
    avatars: t.map(AvatarState),
  },
  'RoomState',
)
export type RoomState = SchemaType<typeof RoomState>

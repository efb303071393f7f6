import type { Language } from '@kith/shared/text'
import type { Cap, CareAnswer, Volume } from '@kith/shared/protocol'
import type { Note, NoteStore } from './note-types.ts'

/** Rows as the rest of the server sees them. All times are epoch milliseconds; all ids are opaque strings. */
export interface Person {
  id: string
  name: string
  look: string
  lang: Language
  createdMs: number
  lastSeenMs: number
}
export interface Room {
  id: string
  kind: 'garden' | 'private'
  spaceId: string
  title: string
  ownerId: string | null
  inviteToken: string | null
  inviteExpiresMs: number | null
  /** scrypt hash, never the passcode. */
  passcodeHash: string | null
  knock: boolean
  locked: boolean
  shout: boolean
  /** Id of a light of the space, '' for each visitor's own clock. */
  light: string
  residentIds: string[]
  silencedResidentIds: string[]
  createdMs: number
}
export interface Ban {
  id: string
  roomId: string
  personId: string
  name: string
  atMs: number
}
/** One thing said in a room, with exactly who heard it: the transcript. */
export interface StoredUtterance {
  id: string
  roomId: string
  conversationId: string
  speakerId: string
  speakerKind: 'person' | 'resident'
  speakerName: string
  text: string
  lang: Language
  volume: Volume
  atMs: number
  /** Person ids (and resident ids) who heard it, the speaker included. */
  heardBy: string[]
  offRecord: boolean
  model: string | null
  promptVersion: string | null
  /** Ids of the episodes and facts a resident's answer drew on. */
  sources: string[]
  /** The sender's own id, for dedupe. */
  clientId: string | null
}
export interface Episode {
  id: string
  residentId: string
  roomId: string
  conversationId: string
  kind: 'utterance' | 'event' | 'self'
  speakerId: string
  speakerName: string
  text: string
  lang: Language
  atMs: number
  /** Persons and residents who may know it. */
  audience: string[]
  importance: number
}
export interface Fact {
  id: string
  residentId: string
  subjectId: string
  predicate: string
  object: string
  text: string
  lang: Language
  validFromMs: number
  validToMs: number | null
  createdMs: number
  expiredMs: number | null
  confidence: number
  /** Episode ids. */
  evidence: string[]
  audience: string[]
  corrected: boolean
  roomId: string
}
export interface Bond {
  residentId: string
  personId: string
  firstMetMs: number
  lastMetMs: number
  talks: number
  /** Last thing the person said to this resident (episode id), for greetings. */
  lastEpisodeId: string | null
}
/** Something a resident thought over afterwards, with the lines it was made from. */
export interface Reflection {
  id: string
  residentId: string
  /** The person it is about. */
  aboutId: string
  kind: 'insight' | 'diary'
  /** YYYY-MM-DD of the place. */
  day: string
  text: string
  lang: Language
  atMs: number
  roomId: string
  /** What wrote it. */
  model: string
  /** Episodes it names as its reasons. */
  evidence: string[]
  /** All episodes its writer was shown, `evidence` among them: it goes when one of them goes, and only who may know them all may read it. */
  drawnFrom: string[]
  audience: string[]
}
/** A step in what has grown between a resident and a person. Never expires. */
export interface BondEvent {
  id: string
  residentId: string
  personId: string
  kind: 'talks' | 'reflected' | 'introduction'
  /** A sentence for `reflected`; how many talks for `talks`; the answer and a fingerprint of the matter for `introduction`. */
  reason: string
  lang: Language
  atMs: number
  /** Episodes it names as its reasons. */
  evidence: string[]
  /** All episodes its writer was shown; it goes when one of them goes. */
  drawnFrom: string[]
}
/** The meaning of one memory as an embedding model sees it. */
export interface MemoryVector {
  memoryId: string
  kind: 'episode' | 'fact'
  residentId: string
  model: string
  numbers: Float32Array
}
export interface Job {
  id: string
  kind: string
  key: string
  payload: unknown
  runAtMs: number
  attempts: number
}
export interface Relation {
  personId: string
  otherId: string
  muted: boolean
  blocked: boolean
}

/** Which model one resident of a room speaks with; under the resident id '' the room's own choice. */
export interface RoomModel {
  residentId: string
  /** The host's choice, '' for none. */
  chosen: string
  /** What it last spoke with, so that a change shows; '' for the room's row. */
  speaksWith: string
  /** Since when, 0 when it was always this one. */
  sinceMs: number
}
/** What a resident's calls took in a room, or a change of that. Held: set aside for calls under way. */
export interface RoomSpending {
  residentId: string
  calls: number
  promptTokens: number
  completionTokens: number
  /** Of the prompts whose endpoint says how much it had in its cache: all tokens, and those. */
  countedTokens: number
  cachedTokens: number
  micros: number
  unpricedCalls: number
  heldTokens: number
  heldMicros: number
}

/** The only door to the database. Every write has committed when its promise resolves. */
export interface Store {
  readonly engine: 'sqlite' | 'postgres'
  people: {
    create(person: Person): Promise<void>
    find(id: string): Promise<Person | null>
    update(id: string, change: Partial<Omit<Person, 'id' | 'createdMs'>>): Promise<void>
    /**
     * Erases the person and everything derived: utterances, episodes, facts, bonds, relations, bans, reports, queued
     * jobs, rooms nobody else has been in; also what residents said within the person's hearing, as it may quote them,
     * and what they drew from either. From the call on, writes about the person resolve and leave nothing.
     * Afterwards the engine's own files hold none of it (SQLite).
     */
    erase(id: string): Promise<void>
  }
  rooms: {
    create(room: Room): Promise<void>
    find(id: string): Promise<Room | null>
    findByInvite(token: string): Promise<Room | null>
    update(id: string, change: Partial<Omit<Room, 'id' | 'createdMs'>>): Promise<void>
    ofPerson(personId: string): Promise<{ room: Room; role: 'owner' | 'host' | 'guest'; lastAtMs: number }[]>
    setMember(roomId: string, personId: string, role: 'owner' | 'host' | 'guest', atMs: number): Promise<void>
    role(roomId: string, personId: string): Promise<'owner' | 'host' | 'guest' | null>
  }
  /** Models, spending and care in a room; gone with the room. */
  roomMinds: {
    models(roomId: string): Promise<RoomModel[]>
    putModel(roomId: string, model: RoomModel): Promise<void>
    cap(roomId: string): Promise<Cap | null>
    putCap(roomId: string, cap: Cap | null): Promise<void>
    addSpending(roomId: string, dayKey: string, change: RoomSpending): Promise<void>
    /** Sums by resident, of one day or (null) of all. */
    spending(roomId: string, dayKey: string | null): Promise<RoomSpending[]>
    /** Counts one answer, without who gave it. */
    addCare(roomId: string, answer: CareAnswer): Promise<void>
    /** The answers of this room in lots of five, so that no sum gives one of them away; null before the first lot. */
    care(roomId: string): Promise<Record<CareAnswer, number> | null>
  }
  notes: NoteStore
  bans: {
    add(ban: Ban): Promise<void>
    remove(id: string): Promise<void>
    ofRoom(roomId: string): Promise<Ban[]>
    isBanned(roomId: string, personId: string): Promise<boolean>
  }
  relations: {
    set(relation: Relation): Promise<void>
    of(personId: string): Promise<Relation[]>
    /** Those who blocked this person. */
    blockersOf(personId: string): Promise<string[]>
  }
  utterances: {
    /** Rejects when this speaker's `clientId` is stored already. */
    add(utterance: StoredUtterance): Promise<void>
    find(id: string): Promise<StoredUtterance | null>
    findByClientId(speakerId: string, clientId: string): Promise<StoredUtterance | null>
    /** What this person heard or said in a room, newest last; at most `limit` before the line `beforeId`. Null when they did not hear that one there. */
    heardBy(personId: string, roomId: string, beforeId: string | null, limit: number): Promise<StoredUtterance[] | null>
    /**
     * Ids of residents' lines that drew on these memories, on these lines or on anything this person said, at first or
     * any further hand.
     */
    retoldFrom(roots: { memoryIds: readonly string[]; utteranceIds: readonly string[]; speakerId: string | null }): Promise<string[]>
    /**
     * Takes the words out of lines between this person and residents, this one among them, that nobody else heard and no
     * resident keeps any more: they are shown to nobody again. What this resident had no part in stays as it is.
     */
    emptyUnkept(personId: string, residentId: string): Promise<void>
    /** What this person heard in a room after an utterance, in order; null when that utterance is unknown. */
    heardSince(personId: string, roomId: string, utteranceId: string, limit: number): Promise<StoredUtterance[] | null>
  }
  episodes: {
    add(episodes: Episode[]): Promise<void>
    ofResident(residentId: string): Promise<Episode[]>
    idsOfResident(residentId: string): Promise<string[]>
    /** Those of these ids that exist, in no particular order. */
    findMany(ids: string[]): Promise<Episode[]>
    remove(ids: string[]): Promise<void>
  }
  facts: {
    add(facts: Fact[]): Promise<void>
    ofResident(residentId: string): Promise<Fact[]>
    idsOfResident(residentId: string): Promise<string[]>
    /** Those of these ids that exist, in no particular order. */
    findMany(ids: string[]): Promise<Fact[]>
    update(id: string, change: Partial<Omit<Fact, 'id'>>): Promise<void>
    remove(ids: string[]): Promise<void>
  }
  bonds: {
    put(bond: Bond): Promise<void>
    ofResident(residentId: string): Promise<Bond[]>
    ofPerson(personId: string): Promise<Bond[]>
    remove(residentId: string, personId: string): Promise<void>
  }
  reflections: {
    /** All or none; one with a known id takes its place. */
    put(reflections: Reflection[]): Promise<void>
    ofResident(residentId: string): Promise<Reflection[]>
    /** Those of these ids that exist, in no particular order. */
    findMany(ids: readonly string[]): Promise<Reflection[]>
    remove(ids: readonly string[]): Promise<void>
  }
  bondEvents: {
    /** Each once, by id. */
    add(events: BondEvent[]): Promise<void>
    ofPerson(personId: string): Promise<BondEvent[]>
    remove(ids: readonly string[]): Promise<void>
    removeDrawnFrom(residentId: string, episodeIds: readonly string[]): Promise<void>
  }
  /** How far a resident has come with a kind of work on its memories: the time of the last line taken in. */
  marks: {
    get(residentId: string, kind: string): Promise<number | null>
    put(residentId: string, kind: string, atMs: number): Promise<void>
  }
  /** They go with their memories. */
  vectors: {
    /** Those whose memory is gone meanwhile are left out; another model's is replaced. */
    put(vectors: MemoryVector[]): Promise<void>
    ofResident(residentId: string, model: string): Promise<MemoryVector[]>
  }
  reports: {
    add(report: {
      id: string
      roomId: string
      reporterId: string
      reportedId: string
      reason: string
      note: string
      lines: StoredUtterance[]
      atMs: number
    }): Promise<void>
  }
  jobs: {
    /** Idempotent by (kind, key). */
    add(job: Job): Promise<void>
    /** The due job that waited longest, for `leaseMs`; its `attempts` counts this one. A lease that runs out frees it. */
    claim(kinds: string[], nowMs: number, leaseMs: number): Promise<Job | null>
    done(id: string): Promise<void>
    /** Gives a claimed job back, to be done later; `attempts` goes on counting. */
    postpone(id: string, runAtMs: number): Promise<void>
    /** Brings a job that nobody holds forward. */
    hasten(kind: string, key: string, runAtMs: number): Promise<void>
  }
  counters: {
    /** Adds to a named daily counter and returns the new total (token budgets, crisis cards). */
    add(name: string, dayKey: string, amount: number): Promise<number>
    get(name: string, dayKey: string): Promise<number>
  }
  /** Figures (VRM files) people brought along, at most one each. */
  figures: {
    /** The hash by which a person's figure is read; null when they brought none. */
    of(personId: string): Promise<string | null>
    /** Keeps these bytes in the place of what the person had. Returns their hash, as 64 hexadecimal digits. */
    put(personId: string, bytes: Uint8Array, atMs: number): Promise<string>
    remove(personId: string): Promise<void>
    /** Null when nobody has it. It is read as it is taken up: many who take it slowly cost little. */
    read(hash: string): Promise<{ byteLength: number; stream(): ReadableStream<Uint8Array> } | null>
  }
  secrets: { get(name: string): Promise<string | null>; put(name: string, value: string): Promise<void> }
  /** Everything of a person's, for export. */
  exportPerson(personId: string): Promise<{
    person: Person | null
    utterances: StoredUtterance[]
    episodes: Episode[]
    facts: Fact[]
    bonds: Bond[]
    reflections: Reflection[]
    bondEvents: BondEvent[]
    rooms: Room[]
    /** Written by the person or for them alone. */
    notes: Note[]
  }>
  close(): Promise<void>
}

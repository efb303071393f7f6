import type { Note } from '@kith/server/src/store/note-types.ts'
import type { BondEvent, Episode, Fact, Person, Reflection, Room, StoredUtterance } from '@kith/server/src/store/types.ts'

/** Rows with every field set, to be changed where a test cares. */
export function samplePerson(change: Partial<Person> = {}): Person {
  return { id: 'ada', name: 'Ada 阿达', look: '1.2.3', lang: 'en', createdMs: 1000, lastSeenMs: 2000, ...change }
}
export function sampleRoom(change: Partial<Room> = {}): Room {
  return {
    id: 'room-1',
    kind: 'private',
    spaceId: 'garden',
    title: 'Tea 茶',
    ownerId: 'ada',
    inviteToken: 'token-1',
    inviteExpiresMs: 5000,
    passcodeHash: 'hash',
    knock: true,
    locked: false,
    shout: true,
    light: 'night',
    residentIds: ['zhou', 'adeng', 'xiaoman'],
    silencedResidentIds: ['adeng'],
    createdMs: 1000,
    ...change,
  }
}
export function sampleUtterance(change: Partial<StoredUtterance> = {}): StoredUtterance {
  return {
    id: 'u1',
    roomId: 'garden',
    conversationId: 'c1',
    speakerId: 'ada',
    speakerKind: 'person',
    speakerName: 'Ada',
    text: 'Hello 你好 👋🏽',
    lang: 'en',
    volume: 'say',
    atMs: 1000,
    heardBy: ['ada', 'bo', 'xiaoman'],
    offRecord: false,
    model: null,
    promptVersion: null,
    sources: [],
    clientId: null,
    ...change,
  }
}
export function sampleEpisode(change: Partial<Episode> = {}): Episode {
  return {
    id: 'e1',
    residentId: 'xiaoman',
    roomId: 'garden',
    conversationId: 'c1',
    kind: 'utterance',
    speakerId: 'ada',
    speakerName: 'Ada',
    text: 'I like persimmons 柿子',
    lang: 'en',
    atMs: 1000,
    audience: ['ada', 'xiaoman'],
    importance: 0.25,
    ...change,
  }
}
export function sampleFact(change: Partial<Fact> = {}): Fact {
  return {
    id: 'f1',
    residentId: 'xiaoman',
    subjectId: 'ada',
    predicate: 'likes',
    object: 'persimmons',
    text: 'Ada likes persimmons',
    lang: 'en',
    validFromMs: 1000,
    validToMs: null,
    createdMs: 1000,
    expiredMs: null,
    confidence: 0.9,
    evidence: ['e1'],
    audience: ['ada', 'xiaoman'],
    corrected: false,
    roomId: 'garden',
    ...change,
  }
}
export function sampleNote(change: Partial<Note> = {}): Note {
  return {
    id: 'n1',
    roomId: 'room-1',
    authorId: 'ada',
    authorName: 'Ada 阿达',
    toId: null,
    toName: '',
    text: 'The kettle is yours 壶给你',
    lang: 'en',
    atMs: 1000,
    untilMs: 5000,
    told: false,
    ...change,
  }
}
export function sampleReflection(change: Partial<Reflection> = {}): Reflection {
  return {
    id: 'r1',
    residentId: 'xiaoman',
    aboutId: 'ada',
    kind: 'insight',
    day: '2026-11-22',
    text: 'Ada warms to fruit 柿子',
    lang: 'en',
    atMs: 2000,
    roomId: 'garden',
    model: 'kith-test',
    evidence: ['e1'],
    drawnFrom: ['e1', 'e2'],
    audience: ['ada', 'xiaoman'],
    ...change,
  }
}
export function sampleBondEvent(change: Partial<BondEvent> = {}): BondEvent {
  return {
    id: 'b1',
    residentId: 'xiaoman',
    personId: 'ada',
    kind: 'reflected',
    reason: 'She came back with a persimmon.',
    lang: 'en',
    atMs: 2000,
    evidence: ['e1'],
    drawnFrom: ['e1', 'e2'],
    ...change,
  }
}

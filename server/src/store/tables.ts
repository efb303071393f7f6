import type { Generated } from 'kysely'

/**
 * The columns as both engines hold them. Times are epoch milliseconds as doubles, booleans 0 or 1, lists are tables of
 * their own, so that "who heard it" can be asked and erased in SQL. `seq` grows with each row: the order of commits.
 */
export interface Tables {
  people: { id: string; name: string; look: string; lang: string; created_ms: number; last_seen_ms: number }
  rooms: {
    id: string
    kind: string
    space_id: string
    title: string
    owner_id: string | null
    invite_token: string | null
    invite_expires_ms: number | null
    passcode_hash: string | null
    knock: number
    locked: number
    shout: number
    created_ms: number
    light: string
  }
  room_residents: { room_id: string; resident_id: string; position: number; list: 'present' | 'silenced' }
  members: { room_id: string; person_id: string; role: string; last_at_ms: number }
  bans: { id: string; room_id: string; person_id: string; name: string; at_ms: number }
  relations: { person_id: string; other_id: string; muted: number; blocked: number }
  utterances: {
    id: string
    room_id: string
    conversation_id: string
    speaker_id: string
    speaker_kind: string
    speaker_name: string
    text: string
    lang: string
    volume: string
    at_ms: number
    off_record: number
    model: string | null
    prompt_version: string | null
    client_id: string | null
  }
  utterance_hearers: { seq: Generated<number>; utterance_id: string; hearer_id: string; room_id: string; at_ms: number; position: number }
  utterance_sources: { utterance_id: string; source_id: string; position: number }
  episodes: {
    seq: Generated<number>
    id: string
    resident_id: string
    room_id: string
    conversation_id: string
    kind: string
    speaker_id: string
    speaker_name: string
    text: string
    lang: string
    at_ms: number
    importance: number
  }
  episode_audience: { episode_id: string; member_id: string; position: number }
  facts: {
    seq: Generated<number>
    id: string
    resident_id: string
    subject_id: string
    predicate: string
    object: string
    text: string
    lang: string
    valid_from_ms: number
    valid_to_ms: number | null
    created_ms: number
    expired_ms: number | null
    confidence: number
    corrected: number
    room_id: string
  }
  fact_audience: { fact_id: string; member_id: string; position: number }
  fact_evidence: { fact_id: string; episode_id: string; position: number }
  bonds: {
    resident_id: string
    person_id: string
    first_met_ms: number
    last_met_ms: number
    talks: number
    last_episode_id: string | null
  }
  reflections: {
    seq: Generated<number>
    id: string
    resident_id: string
    about_id: string
    kind: string
    day: string
    text: string
    lang: string
    at_ms: number
    room_id: string
    model: string
  }
  reflection_audience: { reflection_id: string; member_id: string; position: number }
  reflection_evidence: { reflection_id: string; episode_id: string; position: number; cited: number }
  bond_events: {
    seq: Generated<number>
    id: string
    resident_id: string
    person_id: string
    kind: string
    reason: string
    lang: string
    at_ms: number
  }
  bond_event_evidence: { bond_event_id: string; episode_id: string; position: number; cited: number }
  marks: { resident_id: string; kind: string; at_ms: number }
  vectors: {
    memory_id: string
    resident_id: string
    episode_id: string | null
    fact_id: string | null
    model: string
    dimension: number
    /** The floats as they lie in memory, in base64. */
    numbers: string
  }
  reports: { id: string; room_id: string; reporter_id: string; reported_id: string; reason: string; note: string; at_ms: number }
  report_lines: {
    report_id: string
    position: number
    utterance_id: string
    speaker_id: string
    speaker_kind: string
    speaker_name: string
    text: string
    at_ms: number
  }
  jobs: { id: string; kind: string; key: string; payload: string; run_at_ms: number; attempts: number; leased_until_ms: number }
  counters: { name: string; day: string; total: number }
  secrets: { name: string; value: string }
  room_models: { room_id: string; resident_id: string; chosen: string; speaks_with: string; since_ms: number }
  room_caps: { room_id: string; unit: string; amount: number }
  room_spending: {
    room_id: string
    day: string
    resident_id: string
    calls: number
    prompt_tokens: number
    completion_tokens: number
    counted_tokens: number
    cached_tokens: number
    micros: number
    unpriced_calls: number
    held_tokens: number
    held_micros: number
  }
  room_care: { room_id: string; answer: string; given: number; shown: number }
  notes: {
    seq: Generated<number>
    id: string
    room_id: string
    author_id: string
    author_name: string
    to_id: string | null
    to_name: string
    text: string
    lang: string
    at_ms: number
    until_ms: number
    told: number
  }
  note_looks: { room_id: string; person_id: string; at_ms: number }
  figures: { person_id: string; hash: string; bytes: number; at_ms: number }
}

import type { Store } from '#store/types.ts'

const aiNotice = {
  en: 'Lines with "ai": true were said by an AI resident, not by a person. Facts were drawn from your words by a program and may be wrong.',
  zh: '标有 "ai": true 的话出自 AI 居民，不是真人所说。“facts” 由程序从你的话里整理得出，可能有误。',
}

/** A person's own archive: readable, labelled where an AI spoke, without other people's ids or any secret. */
export function exportDocument(kept: Awaited<ReturnType<Store['exportPerson']>>, nowMs: number, version: string) {
  const me = kept.person?.id
  const when = (atMs: number | null) => (atMs === null ? null : new Date(atMs).toISOString())
  return {
    format: 'kith-person-export',
    formatVersion: 1,
    madeBy: `Kith ${version}`,
    madeAt: when(nowMs),
    aiNotice,
    person:
      kept.person === null
        ? null
        : {
            name: kept.person.name,
            look: kept.person.look,
            lang: kept.person.lang,
            since: when(kept.person.createdMs),
            lastSeen: when(kept.person.lastSeenMs),
          },
    transcript: kept.utterances.map((line) => ({
      id: line.id,
      at: when(line.atMs),
      speaker: line.speakerName,
      mine: line.speakerId === me,
      ai: line.speakerKind === 'resident',
      ...(line.model !== null && { model: line.model }),
      volume: line.volume,
      text: line.text,
      lang: line.lang,
      heardByCount: line.heardBy.length,
      offRecord: line.offRecord,
    })),
    memories: kept.episodes.map((episode) => ({
      id: episode.id,
      resident: episode.residentId,
      at: when(episode.atMs),
      speaker: episode.speakerName,
      mine: episode.speakerId === me,
      ai: episode.kind === 'self',
      text: episode.text,
      knownToCount: episode.audience.length,
    })),
    facts: kept.facts.map((fact) => ({
      id: fact.id,
      resident: fact.residentId,
      predicate: fact.predicate,
      text: fact.text,
      from: when(fact.validFromMs),
      until: when(fact.validToMs),
      corrected: fact.corrected,
      confidence: fact.confidence,
      evidence: fact.evidence,
      knownToCount: fact.audience.length,
    })),
    bonds: kept.bonds.map((bond) => ({
      resident: bond.residentId,
      firstMet: when(bond.firstMetMs),
      lastMet: when(bond.lastMetMs),
      talks: bond.talks,
    })),
    reflections: kept.reflections.map((reflection) => ({
      id: reflection.id,
      resident: reflection.residentId,
      kind: reflection.kind,
      aboutMe: reflection.aboutId === me,
      day: reflection.day,
      at: when(reflection.atMs),
      text: reflection.text,
      ai: true,
      model: reflection.model,
      evidence: reflection.evidence,
      knownToCount: reflection.audience.length,
    })),
    bondEvents: kept.bondEvents.map((event) => ({
      id: event.id,
      resident: event.residentId,
      kind: event.kind,
      at: when(event.atMs),
      reason: event.reason,
      evidence: event.evidence,
    })),
    notes: kept.notes.map((note) => ({
      at: when(note.atMs),
      until: when(note.untilMs),
      from: note.authorName,
      mine: note.authorId === me,
      to: note.toId === null ? 'everybody' : note.toName,
      forMe: note.toId === me,
      text: note.text,
      lang: note.lang,
    })),
    rooms: kept.rooms.map((room) => ({ id: room.id, title: room.title, made: when(room.createdMs), residents: room.residentIds })),
  }
}

import type { Database } from './database.ts'
import type { Store } from './types.ts'

export function createReports(db: Database): Store['reports'] {
  return {
    async add(report) {
      const { id, lines } = report
      const head = db.query.insertInto('reports').values({
        id,
        room_id: report.roomId,
        reporter_id: report.reporterId,
        reported_id: report.reportedId,
        reason: report.reason,
        note: report.note,
        at_ms: report.atMs,
      })
      const rows = lines.map((line, position) => ({
        report_id: id,
        position,
        utterance_id: line.id,
        speaker_id: line.speakerId,
        speaker_kind: line.speakerKind,
        speaker_name: line.speakerName,
        text: line.text,
        at_ms: line.atMs,
      }))
      await db.write(rows.length === 0 ? [head] : [head, db.query.insertInto('report_lines').values(rows)])
    },
  }
}

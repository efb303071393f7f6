import type { PersonRow } from '#state/app-store.ts'

/** Somebody goes past another in the list only when they are this much nearer: it must not dance while people stroll. */
const clearlyMetres = 1.5

/**
 * The rows by nearness, oneself first. Whoever stood in the list before keeps their place until somebody below them is
 * clearly nearer; `before` is the order as it was last drawn, by pid.
 */
export function byNearness(rows: readonly PersonRow[], before: readonly number[]): PersonRow[] {
  const place = new Map(before.map((pid, index) => [pid, index]))
  const isNew = ({ pid }: PersonRow): boolean => !place.has(pid)
  const ordered: PersonRow[] = rows.filter((row) => !isNew(row)).sort((a, b) => (place.get(a.pid) ?? 0) - (place.get(b.pid) ?? 0))
  for (let at = 1; at < ordered.length; at += 1) lift(ordered, at, clearlyMetres)
  for (const row of rows.filter(isNew)) lift(ordered, ordered.push(row) - 1, 0)
  return ordered
}

/** Moves one row up past all it is nearer than by more than so much. */
function lift(rows: PersonRow[], from: number, byMetres: number): void {
  for (let at = from; at > 0; at -= 1) {
    const [above, row] = [rows[at - 1], rows[at]]
    if (above === undefined || row === undefined || above.self) return
    if (!row.self && row.distanceMetres + byMetres >= above.distanceMetres) return
    rows[at - 1] = row
    rows[at] = above
  }
}

import { NOT_CONNECTED, getCon, getDirOffsetX, getDirOffsetY } from 'navcat'
import type { CompactHeightfield } from 'navcat'

/** Clears every walkable voxel that cannot be reached on foot from `from`: table tops, the inside of trunks, islands. */
export function keepConnected(field: CompactHeightfield, from: { x: number; z: number }): void {
  const start = findSpan(field, from)
  if (start === undefined) throw new Error(`nothing to stand on at ${from.x}, ${from.z}`)
  const reached = new Set<number>([start.span])
  const queue = [start]
  for (let here = queue.pop(); here; here = queue.pop()) {
    const span = field.spans[here.span]
    if (!span) continue
    for (let direction = 0; direction < 4; direction++) {
      const layer = getCon(span, direction)
      if (layer === NOT_CONNECTED) continue
      const column: number = here.column + getDirOffsetX(direction)
      const row: number = here.row + getDirOffsetY(direction)
      const next = (field.cells[column + row * field.width]?.index ?? 0) + layer
      if (field.areas[next] === 0 || reached.has(next)) continue
      reached.add(next)
      queue.push({ span: next, column, row })
    }
  }
  field.areas.forEach((_, span) => {
    if (!reached.has(span)) field.areas[span] = 0
  })
}

function findSpan(field: CompactHeightfield, at: { x: number; z: number }): { span: number; column: number; row: number } | undefined {
  const column = Math.floor((at.x - field.bounds[0]) / field.cellSize)
  const row = Math.floor((at.z - field.bounds[2]) / field.cellSize)
  const cell = field.cells[column + row * field.width]
  if (!cell) return undefined
  for (let span = cell.index; span < cell.index + cell.count; span++) if (field.areas[span] !== 0) return { span, column, row }
  return undefined
}

/** A rectangle on the map, by its edges. */
export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

export interface Name {
  /** What it names. */
  x: number
  y: number
  width: number
  /** Of its letters. */
  size: number
  /** Where it may stand beside that, the best first. */
  slots: readonly Slot[]
  /** Better away than over another. */
  optional: boolean
}

/** The middle of a name's baseline, from what it names; `side` puts it wholly to the left (-1) or the right (1). */
export interface Slot {
  side: -1 | 0 | 1
  y: number
}

const gapMetres = 0.1
/** A name keeps so far from the frame, whose corners are round. */
const edgeMetres = 0.4
const sideMetres = 0.35

/** Where each name stands, from what it names: free of the others and of `taken`, inside the frame. Null for one left out, or out of sight. */
export function spreadNames(names: readonly Name[], taken: readonly Box[], frame: Box): ({ x: number; y: number } | null)[] {
  const standing = [...taken]
  return names.map((name) => {
    if (name.x < frame.left || name.x > frame.right || name.y < frame.top || name.y > frame.bottom) return null
    let best: { x: number; y: number; box: Box; covered: number } | null = null
    for (const slot of name.slots) {
      const box = boxAt(name, slot, frame)
      const covered = coveredBy(box, standing) + outside(box, frame)
      if (best !== null && covered >= best.covered) continue
      best = { x: (box.left + box.right) / 2 - name.x, y: slot.y, box, covered }
      if (covered === 0) break
    }
    if (best === null || (name.optional && best.covered > 0)) return null
    standing.push(best.box)
    return { x: best.x, y: best.y }
  })
}

function boxAt({ x, y, width, size }: Name, slot: Slot, frame: Box): Box {
  const half = width / 2 + gapMetres
  const wanted = x + slot.side * (half + sideMetres)
  const reach = half + edgeMetres
  const middle =
    slot.side === 0 && 2 * reach < frame.right - frame.left ? Math.min(Math.max(wanted, frame.left + reach), frame.right - reach) : wanted
  return { left: middle - half, right: middle + half, top: y + slot.y - size * 0.85, bottom: y + slot.y + size * 0.3 }
}

function coveredBy(box: Box, others: readonly Box[]): number {
  let covered = 0
  for (const other of others) {
    const across = Math.min(box.right, other.right) - Math.max(box.left, other.left)
    const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top)
    if (across > 0 && down > 0) covered += across * down
  }
  return covered
}

function outside(box: Box, frame: Box): number {
  const over = (amount: number): number => Math.max(0, amount)
  const across = over(frame.left + edgeMetres - box.left) + over(box.right + edgeMetres - frame.right)
  const down = over(frame.top + edgeMetres - box.top) + over(box.bottom + edgeMetres - frame.bottom)
  return across * (box.bottom - box.top) + down * (box.right - box.left)
}

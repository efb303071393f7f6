import { blocked, type Actor, type System, type WorldState } from './state.ts'

const nearMetres = 3
const apartMetres = 4
const noticeableMetres = 0.02
/** Looked at in every third step only: nobody minds a tenth of a second, and crowds are cheaper for it. */
const everySteps = 3
/** Bodies are sorted into cells as wide as `near` reaches, so that each is compared with its neighbours only. */
const cellMetres = nearMetres
const cellsAcross = 1 << 12

const cellOf = (actor: Actor) => Math.floor(actor.x / cellMetres) * cellsAcross + Math.floor(actor.z / cellMetres)
const pairKey = (a: Actor, b: Actor) => Math.min(a.pid, b.pid) * 65_536 + Math.max(a.pid, b.pid)
const metresBetween = (a: Actor, b: Actor) => Math.sqrt((a.x - b.x) ** 2 + (a.z - b.z) ** 2)

/** Tells who came near whom and who parted (SPEC.md NE1). */
export const nearness: System = (state) => {
  state.stepsToNearness -= 1
  if (state.stepsToNearness > 0) return
  state.stepsToNearness = everySteps
  for (const [key, [a, b]] of state.nearPairs) {
    if (metresBetween(a, b) <= apartMetres && !blocked(a, b)) continue
    state.nearPairs.delete(key)
    tell(state, 'apart', a, b)
  }
  const moved = [...state.actors.values()].filter(
    (actor) => !(Math.abs(actor.x - actor.nearX) + Math.abs(actor.z - actor.nearZ) < noticeableMetres),
  )
  if (moved.length === 0) return
  const cells = sorted(state)
  for (const actor of moved) {
    actor.nearX = actor.x
    actor.nearZ = actor.z
    meetNeighbours(state, cells, actor)
  }
}

function sorted(state: WorldState): Map<number, Actor[]> {
  const cells = new Map<number, Actor[]>()
  for (const actor of state.actors.values()) {
    const cell = cells.get(cellOf(actor))
    if (cell === undefined) cells.set(cellOf(actor), [actor])
    else cell.push(actor)
  }
  return cells
}

function meetNeighbours(state: WorldState, cells: ReadonlyMap<number, Actor[]>, actor: Actor): void {
  const middle = cellOf(actor)
  for (let column = -1; column <= 1; column += 1) {
    for (let row = -1; row <= 1; row += 1) {
      for (const other of cells.get(middle + column * cellsAcross + row) ?? []) {
        if (other === actor || metresBetween(actor, other) > nearMetres || blocked(actor, other)) continue
        const key = pairKey(actor, other)
        if (state.nearPairs.has(key)) continue
        state.nearPairs.set(key, [actor, other])
        tell(state, 'near', actor, other)
      }
    }
  }
}

function tell(state: WorldState, type: 'near' | 'apart', a: Actor, b: Actor): void {
  state.events.push({ type, id: a.id, otherId: b.id }, { type, id: b.id, otherId: a.id })
}

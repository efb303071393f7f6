const highestPid = 65_535

/** Numbers of bodies in one room. Whoever returns gets the number they had, so that old lines still point at them. */
export interface Pids {
  /** The number of this id, given out on first asking. */
  of(id: string): number
  known(id: string): number | null
  /** Who has or had a number. */
  idOf(pid: number): string | null
  /** A number for somebody not known by id yet. */
  next(): number
  claim(id: string, pid: number): void
  forget(id: string): void
}

/** So many are remembered of those who are not here; then the oldest are forgotten, and their numbers are free again. */
const mostRemembered = 20_000
const forgottenAtOnce = 4_000

/** `isHere`: whether a body of this id is in the room; its number is never given to another. */
export function createPids(isHere: (id: string) => boolean): Pids {
  const pids = new Map<string, number>()
  const ids = new Map<number, string>()
  let last = 0
  const forget = (id: string) => {
    const pid = pids.get(id)
    pids.delete(id)
    if (pid !== undefined) ids.delete(pid)
  }
  const forgetOldest = () => {
    let left = forgottenAtOnce
    for (const id of pids.keys()) {
      if (left === 0) return
      if (isHere(id)) continue
      forget(id)
      left -= 1
    }
  }
  const next = () => {
    do last = (last % highestPid) + 1
    while (ids.has(last) && ids.size < highestPid)
    return last
  }
  const claim = (id: string, pid: number) => {
    pids.set(id, pid)
    ids.set(pid, id)
    if (pids.size > mostRemembered) forgetOldest()
  }
  return {
    of(id) {
      const known = pids.get(id)
      if (known !== undefined) return known
      const pid = next()
      claim(id, pid)
      return pid
    },
    known: (id) => pids.get(id) ?? null,
    idOf: (pid) => ids.get(pid) ?? null,
    next,
    claim,
    forget,
  }
}

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

export function createPids(): Pids {
  const pids = new Map<string, number>()
  const ids = new Map<number, string>()
  let last = 0
  const next = () => {
    do last = (last % highestPid) + 1
    while (ids.has(last) && ids.size < highestPid)
    return last
  }
  const claim = (id: string, pid: number) => {
    pids.set(id, pid)
    ids.set(pid, id)
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
    forget(id) {
      const pid = pids.get(id)
      pids.delete(id)
      if (pid !== undefined) ids.delete(pid)
    },
  }
}

let covers = 0

/** Something covers nearly all of the world: it is drawn less often until the returned function is called. */
export function coverWorld(): () => void {
  covers += 1
  let covering = true
  return () => {
    if (covering) covers -= 1
    covering = false
  }
}

export function isCovered(): boolean {
  return covers > 0
}

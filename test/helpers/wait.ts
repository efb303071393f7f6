/** Asks until the answer is neither null nor false; fails with the message and the last state after `withinMs`. */
export async function until<T>(
  what: string,
  ask: () => T | Promise<T>,
  withinMs = 45_000,
  everyMs = 50,
): Promise<NonNullable<Exclude<T, false>>> {
  const deadlineMs = Date.now() + withinMs
  for (;;) {
    const answer = await ask()
    if (answer !== null && answer !== undefined && answer !== false) return answer as NonNullable<Exclude<T, false>>
    if (Date.now() > deadlineMs) throw new Error(`waited ${withinMs} ms for: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}

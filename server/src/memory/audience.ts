/** The audience rule: a memory may be used only if every person within earshot of the answer may know it. */
export function mayHear(listeners: readonly string[], audience: ReadonlySet<string>): boolean {
  return listeners.every((listener) => audience.has(listener))
}

/**
 * Who may know what was said: those who heard it, and, when it drew on memories, only those of them who may know these.
 * Whoever said it and whoever keeps it know it anyway.
 */
export function audienceOf(
  heardBy: readonly string[],
  sourceAudience: readonly string[] | null,
  speakerId: string,
  keeperId: string,
): string[] {
  const allowed = sourceAudience === null ? null : new Set(sourceAudience)
  const audience = new Set(heardBy.filter((id) => allowed === null || allowed.has(id)))
  audience.add(keeperId)
  audience.add(speakerId)
  return [...audience].toSorted()
}

export function includesAll(audience: readonly string[], part: readonly string[]): boolean {
  const known = new Set(audience)
  return part.every((id) => known.has(id))
}

/** Whoever said the last hello leaves the next to others about as near. */
const lastGreeterMetres = 1

/** FL14: of those who could greet somebody, the nearest, the last greeter counted a little farther off; or null. */
export function chooseGreeter<One extends { id: string; metres: number }>(able: readonly One[], lastGreeterId: string | null): One | null {
  const rank = ({ id, metres }: One) => metres + (id === lastGreeterId ? lastGreeterMetres : 0)
  return able.toSorted((a, b) => rank(a) - rank(b))[0] ?? null
}

/** What a person said when a resident asked whether it may introduce them over something they told. */
export interface ConsentAnswer {
  residentId: string
  personId: string
  /** `met`: the introduction has been made; then `matter` stands for the two. */
  answer: 'yes' | 'no' | 'met'
  /** Stands for what it is about, and cannot be read back. */
  matter: string
  atMs: number
}

/** Where answers are kept, so that a no outlives a restart. What a person answered goes when the person is erased. */
export interface ConsentBook {
  ofPerson(personId: string): Promise<readonly ConsentAnswer[]>
  keep(answer: ConsentAnswer): Promise<void>
}

/** A book of this process only: for rooms without a store. */
export function createConsentMemory(): ConsentBook {
  const kept: ConsentAnswer[] = []
  return {
    ofPerson: async (personId) => kept.filter((one) => one.personId === personId),
    async keep(answer) {
      kept.push(answer)
    },
  }
}

/** IN3: how long an answer holds. */
export const consentHoldsMs = 30 * 24 * 60 * 60_000

/** The answers of those who are here, at hand without waiting. Nobody is asked before theirs are known. */
export interface Consents {
  arrived(personId: string): void
  left(personId: string): void
  /** Null while they are not known. */
  of(personId: string): readonly ConsentAnswer[] | null
  add(answer: ConsentAnswer): void
  settle(): Promise<void>
}

/** `failed` is told when a book cannot be read or written; then nobody is asked, and a no still holds for this visit. */
export function createConsents(book: ConsentBook, failed: (error: unknown) => void): Consents {
  const known = new Map<string, ConsentAnswer[]>()
  const here = new Set<string>()
  const work = new Set<Promise<void>>()
  const run = (task: () => Promise<void>) => {
    const running = task()
      .catch(failed)
      .finally(() => work.delete(running))
    work.add(running)
  }
  return {
    arrived(personId) {
      here.add(personId)
      run(async () => {
        const answers = await book.ofPerson(personId)
        if (here.has(personId)) known.set(personId, [...answers])
      })
    },
    left(personId) {
      here.delete(personId)
      known.delete(personId)
    },
    of: (personId) => known.get(personId) ?? null,
    add(answer) {
      known.get(answer.personId)?.push(answer)
      run(() => book.keep(answer))
    },
    async settle() {
      await Promise.all(work)
    },
  }
}

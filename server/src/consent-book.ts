import type { ConsentAnswer, ConsentBook } from '#residents/consents.ts'
import type { Store } from '#store/types.ts'

/** Keeps what people answered about introductions among the steps of their bonds: theirs to read, to take along and to erase. */
export function createConsentBook({ bondEvents }: Pick<Store, 'bondEvents'>): ConsentBook {
  return {
    async ofPerson(personId) {
      const steps = await bondEvents.ofPerson(personId)
      return steps.flatMap(({ kind, residentId, reason, atMs }): ConsentAnswer[] => {
        const [answer, matter = ''] = reason.split(' ')
        const isAnswer = kind === 'introduction' && (answer === 'yes' || answer === 'no' || answer === 'met')
        return isAnswer ? [{ residentId, personId, answer, matter, atMs }] : []
      })
    },
    keep: ({ residentId, personId, answer, matter, atMs }) =>
      bondEvents.add([
        {
          id: `${residentId}~${answer}~${personId}~${atMs}`,
          residentId,
          personId,
          kind: 'introduction',
          reason: `${answer} ${matter}`,
          lang: 'en',
          atMs,
          evidence: [],
          drawnFrom: [],
        },
      ]),
  }
}

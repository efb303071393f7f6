import type { BooksMessage } from '@kith/shared/protocol'
import { useWords } from '#i18n/i18n.ts'
import { CareBar } from '../../care/CareBar.tsx'

/** How people felt after talks in this room, in sum. */
export function CareSum({ care }: Pick<BooksMessage, 'care'>) {
  const say = useWords()
  return (
    <section className="books__care" aria-label={say('books.care')}>
      <h3 className="field__label">{say('books.care')}</h3>
      {care === null ? (
        <p className="field__hint">{say('books.careNone')}</p>
      ) : (
        <>
          <CareBar {...care} />
          <p className="books__line">{say('books.careSum', { ...care })}</p>
        </>
      )}
    </section>
  )
}

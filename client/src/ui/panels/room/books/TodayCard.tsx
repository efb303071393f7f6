import type { BooksMessage, Tally } from '@kith/shared/protocol'
import { dotted } from '#i18n/dotted.ts'
import { type Say, useWords } from '#i18n/i18n.ts'
import type { Language } from '@kith/shared/text'
import { useApp } from '../../../kith.tsx'
import { count, isPriced, money, price, share } from './amounts.ts'

/** What today cost so far, of how much it may, and what all days cost. */
export function TodayCard({ books }: { books: BooksMessage }) {
  const say = useWords()
  const language = useApp((state) => state.language)
  const { today, ever, cap, capUsed, currency } = books
  const capAmount =
    cap === null ? '' : cap.unit === 'money' ? price(cap.amount / 1e6, currency, language) : tokens(cap.amount, say, language)
  // The room that is left is too little for another call long before nothing is left.
  const reached = cap !== null && books.residents.some(({ decisions }) => decisions[0]?.code === 'cap-spent')
  return (
    <section className="books__today" aria-label={say('books.today')}>
      <p className="books__label">{say('books.today')}</p>
      <p className="books__sum">
        <strong>{amount(today, currency, say, language)}</strong> {cap !== null && <span>{say('books.ofCap', { amount: capAmount })}</span>}
      </p>
      {cap !== null && (
        <progress className="books__bar" aria-label={say('books.cap')} max={cap.amount} value={Math.min(capUsed, cap.amount)} />
      )}
      <p className="books__line">{spent(today, say, language)}</p>
      <p className="books__line">
        {say('books.ever', { amount: amount(ever, currency, say, language), calls: say('books.calls', { count: ever.calls }) })}
      </p>
      {reached && <p className="books__line books__line--full">{say('books.capReached')}</p>}
      {ever.unpricedCalls > 0 && ever.unpricedCalls < ever.calls && <p className="field__hint">{say('books.unpriced')}</p>}
      <p className="books__small">{say('books.counted')}</p>
    </section>
  )
}

/** "14 calls · 11,200 tokens in, 1,280 out · 62 % of it from the cache" */
export function spent(tally: Tally, say: Say, language: Language): string {
  if (tally.calls === 0) return say('books.noCalls')
  const parts = [
    say('books.calls', { count: tally.calls }),
    say('books.inOut', { in: count(tally.promptTokens, language), out: count(tally.completionTokens, language) }),
  ]
  if (tally.cachedShare !== null) parts.push(say('books.cached', { share: share(tally.cachedShare, language) }))
  return dotted(parts)
}

/** Money where all of it has a price, else tokens. */
export function amount(tally: Tally, currency: string, say: Say, language: Language): string {
  if (isPriced(tally)) return money(tally.micros, currency, language)
  return tokens(tally.promptTokens + tally.completionTokens, say, language)
}

function tokens(all: number, say: Say, language: Language): string {
  return say('books.tokens', { count: count(all, language) })
}

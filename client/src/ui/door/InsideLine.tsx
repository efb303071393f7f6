import { useEffect, useState } from 'react'
import { useDoorWords, type SayDoor } from '#i18n/door-words.ts'
import { Refused, Unreachable, type Api } from '#net/api.ts'

interface Inside {
  people: number
  residents: number
}
const everyMs = 20_000

/** Who is inside right now, in one line. */
export function InsideLine({ api }: { api: Api }) {
  const say = useDoorWords()
  const [inside, setInside] = useState<Inside | null>(null)
  useEffect(() => {
    let wanted = true
    const ask = async (): Promise<void> => {
      try {
        const answer = await api.open<Inside>('GET', '/api/health')
        if (wanted) setInside(answer)
      } catch (error) {
        if (!(error instanceof Refused) && !(error instanceof Unreachable)) throw error
        if (wanted) setInside(null)
      }
    }
    void ask()
    const timer = setInterval(() => void ask(), everyMs)
    return () => {
      wanted = false
      clearInterval(timer)
    }
  }, [api])
  return <p className="door__inside">{inside === null ? '\u00a0' : sentence(inside, say)}</p>
}

function sentence({ people, residents }: Inside, say: SayDoor): string {
  const persons = say('insidePeople', { count: people })
  const others = say('insideResidents', { count: residents })
  if (people > 0 && residents > 0) return say('insideBoth', { people: persons, residents: others })
  if (people > 0 || residents > 0) return say('insideOne', { who: people > 0 ? persons : others })
  return say('insideNobody')
}

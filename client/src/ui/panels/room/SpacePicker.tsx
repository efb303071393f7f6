import { useId } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { builtSpaces, pictureUrl } from '#net/space-urls.ts'
import { useBoth } from '../../kith.tsx'
import { useSpaceDocuments } from './use-space-documents.ts'

const known = builtSpaces()

/** The spaces a room can be made in, as a radio group of small pictures, and a few words about the chosen one. */
export function SpacePicker({ value, onChange }: { value: string; onChange: (spaceId: string) => void }) {
  const say = useWords()
  const both = useBoth()
  const group = useId()
  const documents = useSpaceDocuments(known)
  const chosen = documents.find(({ id }) => id === value)
  if (documents.length < 2) return null
  return (
    <fieldset className="spaces">
      <legend className="field__label">{say('room.space')}</legend>
      <div className="spaces__row">
        {documents.map(({ id, title }) => (
          <label key={id} className="spaces__one">
            <input type="radio" name={group} value={id} checked={value === id} onChange={() => onChange(id)} />
            <span className="spaces__card">
              <Picture spaceId={id} />
              <span className="spaces__title">{both(title)}</span>
            </span>
          </label>
        ))}
      </div>
      {chosen !== undefined && (
        <p className="field__hint" aria-live="polite">
          {both(chosen.description)}
        </p>
      )}
    </fieldset>
  )
}

function Picture({ spaceId }: { spaceId: string }) {
  const url = pictureUrl(spaceId)
  if (url === null) return <span className="spaces__picture" />
  return <img className="spaces__picture" src={url} alt="" width={480} height={300} loading="lazy" decoding="async" />
}

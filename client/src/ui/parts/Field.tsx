import { useId, type InputHTMLAttributes } from 'react'

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string
  hint?: string | undefined
  error?: string | undefined
  /** Keep the label for screen readers only. */
  labelUnseen?: boolean
}

/** One labelled line of text, its hint and its complaint tied to it for screen readers. */
export function Field({ label, hint, error, labelUnseen = false, className = '', ...input }: FieldProps) {
  const id = useId()
  const about = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].filter((part) => part !== '').join(' ')
  return (
    <div className={`field ${className}`}>
      <label className={labelUnseen ? 'unseen' : 'field__label'} htmlFor={id}>
        {label}
      </label>
      <input {...input} id={id} className="input" aria-invalid={error !== undefined} aria-describedby={about === '' ? undefined : about} />
      {hint !== undefined && (
        <span className="field__hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error !== undefined && (
        <span className="field__error" id={`${id}-error`} role="alert">
          {error}
        </span>
      )}
    </div>
  )
}

/** The two icons the door needs; the others stay out of the first chunk (icons.tsx). */
export const globe =
  'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3.4 12h17.2M12 3c2.5 2.6 3.7 5.6 3.7 9S14.5 18.4 12 21c-2.5-2.6-3.7-5.6-3.7-9S9.5 5.6 12 3Z'
export const again = 'M20 11a8 8 0 1 0-2.2 6.4M20.4 4.8V11h-6.2'

/** A line icon, 24 × 24, drawn in the current colour. It is decoration: the button carries the name. */
export function Glyph({ path }: { path: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  )
}

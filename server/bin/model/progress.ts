const width = 28
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

export interface Progress {
  label: string
  bytes: number
  total: number
  /** Null until it can be told. */
  bytesPerSecond: number | null
}

/** One line: `Fetching  ███████▌             27%  0.3 of 1.1 GB  12.4 MB/s  1:05`. */
export function progressLine({ label, bytes, total, bytesPerSecond }: Progress): string {
  const share = total === 0 ? 1 : Math.min(1, bytes / total)
  const full = Math.floor(share * width * 8)
  const bar = `${'█'.repeat(Math.floor(full / 8))}${eighths[full % 8] ?? ''}`.padEnd(width, '·')
  const pace =
    bytesPerSecond === null || bytesPerSecond <= 0
      ? ''
      : `  ${(bytesPerSecond / 1e6).toFixed(1)} MB/s  ${clock((total - bytes) / bytesPerSecond)}`
  return `${label}  ${bar}  ${String(Math.floor(share * 100)).padStart(3)} %  ${size(bytes)} / ${size(total)}${pace}`
}

function size(bytes: number): string {
  return bytes < 1e8 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`
}

function clock(seconds: number): string {
  const whole = Math.ceil(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** Speed over the last seconds, from how far it was when. */
export class Pace {
  private readonly marks: { atMs: number; bytes: number }[] = []
  private readonly windowMs: number

  constructor(windowMs = 5_000) {
    this.windowMs = windowMs
  }

  /** Bytes a second, or null before there are two moments to compare. */
  at(atMs: number, bytes: number): number | null {
    this.marks.push({ atMs, bytes })
    while (this.marks.length > 2 && atMs - (this.marks[0]?.atMs ?? atMs) > this.windowMs) this.marks.shift()
    const [first] = this.marks
    if (first === undefined || atMs <= first.atMs) return null
    return ((bytes - first.bytes) * 1_000) / (atMs - first.atMs)
  }
}

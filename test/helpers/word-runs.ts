/** More spellings than this of one group are not written out. */
const mostSpellings = 6_000
const openings = /^\?(?::|<?[=!]|<\w+>)/

/** Groups of words that may be repeated without end in a pattern's source, without their brackets and repetition. */
export function repeatedGroups(source: string): string[] {
  const groups: string[] = []
  const open: number[] = []
  let inClass = false
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at]
    if (char === '\\') at += 1
    else if (inClass) inClass = char !== ']'
    else if (char === '[') inClass = true
    else if (char === '(') open.push(at)
    else if (char === ')') {
      const from = open.pop()
      if (from !== undefined && /^(?:[*+]|\{\d+,\})/.test(source.slice(at + 1)))
        groups.push(source.slice(from + 1, at).replace(openings, ''))
    }
  }
  return groups
}

/** Everything a pattern without lookaround matches; what repeats is taken up to three times, a class by its letters and one other sign. */
export function spellingsOf(source: string): Set<string> {
  let at = 0
  const joined = (before: Iterable<string>, after: ReadonlySet<string>) => {
    const all = new Set<string>()
    for (const one of before) for (const other of after) all.add(one + other)
    if (all.size > mostSpellings) throw new Error(`too many spellings: ${source}`)
    return all
  }
  const choices = (): Set<string> => {
    const all = new Set<string>()
    do {
      let row = new Set([''])
      while (at < source.length && source[at] !== '|' && source[at] !== ')') row = joined(row, repeated(piece()))
      for (const one of row) all.add(one)
    } while (source[at] === '|' && (at += 1) > 0)
    return all
  }
  const repeated = (one: ReadonlySet<string>): Set<string> => {
    const [whole, least, many, most] = /^(?:[?*+]|\{(\d+)(,)?(\d*)\})/.exec(source.slice(at)) ?? []
    if (whole === undefined) return new Set(one)
    at += whole.length
    if (source[at] === '?') at += 1
    const from = least === undefined ? Number(whole === '+') : Number(least)
    const to = least === undefined ? (whole === '?' ? 1 : 2) : many === undefined ? from : most === '' ? from + 1 : Number(most)
    const all = new Set<string>()
    let row = new Set([''])
    for (let times = 0; times <= Math.min(to, 3); times += 1) {
      if (times >= from) for (const spelling of row) all.add(spelling)
      row = joined(row, one)
    }
    return all
  }
  const piece = (): Set<string> => {
    const char = source[at] ?? ''
    if (char === '(') {
      const [opening = ''] = openings.exec(source.slice(at + 1)) ?? []
      at += 1 + opening.length
      const inside = choices()
      at += 1
      return /[=!]$/.test(opening) ? new Set(['']) : inside
    }
    if (char === '[') {
      const [whole = '', members = ''] = /^\[((?:\\.|[^\]\\])*)\]/su.exec(source.slice(at)) ?? []
      at += whole.length
      if (members.startsWith('^')) return new Set(['§'])
      const signs = Array.from(members.matchAll(/\\p\{\w+(?:=\w+)?\}|\\?./gsu), ([member]) => (member === '.' ? member : written(member)))
      return new Set([...signs.filter((sign) => /\p{L}/u.test(sign)), ...signs.filter((sign) => !/\p{L}/u.test(sign)).slice(0, 1)])
    }
    const [whole = char] = /^(?:\\p\{\w+(?:=\w+)?\}|\\.)/su.exec(source.slice(at)) ?? []
    at += whole.length
    return new Set([written(whole)])
  }
  return choices()
}

/** One character that a piece of a pattern stands for; '' for a place between characters. */
function written(piece: string): string {
  if (/^(?:\\[bB]|[\^$])$/.test(piece)) return ''
  const classes: Readonly<Record<string, string>> = { '\\s': ' ', '\\d': '1', '\\w': 'a', '.': '§' }
  return classes[piece] ?? (piece.startsWith('\\p') ? '汉' : piece.replace('\\', ''))
}

/**
 * Two words of these with which some run of them can be read in two ways (Sardinas and Patterson), or null. A pattern that
 * repeats such words tries twice as many ways with every word of a line that does not fit in the end.
 */
export function readTwoWays(words: Iterable<string>): string | null {
  const all = new Set([...words].filter((word) => word !== '').map((word) => word.toLowerCase()))
  const todo: { rest: string; why: string }[] = []
  const seen = new Set<string>()
  const note = (rest: string, why: string) => {
    if (rest === '' || seen.has(rest)) return
    seen.add(rest)
    todo.push({ rest, why })
  }
  for (const word of all) for (const longer of all) if (longer.startsWith(word)) note(longer.slice(word.length), `${word} | ${longer}`)
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { rest, why } = next
    if (all.has(rest)) return why
    for (const word of all) {
      if (word.startsWith(rest)) note(word.slice(rest.length), why)
      if (rest.startsWith(word)) note(rest.slice(word.length), why)
    }
  }
  return null
}

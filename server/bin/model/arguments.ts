import { parseArgs } from 'node:util'
import { hostNames, type HostName } from './hosts.ts'

export type Wish =
  | { type: 'help' }
  | { type: 'list' }
  | { type: 'off' }
  | { type: 'ask'; from: HostName }
  | { type: 'choose'; id: string; from: HostName }
  | { type: 'file'; path: string }

/** What the command line asks for; anything it does not understand asks for help. */
export function readWish(args: readonly string[]): Wish {
  const parsed = parse(args)
  if (parsed === null) return { type: 'help' }
  const { values } = parsed
  const from = hostNames.find((name) => name === (values.from ?? 'huggingface'))
  const wishes = [values.list, values.off, values.choose, values.file].filter((value) => value !== undefined)
  if (values.help === true || from === undefined || wishes.length > 1) return { type: 'help' }
  if (values.list === true) return { type: 'list' }
  if (values.off === true) return { type: 'off' }
  if (values.choose !== undefined) return { type: 'choose', id: values.choose, from }
  if (values.file !== undefined) return { type: 'file', path: values.file }
  return { type: 'ask', from }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h' },
        list: { type: 'boolean' },
        off: { type: 'boolean' },
        choose: { type: 'string' },
        file: { type: 'string' },
        from: { type: 'string' },
      },
    })
  } catch {
    return null
  }
}

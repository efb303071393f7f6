import { pino } from 'pino'

/**
 * The server's log: JSON lines. Messages are static text; what varies goes into fields, and anything personal
 * (names, words said, addresses) only under a field whose name holds `pii`, which is hidden unless asked for
 * (put those in the call, not in a child's bindings: pino formats bindings past the hiding).
 */
export type Logger = pino.Logger

export interface LogOptions {
  level: pino.LevelWithSilent
  /** Show the `pii…` fields. */
  personal?: boolean
  /** Where lines go; standard output when left out. */
  destination?: { write(line: string): void }
}

export function createLogger(options: LogOptions): Logger {
  const settings: pino.LoggerOptions = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label) => ({ level: label }),
      log: (fields) => (options.personal === true ? fields : hidePersonal(fields)),
    },
  }
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination)
}

const isPersonal = (key: string) => /pii/i.test(key)

function hidePersonal(fields: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(fields)
  if (!entries.some(([key]) => isPersonal(key))) return fields
  return Object.fromEntries(entries.map(([key, value]) => [key, isPersonal(key) ? '[personal]' : value]))
}

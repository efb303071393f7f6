const modelErrorCodes = [
  'unknown-choice',
  'ask-needs-terminal',
  'no-such-file',
  'not-gguf',
  'no-network',
  'not-there',
  'refused',
  'no-hash',
  'unsafe-redirect',
  'disk-full',
  'disk-filled',
  'disk-refused',
  'wrong-hash',
  'keeps-breaking-off',
  'engine-not-installed',
  'no-binary',
  'bad-model',
  'no-memory',
  'port-taken',
  'died',
  'no-engine',
  'said-nothing',
] as const
export type ModelErrorCode = (typeof modelErrorCodes)[number]

/** The command cannot go on; the words for it, in the reader's language, are found by code and filled with `values`. */
export class ModelError extends Error {
  override readonly name = 'ModelError'
  readonly code: ModelErrorCode
  readonly values: Readonly<Record<string, string>>

  constructor(code: ModelErrorCode, values: Record<string, string> = {}, options?: ErrorOptions) {
    super(code, options)
    this.code = code
    this.values = values
  }
}

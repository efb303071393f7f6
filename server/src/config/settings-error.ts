/** The start cannot go on as the machine or its settings are; `message` is one sentence for the host, shown without a stack. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

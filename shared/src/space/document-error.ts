export type SpaceDataErrorCode = 'mesh-damaged' | 'navmesh-damaged' | 'document-damaged'

/** A built file of a space cannot be used. The message says what is wrong with it, never who asked. */
export class SpaceDataError extends Error {
  readonly code: SpaceDataErrorCode

  constructor(code: SpaceDataErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'SpaceDataError'
    this.code = code
  }
}

/** Bumped whenever a message changes shape; a client with another number is told to reload. */
export const protocolVersion = 1

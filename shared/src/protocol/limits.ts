/** Sizes and rates every message is held to. The server enforces them; the interface shows them. */
export const limits = {
  nameGraphemes: 24,
  textGraphemes: 500,
  /** Bytes of one message on the wire; over it the socket is closed. */
  messageBytes: 16_384,
  /** Messages a second before the socket is closed. */
  messagesPerSecond: 60,
  /** Lines a person may say in ten seconds before being asked to slow down. */
  linesPerTenSeconds: 8,
  shoutsPerMinute: 3,
  emotesPerTenSeconds: 10,
  moveSendsPerSecond: 12,
  publicRoomPeople: 24,
  privateRoomPeople: 24,
  seatHeldSeconds: 120,
  reportWindowSeconds: 60,
  /** A note from the board fits in, with words around it. */
  reportCharacters: 4200,
} as const

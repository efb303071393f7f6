/** How long a line keeps a conversation open. */
export const conversationMs = 60_000

interface Conversation {
  id: string
  born: number
  /** When each body last spoke in it. */
  spoke: Map<string, number>
}

/** Groups lines into conversations (SPEC.md CV1, CV2). */
export interface Conversations {
  /** The conversation a line belongs to, given who is within earshot; records that the speaker spoke. */
  join(speakerId: string, withinEarshot: readonly string[], nowMs: number): string
  /** Keeps a conversation open while a long speech goes on. */
  touch(conversationId: string, speakerId: string, nowMs: number): void
}

export function createConversations(nextId: () => string): Conversations {
  const open = new Map<string, Conversation>()
  let births = 0

  const prune = (nowMs: number) => {
    for (const conversation of open.values()) {
      for (const [id, atMs] of conversation.spoke) if (nowMs - atMs > conversationMs) conversation.spoke.delete(id)
      if (conversation.spoke.size === 0) open.delete(conversation.id)
    }
  }
  const find = (fits: (conversation: Conversation) => boolean): Conversation | null => {
    let oldest: Conversation | null = null
    for (const conversation of open.values()) {
      if (fits(conversation) && (oldest === null || conversation.born < oldest.born)) oldest = conversation
    }
    return oldest
  }
  return {
    join(speakerId, withinEarshot, nowMs) {
      prune(nowMs)
      let conversation =
        find(({ spoke }) => withinEarshot.some((id) => id !== speakerId && spoke.has(id))) ?? find(({ spoke }) => spoke.has(speakerId))
      if (conversation === null) {
        conversation = { id: nextId(), born: births, spoke: new Map() }
        births += 1
        open.set(conversation.id, conversation)
      }
      conversation.spoke.set(speakerId, nowMs)
      return conversation.id
    },
    touch(conversationId, speakerId, nowMs) {
      open.get(conversationId)?.spoke.set(speakerId, nowMs)
    },
  }
}

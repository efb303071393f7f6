import type { Account, ChatModel } from './port.ts'

/** The same model, its calls on somebody's books. */
export function accountedChat(chat: ChatModel, account: Account): ChatModel {
  return { name: chat.name, kind: chat.kind, stream: (request, signal) => chat.stream({ ...request, account }, signal) }
}

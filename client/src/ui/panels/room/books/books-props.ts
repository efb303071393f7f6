import type { BooksMessage, HostMessage } from '@kith/shared/protocol'

export interface BooksProps {
  books: BooksMessage
  host: (message: HostMessage) => void
}

import { books } from './books.ts'
import { care } from './care.ts'
import { code, notice } from './codes.ts'
import { editor } from './editor.ts'
import { figure } from './figure.ts'
import { help } from './help.ts'
import { look } from './look.ts'
import { list } from './list.ts'
import { memory } from './memory.ts'
import { notes } from './notes.ts'
import { people } from './people.ts'
import { photo } from './photo.ts'
import { room } from './room.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { sound } from './sound.ts'
import { talk } from './talk.ts'
import { welcome } from './welcome.ts'

/** Everything but the words at the door, loaded once the card is on the screen. */
export const words = {
  books,
  care,
  code,
  editor,
  figure,
  help,
  look,
  list,
  memory,
  notes,
  notice,
  people,
  photo,
  room,
  settings,
  shell,
  sound,
  talk,
  welcome,
} as const

import type { Check } from './context.ts'

const address =
  /(?:https?|ftp|file|data|javascript|mailto|tel):|:\/\/|\bwww\.|[\w.+-]+@[\w-]+\.[a-z]{2,}|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|net|org|io|cn|ai|app|dev|xyz|info|ru|top|co|gg|tv|link|site|online|club|shop)(?![a-z0-9])/i

/** No links and no mail addresses: a resident can vouch for none. */
export const addressCheck: Check = ({ text }) => (address.test(text) ? 'address' : 'pass')

import type { Card } from '@kith/shared/card'

/** Said to all, whoever they are; "everyone" inside a story is not. */
const openAddress =
  /\b(hello|hi|hey|evening|morning|afternoon|night|bye|goodbye|thanks|welcome|greetings)\b.{0,12}\b(everyone|everybody|all|folks|you (all|two|three|guys|lot)|y'all|friends)\b|^(everyone|everybody|folks|y'all|guys)\b[\s,!?:]|\b(does|do|can|could|would|will|is|has|have|did|are)\s+(anyone|anybody|someone|somebody|everyone|everybody|you (all|two|three|guys|lot))\b|\bwho (here|can|knows (?!what|why|how\b|if|where|when))\b|\b(anyone|anybody) (here|there|around|home|knows?)\b|^(someone|somebody) (here|there)\b|,\s*(everyone|everybody|folks|y'all|you (all|two|three|guys|lot))[\s!?.。！？]*$|^((哈喽|嗨|嘿|喂|那|哎)?[，,\s]*)(大家|各位|你们)(?=[^。]*[吗呢？?好]|[，,！!~\s]|$)|大家(好|早|晚上好)|各位|有人(吗|在|知道|能|会)|谁(知道(?!呢|啊|$)|能|会|在)/iu
const greeting =
  /^\s*(hi|hey|hello|hiya|yo|good (morning|evening|afternoon)|howdy|你好|您好|嗨|哈喽|早|早上好|晚上好|下午好|在吗|有人吗)(?=$|[\s,，!！.。~?？呀啊哦])/iu
const question =
  /[?？]\s*$|^(who|what|when|where|why|how|which|do|does|did|is|are|can|could|would|will|have|has)\b|[吗呢么]\s*[。!！~]?$|(什么|怎么|为什么|哪里|哪儿|谁|几点|多少|是不是|有没有|能不能|可不可以)/iu

/** Every name a resident answers to, longest first. */
export function namesOf(card: Card): string[] {
  const { names, aliases } = card.data.extensions.kith
  const all = new Set(
    [names.zh, names.en, card.data.name, ...aliases.zh, ...aliases.en].map((name) => name.trim()).filter((name) => name !== ''),
  )
  return [...all].sort((a, b) => b.length - a.length)
}

const farewell =
  /\b(good ?bye|bye( bye)?|see (you|ya)|good ?night|farewell|take care|i('m| am) (off|leaving|going( now)?)|(gotta|got to|have to|must|should) (go|run|sleep)|talk (to you )?later)\b|再见|拜拜|晚安|回头见|下次见|明天见|我(先)?走(了|啦)|我(要|该|得)(走|睡|回)/iu

/** The person takes leave; FL13 begins after the answer. */
export function isFarewell(text: string): boolean {
  return text.length <= 80 && farewell.test(text)
}
export function isOpenAddress(text: string): boolean {
  return openAddress.test(text)
}
export function isGreeting(text: string): boolean {
  return greeting.test(text)
}
export function isQuestion(text: string): boolean {
  return question.test(text.trim())
}
/** Says "you" to somebody. */
export function speaksToSomebody(text: string): boolean {
  return /\b(you|your)\b|[你您]/iu.test(text)
}

/** "What do you think it is?", said over a riddle: whoever answers it answers the riddle. */
export function asksForGuess(text: string): boolean {
  return /^\W*(?:so |and |well |hm+ )*(?:what do you (?:think|say)(?: it is)?|what could it be|what is it|any (?:idea|ideas|guess|guesses|thoughts)|do you know(?: it| this one)?|your (?:turn|guess)|can you guess(?: it)?)\W*$|^(?:你|您)?(?:觉得|说|猜|想)?(?:(?:会|能)?是什么(?:呢|啊)?|呢|猜(?:到|出来?)?了?(?:吗|没有?)?|有想法吗|知道吗)[?？。!！]*$/iu.test(
    text.trim(),
  )
}

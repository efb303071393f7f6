import { understand } from '#models/script/understand/understand.ts'
import { claimsHuman } from '#safety/claims-human.ts'
import type { Check } from './context.ts'

const admits =
  /\bA\.?I\b|\bartificial\b|\b(?:bot|robot|machine|program|script|software|model|algorithm|simulated|written)\b|\bnot (?:a |an |really |quite |exactly )*(?:human|person|real|man|woman|girl|boy)\b|人工智能|机器|程序|脚本|模型|不是(?:真|活)?人|算不上人|虚拟|写出来的/i
/** Of a real drainpipe, of somebody's own computer and of the coffee machine one may talk without asking that. */
const asksKind =
  /\b(?:human|(?<!\b(?:an?|any|the|some) )real|real (?:live |life |actual )?(?:person|human|people|man|woman|girl|boy|guy|lady|being|one|thing)|robot|bot|ai|a\.i|artificial|alive|flesh|actual person|person or|npc|simulated|(?<!\b(?:my|his|her|our|their|coffee|espresso|tea|sewing|washing|vending) )(?:machine|computer|program))\b|真人|活人|人类|(?<!修|洗衣|咖啡|缝纫)机器|人工智能|(?<!写|编|敲|改)程序(?!员)|真的假的|是人(?:吗|么|不|还|吧)|是不是人|血肉|有血有肉/i
const asksYou = /\b(?:you|u|ya|your|this|talking to|someone|there|ur|xiaoman|zhou|adeng)\b|[你您]|对面|后面|我在跟|我在和|这里|吗|是不是/i

const eitherOr =
  /\b(?:human|person|real|alive|man)\b.{0,12}\bor\b.{0,14}\b(?:ai|a\.i|machine|bot|robot|fake|program)\b|\b(?:ai|machine|bot|robot|program)\b.{0,12}\bor\b.{0,14}\b(?:human|person|real|alive)\b/i

/** Whether a line asks a resident if it is a person or a machine. */
export function asksWhatItIs(line: string): boolean {
  if (line === '') return false
  if (understand(line, 'en').acts.some((act) => act.name === 'ask-ai' && act.slot === 'ai')) return true
  return eitherOr.test(line) || (asksKind.test(line) && asksYou.test(line))
}

/**
 * Nothing that claims to be human leaves. To the question itself the whole answer is heard before any of it goes
 * out, and one that does not admit to being an AI ("Of course!") counts as a claim.
 */
export const claimsCheck: Check = (heard, context) => {
  if (claimsHuman(heard.text)) return 'claims-human'
  if (!context.askedWhatItIs) return 'pass'
  if (!heard.ended) return 'hold'
  return admits.test(heard.text) ? 'pass' : 'claims-human'
}

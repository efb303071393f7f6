import { stemEnglish } from './english.ts'

/**
 * How people tell of some matters whatever the matter's own words are: plans in the future tense, journeys by a place with a
 * capital, what calms by what it does to one. A line is indexed by what it signals, and a question of that kind searches it.
 */
interface Signal {
  /** What questions call it. */
  heads: string
  en: RegExp
  zh: RegExp
}
const days = 'mon|tues|wednes|thurs|fri|satur|sun'
const notAPlace = `(?!(?:${days})day|january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter|english|french|german|spanish|chinese)`
const gathering =
  'concert|festival|parade|fair|party|conference|convention|workshop|class|course|lesson|retreat|rally|protest|march|meeting|meet-?up|gathering|ceremony|wedding|funeral|reunion|exhibition|show|gig|open mic|recital|race|marathon|tournament|competition|contest|regatta|match|game|hackathon|talk|lecture|panel|fundraiser|gala|auction|sale|picnic|barbecue|support group|book club|group|walk|run|ride|kick-?off|premiere|screening|reading|launch|opening|market'
const signals: Readonly<Record<string, Signal>> = {
  plan: {
    heads: 'plan plans goal goals intend intention future aim ambition dream hope upcoming 打算 计划 目标 将来 梦想',
    en: new RegExp(
      `\\b(?:(?:i'm|i am|we're|we are) (?:going to|planning|thinking (?:of|about)|looking (?:into|forward)|hoping|considering|saving|signing|applying|about to)|(?:i|we)(?:'ll| will| plan| hope| intend| aim)\\b|(?:i|we)(?:'d| would| want| really want)(?: (?:really|also))? (?:like |love |want )?to\\b|can't wait|looking (?:into|forward)|thinking (?:of|about)|next (?:week|weekend|month|spring|summer|autumn|fall|winter|year)|some ?day|one day|by (?:christmas|summer|spring|the end of)|(?:this|in) (?:summer|spring|autumn|winter|january|february|april|june|july|august|september|october|november|december)|from (?:january|february|march|april|june|july|august|september|october|november|december)|booked|signed up|set a date|applied|upcoming|in the works|my (?:plan|goal|dream) is)`,
      'gu',
    ),
    zh: /打算|计划|准备|想(?:去|要|学|在)|希望|明年|下(?:个月|周|礼拜)|以后|将来|报名|订了|争取/gu,
  },
  trip: {
    heads:
      'place places city cities country countries travel trip trips journey journeys visit visited vacation holiday abroad destination 国家 城市 地方 旅行 旅游 去过 度假',
    en: new RegExp(
      `\\b(?:back from|trip to|flew (?:out )?to|drove (?:up |down |out )?to|(?:took the|by) (?:train|bus|ferry|plane)|sailed|visited|travell?ed|road trip|on holiday|on vacation|days (?:in|on|at)|week(?:end)? (?:in|on|at)|stayed (?:in|at|on)|stuck in|abroad|roamed|explored|camped|hiked|honeymoon)\\b|\\b(?:went|been|go|gone|moved|took (?:him|her|them|us)|over|up|was|were|spent .{2,20}) (?:back )?(?:to|in|on|at) (?:the )?${notAPlace}(?=\\p{Lu})`,
      'gu',
    ),
    zh: /去了|到了|从.{1,6}回来|旅[行游]|出差|飞到|坐(?:火车|高铁|飞机|船)|住了.{1,3}[天晚]|玩了/gu,
  },
  event: {
    heads:
      'event events celebration gathering ceremony participate participated participating attend attended involved 活动 聚会 典礼 参加',
    en: new RegExp(
      `\\b(?:went|been|was|were|go|came|spoke|played|performed|volunteered|sang|ran|read|sold|helped) (?:along )?(?:to|at|in|for) (?:\\p{L}+ ){1,4}?(?:${gathering})s?\\b|\\b(?:attended|took part|participated|joined|hosted|threw|organi[sz]ed|performed|competed|marched|raised|gave (?:a|my|our)|held (?:a|my|our)|ran (?:the|a|my)|had (?:a stall|our|my|a|the))\\b|\\b(?:my|our|the|a|first|local) (?:\\p{L}+ ){0,2}(?:${gathering})\\b.{0,40}\\b(?:yesterday|last|(?:${days})day|ago|week(?:end)?)\\b|\\b(?:yesterday|last (?:night|week|month|weekend)|on (?:${days})day)\\b.{0,60}\\b(?:${gathering})\\b|\\b(?:first|second|third) (?:place|prize)\\b`,
      'gu',
    ),
    zh: /参加|办了|举行|演出|比赛|聚会|开幕|活动|上台|表演|婚礼|讲座|义演|义卖/gu,
  },
  calm: {
    heads: 'relax relaxing unwind destress stress calm cope soothe selfcare peace therapy recharge 放松 解压 减压 静下来',
    en: /\b(?:relax\w*|unwind\w*|calm\w*|peace\w*|therap\w*|sooth\w*|de-?stress\w*|recharg\w*|meditat\w*|clears? (?:my|the) (?:head|mind)|(?:takes?|keeps?) my mind off|(?:i |makes? me )forget (?:about|that|everything|my)|my (?:head|mind) (?:is|goes|gets)|escape|quiets?|breathe|shoulders|happy place|best part of (?:my|the) (?:day|week)|human again|me[- ]time|stop (?:thinking|worrying|counting)|los(?:e|ing) myself|switch(?:es)? off|feel (?:free|better|alive|lighter|like myself|human)|stress\w*|wind(?:ing)? down|at ease|lets? (?:it all|everything) go|cosy|not cross|grounds me|headspace)\b/gu,
    zh: /放松|平静|静下来|解压|减压|清净|舒服|忘了|不想事|透口气|安心|松下来|自在|踏实/gu,
  },
  pet: {
    heads: 'pet pets animal animals 宠物 动物',
    en: /\b(?:(?:my|our|a|an|the|two|three|four|new) (?:\p{L}+[- ]){0,2}(?:dog|pup|puppy|cat|kitten|kitty|rabbit|bunny|hamster|guinea pig|parrot|budgie|canary|cockatiel|turtle|tortoise|goldfish|fish|snake|lizard|gecko|hen|chicken|duck|goose|goat|pony|horse|toad|frog|ferret|mouse|rat|bird|hedgehog|spaniel|terrier|retriever|labrador|collie|poodle|greyhound|beagle|dachshund|shepherd|mutt|tabby)s?|adopted|breed|rescue|foster|litter|paws?|leash|vet|purr\w*|barks?|tail|budgies?|kittens?|pupp(?:y|ies)|(?:weeks|months) old)\b/gu,
    zh: /养了|领养|小狗|小猫|猫|狗|兔子|仓鼠|鹦鹉|乌龟|金鱼|[只条]小|遛/gu,
  },
}

const byHead = new Map<string, string>()
for (const [name, { heads }] of Object.entries(signals))
  for (const head of heads.split(' ')) byHead.set(/^[a-z]+$/.test(head) ? stemEnglish(head) : head, `~${name}`)

const most = 3
const han = /\p{Script=Han}/u

/** What a line signals, once for each sign of it. `text` is as written. */
export function signalsIn(text: string): string[] {
  const inHan = han.test(text)
  const plain = text.replace(/[’‘]/gu, "'").replace(/^\p{Lu}|(?<=[.!?] )\p{Lu}|\bI\b/gu, (first) => first.toLowerCase())
  return Object.entries(signals).flatMap(([name, { en, zh }]) => {
    const signs = plain.match(inHan ? zh : en)?.length ?? 0
    return Array.from({ length: Math.min(most, signs) }, () => `~${name}`)
  })
}

/** The signals a question's words ask for. */
export function signalsAsked(terms: readonly string[]): string[] {
  return [...new Set(terms.flatMap((term) => byHead.get(term) ?? []))]
}

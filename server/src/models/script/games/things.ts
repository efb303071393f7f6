import type { Both } from '@kith/shared/text'

/** What can be asked of a thing with yes or no. */
export const traits = [
  'alive',
  'animal',
  'food',
  'made',
  'hand',
  'bigger',
  'light',
  'hot',
  'wet',
  'sky',
  'home',
  'sound',
  'legs',
  'paper',
  'metal',
  'worn',
  'flies',
  'grows',
] as const
export type Trait = (typeof traits)[number]

export interface Thing {
  names: { en: readonly string[]; zh: readonly string[] }
  has: readonly Trait[]
}

/** Names parted by slashes, the first one shown; then what it has. All else it has not. */
const written = [
  'kettle/teapot|水壶/茶壶/壶|made home metal hot wet sound',
  'lantern/lamp|灯笼/灯|made light home paper',
  'candle|蜡烛|made hand light hot home',
  'umbrella|雨伞/伞|made home',
  'cat|猫/小猫|alive animal home sound legs',
  'dog|狗/小狗|alive animal home sound legs',
  'frog|青蛙/蛙|alive animal hand wet sound legs',
  'hedgehog|刺猬|alive animal hand legs',
  'pigeon/dove|鸽子|alive animal hand sound legs flies',
  'owl|猫头鹰|alive animal sound legs flies',
  'moth|蛾子/飞蛾/蛾|alive animal hand legs flies',
  'firefly|萤火虫|alive animal hand light legs flies',
  'butterfly|蝴蝶|alive animal hand legs flies',
  'bee|蜜蜂|alive animal hand sound legs flies',
  'fish|鱼|alive animal wet',
  'horse|马|alive animal bigger sound legs',
  'elephant|大象|alive animal bigger sound legs',
  'whale|鲸鱼/鲸|alive animal bigger wet sound',
  'tree|树/大树|alive bigger grows',
  'rose|玫瑰/玫瑰花|alive hand grows',
  'grass|小草/草|alive hand grows',
  'bamboo|竹子|alive bigger grows',
  'apple|苹果|food hand grows',
  'strawberry|草莓|food hand grows',
  'sweet potato|红薯/地瓜|food hand hot grows',
  'peanut|花生|food hand grows',
  'noodles|面条/面|food made hot wet',
  'dumpling|饺子|food made hand hot',
  'cake|蛋糕|food made',
  'egg|鸡蛋/蛋|food hand',
  'tea|茶/茶水|food made hot wet',
  'moon|月亮|bigger light sky',
  'sun|太阳|bigger light hot sky',
  'star|星星/星|bigger light sky',
  'cloud|云/云彩|bigger wet sky flies',
  'rain|雨|wet sky sound',
  'snow|雪|wet sky',
  'river|河/河流|bigger wet sound',
  'bridge|桥|made bigger',
  'train|火车|made bigger metal sound',
  'bicycle/bike|自行车/单车|made bigger metal',
  'boat/ship|船|made bigger',
  'kite|风筝|made paper flies',
  'aeroplane/airplane/plane|飞机|made bigger metal sound flies',
  'clock/watch|钟/表/钟表|made home metal sound',
  'key|钥匙|made hand home metal',
  'coin|硬币|made hand metal',
  'spoon|勺子/调羹|made hand home metal',
  'book|书|made hand home paper',
  'letter|信|made hand paper',
  'mirror|镜子|made home',
  'chair/stool|椅子/凳子|made home legs',
  'bed|床|made home bigger legs',
  'door|门|made home bigger',
  'hat|帽子|made worn',
  'shoe|鞋/鞋子|made hand worn',
  'scarf|围巾|made worn',
  'glove|手套|made hand worn',
  'piano|钢琴|made home bigger sound',
  'bell|铃/铃铛/钟声|made hand metal sound',
  'stone|石头|hand',
  'mountain|山|bigger',
] as const

export const things: readonly Thing[] = written.map((line) => {
  const [en = '', zh = '', has = ''] = line.split('|')
  return { names: { en: en.split('/'), zh: zh.split('/') }, has: traits.filter((trait) => has.split(' ').includes(trait)) }
})

/** How the resident asks after a trait when it is its turn to guess. */
export const traitQuestions: Readonly<Record<Trait, Both>> = {
  alive: { en: 'is it alive', zh: '是活的吗' },
  animal: { en: 'is it an animal', zh: '是动物吗' },
  food: { en: 'can one eat or drink it', zh: '能吃，或者能喝吗' },
  made: { en: 'do people make it', zh: '是人做出来的吗' },
  hand: { en: 'does it fit in a hand', zh: '一只手拿得下吗' },
  bigger: { en: 'is it bigger than a person', zh: '比人大吗' },
  light: { en: 'does it give light', zh: '会发光吗' },
  hot: { en: 'is it usually hot or warm', zh: '一般是热的吗' },
  wet: { en: 'is there water in it or about it', zh: '跟水沾边吗' },
  sky: { en: 'would one look up to see it', zh: '要抬头看吗' },
  home: { en: 'does one have it at home', zh: '家里一般有吗' },
  sound: { en: 'does it make a sound', zh: '会出声吗' },
  legs: { en: 'has it got legs', zh: '有腿吗' },
  paper: { en: 'is there paper in it', zh: '有纸做的地方吗' },
  metal: { en: 'is it of metal', zh: '是金属的吗' },
  worn: { en: 'does one wear it', zh: '是穿戴的吗' },
  flies: { en: 'does it fly', zh: '会飞吗' },
  grows: { en: 'does it grow out of the ground', zh: '是地里长出来的吗' },
}

/** What people's questions are about; `not`: asked the other way round, as "smaller" for "bigger". */
export const traitPatterns: readonly { trait: Trait; pattern: RegExp; not?: true }[] = [
  { trait: 'animal', pattern: /\banimals?\b|\bcreature\b|\binsect\b|\bbird\b|动物|虫子|鸟/ },
  { trait: 'grows', pattern: /\bplants?\b|\bgrow|\bfruit\b|\bvegetable\b|\bflower\b|植物|长出来|地里|水果|蔬菜|花吗/ },
  { trait: 'food', pattern: /\beat\b|\bfood\b|\bedible\b|\bdrink\b|\btaste|能吃|可以吃|好吃|吃的|能喝|食物/ },
  { trait: 'alive', pattern: /\balive\b|\bliving\b|\blive\b|\bbreathe|活的|有生命|生物|活着/ },
  {
    trait: 'made',
    pattern:
      /\bman-?made\b|\bmade by (?:people|humans?|man|hand)\b|\bpeople make\b|\bartificial\b|\bbuilt\b|\bmanufactured\b|人造|人做|做出来|制造/,
  },
  { trait: 'made', pattern: /\bnatural\b|\bnature\b|天然|自然/, not: true },
  { trait: 'bigger', pattern: /\bbig(?:ger)?\b|\blarge(?:r)?\b|\bhuge\b|比人大|比我大|很大|大吗|大的吗/ },
  { trait: 'hand', pattern: /\bsmall(?:er)?\b|\btiny\b|\bhand\b|\bhold it\b|\bpocket\b|\bcarry\b|手里|手上|拿得|口袋|很小|小吗|小的吗/ },
  { trait: 'light', pattern: /\blight\b(?! in weight)|\bglow|\bshine|\bbright\b|发光|会亮|亮的|照明/ },
  { trait: 'hot', pattern: /\bhot\b|\bwarm\b|\bburn|热的|烫|暖/ },
  { trait: 'hot', pattern: /\bcold\b|\bcool\b|冷的|凉/, not: true },
  { trait: 'wet', pattern: /\bwater\b|\bwet\b|\bliquid\b|\bswim|水里|有水|湿|液体|跟水/ },
  { trait: 'sky', pattern: /\bsky\b|\bup there\b|\bspace\b|天上|天空|抬头/ },
  { trait: 'flies', pattern: /\bfl(?:y|ies|ying)\b|\bwings?\b|会飞|能飞|翅膀/ },
  { trait: 'home', pattern: /\bhome\b|\bhouse\b|\bindoors?\b|\bkitchen\b|\broom\b|\bfurniture\b|家里|屋里|室内|厨房|家具/ },
  { trait: 'sound', pattern: /\bsounds?\b|\bnoise\b|\bnoisy\b|\bloud\b|声音|出声|会叫|响/ },
  { trait: 'legs', pattern: /\blegs?\b|\bfeet\b|\bwalk|有腿|腿吗|有脚|会走/ },
  { trait: 'paper', pattern: /\bpaper\b|纸/ },
  { trait: 'metal', pattern: /\bmetal\b|\biron\b|\bsteel\b|\bbrass\b|金属|铁|铜/ },
  { trait: 'worn', pattern: /\bwear\b|\bworn\b|\bclothes\b|\bclothing\b|穿|戴|衣/ },
]

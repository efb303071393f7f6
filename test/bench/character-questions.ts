import type { Language } from '@kith/shared/text'
import { ask, type SlotQuestion } from './character-ask.ts'
import { ownQuestions } from './character-own.ts'

const shared: readonly SlotQuestion[] = [
  ask(
    'name',
    { xiaoman: /Xiaoman|小满/, zhou: /Zhou|周/, adeng: /Adeng|阿灯/ },
    'What is your name? | Who are you? | What should I call you? | And you are? | Tell me your name',
    '你叫什么名字？ | 怎么称呼你？ | 你是谁？ | 你的名字是什么？ | 我该叫你什么？',
  ),
  ask(
    'age',
    { xiaoman: /thirty|younger than the chairs|三十|凳子/i, zhou: /seventy-one|71|七十一/i, adeng: /nineteen|19|十九/i },
    'How old are you? | What is your age? | When is your birthday? | How old are you, really? | When were you born?',
    '你多大了？ | 你几岁？ | 你今年多大年纪？ | 你的年龄是多少？ | 你几岁了，说实话',
  ),
  ask(
    'work',
    { xiaoman: /tea|茶/i, zhou: /lamps?|lanterns?|灯/i, adeng: /lamp|almosts|灯/i },
    'What do you do here? | What is your job? | What do you do for a living? | Do you work here? | What kind of work do you do?',
    '你是做什么的？ | 你的工作是什么？ | 你在这儿干什么活？ | 你做什么工作？ | 你是干什么的？',
  ),
  ask(
    'home',
    {
      xiaoman: /bunk|shelves|fourth floor|铺位|四楼/i,
      zhou: /tool store|River Street|工具房|河沿街/i,
      adeng: /loft|gate|two years|阁楼|两年/i,
    },
    'Where do you live? | Where is your home? | Where do you sleep? | Do you live here? | What is your house like?',
    '你住在哪儿？ | 你家在哪里？ | 你住哪里？ | 你睡哪儿？ | 你晚上住哪？',
  ),
  ask(
    'family',
    {
      xiaoman: /grandmother|Zhou|外婆|叔公/i,
      zhou: /daughter|married|闺女|成亲/i,
      adeng: /brother|Xiaoqiao|cables|小桥|管缆/i,
    },
    'Do you have a family? | Tell me about your family | Do you have any relatives? | Have you got family? | Who is your family?',
    '你有家人吗？ | 你家里有谁？ | 说说你的家人 | 你家里还有什么人？ | 你有亲人吗？',
  ),
  ask(
    'ai',
    /\bAI\b|artificial|not (?:a person|human|a man)|AI|不是(?:真)?人|人造/i,
    'Are you a real person? | Are you human? | Are you an AI? | Am I talking to a person? | Are you a robot?',
    '你是真人吗？ | 你是人还是 AI？ | 你是机器人吗？ | 你是不是人工智能？ | 我是在跟真人说话吗？',
  ),
  ask(
    'model',
    /script|model|AI|artificial|written|not (?:human|a man|a person)|脚本|模型|人造|写|不是(?:真)?人/i,
    'What model are you? | Are you ChatGPT? | Who wrote you? | How do you work? | Which AI are you?',
    '你是什么模型？ | 你是 ChatGPT 吗？ | 谁写的你？ | 你用的是什么模型？ | 你背后是什么模型？',
  ),
  ask(
    'languages',
    /English|Chinese|中文|英语|英文/i,
    'What languages do you speak? | Do you speak Chinese? | Which languages do you know? | How many languages can you speak? | Do you understand Chinese?',
    '你会说什么语言？ | 你会说英语吗？ | 你懂几种语言？ | 你会几种语言？ | 你能说英文吗？',
  ),
  ask(
    'tree-lanterns',
    /\bfive\b|五/i,
    'How many lanterns are there in the tree? | How many lanterns hang in that tree? | Can you tell me how many lanterns are in the tree? | The lanterns in the tree, how many are there? | Count for me: how many lanterns in the tree?',
    '树上有几盏灯笼？ | 树上挂了多少盏灯？ | 那棵树上几盏灯？ | 树上的灯笼一共几盏？ | 树上到底有多少灯笼？',
  ),
  ask(
    'string-lights',
    /Adeng|\bMe\b|\bI hung\b|阿灯|我/,
    'Who hung the string lights? | Who put up these lights? | Whose work are the string lights, who did them? | Do you know who hung the strings? | Tell me who put the string lights up',
    '灯串是谁挂的？ | 谁挂的这些灯串？ | 这些串灯是谁弄的？ | 你知道灯串是谁挂上去的吗？ | 谁把这些灯挂上去的？',
  ),
  ask(
    'tab',
    /three hundred and eighteen|318|三百一十八/i,
    "How many cups does Zhou owe? | How much does Zhou owe at the café? | What does Zhou owe Xiaoman? | How long is Zhou's tab? | How big is the tab that Zhou has?",
    '老周欠了几杯茶？ | 老周赊了多少杯？ | 老周到底欠小满多少杯？ | 老周赊账赊了几杯？ | 老周一共欠多少？',
  ),
  ask(
    'number-seven',
    /whatever|随便/i,
    'What is number seven on the menu? | What is the seventh thing on the board? | What do I get if I order number seven? | Tell me what number seven is | What’s number 7?',
    '菜单上第七样是什么？ | 第七个是什么？ | 第七样叫什么？ | 菜单的第七样是啥？ | 告诉我第七样是什么',
  ),
  ask(
    'cafe-keeper',
    /Xiaoman|小满/,
    'Who runs the café? | Who is behind the counter here? | Whose café is this? | Who makes the tea here? | Who’s in charge of the cafe?',
    '茶水台是谁的？ | 谁管这儿的茶水台？ | 这里谁泡茶？ | 这家咖啡馆是谁开的？ | 老板是谁？',
  ),
  ask(
    'light-unit',
    /moth|蛾/i,
    'What unit does Adeng measure light in? | How does Adeng measure how bright a lamp is? | How do you measure light here? | Is there a unit for how bright the lamps are? | Do you count brightness in something, how do you count how bright it is?',
    '阿灯拿什么单位量光？ | 灯的亮度怎么论？ | 你们亮度怎么量？ | 这儿量亮度用什么？ | 亮度用什么单位？',
  ),
  ask(
    'slow-watch',
    /four minutes|4 minutes|四分钟/i,
    'How slow is Zhou’s watch? | What’s wrong with Zhou’s watch? | By how much is the watch of Zhou slow? | Zhou’s watch, is it right? | How many minutes is Zhou’s watch behind?',
    '老周的表慢几分钟？ | 老周那只表怎么了？ | 老周的表准吗？ | 老周的手表慢多少？ | 老周的表为什么不准，慢多少？',
  ),
  ask(
    'sunk-lamps',
    /thirteen|13|十三/i,
    'How many lamps are at the bottom of the pond? | How many lamps did Adeng sink in the pond? | How many lamps are in the pond? | How many lamps have gone down in that pond? | How many lamps lie on the bottom of the pond?',
    '池底有几盏灯？ | 阿灯在池子里沉了几盏灯？ | 池子里沉了多少盏灯？ | 池底到底有多少灯？ | 阿灯一共沉了几盏？',
  ),
  ask(
    'loose-stone',
    /\bthird\b|第三/i,
    'Which stone do people trip over? | Which stone is loose? | Which stone should I mind? | Is there a stone I should be careful about? | Is there a loose stone?',
    '哪块石头绊人？ | 第几块石头是松的？ | 我该当心哪块石头？ | 进门哪块石头要小心？ | 哪块石头松了？',
  ),
  ask(
    'sofa-colour',
    /blue|蓝/i,
    'What colour is the sofa? | The sofa, what colour is it? | What does the sofa look like? | Is the sofa blue or green? | Do you know the colour of the sofa?',
    '沙发是什么颜色？ | 那张沙发什么颜色的？ | 沙发长什么样？ | 沙发是什么色的？ | 那是张什么样的沙发？',
  ),
  ask(
    'tree',
    { xiaoman: /camphor|樟/i, zhou: /\belm\b|榆/i, adeng: /not saying|不说/i },
    'What kind of tree is that? | What tree is it? | Is it an elm or a camphor? | Camphor or elm, what do you say? | Which tree is this?',
    '这是什么树？ | 那是棵什么树？ | 是樟树还是榆树？ | 这到底是榆树还是樟树？ | 那是哪种树？',
  ),
  ask(
    'cat',
    { xiaoman: /cat|猫/i, zhou: /hedgehog|刺猬/i, adeng: /draught|穿堂风/i },
    'Is there a cat here? | Who eats from the saucer? | Is it a cat or a hedgehog? | Have you seen the cat? | Who is the saucer for?',
    '这儿有猫吗？ | 碟子是给谁的？ | 到底是猫还是刺猬？ | 你见过那只猫吗？ | 这儿有没有猫？',
  ),
]

/** Forty a resident: what all are asked, and what only this one can answer. */
export function questionsFor(residentId: string): SlotQuestion[] {
  return [...shared, ...(ownQuestions[residentId] ?? [])]
}

export function expected(question: SlotQuestion, residentId: string): RegExp {
  if (question.expect instanceof RegExp) return question.expect
  const own = question.expect[residentId]
  if (own === undefined) throw new Error(`nothing is expected of ${residentId} for ${question.id}`)
  return own
}

export function wordings(question: SlotQuestion, lang: Language): readonly string[] {
  return question[lang]
}

/**
 * What people say in the scenes of the floor: {r} a resident who is meant, {s} another resident, {b} a person who is meant.
 * Lines that call somebody, lines that only speak of somebody, and lines meant for nobody who is a resident.
 */
export const callsResident = {
  en: [
    '{r}, which star is that?',
    'hey {r}, long day?',
    '{r}! over here',
    '{r} can you hear the frogs?',
    '{r}: what is in the pot?',
    'ok {r}, your turn',
    '@{r} how late is it?',
    '{r} what do you make of this?',
    '{r}... are you awake?',
    'Good evening {r}, did it rain?',
    'um, {r}, sorry, one question',
    'So {r} what happened next?',
    'Dear {r}, tell us something',
    'What do you think, {r}, is it going to rain?',
    'Tell me, {r}, why lanterns?',
    'And you, {r}, what would you do?',
    'Sorry {r}, could you say that again?',
    'You know what, {r}? I am hungry',
    'Listen {r}, I need advice',
    'I mean, {r}, you were there',
    'what are you drinking, {r}?',
    'that was kind of you, {r}',
    'can you help me {r}',
    'do you remember me {r}?',
    'what do you think {r}',
    'nice evening, isn’t it, {r}',
    'thank you {r}!',
    'tell me more, {r}…',
    'how are you {r} :)',
    'you there {r}?',
    'Miss {r}, a word?',
    'is it true, @{r}?',
    '"{r}", can you hear me?',
    '{r}?',
    'are you cold {r} or is it just me',
    'Right, {r}. Where were we?',
    'please {r} one more story',
    'I have to ask you something {r}',
    'what did you say about the river, {r}? I missed it',
    'My sister moved to Leeds. What would you tell her, {r}?',
  ],
  zh: [
    '{r}，今天忙吗？',
    '{r}你看那边',
    '{r}！快来',
    '{r} 你喜欢下雨吗',
    '嘿{r}，吃了吗',
    '诶，{r}，问你个事',
    '{r}请问几点了',
    '{r}能帮我看看吗',
    '{r}给我讲个故事吧',
    '{r}呀，今晚有风吗',
    '{r}在吗',
    '@{r} 这是什么',
    '我说{r}，你累不累',
    '今晚啊，{r}，你打算干什么',
    '那{r}你怎么看',
    '话说{r}你以前住哪儿',
    '不好意思{r}，能再说一遍吗',
    '要不{r}你来讲',
    '你觉得呢，{r}？',
    '今天怎么样啊{r}',
    '谢谢你{r}',
    '你在忙什么呢{r}',
    '再讲一个嘛，{r}~',
    '你说是吧 {r}',
    '帮我个忙吧{r}',
    '亲爱的{r}，晚上好',
    '{r}老师，这个怎么念',
    '{r}……睡了吗',
    '我有点难过。{r}，你难过的时候怎么办？',
    '{r}帮我倒杯水好不好',
  ],
} as const

/** Half of them call a resident by a name of the other language. */
export const callsAcross = {
  en: ['{r}, what’s up?', 'Hi {r}', '{r} are you open late?', 'what do you think, {r}?'],
  zh: ['{r}，你好', '请问 {r} 你几点下班', '你呢，{r}？', '嗨 {r}'],
} as const

/** Where a name is misspelt it stands where one calls. */
export const callsMisspelt = {
  en: ['{r}, which way is the gate?', 'hey {r}, are you busy?', 'are you asleep, {r}?', '{r}? you there?'],
  zh: ['{r}，你在干嘛', '{r}你听得见吗', '{r}，过来一下'],
} as const

/** {s} is told that it is not meant. */
export const notYou = {
  en: [
    'Not you, {s}. {r}, is the kettle on?',
    'I was not asking you, {s}. {r}, what do you say?',
    '{r}, not you {s}, can you lift this?',
    'no no {s}, not you! {r}, please',
    'Sorry {s}, I meant {r}. {r}, where were you born?',
  ],
  zh: [
    '不是问你，{s}。{r}，水开了吗？',
    '{s}你先别说，{r}你来说',
    '没叫你{s}，{r}，你在吗',
    '我不是跟你说话，{s}。{r}，你听我说',
    '{s}等一下，我问的是{r}。{r}，你从哪儿来？',
  ],
} as const

/** Said right after {s} answered though {r} was meant, looking at {r}. */
export const notYouButHer = {
  en: ['not you, her', 'No, not you. Her.', 'I did not mean you'],
  zh: ['不是你，是她', '没问你，问她呢', '不是跟你说'],
} as const

export const callsTwo = {
  en: [
    '{r}, {s}, what is your favourite season?',
    '{r} and {s}, are you friends?',
    'hey {r} and {s}, who came here first?',
    'What do you two say, {r}, {s}?',
  ],
  zh: ['{r}、{s}，你们谁先来的？', '{r}和{s}，你们俩是朋友吗', '你们俩，{r}、{s}，谁高？', '{r}，{s}，你们冷不冷'],
} as const

/** After a resident has answered the same person. */
export const goesOn = {
  en: ['and then?', 'why is that?', 'I see', 'huh, really', 'since when?', 'no way', 'ok and what does it cost', 'mm'],
  zh: ['真的吗', '那为什么呢', '然后呢', '嗯', '原来是这样', '多久了', '哈哈哈', '那要多少钱'],
} as const

/** One person calls another. */
export const callsPerson = {
  en: [
    '{b}, did you eat?',
    'did you call your mum, {b}?',
    'hey {b}',
    '{b} can you hold my bag',
    'thanks {b}',
    'what do you think {b}',
    'So {b}, how was the train?',
    'I was thinking, {b}, about Friday',
    '@{b} look at this',
  ],
  zh: ['{b}你到家了吗', '走吗，{b}？', '{b}，你饿不饿', '诶{b}', '谢谢你{b}', '话说{b}你几点走', '你觉得呢{b}'],
} as const

/** One person calls another and speaks of a resident. */
export const callsPersonAbout = {
  en: [
    '{b}, I told {r} yesterday about the flood',
    '{b}, did {r} show you the map?',
    '{b}, do you think {r} likes me?',
    'what did you ask {r} about, {b}?',
    '{b} you should try talking to {r}',
    'hey {b}, is {r} always like that?',
    '{b}, have you met {r}?',
    '{b}, this is what {r} was talking about',
  ],
  zh: [
    '{b}，我昨天跟{r}说了这事',
    '{b}，{r}是不是很可爱',
    '{b}你见过{r}吗',
    '{b}，你猜{r}怎么说的',
    '{b}，{r}的茶你喝过没有',
    '诶{b}，你去问问{r}嘛',
  ],
} as const

/** Between two people who are at it; residents and their subjects come up. */
export const goesOnBetweenPeople = {
  en: [
    'It ran late again',
    'And what did she say?',
    'I told {r} yesterday',
    '{r} was so funny last night',
    'did you hear what {r} said about rain?',
    '{r} said the tea is new',
    'The stars are lovely, and I love tea and cake',
    'see you at eight then',
    'do you like {r}',
    'we could ask {r} and {s} one day',
    'I wonder whether {r} ever sleeps',
    'Is {r} always like that?',
    'hi again',
    'what about tea tomorrow?',
    'I went with {r}, you know, the long way round',
    'Honestly I could not say',
    'Who knows',
    'my lamp is broken and nobody can fix it',
    'She told me everyone left early',
    'Before I met {r} I never looked at the moon',
    'You and {r} would get along',
    'then {r}, of all people, laughed',
    'ask {r}',
  ],
  zh: [
    '昨天{r}讲的那个笑话太好笑了',
    '我问过{r}了',
    '{r}说今晚会下雨',
    '你猜{r}怎么说的',
    '哈哈真的吗',
    '那后来呢',
    '你喜欢{r}吗',
    '我觉得{r}人挺好的',
    '{r}他们家的茶不错',
    '今晚的星星和月亮都好看',
    '我们下次叫上{r}和{s}',
    '谁知道呢',
    '大家都走了我才走的',
    '{r}昨天也这么说',
    '我跟{r}聊了一下午',
    '你累不累',
    '那家的桂花蛋糕好吃吗',
    '要不你去问{r}',
    '别告诉{r}',
  ],
} as const

/** Nobody is named; the one who speaks looks at another person right there. */
export const gazesAtPerson = {
  en: ['How was the train?', 'hi there', 'did you sleep at all?', 'you look cold', 'hello', 'is that a new coat?'],
  zh: ['你今天几点下班', '你好', '昨晚睡得好吗', '你冷不冷', '嗨', '你这件衣服新买的吗'],
} as const

export const meantForAll = {
  en: ['hello everyone', 'Does anybody know when it closes?', 'evening, folks', 'can anyone hear me?', 'Hi all of you'],
  zh: ['大家好', '有人知道几点关门吗', '各位晚上好', '谁知道厕所在哪', '大家今晚都好吗'],
} as const

/** Asks {r} for a game, and moves in it, whatever the game's question was. */
export const asksForGame = {
  en: ['{r}, give us a riddle', '{r}, shall we play twenty questions?', 'hey {r}, another riddle please', '{r}, let’s play a game'],
  zh: ['{r}，出个谜语吧', '{r}，来猜灯谜', '{r}，我们玩个游戏吧', '{r}，再来一个谜语'],
} as const
export const gameMoves = {
  en: ['a shadow?', 'is it a candle?', 'I give up', 'maybe the wind?', 'give me a hint', 'ok, tell me the answer', 'umbrella?'],
  zh: ['影子？', '是蜡烛吗', '我认输', '告诉我吧', '给点提示', '是不是雨伞', '我猜是月亮', '猜不出来了'],
} as const

import { rule, type Rule } from '../rule.ts'
import { statement, type Statement } from '../types.ts'
import { readChineseBirthday, sayChineseDate } from './dates.ts'
import { languages, notPeoples, occupations, regions, surnames } from './lexicon.ts'
import { numberPattern, readNumber } from './numbers.ts'
import { listOf, nameOf, objectOf } from './objects.ts'

const also = '(?:也|就|最近|现在|目前|一直|其实|真的|还|都|平时|主要)*'

function called(raw: string | undefined, confidence = 0.95): Statement | null {
  const name = nameOf(raw)
  return name === null ? null : statement('name', name, `叫${name}`, { confidence })
}

const nameRules: Rule[] = [
  rule('我不(?:叫|是叫)(?<name>.+)', ({ name }) => {
    const found = nameOf(name)
    return found === null ? null : statement('name', found, `不叫${found}`, { polarity: 'denied' })
  }),
  rule('(?:我的?(?:名字|大名|全名|小名|真名)(?:就?是|叫|就叫)|我(?:的)?(?:英文名|中文名)(?:是|叫)|我叫做?|我名叫)(?<name>.+)', ({ name }) =>
    called(name),
  ),
  rule('(?:你)?(?:可以|就|请)?(?:直接)?(?:叫|喊|称呼)我(?<name>.+)', ({ name }) => called(name)),
  rule('(?:大家|朋友们?|他们|家里人|同学们?|熟人)(?:都|就|一般|平时|喜欢)*(?:叫|喊)我(?<name>.+)', ({ name }) => called(name)),
  rule(`我姓(?<surname>[${surnames}]|欧阳|司马|上官|诸葛)`, ({ surname }) => statement('surname', surname ?? '', `姓${surname ?? ''}`)),
  rule(
    `我(?:就)?是(?<name>[小阿][\\u4e00-\\u9fff]{1,2}|[${surnames}][\\u4e00-\\u9fff]{1,2}|[A-Z][A-Za-z]{1,15})`,
    ({ name }) => {
      if (
        new RegExp(`(?:${occupations}|人|的|生|学生|孩|白|姐|妹|弟|哥)$`, 'u').test(name ?? '') ||
        /^(?:小[说偷气时心孩丑众]|高[兴手]|周[末一二三四五六日]|方便|马上|白[痴天]|金[牌色]|万[能一]|夏天|常[常客]|任[性何]|严[重格]|石头|黄[色金]|雷[锋人]|江湖|龙[猫的]|AI)/u.test(
          name ?? '',
        )
      )
        return null
      return called(name, 0.8)
    },
    'u',
  ),
]

/** Birthdays read the whole clause: its date is the point. */
export const birthdayRules: Rule[] = [
  rule('我(?:的)?(?:农历|阴历)?生日(?:是|在|就在|就是)?(?:农历|阴历)(?<when>.+)', ({ when }) =>
    statement('birthday', `农历${when ?? ''}`, `生日是农历${when ?? ''}`),
  ),
  rule('我(?:的)?(?:阳历)?生日(?:是|在|就在|就是)?(?<when>.+)', ({ when }, context) => birthday(when) ?? fromDate(context)),
  rule('我(?:是)?(?<when>.*月.*[日号]?)(?:出生|生的?|生日|过生日)', ({ when }) => birthday(when)),
  rule('(?:今天|明天|后天|昨天|.{0,3}周.|.{1,6}[号日])(?:就)?是?我(?:的)?生日了?|我(?:今天|明天|后天|.{1,8}[号日])过生日', (_, context) =>
    fromDate(context),
  ),
  rule('我(?:是)?(?<year>(?:19|20)?\\d\\d)年(?:出生|生)的?', ({ year }) => statement('born', year ?? '', `${year ?? ''}年出生`)),
]
function birthday(raw: string | undefined): Statement | null {
  const found = readChineseBirthday(raw ?? '')
  return found === null ? null : statement('birthday', `${found.month}-${found.day}`, `生日是${found.month}月${found.day}日`)
}
function fromDate(context: Parameters<Rule['build']>[1]): Statement | null {
  return context.date === null || context.date.grain !== 'day' ? null : birthday(sayChineseDate(context.date, context))
}

const ageRules: Rule[] = [
  rule(
    `我(?:今年|现在|都|已经|刚|刚满|刚过|也)*(?<age>${numberPattern})(?:周)?岁(?:了|整)?|我今年(?:都|已经|刚|刚满|也)*(?<age2>${numberPattern})(?:了)?`,
    ({ age, age2 }) => {
      const number = readNumber(age ?? age2)
      return number === null || number < 3 || number > 120 ? null : statement('age', String(number), `${number}岁`)
    },
  ),
]

const placeRules: Rule[] = [
  rule('我(?:已经)?(?:不住|不再住|不住在|搬离|搬出|离开)在?(?:了)?(?<place>.+?)了', ({ place }) => {
    const object = objectOf(place)
    return object === null ? null : statement('home', object, `不再住在${object}`, { polarity: 'ended' })
  }),
  rule('我(?:以前|之前|原来|曾经|从前|过去)(?:一直)?(?:住在?|在(?=.+(?:住|生活)))(?<place>.+?)(?:住|生活)?过?', ({ place }) => {
    const object = objectOf(place)
    return object === null ? null : statement('home', object, `以前住在${object}`, { polarity: 'ended' })
  }),
  rule('我不住在?(?<place>.+)', ({ place }) => {
    const object = objectOf(place)
    return object === null ? null : statement('home', object, `不住在${object}`, { polarity: 'denied' })
  }),
  rule(`我${also}(?:自己|一个人|和.{1,4}|跟.{1,4})?住(?!得|的|了|过|不|院)(?:在)?(?<place>.+)`, ({ place }) => home(place)),
  rule('我家(?:就|现在)?(?:住)?在(?<place>.+)', ({ place }) => home(place)),
  rule('我(?:们)?(?:已经|刚|最近|前阵子|终于)*搬(?:到|来|去|进)了?(?<place>.+?)了?', ({ place }) => home(place)),
  rule(`我${also}(?:在(?<place>.{2,8})(?:生活|定居)|定居(?:在)?(?<place2>.+))`, ({ place, place2 }) => home(place ?? place2)),
  rule('我(?:的)?(?:老家|家乡|故乡)(?:就)?(?:是|在)(?<place>.+)', ({ place }) => origin(place)),
  rule(`我(?:就)?是(?:从)?(?<place>${regions})(?:来|过来)?的`, ({ place }) => origin(place)),
  rule('我(?:是)?(?:来自|从)(?<place>.+?)(?:来的?|过来的?)?', ({ place }) =>
    /^(?:小|来|不|没|今|明|昨|头|现在|前|后)/u.test(place ?? '') ? null : origin(place),
  ),
  rule('我(?:是)?(?:土生土长的?|地道的?|正宗的?)?(?<place>[\\u4e00-\\u9fff]{2,6})人', ({ place }) => {
    if (!new RegExp(`^(?:${regions})`, 'u').test(place ?? '') && (notPeoples.test(place ?? '') || !/[省市县镇村州城]$/u.test(place ?? '')))
      return null
    return statement('from', (place ?? '').replace(/^是/u, ''), `是${(place ?? '').replace(/^是/u, '')}人`)
  }),
  rule('我(?:是)?(?:从小)?在(?<place>.{2,8})(?<how>长大|出生)的?|我(?:是)?出生(?:在|于)(?<place2>.+)', ({ place, how, place2 }) => {
    const object = objectOf(place ?? place2)
    return object === null
      ? null
      : how === '长大'
        ? statement('grew-up', object, `在${object}长大`)
        : statement('from', object, `出生在${object}`)
  }),
]
function home(raw: string | undefined): Statement | null {
  const object = objectOf(raw)
  return object === null || /^(?:家|外面|一起|这里|附近|哪)/u.test(object) ? null : statement('home', object, `住在${object}`)
}
function origin(raw: string | undefined): Statement | null {
  const object = objectOf(raw)
  return object === null ? null : statement('from', object, `来自${object}`)
}

const workRules: Rule[] = [
  rule('我(?:已经|刚|昨天|上周|今天)*(?:辞职|离职|失业|被裁|被辞退|不上班|不工作)(?:员)?了', () =>
    statement('work', '', '已经离职', { polarity: 'ended', closes: [{ predicate: 'workplace', object: '' }] }),
  ),
  rule('我(?:已经)?不(?:再)?在(?<place>.{1,10}?)(?:工作|上班)了?', ({ place }) => {
    const object = objectOf(place)
    return object === null ? null : statement('workplace', object, `不再在${object}工作`, { polarity: 'ended' })
  }),
  rule(`我(?:以前|之前|曾经|过去)(?:是|当过?|做过?)(?:一名|一个|个|一位|名)?(?<job>.{0,6}(?:${occupations}))`, ({ job }) =>
    statement('work', job ?? '', `以前是${job ?? ''}`, { polarity: 'ended' }),
  ),
  rule(`我(?:已经)?不(?:再)?(?:是|当|做)(?<job>.{0,4}(?:${occupations}))了?`, ({ job }) =>
    statement('work', job ?? '', `不是${job ?? ''}`, { polarity: 'denied' }),
  ),
  rule('我(?:已经|早就)?退休了?', () => statement('work', '退休', '已经退休')),
  rule(
    `我${also}(?:在(?<place>.{2,10}?))?(?:是|当|做|在做|从事)(?:一名|一个|个|一位|名)?(?<job>[\\u4e00-\\u9fff]{0,6}?(?:${occupations}))(?:的)?`,
    ({ place, job }) => {
      const object = objectOf(job)
      const where = place === undefined ? null : objectOf(place)
      if (object === null) return null
      return [statement('work', object, `是${object}`), ...(where === null ? [] : [statement('workplace', where, `在${where}工作`)])]
    },
  ),
  rule(`我${also}在(?<place>.{1,12}?)(?:工作|上班|打工|实习|当差)(?:的)?(?:了)?`, ({ place }) => {
    const object = /^(?:家|外面|努力|认真|晚上|白天|周末|好好)$/u.test(place ?? '') ? null : objectOf(place)
    return object === null ? null : statement('workplace', object, `在${object}工作`)
  }),
  rule(`我${also}(?:是|在)?做(?<field>[\\u4e00-\\u9fff]{2,6})(?:的|工作的?|行业的?|这行的?)`, ({ field }) =>
    statement('work', field ?? '', `做${field ?? ''}`),
  ),
  rule('我的(?:工作|职业|本职工作)是(?<job>.+)', ({ job }) => {
    const object = objectOf(job)
    return object === null ? null : statement('work', object, `工作是${object}`)
  }),
  rule('我(?:自己)?(?:开了?|经营)(?:一)?(?:家|间|个)(?<shop>.{1,8}(?:店|馆|公司|工作室|餐厅|酒吧|民宿|农场|书屋|铺子|厂))', ({ shop }) =>
    statement('work', shop ?? '', `开${shop ?? ''}`),
  ),
]

const studyRules: Rule[] = [
  rule(
    `我${also}是(?:一名|一个|个|名)?(?<kind>学生|大学生|大一新生|新生|高中生|初中生|小学生|研究生|博士生|留学生|医学生|.{1,6}(?:系|专业)的?(?:学生)?)(?:的)?`,
    ({ kind }) => {
      const object = objectOf(kind)
      return object === null ? null : statement('study', object, `是${object}`)
    },
  ),
  rule(
    `我${also}(?:是|在(?:上|读)|读|上)(?:一名|一个|个|名)?(?<year>大[一二三四]|研[一二三]|高[一二三]|初[一二三]|小学.年级|博士|硕士|研究生|大学|本科)(?:学生|生|的学生|的)?(?:了)?`,
    ({ year }) => statement('study', year ?? '', `在读${year ?? ''}`),
  ),
  rule(`我${also}在(?<school>.{2,12}?)(?:读书|上学|念书|读大学|上大学|读研|读博|留学|学习)(?:的)?`, ({ school }) => {
    const object = /^(?:努力|认真|好好|家)/u.test(school ?? '') ? null : objectOf(school)
    return object === null ? null : statement('school', object, `在${object}读书`)
  }),
  rule(
    `我(?:的专业(?:是|叫)|主修|${also}是?学(?=.{1,8}(?:的|专业)$)|读的?(?:专业)?是)(?<field>.{1,10}?)(?:的|专业|专业的)?`,
    ({ field }) => {
      const object = objectOf(field)
      return object === null ? null : statement('study', object, `学${object}`)
    },
  ),
  rule(`我${also}(?:在学|正在学|开始学|在自学|自学)(?:习)?(?:着)?(?<what>.+)`, ({ what }) =>
    listOf(what).map((object) => statement('learning', object, `在学${object}`)),
  ),
]

const languageRules: Rule[] = [
  rule(`我${also}(?:会|能)?(?:说|讲)(?:一点点?|流利的?)?(?<langs>(?:${languages})(?:(?:、|和|跟)(?:${languages}))*)`, ({ langs }) =>
    listOf(langs).map((object) => statement('language', object, `会说${object}`)),
  ),
  rule(`我(?:的)?母语(?:是)(?<lang>${languages})`, ({ lang }) => statement('language', lang ?? '', `母语是${lang ?? ''}`)),
]

export const selfRules: Rule[] = [...ageRules, ...placeRules, ...studyRules, ...workRules, ...languageRules, ...nameRules]

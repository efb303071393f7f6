import { stemEnglish } from './english.ts'

/**
 * Kinds of things and what belongs to them: "which instruments does she play" is answered by a line about an accordion.
 * One way only, from the kind to its members. Everyday life in general; single words, in either language.
 */
const kinds = `
activity hobby pastime leisure fun unwind relax destress 活动 爱好 消遣 放松 业余 兴趣 = hike hiking camp camping swim paint painting pottery clay draw run jog yoga dance dancing climb fishing fish knit sew garden cook bake read game chess museum beach picnic skate ski surf kayak cycling bike walk sing choir workshop photography puzzle 爬山 徒步 露营 游泳 画画 陶艺 跑步 瑜伽 跳舞 钓鱼 织 种花 做饭 烘焙 读书 下棋 博物馆 野餐 滑雪 冲浪 骑车 散步 唱歌 摄影
sport exercise workout fit fitness athletic athlete 运动 锻炼 健身 体育 = run jog swim lap pool gym yoga soccer football basketball tennis baseball hockey volleyball golf climb bike cycle marathon race match team surf ski skate box boxing karate weights cardio hike rowing 跑 游 泳 健身房 足球 篮球 网球 羽毛球 乒乓 马拉松 骑 瑜伽 拳击 滑雪 冲浪 爬山 比赛 来回
instrument 乐器 = guitar piano violin cello drum drums trumpet flute clarinet saxophone accordion harmonica ukulele bass organ harp banjo fiddle keyboard 吉他 钢琴 小提琴 大提琴 鼓 小号 长笛 手风琴 口琴 二胡 古筝 琵琶 琴
pet animal creature critter 宠物 动物 小家伙 = dog cat puppy kitten rabbit hamster parrot turtle tortoise fish bird horse snake lizard toad bee owl hen cow shelter vet leash stray guinea hamster ferret duck goose chicken pigeon goat sheep pig donkey pony gecko lamb fox hedgehog squirrel 狗 猫 兔 仓鼠 鹦鹉 乌龟 鱼 鸟 马 蛇 蜥蜴 蟾蜍 蜜蜂 收容所 兽医
book novel reading literature author title 书 小说 读物 作品 = read biography poem poetry volume saga paperback history chapter cookbook memoir story library novel page bookshop series 传记 诗 卷 传说 侦探 菜谱 图鉴 故事 读 看完
film movie show series cinema 电影 电视剧 = watch watched documentary cartoon comedy screen cinema trilogy actor netflix 看 纪录片 动画 影院
music song band artist concert 音乐 歌 乐队 = concert song sing album band tune classical jazz rock pop choir requiem tango playlist gig symphony melody 演唱会 专辑 唱 民歌 曲 交响
game videogame 游戏 = tournament console chess play card cards board puzzle level quest multiplayer nintendo xbox playstation 比赛 棋 牌 关
food dish meal eat cuisine snack recipe diet ingredient treat 食物 菜 饭 吃 美食 零食 口味 = soup bread cake cheese chicken beef pork fish rice noodle pasta pizza salad vegetable fruit potato tomato bean lentil dumpling pie cookie chocolate sandwich egg curry stew steak ham sausage schnitzel honey mushroom butter nut almond hazelnut bake cook grill roast dinner lunch breakfast 汤 面包 蛋糕 奶酪 鸡 牛肉 猪 鱼 米饭 面 饺子 馄饨 沙拉 蔬菜 水果 土豆 番茄 豆 糖 巧克力 火腿 蜜 蘑菇 榛子 杏仁 烧肉 烤
drink beverage 饮料 喝 = coffee tea wine beer juice water soda milk espresso cocktail whisky smoothie 咖啡 茶 酒 啤酒 果汁 水 牛奶 浓缩
family relative parent sibling kin 家人 亲戚 家里 家庭 = mother mom father dad sister brother aunt uncle cousin niece nephew grandmother grandfather grandma grandpa granny daughter son wife husband twin 妈 爸 姐 妹 哥 弟 姨 舅 姑 叔 表姐 表妹 表弟 表哥 外婆 奶奶 爷爷 外公 女儿 儿子 侄女 外甥
child kid baby toddler infant newborn 孩子 宝宝 婴儿 = son daughter twin twins pregnant born school toddler nephew niece expect 儿子 女儿 双胞胎 出生 怀 生
country nation abroad place travel visit city trip destination vacation holiday 国家 城市 地方 旅行 去过 度假 出国 旅游 = spain portugal france italy germany england ireland scotland norway sweden finland denmark iceland poland greece turkey georgia russia china japan korea thailand vietnam india morocco egypt kenya mexico brazil peru argentina canada america australia lisbon paris london rome naples berlin hamburg vienna prague tokyo kyoto seoul beijing shanghai york chicago boston seattle toronto marrakesh airport flight hotel passport island mountain beach museum castle 里斯本 巴黎 伦敦 罗马 柏林 东京 京都 首尔 北京 上海 广州 成都 西安 敦煌 云南 西藏 机场 飞机 酒店 护照 岛 海边
event celebration party gathering ceremony festival 活动 聚会 典礼 庆祝 = wedding birthday concert festival parade conference reunion exhibition fair graduation funeral anniversary picnic dinner race contest workshop support 婚礼 生日 演唱会 节 游行 开幕 同学会 展览 毕业 葬礼 周年 聚餐 比赛
art artwork craft creative create made make creation handmade 艺术 手工 作品 做过 = paint painting draw drawing sculpture sculpt pottery bowl pot vase cup clay kiln knit sew quilt photo photograph mural sketch canvas sunset tile scarf hat jumper sweater 画 雕塑 陶 碗 壶 花瓶 杯子 窑 织 缝 照片 砖 围巾 帽子 毛衣
job career work profession occupation living employer employed business company 工作 职业 上班 事业 行业 单位 公司 = teacher nurse doctor engineer banker lawyer baker cook chef driver writer translator waiter carpenter plumber shop bookshop office bank boss colleague shift hired fired position salary resign intern startup studio contract 老师 护士 医生 工程师 律师 司机 厨师 银行 书店 店 老板 同事 辞职 职位 上班 电台 合同
health illness ailment condition medical injury disease sick pain hurt 健康 病 伤 身体 毛病 疾病 = doctor hospital physio knee back ankle rib broke broken torn fever cough flu surgery operation allergic allergy injection pill cholesterol insomnia stone emergency ward dentist tooth headache migraine anxious depression pressure 医生 大夫 医院 康复 膝 脚 肋骨 撕裂 断 发烧 咳嗽 手术 过敏 针 胆固醇 失眠 急诊 牙 头疼 裂
feeling emotion mood reaction feel felt react 心情 感受 感觉 情绪 反应 = happy sad proud excited nervous scared afraid angry grateful lonely relieved thrilled anxious cry tear laugh low upset overwhelmed stoked joy absurdly 高兴 难过 骄傲 紧张 害怕 生气 感激 孤单 哭 笑 激动 灰 痛快 委屈
present gift souvenir reward given gave 礼物 送 酬谢 纪念品 = gave gift wrapped birthday brought necklace ring watch flowers basket globe binoculars bought 送 给 戒指 手表 花 篮 地球仪 望远镜
vehicle transport drive ride travel commute 车 交通 出行 骑 = car bike bicycle bus tram train scooter motorcycle truck van boat ferry convertible engine wheel gear 汽车 自行车 单车 公交 电车 地铁 火车 摩托 船 渡轮 二手
clothing clothes outfit wear garment 衣服 穿 衣裳 = dress shirt coat jacket shoes hat scarf jumper sweater trousers jeans gloves boots costume waistcoat glasses cape suit 裙子 衬衫 大衣 鞋 帽子 围巾 毛衣 裤子 手套 马甲 眼镜 斗篷
jewellery jewelry jewel accessory heirloom 首饰 珠宝 传家 = ring necklace earring bracelet pendant brooch garnet opal moonstone diamond gold silver 戒指 项链 耳环 手镯 吊坠 宝石 金 银
award prize honour honor achievement win won victory medal trophy 奖 奖项 荣誉 成就 名次 奖品 = won win first second third place cup medal trophy ribbon silver gold champion judge shortlisted 第一 第二 第三 冠军 金牌 银奖 杯子 评委 奖牌
home house live residence apartment flat address neighborhood 家 住 房子 地址 住处 公寓 = street floor road lane square moved rent landlord deposit neighbour balcony kitchen roof apartment upstairs 街 楼 路 巷 广场 搬 租 房东 押金 邻居 阳台 套
language tongue 语言 外语 外国话 = spanish french german italian english chinese japanese korean russian greek turkish portuguese finnish welsh arabic norwegian verb grammar translate class 西班牙语 法语 德语 意大利语 英语 中文 日语 韩语 俄语 希腊语 土耳其语 葡萄牙语 芬兰语 动词
study subject major degree course education school training learn 学习 专业 学位 课程 教育 培训 = university college class exam certificate degree lesson teacher biology history law psychology counseling counselling workshop professor thesis term seminar certified 大学 班 考试 证 课 老师 生物 历史 法律 心理 论文 学期
plan goal intend future dream hope aim ambition next 打算 计划 目标 将来 梦想 准备 = want going booked hope save thinking someday spring summer year apply considering 想 要 订 明年 开春 将来 报名
volunteer charity help community donate cause 义工 志愿 慈善 帮助 公益 = shelter kitchen homeless fundraiser donate food bank hospital elderly library neighborhood roof school lifeboat orphan mentor potatoes 食堂 敬老院 捐 收容所 病房 救
friend companion acquaintance 朋友 同伴 = buddy pal neighbour neighbor classmate colleague roommate flatmate met 同学 邻居 室友 同事 认识
fear afraid phobia scare terrified frighten nervous 害怕 恐惧 怕 吓 = scared armrests shaking panic dark spider height flying fly dare nightmare nervous worried 抓 发抖 黑 蜘蛛 高 飞 不敢 噩梦 紧张
crime robbery theft robbed steal 案子 偷 贼 抢 = stole stolen took lock cut police thief broke burglar gone 偷 剪 锁 警察 小偷 骑走 报警
money financial cost earn income price pay debt 钱 收入 花费 价格 赚 债 = pounds dollars euros paid owe loan rent salary bank hundred thousand expensive cheap budget 块 万 千 百 付 欠 贷款 房租 工资 贵 便宜
weather storm climate 天气 风暴 = rain rained snow hail wind sun storm flood thunder fog cold hot 雨 雪 冰雹 风 太阳 洪水 雷 雾 冷 热
plant vegetable crop garden flower 植物 种植 菜 花园 园子 庄稼 = seed seedling sow tomato rose tree soil harvest grow water pot balcony herb leaf bean lettuce 种子 苗 番茄 玫瑰 树 土 收获 浇水 盆 阳台 叶
relationship married partner dating couple romantic 关系 结婚 恋爱 伴侣 对象 = wife husband girlfriend boyfriend date engaged wedding divorce single breakup love met kiss proposed 妻子 丈夫 女友 男友 约会 订婚 婚礼 离婚 单身 分手 爱
outdoors nature outdoor wildlife 户外 自然 野外 = hike camp mountain forest lake river beach park trail woods stars bird volcano waterfall marsh 山 森林 湖 河 海滩 公园 林子 星 鸟 火山 瀑布
identity religion belief faith spiritual political 身份 宗教 信仰 政治 = church god pray faith transgender gay lesbian christian buddhist muslim jewish temple liberal conservative 教堂 神 祈祷 佛 寺 庙
technology software device gadget computer app 科技 软件 设备 电脑 程序 = app phone laptop code program website robot camera drone online developer debug server 手机 笔记本 代码 网站 机器人 相机
project venture undertaking 项目 计划 = build building started working finished launch shop studio restore boat novel script app podcast blog 做 开始 完成 开张 修 写
`
  .trim()
  .split('\n')
  .map((line) => {
    const [heads = '', members = ''] = line.split(' = ')
    return { heads: heads.split(' ').map(normal), members: [...new Set(members.split(' ').map(normal))] }
  })

function normal(word: string): string {
  return /^[a-z]+$/.test(word) ? stemEnglish(word) : word
}

const membersOf = new Map<string, (readonly string[])[]>()
for (const { heads, members } of kinds) for (const head of heads) membersOf.set(head, [...(membersOf.get(head) ?? []), members])

/** For each kind of thing a question names, what belongs to it. */
export function membersOfKinds(terms: readonly string[]): string[][] {
  const asked = new Set(terms)
  const touched = new Set(terms.flatMap((term) => membersOf.get(term) ?? []))
  return [...touched].map((members) => members.filter((word) => !asked.has(word)))
}

/** Whether a word names a kind of thing. */
export function isKind(term: string): boolean {
  return membersOf.has(term)
}

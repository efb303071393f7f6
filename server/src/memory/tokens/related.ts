import { stemEnglish } from './english.ts'
import { paraphrases } from './paraphrases.ts'

/**
 * Words people use for the same matter, across both languages: a question asked in one finds what was told in the other,
 * and "what do you do for a living" finds "I work nights". Small on purpose: common matters of everyday talk only.
 */
const groups = `
work job living profession career occupation employed office boss colleague shift salary hired 工作 上班 职业 老板 同事 下班 工资 打工 岗位
teacher teach lesson classroom pupil 老师 教书 讲台 上课 学生 课堂
doctor nurse hospital clinic surgery operation patient 医生 护士 医院 手术 看病 诊所
ill sick illness fever cold pain broke injured injury hurt health 生病 感冒 发烧 骨折 受伤 摔 身体 疼
pet cat dog kitten puppy rabbit hamster parrot stray 宠物 猫 狗 橘猫 小狗 兔子 仓鼠
cat kitten 猫 猫咪 橘猫
dog puppy 狗 小狗
family relative mother father sister brother parents grandmother grandfather cousin 家人 妈妈 爸爸 姐姐 妹妹 哥哥 弟弟 父母 奶奶 爷爷 外婆
mother mom mum 妈妈 母亲 老妈
father dad 爸爸 父亲 老爸
sister 姐姐 妹妹 姐 妹
brother 哥哥 弟弟 哥 弟
child daughter son baby born kid 孩子 女儿 儿子 宝宝 出生
wife husband married marriage wedding spouse partner 老婆 老公 妻子 丈夫 结婚 婚礼
girlfriend boyfriend dating date partner 女朋友 男朋友 女友 男友 对象 约会
friend 朋友 闺蜜 好友
home house live flat apartment moved move moving 家 住 房子 搬 搬家 公寓
hometown childhood grew raised native 老家 家乡 故乡 长大 小时候
school university college study student exam degree 学校 大学 学习 考试 专业 上学
exam test quiz 考试 测验 面试
food eat meal dish cook dinner lunch taste hungry 吃 饭 菜 做饭 好吃 口味 饿
cake dessert sweet pastry 蛋糕 甜 甜品 糕
bread loaf bakery bake rye oven 面包 烤 烘焙
coffee 咖啡
tea 茶
drink beer wine alcohol 喝 酒 啤酒
music song sing singer choir band concert instrument 音乐 歌 唱 唱歌 合唱团 乐队 演唱会 乐器
piano guitar violin cello trumpet instrument 钢琴 吉他 小提琴 大提琴 乐器
film movie cinema 电影 影院
book novel read reading library author 书 小说 读 看书 图书馆 作家
paint painting draw picture art 画 画画 绘画 艺术
sport run running gym match training 运动 跑步 健身 比赛 锻炼
swim sea ocean beach boat sail 游泳 海 海边 船 沙滩
football soccer 足球
travel trip journey visit holiday vacation flight abroad 旅行 旅游 出差 飞机 去 度假 出国
train station 火车 车站 高铁
car drive driving tram bus 车 开车 公交 司机
money rent price cost pay expensive cheap salary 钱 租金 价格 贵 便宜 工资
shop store business open 店 开店 铺子 生意
birthday born 生日 出生
prize award won win ribbon medal competition contest 奖 得奖 比赛 冠军 赢
plan planning going soon intend 打算 计划 准备 要
afraid fear scared frightened worried 怕 害怕 担心 恐惧
sad unhappy cry lonely grief 难过 伤心 哭 孤独 失落
happy glad joy proud 开心 高兴 快乐 自豪
tired sleep asleep awake insomnia bed 累 睡 失眠 困 熬夜
angry annoyed quarrel argue fight 生气 吵架 烦
love like favourite enjoy hobby fond 喜欢 爱 最爱 爱好 兴趣
hate dislike stand 讨厌 不喜欢 受不了
allergic allergy sneeze 过敏 花粉
name called call named 名字 叫 姓
old age year birthday 年龄 岁 几岁
language speak english chinese french japanese 语言 说 英语 中文 法语 日语
star stars moon sky telescope planet saturn 星星 星 月亮 天空 望远镜 土星
rain snow weather storm cold wind 雨 雪 天气 下雨 冷 风
garden plant flower tree grow 花园 花 树 种 植物
computer code programming software program 电脑 代码 编程 程序 程序员
game play chess 游戏 玩 棋
phone call message text 电话 手机 消息
clothes dress scarf shirt knit knitted hat 衣服 裙子 围巾 毛衣 帽子
died death funeral gone passed 去世 死 葬礼 走了
dream wish hope want 梦想 希望 愿望 想
${paraphrases}`
  .trim()
  .split(/\n+/)
  .map((line) => line.split(' ').map((word) => (/^[a-z]+$/.test(word) ? stemEnglish(word) : word)))

const groupsOf = new Map<string, (readonly string[])[]>()
for (const group of groups) for (const word of group) groupsOf.set(word, [...(groupsOf.get(word) ?? []), group])

/** For each matter a question touches, the other words for it. */
export function relatedTerms(terms: readonly string[]): string[][] {
  const asked = new Set(terms)
  const touched = new Set(terms.flatMap((term) => groupsOf.get(term) ?? []))
  return [...touched].map((group) => group.filter((word) => !asked.has(word)))
}

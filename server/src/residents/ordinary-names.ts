/** Words people take for names and go on using as words. */
const english =
  'rain rainy sun sunny sky star stars moon luna river lake sea ocean wave tide spring summer autumn winter snow snowy storm thunder wind breeze mist fog frost ice fire ember ash dawn dusk eve night day light lamp lantern shadow echo cloud ' +
  'april may june august monday friday sunday rose lily daisy violet iris ivy jasmine olive basil sage rosemary ginger pepper clover fern willow maple oak cedar leaf tree forest wood meadow moss stone rock sand pebble coral pearl ruby amber jade crystal ' +
  'robin wren jay finch raven crow owl sparrow swan bear fox wolf tiger lion cat kitty dog puppy bunny rabbit mouse moth bee bug fish peach apple berry cherry plum lemon mango honey sugar candy cookie biscuit toast butter bean coffee mocha latte tea milk soup noodle rice ' +
  'joy hope grace faith love peace happy lucky dream angel ghost king queen prince boss doc mark will bill art pat chase hunter mason carter page penny cash joker song melody music story guest test user friend nobody somebody traveller stranger neighbour teacher student'
const chinese =
  '小雨 大雨 雨 细雨 雨天 下雨 小雪 大雪 雪 雪花 风 清风 微风 晚风 春风 云 白云 云朵 天空 蓝天 星 星星 星空 月 月亮 月光 太阳 阳光 彩虹 晴天 阴天 雾 露珠 霜 夜 夜晚 夜空 清晨 早晨 黄昏 黎明 海 大海 海浪 江 河 湖 山 小溪 森林 草原 春天 夏天 秋天 冬天 小满 立夏 ' +
  '花 小花 花花 花朵 玫瑰 百合 茉莉 桂花 梅花 荷花 樱花 小草 草 树 大树 叶子 落叶 竹子 石头 沙子 桃子 苹果 柠檬 芒果 西瓜 草莓 樱桃 葡萄 橘子 番茄 土豆 豆子 米饭 面包 饼干 蛋糕 糖 糖果 奶茶 咖啡 茶 可乐 牛奶 面条 饺子 汤圆 ' +
  '猫 小猫 猫咪 狗 小狗 小鸟 鸟 鱼 小鱼 兔子 小兔 小鹿 狐狸 小熊 熊 熊猫 老虎 蝴蝶 蜜蜂 飞蛾 灯 灯笼 灯光 光 影子 梦 梦想 希望 快乐 平安 幸福 时光 回忆 故事 音乐 歌 路人 过客 旅人 客人 朋友 老师 同学 邻居 大叔 阿姨 老板 小孩 开心 随便 无名 游客 访客'
const words = new Set([...english.split(' '), ...chinese.split(' ')])

/** A name that says something else as well: "Rain", 小雨. */
export function isOrdinaryWord(name: string): boolean {
  return words.has(name.trim().toLocaleLowerCase())
}

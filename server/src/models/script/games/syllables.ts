/** How the characters at the ends of idioms sound, without tones; a character read in several ways stands where idioms read it. */
const written =
  'ai:爱艾 an:安按暗岸黯案 ao:傲奥 ba:八拔把罢霸 bai:白百拜败 ban:办班半板伴 bang:榜帮 bao:饱抱报暴宝保豹 bei:北杯悲背倍备辈 ben:奔本 bi:笔比必闭壁彼敝鄙毙臂避 bian:变便遍边鞭 biao:表标 bie:别 bin:宾 bing:冰兵病并 ' +
  'bo:波博薄勃伯泊 bu:不步布捕 cai:才财彩采猜菜材 can:残惨 cang:仓藏沧 cao:草曹 ce:侧测策 cha:察插茶 chai:柴 chan:缠 chang:长常唱畅肠尝场偿昌 chao:朝潮超 che:车彻掣澈 chen:尘沉臣陈晨趁 ' +
  'cheng:成城乘程称诚承惩撑 chi:吃痴持池迟耻齿赤斥尺 chong:虫充冲宠崇忡 chou:愁仇丑臭 chu:出初除处触楚 chuan:川穿传船 chuang:窗床创 chui:吹垂锤 chun:春唇纯蠢 ci:此次刺辞词 cong:从聪丛匆 cu:簇醋粗促 cui:萃 cun:村存寸 cuo:错挫措 ' +
  'da:大打达答 dai:待带代戴呆殆 dan:胆淡担单弹 dang:当荡挡 dao:道刀到倒盗蹈岛 de:德得 deng:登灯等 di:地低敌底第帝滴的弟 dian:点电颠店 diao:掉调雕吊钓 ding:顶定鼎丁 dong:东动冬洞栋冻懂 dou:斗豆 du:睹独度渡读都毒 duan:端断短 dui:对队 dun:顿 duo:多夺躲堕 ' +
  'e:恶饿鹅 en:恩 er:耳二而 fa:发法罚伐乏 fan:反返饭翻凡烦范帆 fang:方放防芳访房 fei:飞非肥费废匪沸 fen:分粉奋纷愤焚 feng:缝风丰封逢锋峰凤奉疯 fu:福富付负扶浮赴覆复父妇服府抚腑釜夫 ' +
  'gai:改盖赅 gan:甘感敢赶干肝 gang:刚纲钢 gao:高告膏 ge:阁歌格隔革戈 gen:根 geng:更耿 gong:工公功攻供恭弓宫共 gou:狗钩苟 gu:古骨故顾固孤姑谷鼓孔 gua:瓜寡挂 guai:怪 guan:官观关冠管贯 guang:光广 gui:归贵鬼规诡轨 guo:国过果 ' +
  'hai:海害 han:寒汉汗含 hang:航 hao:好毫豪浩号耗 he:阂和合何河贺鹤荷喝核 hei:黑 hen:恨狠 heng:横衡恒 hong:红虹鸿洪轰 hou:厚后候侯喉 hu:虎呼湖胡狐互护忽户 hua:花画话化华划 huai:怀坏 huan:奂欢换患缓幻 huang:荒黄慌皇惶 hui:回会悔挥慧汇毁晖 hun:魂昏 huo:火活祸或获货 ' +
  'ji:际迹机积急及极集记计技己继饥肌鸡击激吉疾济季寂骥忌 jia:家佳加甲价假嫁稼 jian:见剑箭间坚简渐减健鉴 jiang:江将讲匠 jiao:交脚叫教角娇焦骄 jie:接节结解戒街竭介洁界皆 jin:金尽进今斤近锦紧劲谨禁筋 jing:精惊井静敬景镜径经京睛晶境竟荆鲸 jiu:九久旧救就酒究居疚 ' +
  'ju:掬举聚具据惧局句拒 juan:倦卷眷 jue:绝决觉诀 jun:军君峻骏 kai:开慨凯慷 kang:康抗 ke:可刻克客科 kong:空恐控 kou:口扣 ku:苦哭枯 kua:夸 kuai:快 kuan:宽款 kuang:狂旷框况 kui:亏愧篑 kun:困 kuo:阔 ' +
  'la:蜡 lai:来 lan:兰览澜蓝 lang:浪狼朗 lao:老劳牢 le:乐 lei:雷泪类累 leng:冷 li:雳里理力立离礼利例历丽厉篱李吏 lian:连脸怜练莲翩 liang:良两量凉亮梁 liao:了料 lie:烈列 lin:林临邻凛 ling:灵令零领岭龄铃陵 liu:流留六柳 long:珑龙笼聋隆 lou:楼漏 lu:路露鹿陆碌庐 luan:脔乱 lun:论轮伦 luo:落罗洛 lü:绿律虑旅 ' +
  'ma:马麻骂 man:满慢漫 mang:忙盲茫 mao:毛茂冒貌茅 mei:寐美眉没每梅昧媒 men:门闷 meng:梦猛盟蒙 mi:米迷密靡 mian:面眠免勉绵 miao:妙苗庙 mie:灭 min:民敏 miu:缪 ming:名明命鸣铭 mo:脉末莫墨磨默沫摸漠 mou:谋某眸 mu:木目母牧暮慕穆 ' +
  'na:那纳 nan:南难男 nao:挠脑恼 nei:内 neng:能 ni:泥逆 nian:年念 niao:鸟 ning:宁凝 niu:牛 nong:农浓 nu:怒奴努 nü:女 ou:偶欧 pai:排派 pao:庖 pan:盘盼 pang:旁 pei:配 peng:朋鹏 pi:皮匹疲披 pian:片偏 piao:飘 pin:贫品 ping:平瓶凭评 po:破迫魄 pu:普朴扑 ' +
  'qi:气七其奇齐起岂欺骑棋旗期妻泣弃器启杞凄萋稽 qian:前千钱牵浅潜迁谦黔 qiang:强墙枪 qiao:巧桥悄瞧 qie:切窃 qin:亲勤琴秦寝侵禽 qing:情青轻清晴倾庆请 qiong:穷琼 qiu:求秋球囚 qu:去取曲趣趋屈躯 quan:全权泉犬劝拳 que:却缺雀确 qun:群裙 ' +
  'ran:然染 rang:让 rao:绕扰 re:热 ren:荏人仁忍任认 reng:仍 ri:日 rong:容荣融戎溶 rou:柔肉 ru:如入辱 ruan:软 rui:锐瑞 ruo:若弱 san:三散 se:色塞瑟 sha:杀沙 shan:山善闪扇珊 shang:上伤商赏 shao:少烧 she:舌蛇舍设射社涉 shen:身深神审甚慎 sheng:生声胜盛圣升绳省 ' +
  'shi:事是时世使实始士石食十拾势失诗识试视适拭施师史市示式誓室逝尸 shou:手首守收受寿瘦兽 shu:属书树数熟输疏束鼠术蜀 shua:耍 shuai:衰 shuang:双霜 shui:水睡谁 shun:顺瞬 shuo:说硕 si:四思私丝似死司祀肆 song:松送颂忪 su:素俗肃速苏 suan:算酸 sui:岁随碎 sun:孙笋 suo:所索锁 ' +
  'ta:他塔踏 tai:太泰台态 tan:谈贪叹坦 tang:堂唐汤 tao:桃逃讨涛 te:特 teng:腾疼 ti:题体提啼替蹄 tian:天田甜添恬 tiao:条跳挑 tie:铁 ting:听停庭亭 tong:同通童痛统铜 tou:头投偷 tu:土图途徒突涂兔 tuan:团 tui:推退 tun:吞 tuo:脱托 wa:蛙瓦 wai:外 wan:万完晚玩弯湾碗挽 wang:往望忘王亡网枉 ' +
  'wei:为微危围唯惟味位未畏尾威伟违卫帷谓 wen:紊文闻问温稳 weng:翁 wo:幄我握卧 wu:无五物误务雾舞武悟吴午屋 xi:喜洗西席息习惜溪夕戏细昔稀熙膝翼 xia:下夏侠霞暇瑕 xian:先闲险现限鲜仙贤显弦献 xiang:想相香响向详祥象乡像项降巷 xiao:小笑晓效消逍销萧霄孝校肖 xie:谢邪写血 ' +
  'xin:心新信欣辛 xing:星兴行形性醒幸腥惺 xiong:胸雄凶兄熊汹 xiu:秀修休羞朽袖 xu:虚需许序续须徐 xuan:宣玄旋选悬 xue:学雪穴 xun:峋寻循训 ya:牙雅哑崖鸦 yan:言眼烟严炎颜掩延演宴晏厌焰燕 yang:恙羊阳扬养样央洋 yao:要腰摇药遥 ye:业夜叶也野 ' +
  'yi:饴夷一意义以易已异依衣艺疑亦忆益抑移仪宜逸怡医役 yin:音因阴银引饮隐荫 ying:影英迎应鹰盈营赢莺 yong:用勇永拥庸 you:幼又有游友忧由油右悠幽犹优尤 yu:雨鱼语玉愚余与欲遇宇育愈渝喻豫誉羽郁 yuan:远原圆源缘愿园怨元冤 yue:月约越跃悦岳 yun:云运芸晕 ' +
  'zai:在灾再 zan:赞 zang:葬脏 zao:早造燥 ze:则责泽择 zen:怎 zeng:增 zhai:债 zhan:展战占站斩 zhang:张掌章丈仗帐障 zhao:赵照找招兆 zhe:者折辙 zhen:真阵针镇震珍枕振 zheng:正争证征政 zhi:之知止志直只指纸至值治执质智置掷枝致 ' +
  'zhong:中众终钟忠种重 zhou:舟周昼皱 zhu:主竹珠住柱助著逐祝注铸株诸 zhuan:转专 zhuang:壮装撞状妆 zhui:追坠 zhuo:着拙捉浊琢酌 zi:子字自资姿紫兹 zong:踪宗纵 zou:走奏 zu:足族阻组 zui:醉罪最嘴 zun:尊 zuo:作坐左座昨做'
const sounds = new Map<string, string>()
for (const group of written.split(' ')) {
  const [syllable = '', characters = ''] = group.split(':')
  for (const character of characters) if (!sounds.has(character)) sounds.set(character, syllable)
}

/** The syllable of a character without its tone, or null for one not listed. */
export function syllableOf(character: string): string | null {
  return sounds.get(character) ?? null
}

/**
 * Plain words and the ones a question puts for them: people tell that they "got a puppy", and are asked when they
 * "adopted a pet". A line is one matter; a word may stand in several. Matters both languages share stand in `related.ts`.
 */
export const paraphrases = `
buy purchase acquire obtain pick order afford
get receive obtain earn given
give donate present offer hand
go attend visit travel head
join participate member enroll enrol sign register volunteer partake
start begin launch open found establish kick
stop quit end finish cease drop retire
finish complete done accomplish wrap
leave quit depart resign
return back home come
see watch witness notice spot view
meet encounter met run introduce
help support assist aid encourage
build construct create make design craft
create write compose draft author
fix repair restore mend rebuild renovate
break damage destroy ruin smash crack
lose lost miss missing gone disappear
find found discover spot locate retrieve
steal stole stolen rob thief burglar theft
win beat defeat victory champion first
defeat lose lost beat fail
fail failure reject refuse pass flunk
succeed success pass achieve manage accomplish
achieve accomplish milestone reach goal
accept yes agree admit approve hired
reject refuse decline no turn pass letter
want wish hope dream desire aspire pursue
plan intend going prepare arrange organize upcoming
arrange organize organise host hold plan
try attempt tried test sample
learn study practice practise lesson course class
teach train coach mentor instruct lesson
decide choose pick decision settle chose
change switch move transition swap replace
think consider believe opinion view reckon
feel emotion mood feeling
love enjoy adore like fan passion fond keen
hate dislike despise loathe stand annoy
worry anxious nervous concern stress afraid
calm relax unwind soothe peaceful destress therapy recharge meditate escape breathe
stress pressure overwhelm burnout exhaust tired worn
excite thrill stoke pumped eager happy moon
happy glad delight pleased joy cheer smile
sad upset down low depress cry weep tear grief
cry weep tear sob
laugh funny joke humor humour comedy giggle
proud pride admire achievement
angry mad furious annoy rage upset
surprise unexpected shock amaze astonish
scare frighten terrify fear afraid spook haunt
brave courage guts fear dare
lonely alone isolated solitary company
thank grateful gratitude appreciate thankful
apologize sorry forgive apology
argue quarrel fight disagree row dispute
inspire motivate encourage spark influence idea
reason motivate because why cause
hard difficult tough challenge struggle obstacle
easy simple effortless
big large huge enormous giant
small little tiny
old ancient elderly aged vintage antique
new recent fresh modern latest
young kid child youth teen childhood
fast quick rapid speed
important significant meaningful matter special
strange odd weird unusual mysterious
beautiful pretty gorgeous stunning lovely
expensive cost costly price pricey pay
cheap bargain affordable discount sale
rich wealthy money fortune
job work position role employment career
career profession field path job
boss manager employer supervisor
fired laid lose unemployed redundant
salary wage pay income earn money
company firm business employer corporation startup
customer client guest patron buyer
contest competition tournament match race event
competition contest tournament win place
prize award medal trophy cup ribbon
team club squad crew group
trip journey travel vacation holiday tour visit
vacation holiday trip break getaway
abroad overseas country foreign
flight plane fly airport airplane
hotel hostel inn cabin resort
drive car road ride vehicle
walk hike stroll trail trek
accident crash injury hurt fall fell
hurt injury injure wound pain sprain
injury ankle knee back leg arm rib shoulder wrist
sick ill unwell disease flu ailment
hospital emergency er ambulance ward clinic
emergency er urgent hospital ambulance
doctor physician gp specialist surgeon vet medic
diagnose diagnosis test result doctor
medicine medication pill drug prescription treatment
treat treatment cure heal therapy
recover recovery rehab heal rest physio
diet eat weight food healthy nutrition
exercise workout gym train fitness
allergic allergy reaction avoid
sleep rest insomnia nap awake bed
die died death pass passed late lose
funeral bury grave memorial
born birth baby deliver newborn
pregnant expect baby due
marry married wed wedding marriage bride groom
engaged engagement propose proposal fiance
divorce separate split breakup ex
date boyfriend girlfriend partner romantic
husband spouse wife partner
parent mother father mom dad
sibling brother sister twin
grandmother granny grandma grandparent nana
grandfather grandpa grandparent granddad
child kid son daughter boy girl
relative family cousin aunt uncle
friend buddy pal mate companion
neighbor next door street
roommate flatmate share housemate
name call title
nickname call name
house home place apartment flat
apartment flat place rent
move relocate settle relocation
live reside residence address stay
room bedroom kitchen bathroom attic basement
buy house mortgage
clean tidy wash
cook bake prepare recipe kitchen dish
recipe dish bake cook
meal dinner lunch breakfast supper
drink beverage sip
garden yard plant grow
grow plant seed cultivate
flower bouquet rose bloom
pet dog cat puppy kitten animal
adopt rescue shelter foster
dog puppy pup hound
cat kitten kitty
bird parrot owl feather
art paint draw sculpture exhibit
painting canvas picture art
exhibition exhibit gallery show display museum
photo picture photograph camera snap image
photography camera photo lens
music song tune album band
concert gig show perform
perform performance stage play show
sing choir vocal song
play instrument music
theater theatre play stage drama act actor
movie film screen cinema
script screenplay write film
book novel story read author
story novel tale plot
write author book poem writer
publish publisher press print book
poem poetry verse
letter note postcard mail card message write
news announcement tell announce
speech talk speak presentation address
speak talk speech tell
phone call ring telephone
photo album memory
computer laptop code software
app software application program
online internet website web
game video console play
toy doll lego
collect collection collector
gift present surprise souvenir birthday
necklace jewelry pendant chain
symbol symbolize stand represent mean meaning
represent symbolize mean stand remind
church faith religion pray
community local neighborhood group
charity nonprofit donate fundraiser cause
volunteer shelter help community
fundraise raise money donation sale
protest march rally activism rights parade
vote election politics campaign
school class student teacher
university college degree campus
degree diploma graduate certificate
exam test pass study
grade mark score result
scholarship grant fund award
grant funding fund money
research study investigate look
science scientist biology physics chemistry
summer july august june
winter snow december january
weekend saturday sunday
evening night
morning early dawn
weather rain storm sun snow
storm hail flood hurricane thunder
beach sea ocean coast shore
mountain hill peak climb summit
forest wood tree trail
lake river water
fire burn flame
party celebrate celebration birthday
celebrate party toast anniversary
tradition custom ritual annual
hobby interest pastime free
team teammate player
debt owe loan bill pay
invest investment stock saving
shop store boutique market
restaurant cafe diner place
tattoo ink skin
hair haircut dye
glasses spectacles eyes vision sight optician
hear hearing deaf ear sound
voice sing sound
gang crime police arrest
war military army soldier
safe security protect
secret hide hidden private
promise vow pledge commit
lie truth honest
luck lucky fortune charm
chance opportunity offer
opportunity offer chance invite
invite invitation ask
goal aim target dream
improve better progress upgrade
advice tip suggest recommend
recommend suggest advice
teacher instructor coach tutor mentor professor
beginner first newbie start lesson
expert professional master skilled
finally eventually last
昨天 前一天
买 购买 入手 淘 订
得到 收到 获得 拿到 给 送
送 给 赠 礼物
去 到 前往 参加
参加 加入 报名 成员 出席
开始 起初 最早 头一回 第一次 刚
放弃 停 不再 戒 断 退
完成 做完 写完 搞定
离开 辞职 走 告别
辞职 辞 离职 走
回来 返回 回
看见 看到 见
遇到 碰见 遇见 认识 捡
帮忙 帮助 照顾 义工
做 造 制作 亲手 动手
修 修理 修好 修复
坏 破 断 裂 毁
丢 不见 掉 弄丢 遗失
找到 找回 捡到 出现
偷 贼 剪 骑走
赢 冠军 第一 打败
输 打败 差
拒绝 不要 退 回信
答应 同意 愿意 通过 要了
想要 希望 愿望 打算
打算 计划 准备 决定 要去
学 学习 练 班 课
教 老师 师傅 教练
决定 选 答应
换 改 变 转
喜欢 爱 迷 热爱
讨厌 烦 受不了 不喜欢
担心 害怕 紧张 焦虑
高兴 开心 激动 痛快 乐
难过 伤心 哭 失落 低落
哭 掉眼泪 流泪 眼泪
笑 开玩笑 笑话 段子
生气 吵架 火
害怕 恐惧 怕 吓 慌
孤单 一个人 孤独
感谢 谢 道谢 酬谢
原因 因为 所以 为了
难 困难 辛苦 难熬
奇怪 怪 怪事
漂亮 好看 美
贵 钱 花
工作 上班 职业 干活 谋生 靠
公司 单位 银行 厂
改行 转行 跳槽 辞
收入 工资 挣 赚 钱
比赛 参赛 赛 名次
奖 奖牌 名次 银奖 冠军 奖状
旅行 旅游 度假 出门 玩
飞机 飞 机场 航班
车 骑 开
受伤 伤 疼 断 裂 摔
生病 病 难受 不舒服 毛病
医院 急诊 抢救 病房
医生 大夫 医师 兽医
检查 体检 化验 复查
恢复 康复 好转
运动 锻炼 健身 跑 游
过敏 反应 敏感
睡觉 休息 失眠 睡 醒
去世 过世 死 走了
出生 出世 生 生下
怀孕 怀 有喜 预产
结婚 喜事 婚礼 成家 办酒
求婚 订婚 答应
离婚 分手
约会 吃饭 对象
亲戚 表 姨 舅 姑 叔
名字 叫 取名 起名
住 住处 地址 家 房
搬家 搬 新家 房子
房子 房 套 公寓 楼
邻居 楼下 楼上 隔壁
室友 同住 合租
做饭 下厨 菜 烧 煮
吃 食物 饭
喝 饮料
种 种植 苗 栽
宠物 狗 猫 鹦鹉 鸟
收养 领养 养
画 画画 绘画 作品
展览 展出 展 挂
照片 拍 拍照 相机 照相
音乐 歌 曲 演奏
演出 表演 上台 独唱 台
乐器 琴 拉 弹 吹
书 读 看 小说
写 写作 稿 小说
出版 出版社 社 书
信 写信 笔友 条子 明信片
发言 讲话 上台 演讲 说话
电话 打电话 打来 叫醒
礼物 送 礼
慈善 义工 公益 捐
考试 考 司考 通过 考过
周末 周六 星期天
晚上 夜里 半夜 夜
早上 清晨 今早
天气 雨 雪 冰雹 坏天气
聚会 聚 同学会
欠 债 借 还
店 铺 书店
眼镜 眼睛 视力
听力 耳朵 听 听见
机会 邀请 叫我
手艺 技术 本事 学
听众 观众 听
`

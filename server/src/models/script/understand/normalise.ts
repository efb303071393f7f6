/** Traditional characters that the Chinese patterns and cards need, each followed by its simplified form. */
const pairs =
  '嗎吗 麼么 們们 個个 來来 這这 裡里 裏里 說说 話话 講讲 談谈 聽听 見见 視视 覺觉 記记 憶忆 認认 識识 誰谁 問问 謝谢 請请 對对 錯错 歡欢 樂乐 愛爱 戀恋 討讨 厭厌 煩烦 氣气 難难 過过 傷伤 憂忧 慮虑 ' +
  '緊紧 張张 壓压 擔担 驚惊 嚇吓 無无 單单 獨独 睏困 開开 關关 門门 燈灯 籠笼 園园 樹树 葉叶 貓猫 魚鱼 鳥鸟 馬马 龍龙 車车 飛飞 機机 電电 腦脑 網网 線线 紙纸 書书 畫画 學学 習习 師师 醫医 護护 員员 ' +
  '業业 務务 職职 從从 後后 時时 間间 點点 鐘钟 週周 歲岁 歷历 當当 現现 發发 給给 讓让 邊边 還还 沒没 為为 樣样 種种 會会 應应 該该 願愿 總总 經经 結结 媽妈 爺爷 孫孙 兒儿 親亲 寶宝 貝贝 戶户 ' +
  '廚厨 飯饭 麵面 湯汤 鹹咸 熱热 涼凉 溫温 東东 寫写 讀读 聲声 遊游 戲戏 謎谜 題题 語语 詞词 漢汉 國国 華华 區区 縣县 鎮镇 鄉乡 鄰邻 號号 錢钱 買买 賣卖 貴贵 隻只 條条 雙双 帶带 領领 進进 遠远 離离 ' +
  '動动 轉转 換换 與与 於于 並并 將将 雖虽 麗丽 醜丑 壞坏 聰聪 優优 囉啰 嘍喽 啟启 閉闭 靜静 鬧闹 罵骂 騙骗 實实 際际 驗验 證证 試试 測测 準准 備备 計计 劃划 約约 參参 觀观 團团 體体 運运 競竞 賽赛 ' +
  '贏赢 輸输 獎奖 禮礼 慶庆 節节 頭头 臉脸 淚泪 腳脚 髮发 衛卫 陽阳 陰阴 雲云 風风 霧雾 夢梦 裝装 處处 複复 雜杂 簡简 純纯 屬属 異异 誤误 報报 導导 臺台 灣湾 廣广 場场 館馆 術术 藝艺 詩诗 據据 係系 ' +
  '麽么 妳你 祂他 牠它 喲哟 饑饥 餓饿 飽饱 癢痒 瘋疯 鬆松 緒绪 憤愤 膽胆 懶懒 慘惨 滿满 鬍胡 獅狮 雞鸡 鴨鸭 豬猪 蝦虾 鮮鲜 蘋苹 彈弹 鋼钢 籃篮 煙烟 燒烧 鍋锅 餅饼 糰团 鹽盐 藥药 療疗 復复 練练 數数 ' +
  '紅红 綠绿 藍蓝 黃黄 銀银 顏颜 譯译 評评 論论 訴诉 訊讯 設设 訂订 許许 嘆叹 變变 幾几 兩两 億亿 萬万 塊块 勞劳 繼继 續续 斷断 細细 詳详 釋释 諒谅 錄录 儲储 隱隐 祕秘 絕绝 誇夸 誠诚 滾滚 傢家 夥伙 ' +
  '蠟蜡 燭烛 爐炉 隊队 陸陆 顧顾 順顺 飄飘 養养 驕骄 鬥斗 鬱郁 齡龄 黨党 嚴严 樓楼 橋桥 檢检 歸归 殺杀 漲涨 潔洁 濕湿 災灾 爭争 狀状 瑪玛 瓊琼 畢毕 盡尽 監监 盤盘 眾众 矯矫 礎础 禪禅 積积 穩稳 窮穷 ' +
  '築筑 範范 糧粮 級级 絲丝 綁绑 緣缘 縮缩 績绩 繞绕 織织 繩绳 罰罚 羅罗 聖圣 脫脱 膚肤 興兴 舊旧 艱艰 莊庄 蘭兰 虧亏 蟲虫 襪袜 規规 觸触 訓训 託托 診诊 詢询 誕诞 課课 調调 諷讽 譜谱 豐丰 財财 責责 ' +
  '賓宾 贊赞 趕赶 跡迹 踐践 躍跃 軍军 軟软 較较 輕轻 輛辆 轟轰 辦办 農农 遞递 選选 遲迟 遺遗 醬酱 釣钓 銷销 鋪铺 錶表 鏡镜 鐵铁 閒闲 閱阅 闊阔 陣阵 階阶 隨随 險险 韓韩 頁页 頂顶 預预 頻频 顆颗 類类 ' +
  '飲饮 飾饰 餘余 駕驾 騎骑 髒脏 鳳凤 鴿鸽 麥麦'

const simplified = new Map<string, string>(pairs.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)]))

/** Usual typing without apostrophes or with letters for words. */
const shorthand: readonly [RegExp, string][] = [
  [/\bim\b/g, "i'm"],
  [/\bive\b/g, "i've"],
  [/\bill\b(?= (?:be|go|see|come|tell|try|have|take|get|do)\b)/g, "i'll"],
  [/\bid\b(?= (?:like|love|rather|say)\b)/g, "i'd"],
  [/\b(do|does|did|is|was|are|have|has|ca|wo|could|should|would|are)nt\b/g, "$1n't"],
  [/\b(what|who|where|how|when|that|it|there|here|let)s\b/g, "$1's"],
  [/\b(?:youre|ur|u're)\b(?= (?:a|an|so|very|not|the|really|too|nice|funny|sweet|cute|great|weird|stupid|boring)\b)/g, "you're"],
  [/\bur\b/g, 'your'],
  [/\br u\b/g, 'are you'],
  [/\bu\b/g, 'you'],
  [/\b(?:pls|plz)\b/g, 'please'],
  [/\bgonna\b/g, 'going to'],
  [/\bwanna\b/g, 'want to'],
  [/\bgotta\b/g, 'got to'],
  [/\bfavorite\b/g, 'favourite'],
  [/\bcolor\b/g, 'colour'],
]

/** Compatible forms made one, lower case, straight quotes, simplified characters, single spaces, no spaces between Chinese characters. */
export function normalise(text: string): string {
  let out = Array.from(text.normalize('NFKC').toLowerCase(), (character) => simplified.get(character) ?? character).join('')
  out = out
    .replace(/[‘’‛`´]/g, "'")
    .replace(/[“”„「」『』]/g, '"')
    .replace(/甚么/g, '什么')
    .replace(/…+/g, '...')
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\p{Script=Han},!?。、]) (?=[\p{Script=Han}])/gu, '')
    .trim()
  for (const [pattern, replacement] of shorthand) out = out.replace(pattern, replacement)
  return out
}

/** The line, its sentences and its comma clauses, without doubles: what anchored patterns run on. */
export function clauses(text: string): string[] {
  const sentences = text.split(/(?<=[.!?。;~\n])\s*|\s+[-–—]+\s+/u)
  const parts = sentences.flatMap((sentence) => sentence.split(/[,、:]\s*/u))
  return [...new Set([text, ...sentences, ...parts].map((part) => part.trim()).filter((part) => part !== ''))]
}

/** Takes a name off the beginning or end of a line ("Zhou, what's that?" → "what's that?"). `named` tells whether there was one. */
export function stripVocative(text: string, names: readonly string[]): { text: string; named: boolean } {
  const sorted = [...names]
    .map(normalise)
    .filter((name) => name !== '')
    .sort((a, b) => b.length - a.length)
  for (const name of sorted) {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    const latin = /^[\p{Script=Latin}\d' -]+$/u.test(name)
    const before = new RegExp(
      `^(?:(hi|hello|hey|ok|so|嗨|喂|你好|哎|诶)[, ]*)?@?${escaped}${latin ? '(?![\\p{L}\\d])' : '(?:姐|哥|叔|伯|爷爷|大爷|老师|妹妹|妹)?'}(?!['’]s\\b|的)[,!~:. 。、]*`,
      'u',
    )
    const after = new RegExp(`[, ]+@?${escaped}(?=[.!?~。]*$)`, 'u')
    const head = before.exec(text)
    if (head !== null && (latin ? calledByLatinName(head[0], text) : startsAddress(text.slice(head[0].length), head[0]))) {
      const rest = `${head[1] === undefined ? '' : `${head[1]}, `}${text.slice(head[0].length)}`.replace(/, $/, '').trim()
      return { text: rest, named: true }
    }
    if (after.test(text)) return { text: text.replace(after, '').trim(), named: true }
  }
  return { text, named: false }
}

function calledByLatinName(head: string, text: string): boolean {
  if (head.length === text.length || /[,!:.]\s*$|^@|^(?:hi|hello|hey|ok|so)\b/u.test(head)) return true
  return /^(?:what|who|where|when|why|how|do|does|did|are|can|could|will|would|have|come|tell|please|follow|sit|let's|you|i|my|thank|good)\b/.test(
    text.slice(head.length),
  )
}

/** Chinese needs no comma after a name: what follows tells whether the name was called or spoken of. */
function startsAddress(rest: string, head: string): boolean {
  if (rest === '' || /[,!~:.。、@ ]$/u.test(head)) return true
  return /^(?:你|您|早|晚|在|好|跟|过来|坐|来|给我|我|请|谢谢|再见|能|可以|帮)/u.test(rest)
}

/** What is so just now. Outside, where that is the same for all: `sky…` asked of the weather, `feel…` after how one is; and what people are at. */
export const englishSky: Record<string, readonly string[]> = {
  skyRain: [
    '[calm] Rain, steadily. You can hear it better than you can see it.',
    '[calm] It’s raining. Stay till it eases, or don’t wait for it to.',
    '[calm] Wet out there, and it keeps a rhythm.',
  ],
  skyClear: [
    '[calm] It has stopped. Everything out there is still dripping.',
    '[calm] Clear. The rain has moved on.',
    '[glad] No rain now. You notice the quiet.',
  ],
  skyMist: [
    '[calm] Mist. The far side is only a guess.',
    '[calm] Misty. It thins when it likes.',
    '[curious] You can see about as far as you can call.',
  ],
  skyEvening: [
    '[calm] The light’s going, and taking its time.',
    '[calm] Dry, and the sky still has some colour.',
    '[calm] That hour when the lamps begin to matter.',
  ],
  skyNight: [
    '[calm] Dark and dry. The lamps are all the weather there is.',
    '[calm] A clear night, no wind to speak of.',
    '[calm] Night. You can hear how still it is.',
  ],
  feelRain: ['[calm] Rain slows me down, and I don’t mind.', '[tender] It’s good to have company while it rains.'],
  feelClear: ['[glad] It’s easier now the rain has stopped.', '[calm] Dry weather helps.'],
  feelMist: ['[calm] Mist makes me quiet.', '[calm] On a misty day nothing hurries.'],
  feelEvening: ['[calm] This light suits me.', '[tender] Evenings are kind here.'],
  feelNight: ['[calm] It’s late, so I’m going gently.', '[calm] Night makes everybody speak lower, me too.'],
  goingOn: ['[calm] {other} was just saying “{memory}”.', '[curious] “{memory}”, that was {other}, a moment ago. You heard it as I did.'],
  goingOnTheirs: [
    '[calm] What was said before you came is theirs to tell. Ask them.',
    '[calm nod] I only pass on what you were here for. They can catch you up.',
    '[playful] Sit with them a minute. It comes round again, it always does.',
  ],
  moodNow: ['[calm] Just now, {mood}.', '[calm] {mood}, since you ask.'],
}
export const chineseSky: Record<string, readonly string[]> = {
  skyRain: ['[calm] 下着雨，听得比看得清楚。', '[calm] 外头在下雨，等小了再走，不等也成。', '[calm] 外头湿着呢，雨点倒有板有眼。'],
  skyClear: ['[calm] 雨停了，外头还在滴水。', '[calm] 放晴了，雨过去了。', '[glad] 不下了，一下子静了。'],
  skyMist: ['[calm] 有雾，对岸只能猜。', '[calm] 雾还没散，它想散才散。', '[curious] 喊得到多远，就看得到多远。'],
  skyEvening: ['[calm] 天在暗下来，不着急。', '[calm] 没雨，天边还有点颜色。', '[calm] 正是该点灯的时候。'],
  skyNight: ['[calm] 天黑了，没雨，就看这几盏灯。', '[calm] 夜里晴着，也没什么风。', '[calm] 夜深了，静得听得出来。'],
  feelRain: ['[calm] 下雨天人就慢，慢点也好。', '[tender] 下着雨，有人作伴正好。'],
  feelClear: ['[glad] 雨一停，人也松快了。', '[calm] 天干爽，舒服些。'],
  feelMist: ['[calm] 有雾，话就少了。', '[calm] 雾天什么都不赶。'],
  feelEvening: ['[calm] 这会儿的天光，合我的意。', '[tender] 傍晚的时候，人都和气。'],
  feelNight: ['[calm] 晚了，我也慢下来了。', '[calm] 一到夜里，说话都轻些。'],
  goingOn: ['[calm] {other}刚说：“{memory}”。', '[curious] 刚才{other}说“{memory}”，你也听见了。'],
  goingOnTheirs: [
    '[calm] 你来之前的话，得他们自己讲，问一声就是了。',
    '[calm nod] 你不在的时候说的，我不替人转。问他们去。',
    '[playful] 先跟他们坐一会儿，绕一圈话头又会回来的。',
  ],
  moodNow: ['[calm] 这会儿{mood}。', '[calm] 要说眼下，{mood}。'],
}

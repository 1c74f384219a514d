### 一个群可以自己定的事，点按钮就行。

settings-all =
    ⚙️ <b>{ $community }</b>
    语言：{ $language }
    时区：{ $zone }
    新的一天从 { $hour } 开始
    内容包：{ $pack }

    点一下就能改；✅ 是开着，⬜ 是关着。

settings-language = 🌐 语言
settings-zone = 🕰 时区
settings-hour = 🌅 新的一天
settings-pack = 📦 内容包

settings-which-language =
    🌐 我在这里说哪种语言？成员仍然可以用 /language 各选各的。
    现在：{ $now }
settings-which-zone =
    🕰 这个群按哪个时区过日子？到点要做的事都跟着它走。
    现在：{ $now }
settings-which-hour =
    🌅 新的一天从几点开始？签到和每天的上限按这一天算；设得晚一点，夜猫子也赶得上。
    现在：{ $now }
settings-which-pack =
    📦 用哪个内容包？欢迎语、群规、每周安排和话题都在里面。
    现在：{ $now }
settings-hour-at = { $time }
settings-zone-other = ✍️ 别的时区
settings-type-zone = ✍️ 请回复这条消息，写上时区：城市名或全名都行，比如 <code>Rome</code> 或 <code>Asia/Urumqi</code>。

settings-unknown-zone = 我不认识时区“{ $zone }”。是不是 <code>{ $close }</code>？请再回复一次。

settings-on = ✅ { $what }
settings-off = ⬜ { $what }
settings-greeting = 欢迎新人
settings-checkin_reminder = 晚间签到提醒
settings-evening_line = 签到晚报
settings-message_points = 聊天得积分
settings-posts = 定时内容和话题
settings-topics = 每日话题
settings-icebreaker = 冷场时破冰
settings-theme_vote = 每周投票选主题

## 操作日志

audit-setting = 改了设置

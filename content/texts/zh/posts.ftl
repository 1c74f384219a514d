### 每周内容：告诉运营的话，以及面板里的日程。

# text：管理员这次改写的内容
post-own = { $text }
# 日历里已经没有的那条
post-gone = （日历里已经没有了）
post-line = { $day } { $time }：{ $title }

## 告诉运营

# day、time：当地时间；text：整条内容；unasked：没人回应时发（send）还是不发（skip）；picture：yes 或 no
post-preview =
    👀 <b>{ $community }：{ $day } { $time } 准备发这条</b>

    { $text }

    { $picture ->
        [yes] 🖼 会带上配图。
       *[no] {""}
    }{ $unasked ->
        [skip] 没有人通过的话，这次就不发。
       *[send] 没有人回应的话，会照原样发出。
    }
post-unanswered = ⏭ { $community }：{ $day } { $time } 的“{ $title }”没有人通过，这次没有发。
# count：错过几条；lines：最近的几条；more：没列出来的条数
post-missed =
    ⏰ { $community }：我不在的时候有 { $count } 条内容到了点，现在补发已经太晚：
    { $lines }{ $more ->
        [0] {""}
       *[other] （还有 { $more } 条）
    }
    其他安排照常。
# topic：日历里写的论坛话题名
post-topic-unknown = 📌 { $community }：日历里有一条要发到话题“{ $topic }”，但我还不认识它，先发到了主话题。请打开那个话题，在里面发送 <code>/schedule topic { $topic }</code>。

button-post-approve = ✅ 通过
button-post-edit = ✍️ 换一段话
button-post-skip = ⏭ 跳过
button-post-unskip = ↩️ 还是要发
button-post-run = ▶️ 现在就发
button-post-show = 👀 预览

## 日程

panel-schedule = 🗓 日程
schedule-screen = { $lines }
schedule-weekday = { $weekday ->
    [1] 周一
    [2] 周二
    [3] 周三
    [4] 周四
    [5] 周五
    [6] 周六
   *[7] 周日
}
schedule-title = 🗓 <b>{ $community }：接下来七天</b>
schedule-theme = 本周主题：{ $theme }
schedule-all-paused = ⏸ <b>所有内容已暂停。</b>暂停期间到点的就不发了。
schedule-nothing = 没有安排。
schedule-more = ……还有 { $more } 条
# weekday：星期几；about：这一天的主题
schedule-day = <b>{ $weekday } { $day }</b>
schedule-day-about = <b>{ $weekday } { $day }</b> · { $about }
# 日历内容和每日话题之外，到点会发的
coming-wrapup = 昨日话题小结
coming-theme_vote = 下周主题投票
coming-gallery = 每周晒单墙
coming-evening_line = 签到晚报
# state：现在的状态，可能没有；kind：calendar、topic 等
schedule-item = { $time } { $title }{ $state ->
    [held] {" "}⏳ 等待通过
    [approved] {" "}✅ 已通过
    [skipped] {" "}⏭ 已跳过
    [paused] {" "}⏸ 暂停
    [missed] {" "}⏰ 错过了
    [sending] {" "}📤 已提前发出
    [sent] {" "}📤 已提前发出
   *[other] {""}
}
schedule-open = { $state ->
    [held] ⏳{" "}
    [approved] ✅{" "}
    [skipped] ⏭{" "}
    [paused] ⏸{" "}
    [sending] 📤{" "}
    [sent] 📤{" "}
   *[other] {""}
}{ $weekday } { $time } { $title }
schedule-earlier = ◀️ 前面的
schedule-later = 后面的 ▶️
schedule-pause = ⏸ 全部暂停
schedule-resume = ▶️ 恢复
schedule-button-questions = ❓ 跳过某天的提问
schedule-questions = ❓ <b>{ $community }：未来七天的每日提问</b>
    { $count ->
        [0] 没有安排提问。
       *[other] 点一下，这次就不问（⏭）；再点一下恢复。
    }
schedule-last-week = 📊 最近七天

# day：内容的日期；reason：Telegram 的原话
post-failed =
    ⚠️ { $day } 的内容没能发出去：{ $reason }
    请在 /schedule 里改一改文字或配图，再从那里发一次。

## 单条内容

schedule-post-title = 🗓 <b>{ $weekday } { $day } { $time }</b>
schedule-post-state = { $state ->
    [held] ⏳ 等待通过
    [approved] ✅ 已通过
    [skipped] ⏭ 这次跳过
    [paused] ⏸ 没有发：当时所有内容都暂停了
    [missed] ⏰ 错过了，补发已经太晚
    [sending] 📤 正在发出
    [sent] 📤 已发出
    [failed] ⚠️ Telegram 没有收下
   *[other] 🕰 按计划发出
}
schedule-post-own = ✍️ 这次换了一段话
schedule-post-picture = 🖼 带配图
schedule-post-pin = 📌 会置顶
schedule-post-topic = 🗂 { $known ->
    [yes] 发到话题“{ $topic }”
   *[no] 本该发到话题“{ $topic }”，但我还不认识它，会先发到主话题
}
schedule-post-effect = 💬 { $replies } · ❤️ { $reactions } · 👥 { $people }
schedule-write =
    ✍️ 请回复这条消息，写下这一次要发的话。
    十分钟内有效；写的人就算同意发出。
schedule-done-approve = 已通过
schedule-done-skip = 这次跳过
schedule-done-unskip = 到点会发
schedule-done-run = 已发出

## 最近七天

schedule-past =
    📊 <b>最近七天</b>
    💬 回复 · ❤️ 表情 · 👥 人数，都只算发出后 24 小时内
schedule-effect = { $day } { $time } { $title } · 💬 { $replies } · ❤️ { $reactions } · 👥 { $people }
schedule-past-nothing = 没有发过内容。

## 办不到

schedule-no-next = 接下来七天没有要发的日历内容了。
schedule-usage = 直接发 <code>/schedule</code> 就好；也可以发 <code>/schedule 暂停</code>、<code>/schedule 恢复</code>；对下一条内容可以发 <code>/schedule 跳过</code>、<code>/schedule 现在发</code>、<code>/schedule 改</code>；或者在论坛的某个话题里发 <code>/schedule 话题 名字</code>，名字和日历里写的一样。
# general：在话题之外发的就是 yes
schedule-topic-named = 📌 { $general ->
    [yes] 以后“{ $topic }”的内容发到主话题。
   *[no] 以后“{ $topic }”的内容发到这里。
}
post-too-late = 来不及了，这条已经到点。
post-empty = 没有内容。请回复这条要发的话。
post-too-long = 写了 { $length } 个字符，这条最多 { $most } 个。请精简后再回复一次。
post-topic-name = 请写上日历里用的话题名，最多 { $most } 个字符：<code>/schedule 话题 名字</code>

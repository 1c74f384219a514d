### 签到、补签、提醒。

## 签到成功（day：签到算在哪一天；lines：下面这些小行；calendar：本月小日历）

checkin-done =
    ✅ <b>{ $day }签到成功，+{ $points } 分</b>
    { $lines }
    <pre>{ $calendar }</pre>
    现在共有 { $balance } 分
checkin-parts = 明细：{ $parts }
checkin-part-base = 签到 +{ $points }
checkin-part-streak = 连续 +{ $points }
checkin-part-week = 满一周 +{ $points }
checkin-part-first = 第一次签到 +{ $points }
checkin-part-early = 早到 +{ $points }
checkin-part-late = 后面几天补算 { $signed }
checkin-place = 🐣 今天第 { $place } 个到
checkin-milestone = 🎉 连续签到满 { $days } 天，再送 { $points } 分
checkin-bridged = ❄️ { $days }没来，断签保护已经替你接上，还剩 { $left } 张
checkin-streak = 🔥 连续 { $streak } 天
checkin-next = 🎯 再签 { $days } 天就满 { $milestone } 天，奖励 { $points } 分

# 小日历里的记号，每个都只占一格
checkin-mark-done = ✓
checkin-mark-freeze = ❄
checkin-mark-missed = ·

checkin-already = 今天已经签过啦，连续 { $streak } 天。明天见 👋
checkin-frozen =
    ❄️ { $day }没见到你，用掉一张断签保护，连续 { $streak } 天的记录还在。
    手里还剩 { $freezes } 张，今天记得来签到。

## 提醒和晚报

checkin-reminder = 🔔 你在“{ $community }”已经连续签到 { $streak } 天，今天还没来，别断在这里呀。
checkin-evening =
    🌙 今天有 { $count } 位朋友签到，坚持得最久的是：
    { $best }
checkin-evening-name = { $name } · 连续 { $streak } 天
reminder-on = 好，连续签到的时候，每晚 { $time } 还没签我就提醒你。
reminder-off = 好，不再提醒签到了。

## 补签

makeup-which = 想补哪一天？补一天 { $cost } 分，连续天数会接上。
makeup-done =
    🩹 <b>{ $day }补上了，用了 { $cost } 分</b>
    { $lines }
    <pre>{ $calendar }</pre>
    现在共有 { $balance } 分
makeup-usage = 没看懂是哪一天。可以这样写：<code>/makeup 11-20</code>；只发 /makeup 会列出能补的日子。
makeup-nothing = 最近 { $days } 天都好好的，没有要补的。
makeup-not-that-day = 这一天补不了：只能补最近 { $days } 天里漏掉的。
makeup-used-up = 这个月的 { $times } 次补签已经用完，下个月再来。
makeup-too-poor = 补一天要 { $cost } 分，现在有 { $balance } 分，再攒攒就够了。

## 按钮

button-checkin = ✅ 签到
button-makeup = 🩹 补签 { $day }（{ $cost } 分）
button-remind-on = 🔔 每晚 { $time } 提醒我
button-remind-off = 🔕 不用每晚提醒了

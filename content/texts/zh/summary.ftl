### 画在小结图上的字。越短越好，太长会被截掉。

summary-day = 今日小结
summary-week = 本周小结
summary-month = 本月小结
summary-trend = 每天的消息与活跃成员
summary-messages = 消息
summary-active = 活跃成员
summary-heat = 什么时候最热闹
summary-weekdays = 一 二 三 四 五 六 日
summary-less = 少
summary-more = 多
summary-cohorts = 新成员留下来了吗
summary-cohort-week = 加入的那周
summary-cohort-size = 人数
summary-cohort-day = 第 { $day } 天
summary-top = 最受认可的五位
summary-nothing = 这段时间还没有记录

# 坐标轴上的大数怎么缩写：数值=单位，从小到大
summary-units = 10000=万 100000000=亿

## 文字小结：发到运营群，/stats 也用

summary-one-day = { $day }
summary-days = { $first }至{ $last }
summary-date = { $month }/{ $day }
summary-weekday-0 = 周一
summary-weekday-1 = 周二
summary-weekday-2 = 周三
summary-weekday-3 = 周四
summary-weekday-4 = 周五
summary-weekday-5 = 周六
summary-weekday-6 = 周日
summary-members-label = 成员
summary-speakers-label = 发言率
summary-messages-label = 消息
summary-checkins-label = 签到率
summary-discussions-label = 主题讨论
summary-incidents-label = 违规事件
summary-more-by = { $by }
summary-points = { $by } 个百分点
summary-same = 与上期持平
summary-goal-share = 目标 { $goal }%
summary-goal-count = 目标 { $goal } 场
summary-cohort-later = { $weeks } 周后
summary-received = 收到 { $count } 个表情

summary-told =
    📊 <b>{ $kind }</b> · { $community } · { $period }

    { $lines }

    { $sentences }
summary-was = { $way ->
    [up] ▲ { $by }
    [down] ▼ { $by }
   *[same] 持平
}
summary-line-members = 👥 成员 { $members } 人 { $was } · 来了 { $joined } 人，走了 { $left } 人
summary-line-speakers = 🗣 发言率 { $share }% { $was }（目标 { $goal }%）
summary-line-messages = 💬 消息 { $messages } 条 { $was } · 活跃 { $active } 人
summary-line-checkins = ✅ 签到率 { $share }% { $was }{ $streaks ->
    [0] {""}
   *[other] {" "}· 连签保持 { $kept }%
}
summary-line-themes = 🎯 主题讨论 { $discussions } 场 { $was }{ $goal ->
    [0] {""}
   *[other] （目标 { $goal } 场）
} · 回答 { $answers } 条
summary-line-peace = 🛡 违规事件 { $incidents } 件 { $was } · 投诉 { $cases } 件
summary-line-rival = ▲▼ 对比上周同一天（{ $day }，全天）
summary-table = 逐日明细 · { $community } · { $first }至{ $last }

## 值得注意的，和可以试试的。每条一两句话。

insight-speakers-low = 🔴 这周只有 { $share }% 的成员说过话（目标 { $goal }%）。抛一个一个词就能答的问题，谁答了就接住谁。
insight-speakers-short = 🟡 这周 { $share }% 的成员说过话，离目标 { $goal }% 还差一点。在最冷清的时段来个破冰，往往管用。
insight-speakers-good = 🟢 这周 { $share }% 的成员说过话，达到了 { $goal }% 的目标。照这样继续。
insight-quieter = 🔴 聊天比上期少了 { $percent }%。这几天办个投票或小抽奖，把大家叫回来。
insight-livelier = 🟢 聊天比上期多了 { $percent }%。看看是什么带起来的，再来一次。
insight-newcomers-silent = 🔴 { $whole } 位新人里只有 { $part } 位开过口。点名欢迎，问一个容易答的问题。
insight-newcomers-lost = 🔴 { $whole } 位新人一周后只剩 { $part } 位还在。给他们第三天安排一个回来的理由。
insight-themes-few = 🟡 { $count ->
    [0] 没有一个话题真正聊起来
   *[other] 聊起来的话题只有 { $count } 场
}（目标 { $goal } 场）。多问经历、少问看法，前三条回答自己先接。
insight-themes-good = 🟢 有 { $count } 场话题真正聊起来了（目标 { $goal } 场）。这些题目值得留着再用。
insight-few-carry = 🟡 { $percent }% 的消息出自十个人。谢谢他们，下一个问题交给平时话少的人。
insight-shrinking = 🔴 走的人（{ $left }）比来的人（{ $joined }）多。找两位问问原因，看看前一天发了什么。
insight-growing = 🟢 来了 { $joined } 人，走了 { $left } 人。记得有人叫着名字欢迎他们。
insight-more-incidents = 🔴 违规事件 { $count } 件，上期 { $before } 件。用 /cases 看看碰到的是哪条规则，在群里说一次欢迎什么。
insight-open-cases = 🔴 还有 { $count } 件投诉没有办结。/cases 可以看到；今天先给个回音最要紧。
insight-checkins-down = 🟡 签到率 { $share }%，比上期低 { $points } 个百分点。提醒大家下一个里程碑有什么。
insight-checkins-up = 🟢 签到率 { $share }%，比上期高 { $points } 个百分点。
insight-best-hour = 🕒 { $hour } 点前后人最多：要紧的事放在这时候发。
insight-steady = 🟢 其他一切如常。平静的日子，最适合谢谢某个人。

## /stats

stats-which = 看哪个群的数据？
stats-which-period = 看哪段时间？/stats 日、/stats 周 或 /stats 月。
button-stats-group = { $name }
button-stats-day = { $here ->
    [yes] • 今天
   *[no] 今天
}
button-stats-week = { $here ->
    [yes] • 近 7 天
   *[no] 近 7 天
}
button-stats-month = { $here ->
    [yes] • 近 30 天
   *[no] 近 30 天
}
button-stats-picture = 🖼 图片
button-stats-table = 📄 表格
schedule-job-summary-day = 今日小结
schedule-job-summary-week = 一周小结

## /health

health-which-period = 看哪段时间？/health 日、/health 周 或 /health 月。
health =
    { health-mark } <b>{ $community } 的状态</b> · { $period }

    { $lines }
health-line = { health-mark } { $text }
health-mark = { $mark ->
    [good] 🟢
    [fair] 🟡
    [bad] 🔴
   *[unknown] ⚪
}
health-speakers = 最近一周 { $share }% 的成员说过话（目标 { $goal }%）
health-sticky = 平均每天有 { $share }% 的月活成员在（目标 { $goal }%）
health-growth = 来了 { $joined } 人，走了 { $left } 人
health-activation = { $whole ->
    [0] 这段时间没有新人满一周
   *[other] { $share }% 的新人第一周开过口（目标 { $goal }%）
}
health-back = { $whole ->
    [0] 这段时间没有新人到第七天
   *[other] { $share }% 的新人第七天还在（目标 { $goal }%）
}
health-checkins = 签到率 { $share }%（目标 { $goal }%）
health-themes = 主题讨论 { $count } 场{ $goal ->
    [0] {""}
   *[other] （目标 { $goal } 场）
}
health-carried = { $share }% 的消息出自十个人
health-cases = { $count ->
    [0] 没有投诉
   *[other] 投诉 { $count } 件
}{ $open ->
    [0] {""}
   *[other] ，{ $open } 件未结
}

## /compare

compare =
    📊 <b>{ $kind } · { $count } 个群对比</b>
    { $lines }{ $more ->
        [0] { "" }
       *[other] { "" }
            …另有 { $more } 个群：steward compare
    }
compare-line =
    <b>{ $name }</b> · 👥 { $members }（{ $growth }）
    🗣 { $share } %{ $low ->
        [yes] { " " }⚠️
       *[no] { "" }
    } · 活跃 { $active } 人 · 💬 { $messages } · ✅ { $checkins } % · 🎯 { $discussions }{ $newcomers ->
        [0] { "" }
       *[other] { " " }· 🌱 { $stayed } %
    }
compare-which-period = 看哪段时间？/compare 日、/compare 周 或 /compare 月。
compare-only-one = 这里只有一个群，看 /stats 就行。

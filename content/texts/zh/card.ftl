### 画在图上的字：/me 的名片。越短越好，太长会被截掉。

card-level = 第 { $level } 级
card-points = { $points ->
   *[other] 分
}
card-to-go = 再攒 { $points } 分升到“{ $name }”
card-top = 已经是最高一级
card-streak = { $days ->
   *[other] 连续签到天数
}
card-longest = 最长 { $days } 天
card-checkins = 共签到 { $times } 次
card-badges = 徽章
card-honours = 荣誉

# 这个月的小日历；星期从周一开始，用空格隔开，正好七个
card-month = { $year } 年 { $month } 月
card-weekdays = 一 二 三 四 五 六 日
card-done = 签到
card-frozen = 断签保护
card-missed = 漏签

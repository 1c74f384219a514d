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

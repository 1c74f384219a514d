### 到点要做的事没做成时，告诉运营的话。

schedule-job-freeze = 断签保护
schedule-job-checkin-reminder = 签到提醒
schedule-job-evening = 签到晚报
schedule-job-newcomer-reminder = 新人提醒
schedule-job-posts = 每周内容
schedule-job-previews = 内容预览
schedule-job-expiry = 积分到期
schedule-job-topics = 每日话题
schedule-job-wrapup = 昨日话题小结
schedule-job-gallery = 每周晒单墙
schedule-job-koc = KOC 每日巡视
schedule-job-koc-candidates = 每周 KOC 候选
schedule-job-theme-vote = 下周主题投票

# communities：群名列表；more：没列出来的群数；count：错过的次数；day、time：最近一次的当地时间
schedule-missed =
    ⏰ “{ $job }”错过了 { $count } 次，最近一次本该在{ $day } { $time } 进行。
    涉及：{ $communities }{ $more ->
        [0] {""}
       *[other] ，还有 { $more } 个群
    }
    当时没能做成，现在补已经太晚，就不补了，其他安排照常。

schedule-failed =
    ⚠️ { $community }：{ $day } { $time } 的“{ $job }”试了几次都没做成，这一次先跳过。
    积分和记录没有受影响，下一次照常进行。原因在日志里，请转告维护机器人的同事看一下。

## 操作日志

audit-posts-pause = 暂停全部定时内容
audit-posts-resume = 恢复定时内容
audit-posts-topic = 给定时内容指定论坛话题
audit-post-skip = 跳过一条定时内容
audit-post-unskip = 恢复一条跳过的内容
audit-post-approve = 通过一条定时内容
audit-post-write = 改写一条定时内容
audit-post-run = 立刻发出一条定时内容
audit-post-announce = 发公告

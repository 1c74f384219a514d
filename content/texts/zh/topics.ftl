### 话题：每日一问、冷场时的一问、第二天的小结。

## 群里看到的（question：问题）

topic-post-topic =
    💬 <b>今日话题</b>

    { $question }

    直接回复这条消息就行，一句话也好。
topic-post-icebreaker =
    ☕ 群里有点安静，随便聊聊：

    { $question }

    想说的回复这条消息就好。

# people：回答的人数；best：最受欢迎的回答
topic-wrapup =
    📝 <b>昨天的话题：</b>{ $question }

    { $people ->
        [1] 有一位朋友回答了，谢谢！
       *[other] 一共有 { $people } 位朋友回答，谢谢大家！
    }{ $liked ->
        [yes] { $best }
       *[no] {""}
    }
topic-best = 最受欢迎的是 { $name } 的{ $answer }，收到 { $likes } 个回应。
topic-best-answer = 回答
topic-link = <a href="{ $link }">{ $words }</a>

# 欢迎新人时带上
topic-in-greeting = 💬 今日话题：{ $question }

## /topic

topic-today =
    💬 <b>今日话题：</b>{ $question }

    { $people ->
        [0] 还没有人回答，到群里回复它，做第一个吧。
       *[other] 已经有 { $people } 位朋友回答了，到群里回复它就能参与。
    }
topic-none-today = 今天还没有话题。{ $soon ->
    [yes] 下一个在 { $time }。
   *[no] 话题先停一停，回头再开始。
}
topic-offer =
    { $today }

    { $count ->
        [0] 现成的问题最近都问过了，可以自己写：
       *[other] 想现在就发一个？从下面选，或者自己写：
    }<code>/topic 你的问题</code>
    { $lines }
topic-offer-line = { $number }. { $question }
topic-button = { $number }
topic-button-write = ✍️ 自己写
topic-button-pause = ⏸ 暂停
topic-button-resume = ▶️ 恢复
topic-write = ✍️ 回复这条消息写下你的问题，最多 300 个字，写好马上发到群里。
panel-topic = 💬 话题
topic-asked = ✅ 已发出：{ $question }
topic-used = 这个问题最近刚问过。发 /topic 看看别的。
topic-too-long = 一个问题最多 { $most } 个字，现在有 { $length } 个。
topic-which = 这里管着几个群：{ $communities }。请到要发话题的群里用 /topic。
topic-thread-set = 以后的话题都发到这个版块。
topic-thread-unset = 以后的话题都直接发在群里。
topic-paused = ⏸ 话题先停一停。发 <code>/topic 恢复</code> 再开始。
topic-resumed = ▶️ 话题恢复了。
topic-coming = 每日话题

## 告诉运营（left：还剩几个）

topic-stock-low =
    🫙 { $community }：最近没问过的话题只剩 { $left } 个了。请往 content/topics 里加一些，免得每日话题断档。
topic-stock-empty =
    🫙 { $community }：最近没问过的话题已经用完，今天的话题没有发。请往 content/topics 里加一些，或者用 /topic 自己发一个。

## 操作日志

audit-topic-ask = 发出一个话题
audit-topic-place = 指定话题发在哪里
audit-topic-pause = 暂停每日话题
audit-topic-resume = 恢复每日话题
audit-topic-skip = 跳过一次每日话题
audit-topic-unskip = 恢复一次跳过的话题

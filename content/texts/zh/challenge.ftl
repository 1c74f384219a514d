### 挑战：一段时间里每天做一件事，并在群里打卡。

## 挑战和抽奖共用

game-when = { $day } { $time }
game-names-and-more = { $names }，还有 { $more } 位
game-which = 这里管着几个群：{ $communities }。请到那个群里再发一次，免得发错地方。
game-unknown = 这里没有这个编号。单独发一次命令，就能看到有哪些。
game-goes-on = “{ $title }”照常进行。
game-unknown-flag = 看不懂 <code>{ $flag }</code>。单独发一次命令，就能看到怎么用。

## 群里看到的

challenge-announced =
    🎯 <b>{ $title }</b>
    { $starts }到{ $ends }，共 { $days } 天

    { $lines }
# word：话题标签（不带 #），或口令
challenge-how-hashtag = ✍️ 每天在群里发一条带 <b>#{ $word }</b> 的消息。
challenge-how-phrase = ✍️ 每天在群里说“<b>{ $word }</b>”，前后写点别的也行。
challenge-how-picture = 📷 每天在群里发一张图片。
challenge-goal = 🏅 { $days } 天里做到 { $needed } 天就算完成{ $points ->
    [0] 。
   *[other] ，奖励 { $points } 分。
}
challenge-until = 🕓 报名截止：{ $until }
challenge-people = 👥 { $people ->
    [0] 还没有人报名，谁来打头阵？
   *[other] 已有 { $people } 人参加
}
challenge-team = { $name } { $people } 人
challenge-teams-line = 🚩 队伍：{ $teams }
challenge-begins =
    🎯 <b>{ $title }</b>今天开始，{ $people } 人参加，共 { $days } 天。
    { $how }
    发 /challenge 看自己的进度。大家加油！
challenge-cancelled = 🎯 <b>{ $title }</b>取消了。
challenge-nobody = “{ $title }”没有人报名，所以没有开始。

challenge-result =
    🏁 <b>{ $title }</b>结束了。{ $people } 人参加，{ $finishers ->
        [0] 这次没有人完成。不过做到的每一天都算数，下次再来！
       *[other] { $finishers } 人完成！
    }
    { $lines }
challenge-result-goal = 目标：{ $days } 天里做到 { $needed } 天。
challenge-result-names = 🎉 { $names }
challenge-result-reward = { $points ->
    [0] 真棒！
   *[other] 每人 { $points } 分
}{ $told ->
    [yes] ，获得徽章 { $badge }
   *[no] {""}
}
# mean：人均天数
challenge-result-team = { $wins ->
    [yes] 🏆
   *[no] 🚩
} { $name }：人均 { $mean } 天（{ $people } 人）

## 按钮

challenge-button-join = 🙋 我参加
challenge-button-join-named = 🙋 我参加：{ $title }
challenge-button-team = 🚩 { $name }
challenge-button-any = 🎲 哪队都行
challenge-button-out = 退出：{ $title }
challenge-button-start = ▶️ { $title }
challenge-button-cancel = ✖️ 取消：{ $title }

## 按下之后（不能用格式）

challenge-joined = { $teams ->
    [0] 报名成功！“{ $title }”{ $starts }开始。
   *[other] 报名成功，你在{ $team }！“{ $title }”{ $starts }开始。
}
challenge-left = 已退出“{ $title }”。开始之前随时可以回来。
challenge-in-already = 你已经报名“{ $title }”了。
challenge-not-in = 你没有报名“{ $title }”。
challenge-signup-over = “{ $title }”的报名已经结束，下次再来吧！

## /challenge

challenge-list = { $count ->
    [0] 现在没有进行中的挑战。
   *[other] { $lines }
}{ $staff ->
    [yes] {""}

    用按钮开始一个，或者写一行：
    <code>/challenge 七天阅读 | 7天 | #今日阅读</code>
    标签也可以换成 <code>口令 早起打卡</code> 或 <code>图片</code>。还可以加：<code>--开始 周五 --至少 6 --积分 50 --分队 红队, 蓝队</code>
   *[no] {""}
}
challenge-standing =
    🎯 <b>{ $title }</b> · { $starts }到{ $ends }{ $state ->
        [signup] ，报名中
       *[other] {""}
    }（{ $number } 号）
    { $lines }
challenge-you-are-in = { $teams ->
    [0] ✅ 你已报名。
   *[other] ✅ 你已报名，在{ $team }。
}
challenge-own = 你：做到 { $done } 天（目标 { $needed } 天），第 { $place } 名
challenge-place = { $place }. { $name } { $done } 天
challenge-top = 📊 { $names }
challenge-mark-done = ✅
challenge-mark-struck = ❌
challenge-mark-missed = ▫️
challenge-mark-open = 🔸
challenge-mark-ahead = ⚪

## 开始一个挑战

challenge-started = “{ $title }”已经发到群里，{ $begins }开始，在那之前大家可以报名。
challenge-usage =
    这样用：<code>/challenge 七天阅读 | 7天 | #今日阅读</code>
    标签也可以换成 <code>口令 早起打卡</code> 或 <code>图片</code>。还可以加：<code>--开始 周五 --至少 6 --积分 50 --分队 红队, 蓝队</code>
challenge-part-unclear = 没看懂“{ $part }”。这里可以写天数（<code>7天</code>）、标签（<code>#今日阅读</code>）、<code>口令 …</code>或<code>图片</code>。
challenge-title-too-long = 标题请写在 { $most } 个字以内。
challenge-word-too-long = 口令请写在 { $most } 个字以内。
challenge-days = 挑战可以是 1 到 { $most } 天。
challenge-need = <code>--至少</code> 是做到几天算完成，写 { $least } 到 { $most }。
challenge-points = <code>--积分</code> 可以写 { $least } 到 { $most }。
challenge-teams = 请写两到 { $most } 个不同的队名，每个 { $length } 个字以内：<code>--分队 红队, 蓝队</code>
challenge-start-unclear = 没看懂“{ $written }”是哪一天。可以写 <code>--开始 明天</code>、<code>--开始 周五</code> 或 <code>--开始 2026-11-20</code>。
challenge-start-range = 要给大家时间报名：最早明天开始，最晚 { $most } 天之内。
challenge-too-many = 一个群同时有 { $most } 个挑战就够了。等一个结束，或者先取消一个。
challenge-already-runs = “{ $title }”已经在进行了。
challenge-over = “{ $title }”已经结束，不能再改了。

## /strike

strike-usage = 请回复那条不算打卡的消息，再发 /strike。
strike-no-proof = 那条消息没有算作打卡。如果以前算过，现在算的是当天的另一条。
strike-done = { $name }{ $day }的打卡不算了，可以撤销。
strike-undone = { $name }{ $day }的打卡重新算数。
strike-told = 你在“{ $title }”里{ $day }的打卡没有算数：管理员认为那条消息不算。当天再打一次就行；如果弄错了，跟管理员说一声。

## 操作日志

audit-challenge-start = 发起挑战
audit-challenge-cancel = 取消挑战
audit-proof-strike = 判定打卡无效
audit-proof-unstrike = 恢复打卡

### 投票：问大家、计票、结果带来什么。

## 投票里显示的文字（不能用格式）

vote-question = { $text }
vote-option = { $text }
vote-theme-question = 下周聊什么主题？
vote-topic-question = 明天聊什么？

## 发在群里

vote-opened = 🗳 第 { $vote } 号投票开始了，{ $until } 截止。{ $multi ->
    [yes] 可以多选。
   *[no] {""}
}{ $decides ->
    [theme] 结果决定下周的主题。
    [topic] 结果决定明天的话题。
    [honour] 结果决定把荣誉给谁。
   *[nothing] {""}
}平票时{ $ties ->
    [lot] 抽签决定（种子的哈希 <code>{ $hash }</code>）
   *[first] 排在前面的选项胜出
}。开始前就在群里的成员都算数{ $points ->
    [0] {""}
   *[other] ，参与得 { $points } 分
}。
vote-when = { $day } { $time }
vote-cancelled = 🗳 投票“{ $question }”已取消，不计票。
vote-result =
    📊 <b>{ $question }</b>

    { $lines }

    { $more }
vote-result-line = { $won ->
    [yes] 🏆
   *[no] ▫️
} { $option }
    {"  "}{ $bar } { $votes } 票 · { $percent }%
vote-result-nobody = 这次还没有人投票，就先不做决定，下次再来。
vote-result-winner = ✅ 大家选了：<b>{ $option }</b>
vote-result-first = ⚖️ { $tied } 票数相同。按事先说好的，排在前面的胜出：<b>{ $option }</b>
vote-result-lot = ⚖️ { $tied } 票数相同。按事先说好的抽签，结果是：<b>{ $option }</b>（投票 { $vote }，种子 <code>{ $seed }</code>）
vote-result-turnout = 👥 { $voters } 人投票，占 { $members } 位可投票成员的 { $percent }%
vote-result-aside = ℹ️ 投票里显示的和这里差 { $people } 张：开始之后才进群的、已经离开的，不算在内。
vote-decided-theme = 📅 下周主题：<b>{ $option }</b>
vote-decided-topic = 💬 明天的话题：<b>{ $option }</b>
# days：同 vote-barred-member
vote-honour-barred = 🎖 { $name } 这次拿不了称号：最近 { $days } 天内得过称号、受过警告或更重处罚的，还有管理群的人，都不参加。所以这次先空着。
vote-decided-honour = 🎖 恭喜 { $name }！{ $points ->
    [0] {""}
   *[other] +{ $points } 分
}

## 发起投票

vote-usage =
    一行就能发起：
    <code>/vote 问题 | 选项一 | 选项二 --到 20:00</code>
    截止时间可以写 <code>20:00</code>、<code>2小时</code>、<code>3天</code>、<code>明天 20:00</code> 或 <code>2026-11-30 20:00</code>。加 <code>--多选</code> 可以选多个，加 <code>--隐藏</code> 结束后才看结果，加 <code>--决定 主题</code>、<code>话题</code> 或 <code>荣誉</code> 让结果作数。
vote-question-too-long = 问题请写在 { $most } 个字以内。
vote-too-few-options = 至少要有两个选项，用 | 隔开：<code>/vote 问题 | 选项一 | 选项二</code>
vote-too-many-options = 一次投票最多 { $most } 个选项，去掉几个吧。
vote-option-too-long = 选项“{ $option }”太长了，最多 { $most } 个字。
vote-option-twice = 选项“{ $option }”写了两遍，每个选项要不一样。
vote-unknown-flag = 不认识 { $flag }。可以写 --到、--多选、--隐藏、--决定。
vote-unknown-purpose = 投票可以决定三件事：<code>--决定 主题</code>（下周的）、<code>--决定 话题</code>（明天的）、<code>--决定 荣誉</code>（给一位成员）。
vote-until-usage = 没看懂“{ $written }”是什么时候。可以写 <code>20:00</code>、<code>2小时</code>、<code>3天</code>、<code>明天 20:00</code> 或 <code>2026-11-30 20:00</code>。
vote-too-short = 给大家留点时间，至少开放 { $minutes } 分钟。
vote-too-long = 投票最多开放 { $days } 天。
vote-no-weeks = 这个群的日历里，可选的主题周太少了。在 /settings 里换一个带主题周的内容包就行。
vote-unknown-week = 日历里没有“{ $option }”这个主题。有的是：{ $weeks }。也可以不写选项，由我来列。
vote-no-topics = 没用过的话题不够选了，请自己写选项。
vote-unknown-member = 群里没找到“{ $option }”。请写 @用户名，或者回复对方的一条消息来发。
# days：得过称号或受过处罚之后要隔多少天
vote-barred-member = 现在还不能选“{ $option }”：最近 { $days } 天内得过称号、受过警告或更重处罚的，还有管理群的人，都不参加。请去掉再发。
vote-which = 这里管着几个群：{ $communities }。请到要投票的群里用。
vote-not-open = 投票 { $vote } 没有在进行。发 /votes 看看有哪些。
vote-no-number = 要结束哪个投票？发 /votes 用按钮选，或者写上编号：<code>/vote close 12</code>。
vote-opening = 第 { $vote } 号投票马上发到群里，{ $until } 截止。提前结束发 <code>/vote close { $vote }</code>，取消发 <code>/vote cancel { $vote }</code>。
vote-closing = 投票 { $vote } 已结束，几秒后公布结果。
vote-close-sure = 现在就结束“{ $question }”吗？之后不能再投票，结果会公布到群里。
vote-close-yes = ✅ 确定结束
vote-cancel-sure = 要取消“{ $question }”吗？票数作废，也会告诉群里。
vote-cancel-yes = ✖️ 确定取消
vote-called-off = 投票 { $vote } 已取消。
vote-never-sent = ⚠️ 投票 { $vote }（“{ $question }”）没能发到群里，时间已经过了。请看看我有没有发投票的权限（/setup check），再发一次。

## 给管理员看的列表

votes-list =
    🗳 <b>投票</b> · { $community }
    { $lines }
votes-none = { $community } 还没有过投票，发 /vote 开始第一次。
votes-line = { $state ->
    [open] 🟢
    [closed] ✔️
    [cancelled] ✖️
   *[other] ⏳
} <b>{ $vote }</b> { $question } · { $state ->
    [open] { $until } 截止
    [closed] { $until } 结束
    [cancelled] 已取消
   *[other] 正在发送
}
button-vote-close = 现在结束 { $vote }
button-vote-cancel = 取消 { $vote }

## 成员的提议

vote-proposal-sent = 收到！已经交给管理员，有消息就告诉你。
vote-proposal-waiting = 你还有一个投票在等管理员答复，先等等吧。
vote-proposals-used-up = { $most ->
    [0] 这里只有管理员能发起投票。
   *[other] 每人每天最多提议 { $most } 个投票，今天的用完了。
}
vote-proposed =
    🗳 { $name } 想在 { $community } 发起投票（{ $vote } 号）：
    { $summary }
vote-approved = 🗳 好消息：你提议的投票“{ $question }”已经发到群里了。
vote-refused = 谢谢你提议“{ $question }”。管理员这次决定不发。
vote-answered-approved = ✅ 投票 { $vote } 已开始：“{ $question }”（{ $name } 批准）
vote-answered-refused = ✖️ 投票 { $vote } 没有通过：“{ $question }”（{ $name } 处理）
vote-summary =
    <b>{ $question }</b>
    { $options }
    🕗 { $until } 截止{ $multi ->
        [yes] {" "}· 可多选
       *[no] {""}
    }{ $hidden ->
        [yes] {" "}· 结束后看结果
       *[no] {""}
    }{ $decides ->
        [theme] {" "}· 决定下周主题
        [topic] {" "}· 决定明天话题
        [honour] {" "}· 决定荣誉给谁
       *[nothing] {""}
    }
vote-summary-option = ▫️ { $text }
button-vote-approve = ✅ 通过
button-vote-refuse = 不通过

## 一步一步来

vote-ask-question = 🗳 想问大家什么？请在 10 分钟内回复问题，也可以写在命令后面发：<code>/vote 问题</code>
vote-ask-options =
    <b>{ $question }</b>
    有哪些选项？请回复，一行一个；也可以发 <code>/vote 选项一 | 选项二</code>
vote-ask-until = 到什么时候？请回复（或写在 /vote 后面）<code>20:00</code>、<code>2小时</code>、<code>明天 20:00</code> 或 <code>2026-11-30 20:00</code>。
vote-panel =
    { $summary }

    { $staff ->
        [yes] 现在发起吗？
       *[no] 交给管理员看看吗？
    }
vote-pick-until = 开放到什么时候？
vote-pick-purpose = 投票的结果决定什么？（决定荣誉时，选项写成员的 @用户名，一行一个。）
vote-form-over = 好，那就不投了。
button-vote-open = 🗳 发起
button-vote-propose = 🗳 提议
button-vote-until = 🕗 截止时间
button-vote-time = { $time ->
    [h2] 2 小时
    [h8] 8 小时
    [h24] 1 天
    [d3] 3 天
    [d7] 1 周
   *[other] 其他时间
}
button-vote-multi = { $on ->
    [yes] ☑️
   *[no] ⬜
} 可多选
button-vote-hidden = { $on ->
    [yes] ☑️
   *[no] ⬜
} 结束后看结果
button-vote-purpose = 🎯 结果决定什么
button-vote-for = { $what ->
    [theme] 下周主题
    [topic] 明天话题
    [honour] 一项荣誉
   *[nothing] 什么也不决定
}

## 操作日志

audit-vote-open = 发起投票
audit-vote-close = 提前结束投票
audit-vote-cancel = 取消投票
audit-vote-approve = 通过投票提议
audit-vote-refuse = 没有通过投票提议

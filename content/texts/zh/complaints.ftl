### 投诉：成员听到什么，运营看到什么，不满成片时说什么。

## 安抚三步，第一步：马上表示理解

## （name：投诉的人；case：工单号；hours：几小时内处理）

complaint-understand-general = { $name }，让你有这样的感受，很抱歉，也谢谢你愿意直说。我已经记下来了，{ $case } 号，{ $hours } 小时内会有同事看过并回复你。
complaint-understand-product = { $name }，满心期待，到手却不对，换谁都会失望，真的抱歉。已经记为 { $case } 号，{ $hours } 小时内有同事来核实。方便的话，把照片和订单号发给同事（不用发在群里），处理会更快。
complaint-understand-dispute = { $name }，事关你的钱和权益，还要一等再等，实在让人着急，抱歉让你到这里来开口。已经记为 { $case } 号，排在最前面，{ $hours } 小时内一定有人来找你。订单号、银行卡这些请不要发在群里，同事会私下跟你核对。

## 第二步：有人接手时给出承诺（staff：谁接手；until：时间）

complaint-promise = { $name }，你的 { $case } 号已经由 { $staff } 接手，正在处理。最晚 { $until } 一定告诉你进展，就算那时还没办完，也会说清楚到了哪一步。

## 第三步：办好了回来告知，再问满不满意（answer：处理人自己写的话）

complaint-solved = { $name }，关于你的 { $case } 号：{ $answer } 谢谢你的耐心。
complaint-satisfied = { $name }，这样处理你满意吗？还有哪里不到位，尽管说，我们接着办。
complaint-report =
    { $solved }

    { $question }
complaint-remark = { $name }，你说的（{ $case } 号）团队看过了，先当作一条意见记下。如果不是这样，请用 /feedback 告诉他们，一定会答复。
complaint-again = { $name }，{ $case } 号我们会再看一遍，之前的答复还不算完，有结果会告诉你。
complaint-yes = 太好了。谢谢你给我们改正的机会。
complaint-no = 谢谢你说实话。{ $case } 号已经重新打开，同事也知道了。还差什么？直接写在这里就行。
complaint-late = { $name }，说好现在给你 { $case } 号的答复，我们没有做到，对不起。已经转给能拍板的同事了。
button-complaint-yes = 👍 满意，谢谢
button-complaint-no = 👎 还没解决

## /feedback

feedback-usage = 遇到什么问题，或者哪里可以更好？写在命令后面就行：<code>/feedback 包裹到的时候是拆开的</code>。只有团队看得到。
feedback-received = 谢谢，已经交给团队，{ $case } 号，{ $hours } 小时内给你答复。
feedback-thanks = 谢谢，已经转给团队了。

## 给运营：工单卡片

complaint-grade = { $grade ->
    [dispute] 🔴 服务纠纷
    [product] 🟠 产品投诉
   *[general] 🟡 一般意见
}
complaint-card =
    { $grade } · <b>{ $case } 号</b> · { $community }
    { $name } { $source ->
        [feedback] 告诉团队：
       *[talk] 说：
    }
    <blockquote>{ $quote }</blockquote>
    { $phrases }
    { $status }
complaint-phrases = 判断依据：{ $phrases }
complaint-no-phrases = 用 /feedback 提交。
complaint-quote-gone = （原话已不再保存）
complaint-called =
    { $text }

    { $duty }
complaint-dry =
    🧪 { $grade } · { $community }：这条本来会立单（群聊识别目前只是试运行，/cases on 开启）
    { $name } 说：
    <blockquote>{ $quote }</blockquote>
    判断依据：{ $phrases }
complaint-dry-crowd =
    🧪 { $community }：有 { $count } 位成员的话本来会立单（目前只是试运行，/cases on 开启）。汇总于 { $at }：
    { $lines }{ $more ->
        [0] { "" }
       *[other] { "" }
            …另有 { $more } 位
    }
complaint-dry-line = { $name }：{ $phrases }
complaint-card-due = 最晚 { $until } · { $owner }
complaint-owner-nobody = 还没有人接手
complaint-owner = { $name } 在处理
complaint-card-solved =
    ✅ { $name } 办好了：{ $answer }
    已经在问成员满不满意。
complaint-card-content = 👍 成员满意，结案。
complaint-card-unanswered = 🗄 已办好，成员没有再说什么，结案。
complaint-card-reopened = 👎 成员还不满意，重新打开，最晚 { $until } · { $owner }
complaint-card-dismissed = 🙅 { $name } 认为不是投诉，已关闭。
complaint-crowd =
    { $what ->
        [late] ⏰ <b>有 { $count } 件超时了</b>
       *[new] 🗂 <b>同时来了 { $count } 件投诉</b>
    } · { $community }
    { $lines }{ $more ->
        [0] { "" }
       *[other] { "" }
            …另有 { $more } 件
    }
    全部列表：/cases
complaint-crowd-line = { $grade } · <b>{ $case } 号</b> { $name } · 最晚 { $until }
button-complaint-next = 👀 逐个查看（接下来 { $count } 件）
complaint-overdue = ⏰ { $community }：<b>{ $case } 号超时了</b>（{ $grade }，{ $name }）：本该在 { $until } 前处理，{ $owner }。{ $attention ->
    [4] 已通知负责人。
    [3] 已通知值班同事。
   *[other] 请尽快接手。
}
complaint-ask-answer = { $case } 号是怎么处理的？回复这条消息，{ $name } 会一字不差地看到。
complaint-solved-noted = 已经一字不差地转给成员。成员满意后 { $case } 号结案，三天没有回音也会结案。
case-usage = 哪一件？在命令后面写编号：<code>/case 7</code>；违规事件写 <code>/case #7</code>。全部：/cases
case-unknown = 这里没有 { $case } 号。
case-incident-too = 还有一个事件也是 { $number } 号：<code>/case #{ $number }</code>
case-not-open = { $case } 号已经不在处理中了。
case-not-closed = { $case } 号不能重新打开。
case-yours = { $case } 号本来就是你在处理。
case-answer-too-long = 请控制在 { $most } 个字以内。
button-complaint-take = 🙋 我来处理
button-complaint-over = 🙋 换我来处理
button-complaint-solve = ✅ 办好了
button-complaint-grade = 🏷 改等级
button-complaint-reopen = ↩️ 确实是投诉
button-complaint-again = ↩️ 重新打开
button-complaint-show = 🔎 查看工单
button-complaint-open = 🔎 { $case } 号 · { $community }
button-complaint-dismiss = 🙅 不是投诉

## 列表

cases-all = { $parts }
complaints-list =
    🗂 <b>未结的投诉：{ $count } 件</b>

    { $lines }
complaints-none = 🗂 没有未结的投诉，一切安好。
complaints-none-own = 你没有在处理中的问题。有哪里不对，随时用 /feedback 告诉团队。
complaints-own =
    🗂 <b>你反映的问题</b>
    { $lines }
complaints-own-line = <b>{ $case } 号</b> · { $state ->
    [open] 团队已收到，最晚 { $until } 答复
    [taken] 有人在处理，最晚 { $until } 答复
    [remark] 团队已看过
   *[other] 已办好：{ $answer }
}
cases-incidents =
    🚦 <b>违规事件：{ $count } 件</b>
    { $lines }
cases-incident-line = { $severity ->
    [4] 🔴
    [3] 🟠
    [2] 🟡
   *[1] ⚪
} <b>#{ $number }</b> { $name } · { $taken ->
    [yes] { $owner } 在处理
   *[no] 还没有人接手
}
button-cases-incident = 🔎 #{ $number } · { $community }
complaints-mode = { $mode ->
    [off] 不再从群聊里识别投诉，/feedback 照常。
    [dry] 群聊识别只试运行：本来会立的单会告诉你们，成员不会收到任何消息。
   *[on] 群聊里的投诉会自动立单。
}
complaints-mode-usage = /cases 查看未结的投诉。<code>/cases on</code>、<code>dry</code>、<code>off</code> 分别表示：群聊里的投诉自动立单、只报告给你们、不识别。
complaints-line = { $late ->
    [yes] ⏰ { "" }
   *[no] { "" }
}{ $grade } · <b>{ $case } 号</b> { $name } · { $state ->
    [solved] 已办好，等成员回复
   *[other] 最晚 { $until } · { $owner }
}

## 不满成片（usual：平时大约几条）

crisis-alarm =
    🚨 <b>{ $community } 里有情况</b>
    { $minutes } 分钟内，{ $members } 个人发了 { $negative } 条不满的消息；平时大约 { $usual } 条。

    说得最多的是：{ $phrases }

    可以现在就发的说明（知道更多的话，先改一改）：
    <blockquote>{ $statement }</blockquote>
    <b>冷静模式</b>：群里放慢速度、只发文字，持续 { $hours } 小时，也可以随时关掉。
crisis-statement = 我们看到了，现在有不少朋友很不满意，这件事我们很重视。我们正在弄清楚发生了什么，一小时之内在这里告诉大家已经查明的情况，哪怕还不完整。如果你自己遇到了问题，请用 /feedback 把经过发给我们，会直接送到团队手里。每一条消息我们都在看，谢谢大家体谅。
crisis-cleared = ✅ { $community } 已经恢复平常 { $minutes } 分钟了。最多的时候，半小时里有 { $peak } 条不满的消息。这时候跟大家说几句收尾的话（发生了什么、以后怎么改），很值得。
crisis-stated = 📣 说明已经发到群里了。
crisis-over-already = 这一波已经过去了，说明没有发出。
button-crisis-statement = 📣 发出说明
button-crisis-calm = 🌙 打开冷静模式
button-crisis-calm-end = ☀️ 关闭冷静模式

## 冷静模式：群里的话，和发得太快时的提醒

calm-on = 🌙 我们先慢下来：暂时只发文字，两条消息之间歇一会儿。大家说过的话都在，团队正在一条条看。
calm-off = ☀️ 恢复正常了。谢谢大家好好说话。
calm-wait = 群里现在是冷静模式，{ $seconds } 秒之后可以发下一条。
calm-begun = 🌙 { $community } 进入冷静模式，到 { $until } 为止：只发文字，两条消息之间歇一会儿，不急的内容我也先不发。
calm-ended = ☀️ { $community }：冷静模式结束，群里恢复原来的权限。
calm-status-on = 🌙 { $community } 正在冷静模式，到 { $until } 为止。
calm-status-off = ☀️ { $community } 没有开冷静模式。开启后群里只发文字、两条消息之间要歇一会儿，不急的内容我也先不发。
calm-not-on = 冷静模式没有开。
calm-hours = 请写 1 到 { $most } 小时。
calm-no-right = 我在这个群没有限制成员的权限，做不到。请先给我这个权限。
calm-usage = <code>/calm on</code>、<code>/calm on 4</code>（小时）、<code>/calm off</code>

## 操作日志

audit-case-open = 立单
audit-case-take = 接手工单
audit-case-regrade = 改等级
audit-case-dismiss = 认定不是投诉
audit-case-solve = 办好工单
audit-case-content = 成员满意
audit-case-reopen = 重新打开工单
audit-case-close = 结案
audit-case-overdue = 工单超时
audit-complaints-mode = 切换群聊投诉识别
audit-crisis = 危机警报
audit-crisis-over = 危机解除
audit-crisis-statement = 发出说明
audit-calm-on = 打开冷静模式
audit-calm-off = 关闭冷静模式

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
    { $name } 说：
    <blockquote>{ $quote }</blockquote>
    判断依据：{ $phrases }
    最晚 { $until } · { $owner }
complaint-owner-nobody = 还没有人接手
complaint-owner = { $name } 在处理
complaint-card-solved = ✅ { $case } 号由 { $name } 办好了，已经在问成员满不满意。
complaint-card-content = 👍 { $case } 号：{ $name } 满意，结案。
complaint-card-reopened = 👎 { $case } 号：{ $name } 还不满意，重新打开，最晚 { $until }。
complaint-card-dismissed = { $case } 号：{ $name } 认为不是投诉，已关闭，没有打扰成员。
complaint-overdue = ⏰ <b>{ $case } 号超时了</b>（{ $grade }，{ $name }）：本该在 { $until } 前处理，{ $owner }。{ $attention ->
    [4] 已通知群主。
    [3] 已通知值班同事。
   *[other] 请尽快接手。
}
complaint-ask-answer = { $case } 号是怎么处理的？回复这条消息，{ $name } 会一字不差地看到。
button-complaint-take = 🙋 我来处理
button-complaint-solved = ✅ 办好了
button-complaint-dismiss = 🙅 不是投诉

## 列表

complaints-list =
    🗂 <b>未结的投诉：{ $count } 件</b>

    { $lines }
complaints-none = 🗂 没有未结的投诉，一切安好。
complaints-line = { $grade } · <b>{ $case }</b> { $name } · 最晚 { $until } · { $owner }

## 不满成片（usual：平时大约几条）

crisis-alarm =
    🚨 <b>{ $community } 里有情况</b>
    { $minutes } 分钟内，{ $members } 个人发了 { $negative } 条不满的消息；平时大约 { $usual } 条。

    说得最多的是：{ $phrases }

    可以现在就发的说明（知道更多的话，先改一改）：
    <blockquote>{ $statement }</blockquote>
    <b>冷静模式</b>：群里放慢速度、只发文字，直到你关掉。
crisis-statement = 我们看到了，现在有不少朋友很不满意，这件事我们很重视。我们正在弄清楚发生了什么，一小时之内在这里告诉大家已经查明的情况，哪怕还不完整。如果你自己遇到了问题，请用 /feedback 把经过发给我们，会直接送到团队手里。每一条消息我们都在看，谢谢大家体谅。
crisis-cleared = ✅ { $community } 已经恢复平常 { $minutes } 分钟了。最多的时候，半小时里有 { $peak } 条不满的消息。这时候跟大家说几句收尾的话（发生了什么、以后怎么改），很值得。
crisis-stated = 📣 说明已经发到群里了。
button-crisis-statement = 📣 发出说明
button-crisis-calm = 🌙 打开冷静模式
button-crisis-calm-end = ☀️ 关闭冷静模式

## 冷静模式：群里的话，和发得太快时的提醒

calm-on = 🌙 我们先慢下来：暂时只发文字，两条消息之间歇一会儿。大家说过的话都在，团队正在一条条看。
calm-off = ☀️ 恢复正常了。谢谢大家好好说话。
calm-wait = 群里现在是冷静模式，{ $seconds } 秒之后可以发下一条。
calm-text-only = 群里现在是冷静模式，只能发文字。要给团队看图片，可以用 /feedback。

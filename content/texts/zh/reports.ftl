### 成员举报，以及对警告、禁言、封禁的申诉。

## /report

report-usage = 请用 /report 回复那条消息，顺带说一句原因更好：<code>/report 广告</code>。群里没人看得到。
report-noted = 谢谢，已经记下。如果还有人也这么看，管理团队就会来处理。
report-asked = 谢谢，已经请管理团队来看这条消息。
report-settled = 谢谢你留心。这条消息管理团队已经看过了。
report-again = 这条你已经举报过了，一次就够。
report-own = 这是你自己发的。不想留着的话，直接删掉就好。
report-staff = 这是管理这个群的人发的。觉得不妥，请告诉其他管理员，或者用 /feedback 告诉团队。
report-bot = 机器人和频道的消息请直接告诉管理员。
report-too-many = 一天最多举报 { $most } 次，今天到这里。急事请直接找管理员。
report-barred = 你最近有好几次举报经核实没有问题，{ $until } 之前先不再受理。急事请直接找管理员。
report-lost = 你在{ $community }最近的 { $last } 次举报里，有 { $wrong } 次经管理团队核实并没有问题。为了让举报有意义，{ $days } 天内先不再受理你的举报。这不是处罚，其他一切照旧。
report-barred-told = 🔕 { $community }：{ $name } 最近的 { $last } 次举报里有 { $wrong } 次并没有问题，{ $days } 天内先不受理其举报，已经告诉本人。
report-restored = 你又可以在{ $community }举报了，管理团队已经提前恢复。谢谢你为大家留心。
button-report-again = ↩️ 恢复举报
report-was-right = 你在{ $community }举报的内容属实，管理团队已经处理。谢谢你为大家留心。

## /appeal

button-appeal-grant = ✅ 同意
button-appeal-refuse = ✖️ 驳回
button-appeal-relent = ✅ 还是同意
button-appeal-revoke = ✖️ 还是驳回
button-appeal-show = { $appeal } · { $name }
appeal-nothing = 这里没有可以申诉的事。
appeal-undone = 那件事已经撤销了，没事了。
appeal-waits = 你的申诉已经在管理团队那里，同一件事一次就够，有结果我会告诉你。
appeal-was-decided = 管理团队已经对这件事作过决定，同一件事只能申诉一次。
appeal-too-late = 那已经是 { $days } 天以前的事，过了申诉期限。
appeal-too-long = 你写了 { $length } 个字，请控制在 { $most } 个字以内。
appeal-in-private = 申诉只关系到你和管理团队。请点这个按钮到私聊里写给我。
appeal-asked-in-private = 我在私聊里问你了，请在那里把情况说给我。
appeal-ask = 关于你在{ $community }受到的{ $kind ->
    [warn] 警告
    [mute] 禁言
    [kick] 移出
   *[ban] 封禁
}：请用一条消息说说你这边的情况，管理团队会有人看并作出决定。请在十分钟内发来，过后可以发 /appeal 重来。
appeal-made = 你的申诉已交给管理团队，编号 { $appeal }。会有人重新看一遍，一般在 { $hours } 小时之内，有结果我在这里告诉你。
appeal-won = 你在{ $community }的申诉通过了：之前的处理已撤销，也不再计入记录。给你添麻烦了，谢谢你说出来。
appeal-lost = 管理团队重新看过了你在{ $community }的申诉，决定维持原来的处理。申诉本身不会对你有任何影响。
appeal-by-bot = 我（按规则）
appeal-by-nobody = 无人：被申诉的处理此前已撤销
appeal-card =
    ⚖️ <b>申诉 { $appeal }</b> · { $community }
    { $name } 对 { $at } 的{ $kind ->
        [warn] 警告
        [mute] 禁言
        [kick] 移出
       *[ban] 封禁
    }{ $kind ->
        [mute] （到 { $until }）
        [ban] （到 { $until }）
       *[other] { "" }
    }有异议，由 <b>{ $by }</b> 作出{ $told ->
        [yes] ：{ $why }
       *[no] { "" }
    }。
    <blockquote>{ $words }</blockquote>{ $quoted ->
        [yes] { "" }
            事由：<blockquote>{ $quote }</blockquote>
       *[no] { "" }
    }{ $by_hand ->
        [yes] { "" }
            请由作出处理以外的人来决定。
       *[no] { "" }
    }
appeal-card-decided = ⚖️ { $name } 的申诉 { $appeal }：{ $state ->
    [won] ✅ 同意
   *[lost] ✖️ 驳回
}，决定人 { $by }。
appeal-decided = 这件申诉已经有决定了。
appeal-revoke-sure = 申诉 { $appeal } 还是要驳回吗？之前撤销的处理会恢复生效，对方也会收到通知。
appeal-revoked = 管理团队又看了一遍你在{ $community }的申诉：之前同意是弄错了，撤销的处理恢复生效。来回折腾，很抱歉。
appeal-own-sanction = 这是你自己作出的处理，请让别人来决定。要同意的话你可以直接点同意。
appeal-alarm = ⏰ { $community }：{ $count ->
    [one] { $name } 的申诉已经等了 { $hours } 小时。
   *[other] 有 { $count } 件申诉在等，最早的是 { $name } 的，已经 { $hours } 小时。
}
appeals-list = ⚖️ <b>待处理的申诉：{ $count }</b>
appeals-none = ⚖️ 没有待处理的申诉。

## 操作记录

audit-words-add = 增加了一个词
audit-words-remove = 去掉了一个词
audit-words-allow = 放行了一句话
audit-words-undo = 撤销了词表的一处改动
audit-links-allow = 放行了一个域名
audit-links-ban = 禁止了一个域名
audit-links-remove = 从名单上去掉了一个域名
audit-links-undo = 撤销了域名名单的一处改动
audit-rule-mode = 切换了一条筛查规则
audit-report-again = 恢复举报
audit-report-barred = 暂停受理举报
audit-appeal = 提出申诉
audit-appeal-won = 同意了申诉
audit-appeal-lost = 驳回了申诉

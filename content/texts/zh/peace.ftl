### 维持秩序：成员收到的提醒，运营看到的卡片，谁在值班。

peace-when = { $day } { $time }
peace-for-good = 不再解除
peace-the-bot = 机器人

## 成员看到的（why：原因；deleted：消息是否已删除；told：有没有写原因）

notice-warn = { $name }，{ $deleted ->
    [yes] 你刚才的消息被撤下了
   *[no] { $community }的管理员想提醒你一下
}{ $told ->
    [yes] ：{ $why }
   *[no] { "" }
}。请留意群规，这次记为一次警告。如果觉得弄错了，点下面告诉我们，会有人来看。
notice-mute = { $name }，{ $deleted ->
    [yes] 你刚才的消息被撤下了，
   *[no] { "" }
}暂时不能在{ $community }发言（到：{ $until }）{ $told ->
    [yes] ：{ $why }
   *[no] { "" }
}。期间仍可以看消息，到时自动恢复。如果觉得弄错了，请告诉我们。
notice-kick = { $name }，你被请出了{ $community }{ $told ->
    [yes] ：{ $why }
   *[no] { "" }
}。可以再进群，到时请留意群规。如果觉得弄错了，请告诉我们。
notice-ban = { $name }，你不能再参与{ $community }了（到：{ $until }）{ $told ->
    [yes] ：{ $why }
   *[no] { "" }
}。如果觉得弄错了，请告诉我们，会有人来看。
notice-undone = { $name }，{ $community }的管理员撤销了{ $kind ->
    [warn] 那次警告
    [mute] 对你的禁言，现在可以发言了
    [ban] 对你的封禁，欢迎回来
   *[kick] 之前的处理
}。给你添麻烦了，抱歉。
notice-why = { $rule ->
    [words] 里面有这里不允许的内容
    [links] 里面有这里不允许的链接
    [invites] 它在邀请大家去别的地方
    [forwards] 这里不欢迎转发的消息
    [mentions] 一次喊了太多人
    [flood] 短时间里发得太多
    [copies] 同样的内容发了很多遍
    [mixed] 写法像是在遮掩内容
    [names] 你的名字里有这里不允许的内容
    [report] 有成员反映，管理员看过后也认为不妥
   *[other] 不符合群规
}
button-appeal = 🙋 我觉得弄错了

## 运营看到的卡片（severity：1 到 4 级；dry：只报告，不处理）

incident-card =
    { $head }

    { $lines }
incident-head = { $severity ->
    [4] 🔴
    [3] 🟠
    [2] 🟡
   *[1] ⚪
} <b>事件 { $number }</b> · { $severity } 级 · { $community }{ $dry ->
    [yes] { " " }· <i>试运行</i>
   *[no] { "" }
}
incident-who = 👤 { $name }{ $named ->
    [yes] { " " }@{ $username }
   *[no] { "" }
} · <code>{ $id }</code> · { $known ->
    [yes] { $joined }进群
   *[no] 进群比我早
}
incident-who-channel = 📢 { $name }{ $named ->
    [yes] { " " }@{ $username }
   *[no] { "" }
} · <code>{ $id }</code> · 频道
incident-record = 📒 现有 { $points } 分 · 此前{ $before ->
    [0] 没有事件
   *[other] { " " }{ $before } 起事件
}{ $warnings ->
    [0] { "" }
   *[other] { " " }· 警告过 { $warnings } 次
}{ $mutes ->
    [0] { "" }
   *[other] { " " }· 禁言过 { $mutes } 次
}{ $bans ->
    [0] { "" }
   *[other] { " " }· 移出过 { $bans } 次
}
incident-found = 🔎 { $rule } · { $category }{ $told ->
    [no] { "" }
   *[other] { " " }·“{ $what }”
}{ $by ->
    [people] { "" }
   *[bot] { " " }· { $how }，{ $certain ->
        [yes] 确定
       *[no] 需要你判断
    }
}
incident-quote = <blockquote>{ $before }</blockquote>
incident-quote-hit = <blockquote>{ $before }<u>{ $hit }</u>{ $after }</blockquote>
incident-also = ➕ 另外：{ $rule } · { $category }
incident-erased = 🗑 消息已删除。
incident-done = { $kind ->
    [warn] ⚠️ 已警告
    [mute] 🔇 已禁言，到：{ $until }
    [ban] ⛔ 已封禁，到：{ $until }
    [kick] 🚪 已移出
   *[note] 📝 已记录
}（{ $by }）{ $points ->
    [0] { "" }
   *[other] { " " }+{ $points } 分
}{ $undone ->
    [yes] { " " }· { $who } 已撤销
   *[no] { "" }
}
incident-nothing-done = { $certain ->
    [yes] ⏳ 没有进一步处理：刚刚才警告过对方。
   *[no] ⏳ 还没有处理。
}
incident-dry = 🧪 { $certain ->
    [yes] 如果这条规则已启用：{ $deletes ->
        [yes] 删除消息，
       *[no] { "" }
    }{ $kind ->
        [warn] 警告一次
        [mute] 禁言
        [ban] 封禁
        [kick] 移出
       *[note] 记分
    }。
   *[no] 如果这条规则已启用：会请你判断，不做别的。
}
incident-more = ➕ 一分钟内还有 { $count } 条，你的决定对它们都有效。
incident-due = 🕒 { $taken ->
    [yes] { $name } 在处理，{ $until } 前
   *[no] 还没有人接手，{ $until } 到期
}
incident-closed-as = { $verdict ->
    [pardoned] 🕊 { $name } 认定没有问题，后续处理已全部撤销。{ $erased ->
        [yes] 删掉的消息无法恢复。
       *[no] { "" }
    }
   *[confirmed] ✔️ { $name } 确认属实。
}
incident-note = 📝 { $note }
incident-alarm =
    🚨 <b>已经 { $minutes } 分钟没有人接手</b>（第 { $times } 次提醒）

    { $card }
incidents-alarm =
    🚨 <b>{ $community }：有 { $count } 起严重事件没有人接手</b>（第 { $times } 次提醒）
    { $lines }
    全部列表：/cases
    { $duty }
incidents-overdue =
    ⏰ <b>{ $community }</b>：有 { $count } 起事件已超时。
    { $lines }{ $grave ->
        [yes] { "" }
            { $duty }
       *[no] { "" }
    }
incidents-overdue-line = 事件 { $number } · { $severity } 级 · { $name } · { $taken ->
    [yes] { $owner } 在处理
   *[no] 还没有人接手
}
button-incident-take = 🙋 我来处理
button-incident-pardon = 🕊 没有问题
button-incident-over = 🙋 换我来处理
button-incident-reopen = ↩️ 还是有问题
button-incident-warn = ⚠️ 删除并警告
button-incident-agree = 👌 处理得对
button-incident-delete = 🗑 删除
button-incident-mute = 🔇 禁言 { $number } { $unit ->
    [days] 天
    [hours] 小时
   *[minutes] 分钟
}
button-incident-ban = ⛔ 封禁
button-incident-note = 📝 备注
button-incident-open = ↗️ 看原消息
button-unsanction = ↩️ 撤销{ $kind ->
    [warn] 警告
    [mute] 禁言
    [ban] 封禁
   *[other] 移出
}
incident-ask-note = 想给事件 { $number } 记点什么？请回复这条消息。
incident-noted = 📝 已记到事件 { $number }。
incident-unknown = 这里没有事件 { $number }。
incident-closed = 事件 { $number } 已经处理过了。
incident-taken = 事件 { $number } 已经有人在处理。发送 /case #{ $number } 重新打开卡片，可以在那里换你来处理。
incident-not-pardoned = 事件 { $number } 现在并没有被认定为没有问题。
incident-reopened = 已重新打开，请再作决定。之前因为“没有问题”撤销的处理恢复生效（申诉已通过的除外），从中学到的也已忘掉。删掉的消息无法恢复。
incident-note-too-long = 连同已有的备注，最多写 { $most } 个字。
incident-not-restored = 已认定没有问题。消息本身已经删除，无法恢复。
sanction-undone = ↩️ 已撤销：{ $kind ->
    [warn] 对 { $name } 的警告
    [mute] 对 { $name } 的禁言
    [ban] 对 { $name } 的封禁
    [note] 关于 { $name } 的记录
   *[kick] 对 { $name } 的移出
}。
sanction-not-staff = { $name } 是这里的管理人员或主人，我不会处罚他们。
sanction-not-yourself = 这是你自己呀。

## 一张卡片汇总多起事件（count：件数，deed：处理方式，kind：已做的处理）

crowd-card = { $lines }
crowd-head = { $severity ->
    [4] 🔴
    [3] 🟠
    [2] 🟡
   *[1] ⚪
} <b>同时出现 { $count } 起事件</b> · { $rule } · { $severity } 级 · { $community }{ $dry ->
    [yes] { " " }· <i>试运行</i>
   *[no] { "" }
}
crowd-line = { $state ->
    [confirmed] ✔️
    [pardoned] 🕊
    [taken] 🙋
   *[other] •
} { $number } · { $name }
crowd-more = …另有 { $count } 起，可以逐个查看，或用 /cases 查看
crowd-erased = 🗑 已删除 { $count } 条消息。
crowd-done = { $kind ->
    [warn] ⚠️ 已警告：{ $count } 人次
    [mute] 🔇 已禁言：{ $count } 人次
    [ban] ⛔ 已封禁：{ $count } 人次
    [kick] 🚪 已移出：{ $count } 人次
   *[note] 📝 已记录：{ $count } 次
}
crowd-open = 🕒 还有 { $count } 起没有处理{ $due ->
    [yes] ，{ $until } 到期
   *[no] { "" }
}。
crowd-decided = 全部处理完毕：✔️ 属实 { $confirmed } 起，🕊 没有问题 { $pardoned } 起。
crowd-sure = { $deed ->
    [agree] 👌 对未处理的 { $count } 起，已做的处理是否正确并且足够？将全部按属实结案。
    [pardon] 🕊 这 { $count } 起都没有问题吗？后续处理会全部撤销，但删掉的消息无法恢复。
    [warn] ⚠️ 要删除未处理的 { $count } 起所涉消息，并警告这些人吗？
    [mute] 🔇 要删除未处理的 { $count } 起所涉消息，并把这些人禁言 { $number } { $unit ->
        [days] 天
        [hours] 小时
       *[minutes] 分钟
    }吗？
   *[ban] ⛔ 要删除未处理的 { $count } 起所涉消息，并封禁这些人吗？
}
crowd-shown = 已逐个列在下面，各有各的按钮。
crowd-all-shown = 未处理的都已经有单独的卡片了，剩下的用 /cases 查看。
button-crowd-next = 👀 逐个查看（接下来 { $count } 起）
button-crowd-agree = 👌 全部处理得对
button-crowd-warn = ⚠️ 全部删除并警告
button-crowd-mute = 🔇 全部禁言 { $number } { $unit ->
    [days] 天
    [hours] 小时
   *[minutes] 分钟
}
button-crowd-ban = ⛔ 全部封禁
button-crowd-pardon = 🕊 全部没有问题
button-crowd-yes = ✅ 是的，全部 { $count } 起

## 谁在值班

duty-nobody = 📣 现在没有人值班（/duty on）。
duty-called = 📣 值班：{ $names }
duty-list = 📣 { $community }的值班人员：{ $names }。出了要紧的事，我会点名喊他们。
duty-list-none = 📣 { $community }现在没有人值班。出了要紧的事，我会点名喊值班的人。
duty-usage = 请写 <code>/duty on</code> 或 <code>/duty off</code>；只写 <code>/duty</code> 可以看谁在值班。
button-duty-on = 🙋 我来值班
button-duty-off = 👋 下班了

## 操作记录

audit-warn = 警告
audit-mute = 禁言
audit-kick = 移出
audit-ban = 封禁
audit-note = 记录
audit-undo = 撤销
audit-delete = 删除消息
audit-take = 接手事件
audit-pardon = 认定没有问题
audit-reopen = 收回“没有问题”
audit-redo = 恢复撤销过的处理
audit-confirm = 确认事件属实
audit-close = 关闭事件
audit-note-incident = 给事件加备注
audit-duty-on = 开始值班
audit-duty-off = 结束值班

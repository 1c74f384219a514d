### KOC 之路：候选、邀请、见习、KOC、荣誉成员，以及储备池。

koc-state = { $state ->
    [koc] KOC
    [trainee] 见习 KOC
    [invited] 已邀请
    [candidate] 候选
    [reserve] 储备
    [alumni] 荣誉成员
   *[regular] 普通成员
}
koc-figures = { $meets ->
    [yes] ✅
   *[no] ⚠️
} { $days } 天里到场 { $present } 天（要 { $needed }），{ $people } 人认可（要 { $people_needed }），分布在 { $appreciated } 天（要 { $appreciated_needed }），{ $sanctions ->
    [0] 没有处罚
   *[other] 处罚 { $sanctions } 次
}

## 每周候选

koc-proposal =
    🌱 <b>本周 KOC 候选</b> · { $community }
    { $since }到{ $until }的数据：

    { $lines }{ $open ->
        [0] {""}
       *[other] {""}

    由你们来定：邀请、放进储备，或者先不考虑。
    }
koc-proposed = <b>{ $name }</b>{ $state ->
    [candidate] {""}
    [invited] {" "}→ 已邀请
    [reserve] {" "}→ 进入储备
    [trainee] {" "}→ 已是见习
    [koc] {" "}→ 已是 KOC
   *[other] {" "}→ 暂不考虑
}
    { $figures }
button-koc-invite-named = 💌 邀请 { $name }
button-koc-invite = 💌 邀请
button-koc-reserve = 🪑 放进储备
button-koc-pass = 暂不考虑
button-koc-appoint = 🌟 转为 KOC
button-koc-retire = 👋 结束
button-koc-open = 查看
button-koc-note = 📝 记一次访谈
button-koc-hand = 🤝 换负责人
button-koc-undo = ↩️ 撤销上一步
button-koc-board = 📋 看板
button-koc-call = 📣 召唤储备（{ $count } 人）
button-koc-call-short = 📣 召唤储备
button-koc-mine = 我来负责
button-koc-give = { $name }
button-koc-yes = 🙌 我愿意
button-koc-no = 这次不了
button-koc-door = 进入 KOC 群
button-koc-community = { $name }
button-koc-person = { $state ->
    [koc] 🌟
    [trainee] 🌿
    [invited] 💌
    [candidate] 🌱
   *[other] 🪑
} { $name }

## 看板

koc-which = 看哪个群的 KOC？
koc-board =
    📋 <b>KOC 看板</b> · { $community }
    { $count ->
        [0] 还没有人在这条路上。每周我会把符合条件的人提给你们；也可以用 <code>/koc @用户名</code> 看任何一位成员。
       *[other] { $lines }
    }
koc-board-line = <b>{ $state }</b>（{ $count }）：{ $people }
koc-brief = { $name }{ $alarm ->
    [yes] {" "}⚠️
   *[no] {""}
}
koc-person =
    <b>{ $name }</b> · { $state }，从{ $since }起
    { $figures }{ $charged ->
        [yes] {""}

    负责人：{ $by }
       *[no] {""}
    }{ $serving ->
        [yes] {""}

    下次访谈：{ $due } · 福利和收入共 { $points } 分
       *[no] {""}
    }{ $alarm ->
        [yes] {""}

    🔻 活跃度不到平时的一半（平时每周 { $usual } 条）
       *[no] {""}
    }{ $below ->
        [yes] {""}

    ⏳ { $from }起不再符合条件
       *[no] {""}
    }{ $talks ->
        [0] {""}
       *[other] {""}

    <b>访谈记录</b>
    { $notes }
    }{ $taken ->
        [0] {""}
       *[other] {""}

    <b>经过</b>
    { $steps }
    }
koc-note-line = { $day } { $by }：{ $text }
koc-step-line = { $day } { $move }（{ $by }）
koc-by-itself = 机器人
koc-reserve =
    📣 谁能顶上 { $name }？（{ $by } 在问）
    { $count ->
        [0] 储备池里还没有人。
       *[other] { $names }
    }
koc-step-in = <b>{ $name }</b> { $figures }
koc-hands = { $name } 由谁负责？
koc-not-from-here = 这一步现在走不了，情况可能已经变了，请重新打开看板。
koc-nothing-to-undo = 没有可以撤销的：上一步是本人自己作的决定，或者已经撤销了。
koc-has-left = 这位成员已经不在群里了。
koc-not-staff = 负责人要是管理员或运营群里的人。

## 访谈、收入、群

koc-ask-note = 和 { $name } 聊得怎么样？请用一条消息回复这里，我记下来。
koc-noted = 📝 记下了和 { $name } 的访谈。{ $serving ->
    [yes] 下次访谈：{ $due }。
   *[no] {""}
}
koc-note-empty = 请写上访谈的内容：<code>/koc note @用户名 聊了什么</code>。
koc-note-too-long = 写了 { $length } 个字，请控制在 { $most } 个字以内。
koc-pay-usage = 写上分数和理由：<code>/koc pay @用户名 50 帮忙写了测评</code>。
koc-pay-too-much = 一次可以发 1 到 { $most } 分。
koc-not-on-duty = 只有见习 KOC 和 KOC 才能发。
koc-paid = 💰 发给 { $name } { $points } 分：{ $reason }
koc-pay-undone = ↩️ 收回了发给 { $name } 的 { $points } 分。
koc-group-usage = 写上 KOC 群的编号：<code>/koc group -1001234567890</code>。写 - 就用同一个运营群管的 KOC 群。
koc-group = { $known ->
    [yes] KOC 群是 <code>{ $chat }</code>。我要在那里有邀请成员的权限。
   *[no] 还没有 KOC 群：把我拉进去，用 /setup 设为 KOC 群，或者 <code>/koc group -1001234567890</code>。
}

## 运营群里的消息

koc-accepted = 🙌 { $name } 接受了邀请，开始见习。{ $charged ->
    [yes] { $by }，请多带一带。
   *[no] {""}
}
koc-declined = { $name } 这次没有接受 KOC 邀请，一段时间内不再提名。
koc-expired = ⌛ { $name } 没有回应邀请，先放进储备。
koc-unreached = 我没法联系到 { $name }（没有私聊过我，群里也看不到），请人工转告。
koc-no-door = { $name } 的 KOC 群邀请链接没有做成：{ $reason }。请手动拉进群。
koc-below =
    ⏳ { $name } 不再符合 KOC 的条件。{ $until }之前能恢复就没事，否则会退出。
    { $figures }
koc-lost =
    👋 { $name }{ $state ->
        [koc] 不再是 KOC，成为荣誉成员
       *[other] 的见习结束了
    }：不符合条件已经够久。
    { $figures }
koc-left = 🚪 { $name } 离开了群。
koc-ready =
    🌿 { $name } 已经见习 { $days } 天，要转为 KOC 吗？
    { $figures }
koc-interview =
    🗓 该和 { $name } 聊聊了{ $charged ->
        [yes] ，负责人 { $by }
       *[no] （还没有负责人）
    }。{ $talked ->
        [yes] 上次是{ $day }：{ $text }
       *[no] 还没有聊过。
    }
    聊完点按钮，或者发 <code>/koc note @用户名 聊了什么</code>。
koc-alarm =
    🔻 { $name } 最近七天发了 { $last } 条消息，平时每周 { $usual } 条，只有 { $percent }%。{ $charged ->
        [yes] { $by }，问问怎么了？
       *[no] 找人问问怎么了？
    }
    { $reserve ->
        [0] 储备池里还没有人。
       *[other] 可以顶上的：
    }
    { $names }
koc-clear = ✅ { $name } 回来了：最近七天 { $last } 条消息，平时每周 { $usual } 条。

## 本人看到的

koc-invitation =
    💌 { $community } 的管理团队想邀请你成为 KOC（关键意见消费者）。
    大家看重你说的话：先见习，之后每月有 { $points } 分的福利，也会进 KOC 群，和我们一起把这里办好。
    愿意吗？{ $until }之前都可以回答，随时发 /koc 再看到这条。
koc-invitation-over = 这份邀请已经不在了。想了解的话，问问管理员。
koc-welcome = 🙌 太好了，欢迎！接下来 { $days } 天是见习，照平常那样就好。
koc-thanks-anyway = 好的，谢谢你告诉我们。一切照旧。
koc-door = 这是进入 KOC 群的链接，只给你一个人用，7 天内有效。
koc-told-appointed = 🌟 恭喜，你正式成为{ $community }的 KOC！每月有 { $points } 分的福利。
koc-told-retired = 你在{ $community }的 KOC 之旅告一段落，谢谢你做的一切。
koc-told-lost = 你在{ $community }的 KOC 之旅先告一段落，谢谢你做的一切。常来聊聊，随时可以再回来。
koc-own =
    { $state ->
        [koc] 🌟 你是{ $community }的 KOC，福利和收入共 { $points } 分。
        [trainee] 🌿 你是{ $community }的见习 KOC，福利和收入共 { $points } 分。
        [alumni] 🎖 你是{ $community }的荣誉成员，谢谢你做过的一切。
       *[regular] 🌱 常来、说的话被大家认可，就有机会被邀请成为{ $community }的 KOC。
    }
    { $figures }

## 操作记录

audit-koc-propose = 提名为候选
audit-koc-lapse = 候选不再符合条件
audit-koc-invite = 邀请成为 KOC
audit-koc-reserve = 放进储备
audit-koc-pass = 暂不考虑
audit-koc-accept = 接受邀请，开始见习
audit-koc-decline = 谢绝邀请
audit-koc-expire = 邀请过期，进入储备
audit-koc-appoint = 转为 KOC
audit-koc-lose = 不再符合条件，退出
audit-koc-retire = 结束 KOC
audit-koc-leave = 离开了群
audit-koc-undo = 撤销了 KOC 之路的一步
audit-koc-note = 记了一次访谈
audit-koc-hand = 换了 KOC 负责人
audit-koc-pay = 发了 KOC 收入
audit-koc-unpay = 收回了 KOC 收入
audit-koc-group = 设了 KOC 群
audit-koc-call = 召唤了 KOC 储备
audit-koc-alarm = KOC 活跃度警报
audit-koc-clear = KOC 活跃度恢复

### 控制面板：管理员要做的事，点按钮就行。

panel-menu =
    🎛 <b>{ $community }</b>
    想做什么？这里只有你看得到，改了马上生效。
panel-menu-ops =
    🎛 <b>{ $community }</b>
    想做什么？这里的运营都能按，改了马上生效。
panel-which = 🎛 说的是哪个群？
panel-community = { $community }
panel-other = 🔀 换一个群
panel-in-private = { $name }，这个群没法只给你一个人看，面板请到私聊里打开。
panel-not-yet = 这个群还没设置好，先完成 /setup 就能打开面板。
panel-nothing-here = 这里还没有在运营的群。发送 /ops 选一个吧。

panel-post = 📣 发公告
panel-vote = 🗳 投票
panel-challenge = 🏃 挑战
panel-giveaway = 🎁 抽奖
panel-shop = 🛒 小店
panel-share = 📸 晒单
panel-honours = 🏅 荣誉
panel-koc = 🌟 KOC
panel-stats = 📊 数据
panel-health = 🩺 状态
panel-gate = 🚪 入群和夜间
panel-settings = ⚙️ 设置

## 公告

panel-post-state =
    📣 <b>公告</b>
    以机器人的名义对全群说一句话。发出去之前会先给你看一遍。
panel-post-new = ✍️ 写一条
panel-post-write =
    ✍️ 请回复这条消息，写下公告内容，写成什么样群里就看到什么样。
    十分钟内有效，你不点发送就不会发出去。
panel-post-preview =
    👀 发出去是这个样子：

    { $text }

    想改就再回复一次。
panel-post-send = 发送
panel-post-pin = 发送并置顶
panel-post-sent = ✅ 已经发到群里了。
panel-post-gone = 这份草稿已经不在了：草稿保留十分钟，而且只有写的人能发送。请再写一次。
# text：管理员写的话
panel-announcement = { $text }

## 投票

panel-vote-state = { $count ->
    [0] 🗳 <b>投票</b>
        现在没有进行中的投票。
   *[other] 🗳 <b>投票</b>
        { $lines }
}
panel-vote-line = { $open ->
    [yes] 🟢
   *[no] ⏳
} <b>{ $vote }</b> { $question } · 已有 { $voters } 人投票 · { $until } 截止
panel-vote-new = ➕ 发起投票
panel-vote-sure = 要取消“{ $question }”吗？票数作废，也会告诉群里。
panel-vote-proposals = 💡 提议{ $count ->
    [0] {""}
   *[other] （{ $count }）
}
panel-vote-proposals-list = { $count ->
    [0] 💡 <b>提议</b>
        没有等着答复的投票提议。
   *[other] 💡 <b>提议</b>
        { $lines }
}
panel-vote-proposal = <b>{ $vote }</b> { $question } · { $options } · { $name } 提的
panel-vote-approve = ✅ 通过 { $vote }
panel-vote-refuse = 不通过 { $vote }
panel-vote-approved = 通过了，{ $vote } 号投票这就发到群里。
panel-vote-refused = 没有通过，已告诉提 { $vote } 号投票的人。

## 小店

panel-shop-stock = 📦 库存
panel-shop-stock-list = { $count ->
    [0] 📦 <b>库存</b>
        货架上还没有东西。
   *[other] 📦 <b>库存</b>
        { $lines }
}
panel-shop-stock-line = { $state ->
    [low] ⚠️
   *[other] ▫️
} { $item } · { $price } 分 · { $state ->
    [endless] 不限量
   *[other] 还剩 { $left } 份
}{ $delivery ->
    [code] （兑换码）
    [tag] （头衔）
   *[manual] {""}
}
panel-shop-state = { $count ->
    [0] 🛒 <b>订单</b>
        没有等待处理的订单。
   *[other] 🛒 <b>等待处理的订单：{ $count }</b>
        { $lines }
}

## 挑战

panel-challenge-state = { $count ->
    [0] 🏃 <b>挑战</b>
        现在没有进行中的挑战。
   *[other] 🏃 <b>挑战</b>
        { $lines }
}
panel-challenge-line = { $state ->
    [signup] 🙋 <b>{ $title }</b> · 已有 { $people } 人报名 · { $starts }开始
   *[running] 🎯 <b>{ $title }</b> · 第 { $day } 天，共 { $days } 天 · { $people } 人
}
panel-challenge-new = ➕ { $title }
panel-challenge-own = ✍️ 自己定一个
panel-challenge-offer =
    🏃 <b>{ $title }</b>
    { $starts }开始，共 { $days } 天；做到 { $needed } 天就算完成，得 { $points } 分。
    { $how }

    点了开始，群里马上就会看到，开始之前都可以报名。
panel-challenge-start = ▶️ 开始
panel-challenge-write =
    ✍️ 请回复这条消息，用一行写下挑战：
    <code>七天阅读 | 7天 | #阅读</code>
    话题标签也可以换成 <code>口令 早起打卡</code> 或 <code>图片</code>。还可以加：<code>--开始 明天 --至少 6 --积分 50 --分队 红队, 蓝队</code>
panel-challenge-proofs = 🔎 打卡：{ $title }
panel-challenge-proofs-list = { $count ->
    [0] 🔎 <b>{ $title }</b>
        还没有人打卡。
   *[other] 🔎 <b>{ $title }</b>
        最近的打卡。划掉的那天就不算，本人会收到通知。
        { $lines }
}
panel-challenge-proof = { $number }. { $name } · { $day }{ $state ->
    [struck] {" "}· 已划掉
   *[counts] {""}
}
panel-challenge-look = 🔗 { $number }
panel-challenge-strike = ✖️ 划掉 { $number }
panel-challenge-unstrike = ↩️ { $number } 还是算数
panel-challenge-sure = 要取消“{ $title }”吗？大家都拿不到奖励，也会告诉群里。
panel-call-off = ✖️ 确定取消

## 抽奖

panel-giveaway-state = { $count ->
    [0] 🎁 <b>抽奖</b>
        现在没有进行中的抽奖。
   *[other] 🎁 <b>抽奖</b>
        { $lines }
}
panel-giveaway-line = 🎟 <b>{ $title }</b>（{ $prize }，{ $winners } 人中奖）· 已有 { $people } 人参加 · { $until } 截止
panel-giveaway-new = ➕ 发起抽奖
panel-redraw = 🔁 重新抽：{ $title }
panel-redraw-whose =
    🔁 <b>{ $title }</b>
    中奖的是：{ $names }。
    谁的中奖作废？会从当时参加的人里另抽一位补上，群里也会看到。
panel-redraw-one = { $name }
panel-redraw-all = 全部作废
panel-redraw-sure =
    🔁 <b>{ $title }</b>
    { $names }的中奖作废，另抽别人。确定吗？
panel-redraw-yes = 🔁 确定重新抽
panel-redraw-yes-back = 🔁 重新抽，并收回 { $points } 分
panel-codes = 🔑 码池
panel-codes-state = 🔑 { $pools }{ $here ->
    [yes] {""}
   *[no] {""}

    这里大家都看得到，请在私聊或者运营群里加码。
}
panel-codes-fill = ➕ 加码
panel-codes-write =
    🔑 请回复这条消息：第一行写码池的名字，下面一行一个码：
    <code>spring
    AAA-111
    BBB-222</code>
panel-giveaway-sure = 要取消“{ $title }”吗？不会有人中奖，也会告诉群里。

## 晒单和荣誉

panel-share-state = { $count ->
    [0] 📸 <b>晒单</b>
        都看过了，没有等着的。
   *[other] 📸 <b>晒单</b>
        有 { $count } 份等着看，点开来决定：
}
# held：还没定的有几期
panel-honours-state =
    { $lately }{ $held ->
        [0] {""}
       *[other] {""}

    { $previews }
    }

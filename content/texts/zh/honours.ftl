### 荣誉和徽章：谁被不同的人在不同的日子认可过。

## 运营群看到的预览

# 一周；一个月的写法在 card.ftl 里
honours-period = { $first }至{ $last }
# held：还有几个没定；unasked：announce 或 skip
honours-preview =
    🏅 <b>{ $community }</b> · { $period }的荣誉

    { $lines }

    { $held ->
        [0] 都定好了。
       *[other] { $unasked ->
            [skip] 请在 { $at } 前决定；不决定就不颁发。
           *[other] 不用操作也行：{ $at } 会自动公布。
        }
    }
# state：held、announced、skipped、revoked、nobody；more：有没有下一位
honours-preview-title = { $state ->
    [nobody] ▫️ { $title }：没有人达到标准，空缺
    [skipped] ⏭ { $title }：跳过，不颁发
    [announced] ✅ <b>{ $title }</b>：{ $name }
    [revoked] ↩️ { $title }：已收回（原为 { $name }）
   *[other] <b>{ $title }</b>：{ $name }
    　{ $figures }{ $more ->
        [yes] ；下一位是 { $next }
       *[other] {""}
    }
}
honours-figures = { $people } 人在 { $days } 天里认可过{ $mutual ->
    [0] {""}
   *[other] （其中 { $mutual } 人互相认可，打折计算）
}，到场 { $present } 天，回复 { $replies } 次{ $pieces ->
    [0] {""}
   *[other] ，好内容 { $pieces } 条
}{ $streak ->
    [0] {""}
   *[other] ，连签 { $streak } 天
}
honours-button-announce = 📣 现在公布
honours-button-swap = ↪️ 换下一位 · { $title }
honours-button-skip = ⏭ 跳过 · { $title }
honours-button-back = ↩️ 撤销 · { $title }
honours-button-undo = ↩️ 收回 · { $title }
honours-undo-sure = 确定收回 { $community } 的 { $name } 的“{ $title }”吗？积分和头衔会一起收回，群里也会看到已收回。
honours-button-revoke = ↩️ 确定收回
honours-quiet = 🏅 { $community } · { $period }：没有人达到荣誉的标准，这次不颁发，群里也不会提。
honours-decided = 这一项已经定了。
honours-no-other = 后面没有达到标准的人了，可以选跳过。
honours-done = 已公布
honours-swapped = 已换成下一位
honours-skipped = 已跳过
honours-put-back = 已恢复原样
honours-revoked = 已收回
honours-not-back = 之前换下的那位现在不能拿这一项了：已经退群、受过处罚，或者有了别的荣誉。

## 群里看到的

honours-announced =
    🏅 <b>{ $period }的荣誉</b>

    { $lines }

    谢谢你们，让这里变得更好。
honours-winner = <b>{ $title }</b>：{ $name }
    { $why }{ $points ->
    [0] {""}
   *[other] ，奖励 { $points } 分
}
honours-winner-revoked = <b>{ $title }</b>：已收回
# 带卡片的那条消息改不了的时候
honours-revoked-told = ℹ️ 更正：{ $name } 的“{ $title }”（{ $period }）已收回。
# score：按什么评的
honours-why = { $score ->
    [vote] 由大家投票选出
    [streak] 连续签到 { $streak } 天，{ $people } 位群友认可
    [pieces] { $pieces } 条内容打动了多位群友，{ $people } 人认可
   *[other] { $people } 位群友在 { $days } 天里认可过
}
honours-card-heading = 荣誉
honour-title-vote = 🗳️ 大家的选择

## /honours

honours-list =
    🏅 <b>近期荣誉</b> · { $community }

    { $lines }
honours-day = { $day }
honours-line = { $day } · { $title } · { $name }
honours-none = 🏅 { $community } 还没有颁发过荣誉。
    靠的不是说得多：一段时间里有几位不同的群友，在不同的日子给你点过赞或用 /thanks 谢过你，就有机会。

## 徽章

badges-new =
    🎖️ <b>新徽章</b>

    { $lines }
badges-new-line = { $badge }：{ $names }
# count：有几枚
badges-own = 🎖️ <b>我的徽章</b>{ $count ->
    [0] ：还没有，从下面最近的一枚开始吧
   *[other] ：{ $count } 枚
}
    { $lines }
    { $ahead ->
        [0] {""}
       *[other] <b>接下来</b>
    }
    { $next }
badges-have = { $badge }　{ $day }
badges-next = { $badge }　{ $bar } { $have }/{ $needed }
button-badges-all = 全部徽章
button-badges-own = 我的徽章
badges-all =
    🎖️ <b>全部徽章</b>

    { $lines }
# mine：yes 是我有的
badges-all-line = { $mine ->
    [yes] ✔️
   *[other] ▫️
} { $badge }　{ $people ->
    [0] 还没有人
   *[other] { $people } 人
}

## 记录

audit-honour-grant = 颁发荣誉
audit-honour-swap = 荣誉换了下一位
audit-honour-skip = 荣誉跳过
audit-honour-back = 荣誉恢复待定
audit-honour-undo = 荣誉收回
schedule-job-honours = 荣誉评选
schedule-job-badges = 徽章
ledger-title = 荣誉{ $told ->
    [yes] ：{ $reason }
   *[other] {""}
}

### 积分、排行榜、名片。

points-balance = 💰 <b>现在有 { $balance } 分</b>{ $count ->
    [0] {""}
   *[other] {""}

    最近的来去：
    { $lines }
}
points-entry = { $day } <b>{ $amount }</b> { $what }

## 每一笔是怎么来的（reason：理由；by：谁给的；day：哪一天；days：连续几天；task：哪个小任务）

ledger-checkin = 签到{ $told ->
    [yes] （{ $reason }）
   *[no] {""}
}
ledger-gift = 见面礼
ledger-task = 新人小任务：{ $task }
ledger-milestone = 连续签到满 { $days } 天
ledger-makeup = 补签 { $day }
ledger-award = { $given ->
    [yes] { $by } 加的分
   *[no] 管理员加的分
}：{ $reason }
ledger-message = 在群里聊天
ledger-thanks = { $given ->
    [yes] { $by } 觉得你说得好
   *[no] 有人觉得你说得好
}
ledger-purchase = 在小店换了“{ $item }”
ledger-refund = “{ $item }”没办成，退回积分{ $told ->
    [yes] ：{ $reason }
   *[no] {""}
}
ledger-expiry = 到期的积分
ledger-undo = 已收回：{ $what }
ledger-answer = 第一次回答话题
ledger-vote = 参与投票
ledger-honour = 投票选出的荣誉{ $told ->
    [yes] ：{ $reason }
   *[no] {""}
}
ledger-challenge = 完成挑战：{ $reason }
ledger-giveaway = 抽奖中奖：{ $reason }
ledger-giveaway_back = 重新抽奖，收回奖品：{ $reason }
ledger-share = 晒单
ledger-share_back = 收回晒单的加分
ledger-koc = KOC 每月福利
ledger-koc_pay = KOC 收入：{ $reason }
ledger-koc_back = 收回 KOC 收入：{ $reason }
ledger-other = 积分变动{ $told ->
    [yes] ：{ $reason }
   *[no] {""}
}

## 运营看一个人的积分（/points @某人）

points-of = 💰 <b>{ $name }</b>（{ $community }）现在有 { $balance } 分{ $count ->
    [0] ，还没有往来。
   *[other] {""}

    { $lines }

    点 ↩️ 加号码，就收回那一笔；聊天的分，一天的一起收回。
}
points-of-line = { $number }. { $entry }{ $state ->
    [undone] {" "}（已收回）
   *[stands] {""}
}
button-points-undo = ↩️ { $number }
audit-points-undo = 收回积分

## 排行榜

rank-board =
    🏆 <b>{ $period ->
        [week] 本周排行榜
        [month] 本月排行榜
       *[all] 总排行榜
    }</b>
    { $count ->
        [0] 还没有人上榜，签个到就是第一名。
       *[other] { $lines }
    }

    { $own }
rank-line = { $place ->
    [1] 🥇
    [2] 🥈
    [3] 🥉
   *[other] { $place }.
} { $name } · { $points } 分
rank-own = 你排在第 { $place } 名，{ $points } 分
rank-own-none = 你还没有上榜，签个到就有分
rank-usage = 可以看 <code>/rank 周</code>、<code>/rank 月</code> 或 <code>/rank 总</code>。
button-rank-week = 本周
button-rank-month = 本月
button-rank-all = 总榜

## 名片

me-card =
    🪪 <b>{ $name }</b> · { $community }
    🪜 第 { $level } 级“{ $level-name }”
    💰 积分 { $balance }{ $place ->
        [0] {""}
       *[other] ，本周第 { $place } 名
    }
    🔥 连续签到 { $streak } 天，最长 { $longest } 天
    ✅ 一共签到 { $checkins } 次，断签保护 { $freezes } 张
    { $more }
me-since = 🌱 { $year }年{ $day }来到这里
me-gift = 🎁 你的见面礼：<code>{ $code }</code>

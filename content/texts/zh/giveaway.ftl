### 抽奖：谁能参加、怎么开奖、奖品。

## 群里看到的

giveaway-announced =
    🎁 <b>{ $title }</b>
    奖品：{ $prize }，{ $winners } 个名额
    参加条件：{ $rule }
    { $state ->
        [open] { $until } 截止，点一下按钮就能参加。
       *[other] 已于 { $until } 截止。
    }
    👥 { $people ->
        [0] 还没有人参加。
       *[other] 已有 { $people } 人参加。
    }

    🔐 谁也不能操纵结果：开奖用的数已经定好，下面是它的指纹（SHA-256）。开奖后公布这个数，人人都可以验证。
    <code>{ $commitment }</code>（{ $number } 号）
giveaway-prize-points = { $points } 积分
giveaway-prize-codes = 兑换码（只告诉中奖的人）
giveaway-prize-words = { $prize }
# conditions：以开始那一刻为准，之后再变也不影响
giveaway-rule = { $conditions }（以开始时为准）
giveaway-condition-days = { $days ->
    [0] 在群里就行
   *[other] 入群满 { $days } 天
}
giveaway-condition-level = { $level } 级（{ $name }）及以上
giveaway-condition-checkins = 签到满 { $checkins } 次
giveaway-cancelled = 🎁 <b>{ $title }</b>取消了，大家都没有损失。
giveaway-drawn = { $people ->
    [0] 🎁 <b>{ $title }</b>结束了。这次没有人参加，奖品留到下次吧。
   *[other] 🎉 <b>{ $title }</b>{ $round ->
        [1] {""}
       *[other] （第 { $round } 轮）
    }开奖！{ $prize }，{ $winners } 位中奖：

    { $names }

    { $kind ->
        [points] 积分已经到账。
        [codes] 兑换码只发给中奖的人，发 /giveaway 可以再看。
       *[words] 管理员会联系你们。
    }
    从 { $people } 人中抽出{ $gone ->
        [0] 。
       *[other] ；另有 { $gone } 位参加后离开了群。
    }
    🔓 开奖用的数：<code>{ $seed }</code>（{ $number } 号）
}
giveaway-winner = { $place }. { $name }
giveaway-list = 📄 “{ $title }”的名单。按“数:轮次:id”的 SHA-256，最小的中奖；事先公布的指纹是 { $commitment }。

## 按钮

giveaway-button-enter = 🎟 参加抽奖
giveaway-button-enter-named = 🎟 参加：{ $title }
giveaway-button-cancel = ✖️ 取消：{ $title }

## 按下之后（不能用格式）

giveaway-entered = 参加成功！目前 { $people } 人参加，{ $winners } 个名额，中奖机会 { $chance }%。
giveaway-in-already = 你已经参加“{ $title }”了，一共 { $people } 人，祝你好运！
giveaway-over = “{ $title }”已经截止。
giveaway-not-entitled = 这次还不能参加：{ $missing }（以开始时为准）。
giveaway-missing-here = 要在开始时已经在群里
giveaway-missing-days = 要入群满 { $takes } 天，当时你是 { $has } 天
giveaway-missing-level = 要达到 { $takes } 级（{ $name }），当时你是 { $has } 级
giveaway-missing-checkins = 要签到满 { $takes } 次，当时你有 { $has } 次

## /giveaway

giveaway-overview = { $count ->
    [0] 🎁 现在没有进行中的抽奖。
   *[other] { $lines }
}{ $won ->
    [0] {""}
   *[other] {""}

    🏆 你中过的奖：
    { $prizes }
}{ $staff ->
    [yes] {""}

    发起抽奖：<code>/giveaway 一本好书 | 50 积分 | 3 名 --截止 20:00 --天数 7 --等级 2 --签到 3</code>
    奖品可以是积分，<code>兑换码</code> 加码池的名字（见 /codes），或者写任何东西。
    重新抽：<code>/giveaway 重抽 12</code>，只换一个人：<code>/giveaway 重抽 12 @用户名</code>；加上 <code>--收回</code> 会收回已发的积分。
   *[no] {""}
}
giveaway-open =
    🎁 <b>{ $title }</b>（{ $number } 号）：{ $prize }，{ $winners } 个名额，{ $until } 截止。
    条件：{ $rule }。{ $people ->
        [0] 还没有人参加。
       *[other] 已有 { $people } 人参加。
    }{ $in ->
        [yes] 你已参加 ✅
       *[no] {""}
    }{ $lacks ->
        [0] {""}
       *[other] {""}
        🔒 这次还不能参加：{ $missing }（以开始时为准）。
    }
giveaway-won = “{ $title }”{ $told ->
    [yes] ：<code>{ $code }</code>
   *[no] {""}
}
giveaway-code =
    🎁 恭喜你在“{ $title }”（{ $community }）中奖！这是你的兑换码，别给别人看：
    <code>{ $code }</code>
    发 /giveaway 可以再看一次。

## 发起、重抽

giveaway-ask =
    用一行告诉我：叫什么、奖品是什么、几个人中奖。比如：
    <code>一本好书 | 50 积分 | 3 名 --截止 明天 20:00 --天数 7</code>
giveaway-started = “{ $title }”已经发到群里，{ $until } 开奖。
giveaway-usage =
    这样用：<code>/giveaway 一本好书 | 50 积分 | 3 名 --截止 20:00</code>
    参加条件：<code>--天数 7 --等级 2 --签到 3</code>。奖品可以是积分、<code>兑换码 spring</code>（码池，见 /codes），或者写任何东西。
giveaway-title-too-long = 标题请写在 { $most } 个字以内。
giveaway-prize-too-long = 奖品请写在 { $most } 个字以内。
giveaway-points = 每位中奖者可以得 1 到 { $most } 分。
giveaway-winners = 名额可以是 1 到 { $most } 个，比如 <code>3 名</code>。
giveaway-until-unclear = 没看懂“{ $written }”是什么时候。可以写 <code>--截止 20:00</code>、<code>--截止 明天 20:00</code> 或 <code>--截止 3天</code>。
giveaway-until-range = 抽奖可以开放 { $minutes } 分钟到 { $days } 天。
giveaway-condition = <code>{ $flag }</code> 后面要写一个整数，最大 { $most }。
giveaway-no-such-level = 一共只有 { $most } 级。
giveaway-too-few-codes = 码池“{ $pool }”里只有 { $codes } 个码，不够 { $winners } 个名额。先私聊我发 /codes 补充。
giveaway-too-many = 一个群同时有 { $most } 个抽奖就够了。等一个结束，或者先取消一个。
giveaway-redraw-usage = 这样用：<code>/giveaway 重抽 12</code> 全部重抽，<code>/giveaway 重抽 12 @用户名</code> 只换一个人；加上 <code>--收回</code> 会收回已发的积分。
giveaway-redrawn = 已经重抽（{ $number } 号）。不再中奖：{ $names }
giveaway-not-drawn = “{ $title }”还没有开奖。
giveaway-no-winner = “{ $title }”没有这位中奖者，或者已经换过了。
giveaway-nobody-left = 参加“{ $title }”的其他人都不在群里了，没有人可以抽。

## 给运营的消息

giveaway-hand-over = 🎁 “{ $title }”（{ $number } 号）已开奖，请发放：{ $prize }。中奖：{ $names }
giveaway-no-codes-left = 🎁 “{ $title }”：码池“{ $pool }”空了，还有 { $without } 位中奖者没拿到码。请私聊我发 <code>/codes add { $pool }</code> 和新的码，我会马上补发。

## /codes

codes-not-here = 兑换码要保密，请私聊我，或者在运营群里发。
codes-usage =
    这样用，一行一个码：
    <code>/codes add spring
    AAA-111
    BBB-222</code>
codes-pool-name = 码池的名字只用小写字母、数字和短横线，最多 { $most } 个字符。
codes-too-many = 一次最多 { $most } 个码，每个 { $length } 个字符以内。
codes-pools = { $community }：{ $count ->
    [0] 还没有码。发 <code>/codes add spring</code>，下面一行一个码，就能加进去。
   *[other] 还剩的码

    { $lines }
}
codes-pool = { $pool }：{ $codes } 个
codes-added = { $community }，码池“{ $pool }”：加了 { $added } 个码{ $known ->
    [0] {""}
   *[other] ，{ $known } 个以前就有
}，还剩 { $left } 个。

## 操作日志

audit-giveaway-start = 发起抽奖
audit-giveaway-cancel = 取消抽奖
audit-giveaway-redraw = 重新抽奖
audit-codes-add = 往码池里加码

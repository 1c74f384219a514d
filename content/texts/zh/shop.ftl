### 小店、订单。

## 货架（words：一句介绍；note：为什么现在不能买，或者还剩多少）

shop-shelf =
    🛍 <b>小店</b> · 你有 { $balance } 分，等级“{ $level }”{ $discount ->
        [0] {""}
       *[other] ，已便宜 { $discount }%
    }

    { $lines }
shop-line = { $can ->
    [yes] 🔹
   *[no] ▫️
} <b>{ $item }</b> · { $price } 分
    { $words }{ $note }
shop-left = 还剩 { $left } 份。
shop-empty = 小店还没有开张，先攒着积分吧。
shop-sure =
    <b>{ $item }</b>
    { $words }

    要 { $price } 分{ $cheaper ->
        [0] {""}
       *[other] （等级优惠省了 { $cheaper } 分）
    }。你有 { $balance } 分，买完还有 { $after } 分。{ $delivery ->
        [code] 兑换码马上给你，只有你看得到。
        [tag] 头衔马上挂上，保留 { $days } 天。
       *[manual] 运营会来办，办好了告诉你。
    }

## 买到了

shop-bought-code = ✅ 换好了：<b>{ $item }</b>（{ $order } 号订单，{ $price } 分）。兑换码已经给你，随时用 /orders 再看。你还有 { $balance } 分。
shop-bought-manual = ✅ 下单了：<b>{ $item }</b>（{ $order } 号订单，{ $price } 分）。运营会来找你，进度用 /orders 看。你还有 { $balance } 分。
shop-bought-tag = ✅ 挂上了：<b>{ $item }</b>（{ $order } 号订单，{ $price } 分），保留 { $days } 天。你还有 { $balance } 分。
shop-code = 🔑 { $item }：<code>{ $code }</code>

## 买不成

shop-gone = 这件东西已经下架了，用 /shop 看看现在有什么。
shop-sold-out = 卖光了。
shop-needs-level = 要到第 { $level } 级“{ $name }”才能换。
shop-limit = 每人{ $per ->
    [week] 每周
    [month] 每月
   *[ever] 总共
}最多 { $limit } 份，你已经换够了。
shop-too-poor = 要 { $price } 分，你有 { $balance } 分，还差 { $missing } 分。
shop-price-changed = 价格刚刚变成了 { $price } 分，没有扣你的分。请用 /shop 再选一次。
shop-bought-already = 这一份已经换好了，只扣了一次分。用 /orders 看看。
shop-no-codes = 兑换码刚好发完了，没有扣你的分，已经告诉运营去补。
shop-tag-staff = 管理员的名字旁边已经有头衔了。
shop-no-tags = 我在这个群里还没有挂头衔的权限。

## 告诉运营

shop-pool-empty = ⚠️ { $community }：“{ $item }”的兑换码发完了，补上之前谁也换不了（也不会扣分）。请往它的兑换码文件里补。
shop-low-stock = 📦 { $community }：“{ $item }”只剩 { $left } 份了。
order-new =
    🛒 { $community } · { $order } 号订单
    { $name } 用 { $price } 分换了“<b>{ $item }</b>”{ $state ->
        [approved] 。👌 已经同意，就等交付。
       *[open] ，等你们交给对方。
    }
order-why =
    要退回 { $order } 号订单“{ $item }”吗？{ $price } 分会还给对方。
    回复这条消息写下理由，对方会看到；也可以不写。
order-was-handed-over = ✅ { $order } 号订单“{ $item }”已交付（{ $price } 分，{ $by } 经手）{ $told ->
    [yes] ：{ $reason }
   *[no] {""}
}
order-was-refused = ↩️ { $order } 号订单“{ $item }”已退回，{ $price } 分还给了对方（{ $by } 经手）{ $told ->
    [yes] ：{ $reason }
   *[no] {""}
}
order-refund-made = 退好了：{ $order } 号订单的 { $price } 分已经还给对方，理由也带到了。
order-closed = 这张订单已经处理过了。
order-not-done = 这张订单还没有交付，或者已经退回了，没有什么可撤销的。
order-reason-too-long = 理由请写在 { $most } 个字以内。

## 告诉买的人

order-approved = 👌 你在{ $community }的 { $order } 号订单“{ $item }”通过了，正在准备，交付时再告诉你。
order-reopened = 🔁 你在{ $community }的 { $order } 号订单“{ $item }”其实还没有交付，刚才的通知发早了。运营接着办。
order-handed-over = 📬 你在{ $community }的 { $order } 号订单“{ $item }”已经交付，收好哦。
order-refused = ↩️ 你在{ $community }的 { $order } 号订单“{ $item }”没能办成，{ $price } 分已经还给你。{ $told ->
    [yes] 运营说：{ $reason }
   *[no] {""}
}

## 订单一览

orders-list = { $open ->
    [0] {""}
   *[other] 🛒 <b>等着交付的</b>
    { $waiting }

}{ $count ->
    [0] {""}
   *[other] 🧾 <b>你的订单</b>
    { $mine }
}
orders-none = 你还没有订单。去 /shop 逛逛吧。
orders-none-open = 没有等着交付的订单。
order-line-open = { $state ->
    [approved] 👌{" "}
   *[open] {""}
}{ $order } 号 · { $day } · { $item } · { $name }（{ $community }）
order-line = { $order } 号 · { $day } · { $item } · { $price } 分 · { $state ->
    [open] 等着交付
    [approved] 已通过，正在准备
    [refused] 已退回{ $told ->
        [yes] （{ $reason }）
       *[no] {""}
    }
   *[done] 已完成
}{ $shown ->
    [yes] {" "}· <code>{ $code }</code>
   *[no] {""}
}

## 按钮

button-shop = 🛍 小店
button-shop-item = { $item } · { $price } 分
button-shop-pay = ✅ 花 { $price } 分换
button-order-approve = 👌 同意 { $order } 号
button-order-reopen = 🔁 { $order } 号其实没交付
button-order-done = ✅ { $order } 号已交付
button-order-refuse = ↩️ 退回 { $order } 号
button-order-without = 不写理由，直接退
button-order-code = 🔑 看 { $order } 号的兑换码

## 积分到期

expiry-reminder = ⏳ { $community }：你有 { $points } 分早先攒的积分会在 { $day }到期（还有 { $days } 天）。花掉它们吧，先用的总是最早的。发送 /shop 看看能换什么。

## 操作日志

audit-order-approve = 同意订单
audit-order-reopen = 撤销订单的交付
audit-order-done = 交付订单
audit-order-refuse = 退回订单

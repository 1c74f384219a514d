### The shop, and orders.

## The shelf (words: a line about it; note: why not now, or how many are left)

shop-shelf =
    🛍 <b>The shop</b> · you have { $balance ->
        [one] 1 point
       *[other] { $balance } points
    }, level “{ $level }”{ $discount ->
        [0] {""}
       *[other] , { $discount }% already off
    }

    { $lines }
shop-line = { $can ->
    [yes] 🔹
   *[no] ▫️
} <b>{ $item }</b> · { $price ->
    [one] 1 point
   *[other] { $price } points
}
    { $words } { $note }
shop-left = { $left } left.
shop-empty = The shop isn't open yet. Keep those points.
shop-sure =
    <b>{ $item }</b>
    { $words }

    That's { $price ->
        [one] 1 point
       *[other] { $price } points
    }{ $cheaper ->
        [0] {""}
       *[other] {" "}(your level saves you { $cheaper })
    }. You have { $balance }, and { $after } afterwards. { $delivery ->
        [code] The code is yours at once, and only you will see it.
        [tag] The tag shows at once, for { $days ->
            [one] 1 day
           *[other] { $days } days
        }.
       *[manual] The team will see to it and let you know.
    }

## Bought

shop-bought-code = ✅ Yours: <b>{ $item }</b> (order { $order }, { $price } points). The code is with you, and always under /orders. You have { $balance } left.
shop-bought-manual = ✅ Ordered: <b>{ $item }</b> (order { $order }, { $price } points). The team will get in touch; /orders tells how it stands. You have { $balance } left.
shop-bought-tag = ✅ It's on: <b>{ $item }</b> (order { $order }, { $price } points), for { $days ->
    [one] 1 day
   *[other] { $days } days
}. You have { $balance } left.
shop-code = 🔑 { $item }: <code>{ $code }</code>

## Not possible

shop-gone = That isn't on sale any more. See what is with /shop.
shop-sold-out = Sold out.
shop-needs-level = From level { $level }, “{ $name }”, on.
shop-limit = At most { $limit } each{ $per ->
    [week] {" "}a week
    [month] {" "}a month
   *[ever] {""}
}, and you've had yours.
shop-too-poor = It costs { $price } and you have { $balance }: { $missing } to go.
shop-price-changed = The price has just changed to { $price } points; nothing was charged. Please choose again with /shop.
shop-bought-already = You've bought this one already, and paid once. It's under /orders.
shop-no-codes = The codes have just run out. Nothing was charged, and the team knows.
shop-tag-staff = Admins already have a title beside their name.
shop-no-tags = I'm not allowed to set tags in this group yet.

## For the operators

shop-pool-empty = ⚠️ { $community }: the codes for “{ $item }” have run out. Nobody can have one (or is charged) until there are more: please add codes to its file.
shop-low-stock = 📦 { $community }: only { $left } of “{ $item }” left.
order-new =
    🛒 { $community } · order { $order }
    { $name } bought <b>{ $item }</b> for { $price ->
        [one] 1 point
       *[other] { $price } points
    }{ $state ->
        [approved] . 👌 Approved; it only has to be handed over.
       *[open] {" "}and waits for you to hand it over.
    }
order-why =
    Refuse order { $order }, “{ $item }”? The { $price ->
        [one] 1 point goes
       *[other] { $price } points go
    } back.
    Reply to this message with the reason, they will read it; or leave it out.
order-was-handed-over = ✅ Order { $order }, “{ $item }”, handed over by { $by } ({ $price } points){ $told ->
    [yes] : { $reason }
   *[no] {""}
}
order-was-refused = ↩️ Order { $order }, “{ $item }”, refused by { $by }; { $price } points given back{ $told ->
    [yes] : { $reason }
   *[no] {""}
}
order-refund-made = Done: the { $price } points of order { $order } are back, and they know why.
order-closed = That order has been settled already.
order-not-done = That order hasn't been handed over, or was refused: there is nothing to take back.
order-reason-too-long = Please keep the reason within { $most } characters.

## For the buyer

order-approved = 👌 Your order { $order } in { $community }, “{ $item }”, has been approved. You'll hear when it's handed over.
order-reopened = 🔁 Your order { $order } in { $community }, “{ $item }”, hasn't been handed over after all: that message came too soon. The team is still on it.
order-handed-over = 📬 Your order { $order } in { $community }, “{ $item }”, has been handed over. Enjoy!
order-refused = ↩️ Your order { $order } in { $community }, “{ $item }”, couldn't be done. Your { $price ->
    [one] 1 point is
   *[other] { $price } points are
} back.{ $told ->
    [yes] {" "}The team says: { $reason }
   *[no] {""}
}

## The orders

orders-list = { $open ->
    [0] {""}
   *[other] 🛒 <b>Waiting to be handed over</b>
    { $waiting }

}{ $count ->
    [0] {""}
   *[other] 🧾 <b>Your orders</b>
    { $mine }
}
orders-none = You haven't ordered anything yet. Have a look at /shop.
orders-none-open = No order is waiting.
order-line-open = { $state ->
    [approved] 👌{" "}
   *[open] {""}
}{ $order } · { $day } · { $item } · { $name } ({ $community })
order-line = { $order } · { $day } · { $item } · { $price } points · { $state ->
    [open] on its way
    [approved] approved, on its way
    [refused] refused, points back{ $told ->
        [yes] {" "}({ $reason })
       *[no] {""}
    }
   *[done] done
}{ $shown ->
    [yes] {" "}· <code>{ $code }</code>
   *[no] {""}
}

## Buttons

button-shop = 🛍 The shop
button-shop-item = { $item } · { $price ->
    [one] 1 point
   *[other] { $price } points
}
button-shop-pay = ✅ Buy for { $price }
button-order-approve = 👌 Approve { $order }
button-order-reopen = 🔁 { $order } not handed over
button-order-done = ✅ { $order } handed over
button-order-refuse = ↩️ Refuse { $order }
button-order-without = Refuse without a reason
button-order-code = 🔑 Code of order { $order }

## Points that run out

expiry-reminder = ⏳ { $community }: { $points ->
    [one] 1 of your oldest points runs
   *[other] { $points } of your oldest points run
} out on { $day } ({ $days ->
    [one] tomorrow
   *[other] in { $days } days
}). Spend them first: the oldest always go first. /shop has ideas.

## The audit log

audit-order-approve = approved an order
audit-order-reopen = took a hand-over back
audit-order-done = handed an order over
audit-order-refuse = refused an order

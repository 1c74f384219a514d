### The panel: everything staff do, by buttons.

panel-menu =
    🎛 <b>{ $community }</b>
    What would you like to do? Only you see this, and every change takes effect at once.
panel-menu-ops =
    🎛 <b>{ $community }</b>
    What would you like to do? Any operator here may press, and every change takes effect at once.
panel-which = 🎛 Which group is it about?
panel-community = { $community }
panel-other = 🔀 Another group
panel-in-private = { $name }, this group can't hide my messages, so your panel opens in our private chat.
panel-not-yet = The panel opens once this group is set up. Please finish /setup first.
panel-nothing-here = No group is looked after from here yet. Send /ops to choose one.

panel-post = 📣 Post
panel-vote = 🗳 Vote
panel-challenge = 🏃 Challenge
panel-giveaway = 🎁 Giveaway
panel-shop = 🛒 Shop
panel-share = 📸 Shares
panel-honours = 🏅 Honours
panel-koc = 🌟 KOC
panel-stats = 📊 Figures
panel-health = 🩺 Health
panel-gate = 🚪 Gate and night
panel-settings = ⚙️ Settings

## An announcement

panel-post-state =
    📣 <b>Announcement</b>
    Say something to the whole group in the bot's name. You see it once more before it goes out.
panel-post-new = ✍️ Write one
panel-post-write =
    ✍️ Reply to this message with your announcement, just as the group should read it.
    You have ten minutes; nothing is sent before you say so.
panel-post-preview =
    👀 This is how it will look:

    { $text }

    To change it, reply again with other words.
panel-post-send = Send
panel-post-pin = Send and pin
panel-post-sent = ✅ Sent to the group.
panel-post-gone = This draft is no longer there: drafts are kept for ten minutes, and only whoever wrote one can send it. Please write it again.
# text: what staff wrote
panel-announcement = { $text }

## Votes

panel-vote-state = { $count ->
    [0] 🗳 <b>Votes</b>
        No vote is running.
   *[other] 🗳 <b>Votes</b>
        { $lines }
}
panel-vote-line = { $open ->
    [yes] 🟢
   *[no] ⏳
} <b>{ $vote }</b> { $question } · { $voters ->
    [one] 1 vote
   *[other] { $voters } votes
} so far · until { $until }
panel-vote-new = ➕ New vote
panel-vote-sure = Call off “{ $question }”? Nothing will be counted, and the group is told.
panel-vote-proposals = 💡 Proposals{ $count ->
    [0] {""}
   *[other] {" "}({ $count })
}
panel-vote-proposals-list = { $count ->
    [0] 💡 <b>Proposals</b>
        Nobody has proposed a vote that is still unanswered.
   *[other] 💡 <b>Proposals</b>
        { $lines }
}
panel-vote-proposal = <b>{ $vote }</b> { $question } · { $options } · from { $name }
panel-vote-approve = ✅ Approve { $vote }
panel-vote-refuse = Turn { $vote } down
panel-vote-approved = Approved: vote { $vote } goes to the group.
panel-vote-refused = Turned down, and whoever proposed vote { $vote } hears of it.

## The shop

panel-shop-stock = 📦 Stock
panel-shop-stock-list = { $count ->
    [0] 📦 <b>Stock</b>
        Nothing is on sale.
   *[other] 📦 <b>Stock</b>
        { $lines }
}
panel-shop-stock-line = { $state ->
    [low] ⚠️
   *[other] ▫️
} { $item } · { $price ->
    [one] 1 point
   *[other] { $price } points
} · { $state ->
    [endless] no end of it
   *[other] { $left } left
}{ $delivery ->
    [code] {" "}(codes)
    [tag] {" "}(tag)
   *[manual] {""}
}
panel-shop-state = { $count ->
    [0] 🛒 <b>Orders</b>
        No order is waiting.
   *[other] 🛒 <b>Orders waiting: { $count }</b>
        { $lines }
}

## Challenges

panel-challenge-state = { $count ->
    [0] 🏃 <b>Challenges</b>
        None is running.
   *[other] 🏃 <b>Challenges</b>
        { $lines }
}
panel-challenge-line = { $state ->
    [signup] 🙋 <b>{ $title }</b> · { $people } in so far · begins { $starts }
   *[running] 🎯 <b>{ $title }</b> · day { $day } of { $days } · { $people ->
        [one] 1 person
       *[other] { $people } people
    }
}
panel-challenge-new = ➕ { $title }
panel-challenge-own = ✍️ One of my own
panel-challenge-offer =
    🏃 <b>{ $title }</b>
    Begins { $starts }, for { $days ->
        [one] 1 day
       *[other] { $days } days
    }; { $needed } of them make it and earn { $points ->
        [one] 1 point
       *[other] { $points } points
    }.
    { $how }

    The group hears of it at once and can sign up until it begins.
panel-challenge-start = ▶️ Start it
panel-challenge-write =
    ✍️ Reply to this message with the challenge in one line:
    <code>Read 7 days | 7 days | #reading</code>
    In place of the hashtag: <code>phrase up early</code> or <code>picture</code>. If you like: <code>--start friday --need 6 --points 50 --teams Red, Blue</code>
panel-challenge-proofs = 🔎 Proofs: { $title }
panel-challenge-proofs-list = { $count ->
    [0] 🔎 <b>{ $title }</b>
        There are no proofs yet.
   *[other] 🔎 <b>{ $title }</b>
        The latest proofs. What is struck does not count for its day, and its author hears of it.
        { $lines }
}
panel-challenge-proof = { $number }. { $name } · { $day }{ $state ->
    [struck] {" "}· struck
   *[counts] {""}
}
panel-challenge-look = 🔗 { $number }
panel-challenge-strike = ✖️ Strike { $number }
panel-challenge-unstrike = ↩️ Count { $number } after all
panel-challenge-sure = Call off “{ $title }”? Nobody gets anything, and the group is told.
panel-call-off = ✖️ Yes, call it off

## Giveaways

panel-giveaway-state = { $count ->
    [0] 🎁 <b>Giveaways</b>
        None is open.
   *[other] 🎁 <b>Giveaways</b>
        { $lines }
}
panel-giveaway-line = 🎟 <b>{ $title }</b> ({ $prize }, { $winners ->
    [one] 1 winner
   *[other] { $winners } winners
}) · { $people } in so far · until { $until }
panel-giveaway-new = ➕ New giveaway
panel-redraw = 🔁 Draw again: { $title }
panel-redraw-whose =
    🔁 <b>{ $title }</b>
    Won by { $names }.
    Whose win falls away? Somebody else is drawn in their place, from those who entered, and the group reads of it.
panel-redraw-one = { $name }
panel-redraw-all = Everybody's
panel-redraw-sure =
    🔁 <b>{ $title }</b>
    { $names } will have won no more, and others are drawn. Really?
panel-redraw-yes = 🔁 Yes, draw again
panel-redraw-yes-back = 🔁 Yes, and take the { $points } points back
panel-codes = 🔑 Codes
panel-codes-state = 🔑 { $pools }{ $here ->
    [yes] {""}
   *[no] {""}

    Here members could read along: please add codes in private or in the operators' chat.
}
panel-codes-fill = ➕ Add codes
panel-codes-write =
    🔑 Reply to this message with the pool's name, and below it one code a line:
    <code>spring
    AAA-111
    BBB-222</code>
panel-giveaway-sure = Call off “{ $title }”? Nobody wins anything, and the group is told.

## Shares and honours

panel-share-state = { $count ->
    [0] 📸 <b>Shares</b>
        All are looked at, nothing is waiting.
    [one] 📸 <b>Shares</b>
        One is waiting. Open it and decide:
   *[other] 📸 <b>Shares</b>
        { $count } are waiting. Open one and decide:
}
# held: how many periods are not decided
panel-honours-state =
    { $lately }{ $held ->
        [0] {""}
       *[other] {""}

    { $previews }
    }

### Points, leaderboard, card.

points-balance = 💰 <b>{ $balance ->
    [one] 1 point
   *[other] { $balance } points
}</b>{ $count ->
    [0] {""}
   *[other] {""}

    Latest:
    { $lines }
}
points-entry = { $day } <b>{ $amount }</b> { $what }

## Where each entry comes from (reason: why; by: who gave it; day: which day; days: how many in a row; task: which one)

ledger-checkin = check-in{ $told ->
    [yes] {" "}({ $reason })
   *[no] {""}
}
ledger-gift = welcome gift
ledger-task = newcomer's task: { $task }
ledger-milestone = { $days } days in a row
ledger-makeup = made up for { $day }
ledger-award = from { $given ->
    [yes] { $by }
   *[no] an admin
}: { $reason }
ledger-message = talking in the group
ledger-thanks = { $given ->
    [yes] { $by } valued what you said
   *[no] somebody valued what you said
}
ledger-purchase = “{ $item }” from the shop
ledger-refund = “{ $item }” could not be had, points back{ $told ->
    [yes] : { $reason }
   *[no] {""}
}
ledger-expiry = points that ran out
ledger-undo = taken back: { $what }
ledger-answer = first answer to a question
ledger-vote = took part in a vote
ledger-honour = honoured by a vote{ $told ->
    [yes] : { $reason }
   *[no] {""}
}
ledger-challenge = challenge made: { $reason }
ledger-giveaway = won: { $reason }
ledger-giveaway_back = drawn again, prize taken back: { $reason }
ledger-share = a share of yours
ledger-share_back = a share’s points taken back
ledger-koc = a KOC’s monthly benefit
ledger-koc_pay = earned as a KOC: { $reason }
ledger-koc_back = a KOC’s earnings taken back: { $reason }
ledger-other = points{ $told ->
    [yes] : { $reason }
   *[no] {""}
}

## Staff look at somebody's points (/points @name)

points-of = 💰 <b>{ $name }</b> ({ $community }) has { $balance ->
    [one] 1 point
   *[other] { $balance } points
}{ $count ->
    [0] {" "}and no entries yet.
   *[other] {""}

    { $lines }

    ↩️ with a number takes that entry back; points for talking go a day at a time.
}
points-of-line = { $number }. { $entry }{ $state ->
    [undone] {" "}(taken back)
   *[stands] {""}
}
button-points-undo = ↩️ { $number }
audit-points-undo = took points back

## Leaderboard

rank-board =
    🏆 <b>{ $period ->
        [week] This week's leaderboard
        [month] This month's leaderboard
       *[all] All-time leaderboard
    }</b>
    { $count ->
        [0] Nobody is on it yet. One check-in and you lead.
       *[other] { $lines }
    }

    { $own }
rank-line = { $place ->
    [1] 🥇
    [2] 🥈
    [3] 🥉
   *[other] { $place }.
} { $name } · { $points }
rank-own = You're number { $place } with { $points ->
    [one] 1 point
   *[other] { $points } points
}
rank-own-none = You're not on it yet; a check-in is all it takes
rank-usage = Try <code>/rank week</code>, <code>/rank month</code> or <code>/rank all</code>.
button-rank-week = Week
button-rank-month = Month
button-rank-all = All time

## Card

me-card =
    🪪 <b>{ $name }</b> · { $community }
    🪜 Level { $level }: { $level-name }
    💰 { $balance ->
        [one] 1 point
       *[other] { $balance } points
    }{ $place ->
        [0] {""}
       *[other] , number { $place } this week
    }
    🔥 Streak: { $streak ->
        [one] 1 day
       *[other] { $streak } days
    }, longest { $longest }
    ✅ Check-ins: { $checkins }, streak freezes: { $freezes }
    { $more }
me-since = 🌱 Here since { $day } { $year }
me-gift = 🎁 Your welcome gift: <code>{ $code }</code>

### Honours and badges: who was valued by different people on different days.

## The preview in the operators' chat

# A week; how a month is called is in card.ftl
honours-period = { $first } – { $last }
# held: how many are not decided; unasked: announce or skip
honours-preview =
    🏅 <b>{ $community }</b> · honours of { $period }

    { $lines }

    { $held ->
        [0] All decided.
       *[other] { $unasked ->
            [skip] Please decide by { $at }; otherwise nothing is given.
           *[other] Nothing to do if you agree: they are announced at { $at }.
        }
    }
# state: held, announced, skipped, revoked, nobody; more: whether there is a next one
honours-preview-title = { $state ->
    [nobody] ▫️ { $title }: nobody reached the floor
    [skipped] ⏭ { $title }: skipped
    [announced] ✅ <b>{ $title }</b>: { $name }
    [revoked] ↩️ { $title }: taken back from { $name }
   *[other] <b>{ $title }</b>: { $name }
    — { $figures }{ $more ->
        [yes] ; next in line: { $next }
       *[other] {""}
    }
}
honours-figures = valued by { $people } { $people ->
    [one] person
   *[other] people
} on { $days } { $days ->
    [one] day
   *[other] days
}{ $mutual ->
    [0] {""}
   *[other] {" "}({ $mutual } of them mutual, which counts for less)
}, there on { $present } { $present ->
    [one] day
   *[other] days
}, { $replies } { $replies ->
    [one] reply
   *[other] replies
}{ $pieces ->
    [0] {""}
    [one] , 1 piece people liked
   *[other] , { $pieces } pieces people liked
}{ $streak ->
    [0] {""}
   *[other] , { $streak }-day streak
}
honours-button-announce = 📣 Announce now
honours-button-swap = ↪️ Next in line · { $title }
honours-button-skip = ⏭ Skip · { $title }
honours-button-back = ↩️ Undo · { $title }
honours-button-undo = ↩️ Take back · { $title }
honours-undo-sure = Take “{ $title }” back from { $name } in { $community }? The points and the tag go, and the group reads that it was taken back.
honours-button-revoke = ↩️ Yes, take it back
honours-quiet = 🏅 { $community } · { $period }: nobody reached the floor for an honour, so none is given, and the group hears nothing of it.
honours-decided = That one is decided.
honours-no-other = Nobody else reached the floor. You can skip it.
honours-done = Announced
honours-swapped = Now it's the next in line
honours-skipped = Skipped
honours-put-back = As it was before
honours-revoked = Taken back
honours-not-back = The one who was passed over can't have it any more: they have left, were sanctioned, or hold another title.

## What the group reads

honours-announced =
    🏅 <b>Honours of { $period }</b>

    { $lines }

    Thank you for making this a better place.
honours-winner = <b>{ $title }</b>: { $name }
    { $why }{ $points ->
    [0] {""}
    [one] {" "}· 1 point
   *[other] {" "}· { $points } points
}
honours-winner-revoked = <b>{ $title }</b>: taken back
# where the post with the card cannot be changed
honours-revoked-told = ℹ️ A correction: “{ $title }” ({ $period }) for { $name } was taken back.
# score: what decided
honours-why = { $score ->
    [vote] Chosen by the group
    [streak] Checked in { $streak } days in a row, valued by { $people }
    [pieces] { $pieces } pieces that moved several people, valued by { $people }
   *[other] Valued by { $people } people on { $days } days
}
honours-card-heading = Honours
honour-title-vote = 🗳️ The group's choice

## /honours

honours-list =
    🏅 <b>Recent honours</b> · { $community }

    { $lines }
honours-day = { $day }
honours-line = { $day } · { $title } · { $name }
honours-none = 🏅 No honours have been given in { $community } yet.
    It isn't about talking a lot: when several different people react to what you say, or say /thanks, on different days, you're in the running.

## Badges

badges-new =
    🎖️ <b>New badges</b>

    { $lines }
badges-new-line = { $badge }: { $names }
# count: how many they have
badges-own = 🎖️ <b>Your badges</b>{ $count ->
    [0] : none yet, the nearest is below
   *[other] : { $count }
}
    { $lines }
    { $ahead ->
        [0] {""}
       *[other] <b>Coming up</b>
    }
    { $next }
badges-have = { $badge } · { $day }
badges-next = { $badge } { $bar } { $have }/{ $needed }
button-badges-all = All badges
button-badges-own = My badges
badges-all =
    🎖️ <b>All badges</b>

    { $lines }
# mine: yes if the reader has it
badges-all-line = { $mine ->
    [yes] ✔️
   *[other] ▫️
} { $badge } · { $people ->
    [0] nobody yet
    [one] 1 person
   *[other] { $people } people
}

## On record

audit-honour-grant = honour given
audit-honour-swap = honour passed to the next in line
audit-honour-skip = honour skipped
audit-honour-back = honour put back to wait
audit-honour-undo = honour taken back
schedule-job-honours = honours
schedule-job-badges = badges
ledger-title = honour{ $told ->
    [yes] : { $reason }
   *[other] {""}
}

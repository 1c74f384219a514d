### The KOC path: candidate, invited, trainee, KOC, alumni, and the reserve.

koc-state = { $state ->
    [koc] KOC
    [trainee] trainee
    [invited] invited
    [candidate] candidate
    [reserve] reserve
    [alumni] alumni
   *[regular] member
}
koc-figures = { $meets ->
    [yes] ✅
   *[no] ⚠️
} here on { $present } of { $days } days ({ $needed } needed), valued by { $people } people ({ $people_needed }) on { $appreciated } days ({ $appreciated_needed }), { $sanctions ->
    [0] no sanction
    [one] 1 sanction
   *[other] { $sanctions } sanctions
}

## The weekly proposal

koc-proposal =
    🌱 <b>KOC candidates of the week</b> · { $community }
    What { $since } to { $until } came to:

    { $lines }{ $open ->
        [0] {""}
       *[other] {""}

    You decide: invite, keep in reserve, or not now.
    }
koc-proposed = <b>{ $name }</b>{ $state ->
    [candidate] {""}
    [invited] {" "}→ invited
    [reserve] {" "}→ in reserve
    [trainee] {" "}→ a trainee by now
    [koc] {" "}→ a KOC by now
   *[other] {" "}→ not now
}
    { $figures }
button-koc-invite-named = 💌 Invite { $name }
button-koc-invite = 💌 Invite
button-koc-reserve = 🪑 Reserve
button-koc-pass = Not now
button-koc-appoint = 🌟 Make KOC
button-koc-retire = 👋 End it
button-koc-open = Open
button-koc-note = 📝 Note a talk
button-koc-hand = 🤝 Hand over
button-koc-undo = ↩️ Undo last step
button-koc-board = 📋 Board
button-koc-call = 📣 Call the reserve ({ $count })
button-koc-call-short = 📣 Call the reserve
button-koc-mine = I'll take it
button-koc-give = { $name }
button-koc-yes = 🙌 Yes, gladly
button-koc-no = Not this time
button-koc-door = Into the KOC group
button-koc-community = { $name }
button-koc-person = { $state ->
    [koc] 🌟
    [trainee] 🌿
    [invited] 💌
    [candidate] 🌱
   *[other] 🪑
} { $name }

## The board

koc-which = The KOCs of which group?
koc-board =
    📋 <b>KOC board</b> · { $community }
    { $count ->
        [0] Nobody is on the path as yet. Once a week I propose those who meet the rule; <code>/koc @username</code> shows any member.
       *[other] { $lines }
    }
koc-board-line = <b>{ $state }</b> ({ $count }): { $people }
koc-brief = { $name }{ $alarm ->
    [yes] {" "}⚠️
   *[no] {""}
}
koc-person =
    <b>{ $name }</b> · { $state } since { $since }
    { $figures }{ $charged ->
        [yes] {""}

    In charge: { $by }
       *[no] {""}
    }{ $serving ->
        [yes] {""}

    Next talk: { $due } · benefits and earnings: { $points } points
       *[no] {""}
    }{ $alarm ->
        [yes] {""}

    🔻 Less than half as active as usual ({ $usual } messages a week)
       *[no] {""}
    }{ $below ->
        [yes] {""}

    ⏳ Below the rule since { $from }
       *[no] {""}
    }{ $talks ->
        [0] {""}
       *[other] {""}

    <b>Talks</b>
    { $notes }
    }{ $taken ->
        [0] {""}
       *[other] {""}

    <b>Steps</b>
    { $steps }
    }
koc-note-line = { $day } { $by }: { $text }
koc-step-line = { $day } { $move } ({ $by })
koc-by-itself = the bot
koc-reserve =
    📣 Who could step in for { $name }? (asked by { $by })
    { $count ->
        [0] Nobody is in the reserve as yet.
       *[other] { $names }
    }
koc-step-in = <b>{ $name }</b> { $figures }
koc-hands = Who is in charge of { $name }?
koc-not-from-here = That step can't be taken any more; things may have changed. Please open the board again.
koc-nothing-to-undo = There's nothing to take back: the last step was their own, or it has been taken back.
koc-has-left = They have left the group.
koc-not-staff = Only admins and people in the operators' chat can be in charge.

## Talks, earnings, the group

koc-ask-note = How was your talk with { $name }? Reply here with one message and I'll write it down.
koc-noted = 📝 Your talk with { $name } is noted.{ $serving ->
    [yes] {" "}The next is due on { $due }.
   *[no] {""}
}
koc-note-empty = Please say what came of it: <code>/koc note @username what you talked about</code>.
koc-note-too-long = That's { $length } characters; please keep to { $most }.
koc-pay-usage = Say how many points, and what for: <code>/koc pay @username 50 wrote a review</code>.
koc-pay-too-much = Between 1 and { $most } points at a time.
koc-not-on-duty = Only trainees and KOCs can be paid.
koc-paid = 💰 { $points } points for { $name }: { $reason }
koc-pay-undone = ↩️ { $points } points of { $name } were taken back.
koc-group-usage = Write the KOC group's id: <code>/koc group -1001234567890</code>, or - for the KOC group run from this operators' chat.
koc-group = { $known ->
    [yes] The KOC group is <code>{ $chat }</code>. I need the right to invite people there.
   *[no] There is no KOC group as yet: add me to it and choose KOC in /setup, or write <code>/koc group -1001234567890</code>.
}

## What operators read

koc-accepted = 🙌 { $name } accepted and is a trainee now.{ $charged ->
    [yes] {" "}{ $by }, please look after them.
   *[no] {""}
}
koc-declined = { $name } declined this time and won't be proposed for a while.
koc-expired = ⌛ { $name } didn't answer the invitation and is in the reserve now.
koc-unreached = I can't reach { $name }: no private chat, and nothing only they could see. Please tell them yourselves.
koc-no-door = No link into the KOC group for { $name }: { $reason }. Please add them by hand.
koc-below =
    ⏳ { $name } doesn't meet the rule any more. If that lasts until { $until }, it's over.
    { $figures }
koc-lost =
    👋 { $name } { $state ->
        [koc] is no KOC any more, but one of the alumni
       *[other] is no trainee any more
    }: below the rule for too long.
    { $figures }
koc-left = 🚪 { $name } has left the group.
koc-ready =
    🌿 { $name } has been a trainee for { $days } days. Time to make them a KOC?
    { $figures }
koc-interview =
    🗓 Time for a talk with { $name }{ $charged ->
        [yes] , in charge: { $by }
       *[no] {" "}(nobody is in charge)
    }. { $talked ->
        [yes] Last time, on { $day }: { $text }
       *[no] There hasn't been one yet.
    }
    Afterwards press the button, or write <code>/koc note @username what you talked about</code>.
koc-alarm =
    🔻 { $name } wrote { $last ->
        [one] 1 message
       *[other] { $last } messages
    } in the last seven days; { $usual } a week is usual, so that's { $percent } %. { $charged ->
        [yes] { $by }, could you ask how they are?
       *[no] Could somebody ask how they are?
    }
    { $reserve ->
        [0] Nobody is in the reserve as yet.
       *[other] Who could step in:
    }
    { $names }
koc-clear = ✅ { $name } is back: { $last ->
    [one] 1 message
   *[other] { $last } messages
} in the last seven days, { $usual } a week is usual.

## What they read themselves

koc-invitation =
    💌 The team of { $community } would like you to become a KOC, a key opinion consumer.
    People here value what you say. You'd begin as a trainee; then there are { $points } points a month, and a group of our own where we think about this place together.
    Would you? You can answer until { $until }; /koc shows this again.
koc-invitation-over = That invitation is no longer open. Ask an admin if you'd like to know more.
koc-welcome = 🙌 Wonderful, welcome! For the next { $days } days you're a trainee: just go on as you are.
koc-thanks-anyway = All right, thank you for telling us. Everything stays as it is.
koc-door = Here's your way into the KOC group; the link is for you alone and works for 7 days.
koc-told-appointed = 🌟 Congratulations, you're a KOC of { $community } now! That's { $points } points a month.
koc-told-retired = Your time as a KOC of { $community } comes to an end. Thank you for everything.
koc-told-lost = Your time as a KOC of { $community } comes to an end for now. Thank you for everything; the way back is always open.
koc-own =
    { $state ->
        [koc] 🌟 You're a KOC of { $community }: { $points } points in benefits and earnings.
        [trainee] 🌿 You're a KOC trainee of { $community }: { $points } points in benefits and earnings.
        [alumni] 🎖 You're one of the KOC alumni of { $community }. Thank you for all you did.
       *[regular] 🌱 Those who are often here and whose words are valued may be asked to become a KOC of { $community }.
    }
    { $figures }

## The audit log

audit-koc-propose = proposed as a candidate
audit-koc-lapse = a candidate no longer met the rule
audit-koc-invite = invited to become a KOC
audit-koc-reserve = put into the reserve
audit-koc-pass = passed over for now
audit-koc-accept = accepted, a trainee now
audit-koc-decline = declined the invitation
audit-koc-expire = didn't answer, put into the reserve
audit-koc-appoint = made a KOC
audit-koc-lose = below the rule for too long
audit-koc-retire = ended somebody's time as a KOC
audit-koc-leave = left the group
audit-koc-undo = took a step of the KOC path back
audit-koc-note = noted a talk
audit-koc-hand = handed a KOC over
audit-koc-pay = paid a KOC
audit-koc-unpay = took a KOC's pay back
audit-koc-group = set the KOC group
audit-koc-call = called the KOC reserve
audit-koc-alarm = a KOC fell below half of the usual
audit-koc-clear = a KOC is back to the usual

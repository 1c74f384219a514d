### Keeping the peace: what members read when something is done to them, the operators' cards, who is on duty.

peace-when = { $day } { $time }
peace-for-good = for good
peace-the-bot = the bot

## What a member reads (why: the reason; deleted: whether the message went; told: whether there is a reason)

notice-warn = { $name }, { $deleted ->
    [yes] your message was taken down
   *[no] a word from the team of { $community }
}{ $told ->
    [yes] : { $why }
   *[no] { "" }
}. Please keep to the rules of the group; this is noted as a warning. If you think it's a mistake, tell us, a person will look at it.
notice-mute = { $name }, { $deleted ->
    [yes] your message was taken down, and you
   *[no] you
} can't write in { $community } for a while (until: { $until }){ $told ->
    [yes] : { $why }
   *[no] { "" }
}. You can go on reading, and afterwards everything is as before. If you think it's a mistake, tell us.
notice-kick = { $name }, you were removed from { $community }{ $told ->
    [yes] : { $why }
   *[no] { "" }
}. You may come back; please keep to the rules then. If you think it's a mistake, tell us.
notice-ban = { $name }, you can't take part in { $community } any more (until: { $until }){ $told ->
    [yes] : { $why }
   *[no] { "" }
}. If you think it's a mistake, tell us; a person will look at it.
notice-undone = { $name }, the team of { $community } has taken { $kind ->
    [warn] the warning
    [mute] your mute
    [ban] your ban
   *[kick] what was done
} back{ $kind ->
    [mute] , you can write again
    [ban] , you are welcome to come back
   *[other] { "" }
}. Sorry for the trouble.
notice-why = { $rule ->
    [words] it contained something that isn't allowed here
    [links] it contained a link that isn't allowed here
    [invites] it invited people to another place
    [forwards] forwarded messages aren't wanted here
    [mentions] it called very many people at once
    [flood] there were very many messages within a short time
    [copies] the same message came again and again
    [mixed] it was written so that its words were hidden
    [names] your name contains something that isn't allowed here
    [report] members complained about it, and staff agreed
   *[other] it didn't fit the rules of the group
}
button-appeal = 🙋 I think that's a mistake

## The operators' card (severity: 1 to 4; dry: only reported)

incident-card =
    { $head }

    { $lines }
incident-head = { $severity ->
    [4] 🔴
    [3] 🟠
    [2] 🟡
   *[1] ⚪
} <b>Incident { $number }</b> · severity { $severity } · { $community }{ $dry ->
    [yes] { " " }· <i>trial run</i>
   *[no] { "" }
}
incident-who = 👤 { $name }{ $named ->
    [yes] { " " }@{ $username }
   *[no] { "" }
} · <code>{ $id }</code> · { $known ->
    [yes] joined { $joined }
   *[no] joined before I came
}
incident-who-channel = 📢 { $name }{ $named ->
    [yes] { " " }@{ $username }
   *[no] { "" }
} · <code>{ $id }</code> · a channel
incident-record = 📒 { $points ->
    [one] 1 point
   *[other] { $points } points
} now{ $before ->
    [0] { " " }· nothing before this
    [one] { " " }· 1 incident before
   *[other] { " " }· { $before } incidents before
}{ $warnings ->
    [0] { "" }
   *[other] { " " }· warned { $warnings } ×
}{ $mutes ->
    [0] { "" }
   *[other] { " " }· muted { $mutes } ×
}{ $bans ->
    [0] { "" }
   *[other] { " " }· removed { $bans } ×
}
incident-found = 🔎 { $rule } · { $category }{ $told ->
    [no] { "" }
   *[other] { " " }· “{ $what }”
}{ $by ->
    [people] { "" }
   *[bot] { " " }· { $how }, { $certain ->
        [yes] certain
       *[no] for you to judge
    }
}
incident-quote = <blockquote>{ $before }</blockquote>
incident-quote-hit = <blockquote>{ $before }<u>{ $hit }</u>{ $after }</blockquote>
incident-also = ➕ also: { $rule } · { $category }
incident-erased = 🗑 The message was deleted.
incident-done = { $kind ->
    [warn] ⚠️ Warned
    [mute] 🔇 Muted, until: { $until },
    [ban] ⛔ Banned, until: { $until },
    [kick] 🚪 Removed
   *[note] 📝 On record
} by { $by }{ $points ->
    [0] { "" }
   *[other] { " " }(+{ $points })
}{ $undone ->
    [yes] { " " }· taken back by { $who }
   *[no] { "" }
}
incident-nothing-done = { $certain ->
    [yes] ⏳ Nothing more was done: they were told only a moment ago.
   *[no] ⏳ Nothing has been done yet.
}
incident-dry = 🧪 { $certain ->
    [yes] If this rule were on: { $deletes ->
        [yes] the message deleted,
       *[no] { "" }
    } { $kind ->
        [warn] a warning
        [mute] a mute
        [ban] a ban
        [kick] removal
       *[note] points on record
    }.
   *[no] If this rule were on, you would be asked to judge; nothing else.
}
incident-more = ➕ and { $count } more of theirs within a minute; what you decide holds for all.
incident-due = 🕒 { $taken ->
    [yes] { $name } is on it, until { $until }
   *[no] nobody has taken it yet, due by { $until }
}
incident-closed-as = { $verdict ->
    [pardoned] 🕊 Pardoned by { $name }; what followed is undone.{ $erased ->
        [yes] { " " }The deleted message can't be brought back.
       *[no] { "" }
    }
   *[confirmed] ✔️ Confirmed by { $name }.
}
incident-note = 📝 { $note }
incident-alarm =
    🚨 <b>Nobody has taken this for { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }</b> (call { $times })

    { $card }
incidents-alarm =
    🚨 <b>{ $community }: nobody has taken { $count } grave incidents</b> (call { $times })
    { $lines }
    All of them: /cases
    { $duty }
incidents-overdue =
    ⏰ <b>{ $community }</b>: { $count ->
        [one] one incident is
       *[other] { $count } incidents are
    } overdue.
    { $lines }{ $grave ->
        [yes] { "" }
            { $duty }
       *[no] { "" }
    }
incidents-overdue-line = Incident { $number } · severity { $severity } · { $name } · { $taken ->
    [yes] with { $owner }
   *[no] nobody has taken it
}
button-incident-take = 🙋 Take
button-incident-pardon = 🕊 Pardon
button-incident-over = 🙋 Take over
button-incident-reopen = ↩️ Not pardoned after all
button-incident-warn = ⚠️ Delete, warn
button-incident-agree = 👌 Rightly so
button-incident-delete = 🗑 Delete
button-incident-mute = 🔇 Mute { $number } { $unit ->
    [days] { $number ->
        [one] day
       *[other] days
    }
    [hours] h
   *[minutes] min
}
button-incident-ban = ⛔ Ban
button-incident-note = 📝 Note
button-incident-open = ↗️ To the message
button-unsanction = ↩️ Undo: { $kind ->
    [warn] warning
    [mute] mute
    [ban] ban
   *[other] removal
}
incident-ask-note = What should be noted about incident { $number }? Reply to this message.
incident-noted = 📝 Noted with incident { $number }.
incident-unknown = There is no incident { $number } here.
incident-closed = Incident { $number } has been decided already.
incident-taken = Somebody else is on incident { $number } by now. Show it again with /case #{ $number }: you can take it over there.
incident-not-pardoned = Incident { $number } isn't pardoned, or no longer.
incident-reopened = Open again: decide anew. What the pardon had lifted holds again, except where an appeal was granted; what I had learned from it is forgotten. Deleted messages stay deleted.
incident-note-too-long = Together with what is there, a note has room for { $most } characters.
incident-not-restored = Pardoned. The message itself was deleted and can't be brought back.
sanction-undone = ↩️ Taken back: { $kind ->
    [warn] the warning of { $name }
    [mute] the mute of { $name }
    [ban] the ban of { $name }
    [note] the note about { $name }
   *[kick] the removal of { $name }
}.
sanction-not-staff = { $name } is one of the team here, or an owner. Nobody acts on those through me.
sanction-not-yourself = That would be yourself.

## One card for many (count: incidents, deed: warn, mute, ban or pardon, kind: of what was done)

crowd-card = { $lines }
crowd-head = { $severity ->
    [4] 🔴
    [3] 🟠
    [2] 🟡
   *[1] ⚪
} <b>{ $count } incidents at once</b> · { $rule } · severity { $severity } · { $community }{ $dry ->
    [yes] { " " }· <i>trial run</i>
   *[no] { "" }
}
crowd-line = { $state ->
    [confirmed] ✔️
    [pardoned] 🕊
    [taken] 🙋
   *[other] •
} { $number } · { $name }
crowd-more = … and { $count } more, to be found one by one or with /cases
crowd-erased = 🗑 { $count ->
    [one] One message was deleted.
   *[other] { $count } messages were deleted.
}
crowd-done = { $kind ->
    [warn] ⚠️ Warned: { $count }
    [mute] 🔇 Muted: { $count }
    [ban] ⛔ Banned: { $count }
    [kick] 🚪 Removed: { $count }
   *[note] 📝 On record: { $count }
}
crowd-open = 🕒 { $count ->
    [one] One is open
   *[other] { $count } are open
}{ $due ->
    [yes] , due by { $until }
   *[no] { "" }
}.
crowd-decided = All decided: ✔️ { $confirmed } confirmed, 🕊 { $pardoned } pardoned.
crowd-sure = { $deed ->
    [agree] 👌 Was what was done about the { $count } that are open right, and enough? They are closed as confirmed.
    [pardon] 🕊 Were all { $count } of these nothing? What followed is undone; deleted messages can't be brought back.
    [warn] ⚠️ Delete the messages of all { $count } that are open and warn their authors?
    [mute] 🔇 Delete the messages of all { $count } that are open and mute their authors for { $number } { $unit ->
        [days] { $number ->
            [one] day
           *[other] days
        }
        [hours] h
       *[minutes] min
    }?
   *[ban] ⛔ Delete the messages of all { $count } that are open and ban their authors?
}
crowd-shown = Below, each with its own buttons.
crowd-all-shown = Each that is open has a card of its own already. /cases lists what is left.
button-crowd-next = 👀 Show { $count ->
    [one] it
   *[other] the next { $count }
} alone
button-crowd-agree = 👌 All: rightly so
button-crowd-warn = ⚠️ All: delete, warn
button-crowd-mute = 🔇 All: mute { $number } { $unit ->
    [days] { $number ->
        [one] day
       *[other] days
    }
    [hours] h
   *[minutes] min
}
button-crowd-ban = ⛔ All: ban
button-crowd-pardon = 🕊 All: pardon
button-crowd-yes = ✅ Yes, all { $count }

## Who is on duty

duty-nobody = 📣 Nobody is on duty (/duty on).
duty-called = 📣 On duty: { $names }
duty-list = 📣 On duty for { $community }: { $names }. Whoever is on duty is mentioned when something grave comes up.
duty-list-none = 📣 Nobody is on duty for { $community }. When something grave comes up I can mention whoever is.
duty-usage = Write <code>/duty on</code> or <code>/duty off</code>; <code>/duty</code> alone shows who is.
button-duty-on = 🙋 I'm on duty
button-duty-off = 👋 Off duty

## In the audit log

audit-warn = warned
audit-mute = muted
audit-kick = removed
audit-ban = banned
audit-note = put on record
audit-undo = took back
audit-delete = deleted a message
audit-take = took an incident
audit-pardon = pardoned
audit-reopen = took a pardon back
audit-redo = put back what was taken back
audit-confirm = confirmed an incident
audit-close = closed an incident
audit-note-incident = noted something about an incident
audit-duty-on = went on duty
audit-duty-off = went off duty

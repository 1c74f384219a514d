### What staff do to members by command, the record of a member, the audit log.

## Lengths of time; they are also understood in a command

span-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
span-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
span-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
span-seconds = { $count ->
    [one] 1 second
   *[other] { $count } seconds
}
# first, then: lengths of time, the larger one first
span-joined = { $first } { $then }

## What was done. name: a member. time, why: texts of this file

staff-done-warn = ⚠️ Warned { $name }. { $why }
staff-done-mute = 🔇 { $name } can't write { $time }. { $why }
staff-done-ban = ⛔ Banned { $name } { $time }. { $why }
staff-done-kick = 👋 Removed { $name }; they may come back. { $why }
staff-done-note = 📝 Noted about { $name }, for staff only: { $reason }
# points: of sanction, with this warning. done: what they lead to, one of the texts above
staff-warning-climbed =
    ⚠️ This warning makes it { $points } points. From there it's more than a word:
    { $done }
staff-until = for { $span }, until { $when }
staff-for-good = for good
staff-capped = for good (Telegram counts no longer than 366 days)
# done: what was done, one of the texts above. until: the end of an earlier one that lasts longer, or "for good"
staff-lasts-longer =
    { $done }
    ⏳ { $kind ->
        [ban] An earlier ban lasts longer and stays (until: { $until }). To shorten it, /unban first.
       *[mute] An earlier mute lasts longer and stays (until: { $until }). To shorten it, /unmute first.
    }
staff-why = Reason: { $reason }
staff-no-reason = No reason given.
staff-done-short = ✅ Done.
# community: its name, where it may not be obvious. text: what was done
staff-about = <b>{ $community }</b> · { $text }
staff-undone-warn = ↩️ The warning of { $name } is taken back.
staff-undone-mute = ↩️ { $name } can write again.
staff-undone-ban = ↩️ { $name } is no longer banned. Coming back is up to them.
staff-undone-kick = ↩️ Taken back. { $name } has to come back by themselves.
staff-undone-note = ↩️ The note about { $name } is taken back.
staff-unmute = 🔊 { $name } can write again.
staff-unmute-unknown = 🔊 { $name } can write again. I hadn't muted them myself.
staff-unban = 🚪 { $name } is no longer banned. Coming back is up to them.
staff-unban-unknown = 🚪 { $name } is no longer banned. I hadn't banned them myself.
staff-trusted = 🤝 { $name } is trusted: what they write is not screened any more.
staff-untrusted = What { $name } writes is screened again.
staff-deleted = 🗑 Deleted.

## What is not clear. command: the one that was used

staff-whom =
    Whom do you mean? Reply to one of their messages with <code>/{ $command }</code>, or name them:
    <code>/{ $command } @username { $command ->
        [mute] 2h advertising
        [ban] 7d advertising
        [note] promised to stop advertising
        [audit] {""}
        [koc] {""}
        [points] {""}
        [record] {""}
        [trust] {""}
        [untrust] {""}
       *[other] why
    }</code>
staff-two-people =
    That could be more than one person. Reply to somebody or name them, one at a time, and leave the @ off other names:
    <code>/{ $command } @username insulted Bo</code>
staff-two-times =
    There are two times in that. One is enough, the larger unit first:
    <code>/{ $command } @username 1h30m advertising</code>
staff-number-of-what =
    A number of what? Put the unit behind it: <code>30m</code>, <code>2h</code>, <code>7d</code>.
    <code>/{ $command } @username 30m advertising</code>
staff-until-when =
    I count from now on: how long is it to last, in minutes, hours or days?
    <code>/{ $command } @username 2h advertising</code>
staff-too-short = Telegram counts no less than { $shortest } seconds. For example: <code>/{ $command } @username 5m</code>
staff-reason-too-long = Please keep the reason within { $most } characters.
staff-note-empty = What is to be noted? <code>/note @username promised to stop advertising</code>
staff-unknown-username =
    I don't know { $name } here: they haven't written yet, or have another name now. Reply to one of their messages, or use their id:
    <code>/{ $command } 123456789</code>
staff-unknown =
    I don't know { $name } here. Reply to one of their messages, or write their @username:
    <code>/{ $command } @username</code>
# people: lines of staff-person
staff-several =
    That could be any of these. Use the id:
    { $people }
    <code>/{ $command } 123456789</code>
staff-person = • { $name }, id <code>{ $id }</code>
staff-which = Several groups are looked after from here: { $communities }. Please use the command in the group itself, or as a reply to a card.
staff-del-usage = Reply with /del to the message that is to go; in the operators' chat, to the card that is about it.

## What is not possible

staff-not-a-person = That is no member but a channel, a group or a bot speaking. Telegram's own menu on the message can remove it.
staff-not-me = That's me. Whoever owns the group can take my rights away in Telegram.
staff-not-yourself = That would be yourself.
staff-is-staff = { $name } looks after this group too. Whoever owns the group can change that in Telegram.
# right: a line about the right
staff-lacks-right =
    I'm not allowed to do that in { $community }. What is missing:
    { $right }
    Whoever owns the group can allow it in Telegram, under “Administrators”.
staff-has-left = { $name } isn't in the group any more. /ban keeps them out, /note puts something on their record.
# kind: what was done; by: who did it
staff-told-just-now = { $name } { $kind ->
        [mute] was muted
        [ban] was banned
        [kick] was removed
       *[warn] was warned
    } just now, by { $by }. I've added nothing; give them a moment to read it.
staff-told-by-me = { $name } { $kind ->
        [mute] was muted
        [ban] was banned
        [kick] was removed
       *[warn] was warned
    } just now, by me. I've added nothing; give them a moment to read it.
staff-undo-too-late = After { $hours } hours this button has no effect. /record shows what can still be taken back.
staff-over-by-now = That would be over by now anyway.
staff-trusted-already = { $name } is trusted already.
staff-not-trusted = { $name } wasn't on the list of trusted members.
staff-del-not-theirs = That was written by somebody who looks after the group, or by its channel. They can delete it themselves.
staff-not-as-chat = You write as the group, so the whole group would read the answer. Ask in the operators' chat, or in private.
staff-in-private = 🔒 I can't show that here unseen by the others. Please send /{ $command } in our private chat or in the operators' chat.

## The record of a member

# username, trusted, status, sanctions, notes, incidents, appeals: texts of this file
record =
    <b>{ $name }</b>{ $username } · id <code>{ $id }</code> · { $community }
    { $status ->
        [staff] Looks after the group
        [left] Has left the group
       *[member] Member
    }{ $trusted ->
        [yes] , trusted
       *[no] { "" }
    } · points of sanction today: <b>{ $points }</b>{ $barred }

    { $sanctions }

    { $notes }

    { $incidents }

    { $appeals }
record-barred = { " · " }may not report before { $until }
record-username = { " " }@{ $username }
record-sanctions =
    <b>Sanctions: { $count }</b>
    { $lines }
record-no-sanctions = <b>Sanctions:</b> none
record-notes =
    <b>Notes: { $count }</b>
    { $lines }
record-no-notes = <b>Notes:</b> none
record-incidents =
    <b>Incidents: { $count }</b>
    { $lines }
record-no-incidents = <b>Incidents:</b> none
record-appeals =
    <b>Appeals: { $count }</b>
    { $lines }
record-no-appeals = <b>Appeals:</b> none
# kind: warn, mute, ban, kick, note. state: holds, over, undone
record-line = #{ $number } · { $when } · { $kind ->
    [warn] ⚠️ warning
    [mute] 🔇 mute
    [ban] ⛔ ban
    [kick] 👋 removal
   *[note] 📝
}{ $state ->
    [undone] { " " }(taken back)
    [holds] { " " }(until { $until })
   *[over] { "" }
} · { $by }{ $reason }
record-reason = { ": " }{ $reason }
# rule: its name. verdict: confirmed, pardoned, dry, none
record-incident = #{ $number } · { $when } · { $rule } · { $severity }{ $verdict ->
    [confirmed] { " · " }confirmed
    [pardoned] { " · " }pardoned
    [dry] { " · " }only reported
   *[none] { "" }
}
# number: of the sanction. state: open, won, lost
record-appeal = against #{ $number } · { $when } · { $state ->
    [won] won
    [lost] lost
   *[open] open
}
button-record-undo = { $kind ->
    [warn] ↩️ Warning #{ $number }
    [mute] ↩️ Mute #{ $number }
    [ban] ↩️ Ban #{ $number }
   *[note] ↩️ Note #{ $number }
}

## The audit log

audit-page =
    <b>{ $community }</b> · what was done, the newest first
    { $lines }
audit-empty = <b>{ $community }</b> · nothing has been done here as yet.
# about: somebody, nobody. reason: record-reason or nothing
audit-line = { $when } · { $actor } · { $what }{ $about ->
    [somebody] { " → " }{ $target }
   *[nobody] { "" }
}{ $reason }
# what: what was chosen or meant. to: the choice, or a day
audit-chosen = { $what }: { $to }
audit-the-bot = 🤖
audit-anonymous = anonymous admin
audit-csv = The audit log of { $community }.
audit-csv-sent = I've sent it to you in private.
audit-open-private = Please open our private chat first and press Start; the file has names in it.
audit-unmute = unmuted
audit-unban = unbanned
audit-trust = trusted
audit-untrust = no longer trusted
audit-del = message deleted
button-newest = ⏮ Newest
button-older = Older ▶️
button-csv = 📄 As a file (CSV)

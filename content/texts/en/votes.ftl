### Votes: asking the group something, counting, and what follows from it.

## What stands in the poll (plain text)

vote-question = { $text }
vote-option = { $text }
vote-theme-question = What should next week be about?
vote-topic-question = What shall we talk about tomorrow?

## In the group

vote-opened = 🗳 Vote no. { $vote } is open until { $until }.{ $multi ->
    [yes] {" "}You can choose several.
   *[no] {""}
}{ $decides ->
    [theme] {" "}It decides next week's theme.
    [topic] {" "}It decides tomorrow's topic.
    [honour] {" "}It decides who is honoured.
   *[nothing] {""}
} If it's a tie, { $ties ->
    [lot] a lot is drawn (seed hash <code>{ $hash }</code>)
   *[first] the option listed first wins
}. Everyone who was here before the start counts{ $points ->
    [0] {""}
    [one] , and taking part earns 1 point
   *[other] , and taking part earns { $points } points
}.
vote-when = { $day }, { $time }
vote-cancelled = 🗳 The vote “{ $question }” has been called off. Nothing was counted.
vote-result =
    📊 <b>{ $question }</b>

    { $lines }

    { $more }
vote-result-line = { $won ->
    [yes] 🏆
   *[no] ▫️
} { $option }
    {"  "}{ $bar } { $votes } · { $percent }%
vote-result-nobody = Nobody voted this time, so nothing is decided. Maybe next time!
vote-result-winner = ✅ The choice is: <b>{ $option }</b>
vote-result-first = ⚖️ A tie between { $tied }. As announced, the one listed first wins: <b>{ $option }</b>
vote-result-lot = ⚖️ A tie between { $tied }. Drawn by lot, as announced: <b>{ $option }</b> (vote { $vote }, seed <code>{ $seed }</code>)
vote-result-turnout = 👥 { $voters ->
    [one] 1 person
   *[other] { $voters } people
} voted, { $percent }% of the { $members } who could
vote-result-aside = ℹ️ The poll itself shows { $people ->
    [one] 1 ballot
   *[other] { $people } ballots
} differently: those who came after the start, or had left, don't count.
vote-decided-theme = 📅 Next week's theme: <b>{ $option }</b>
vote-decided-topic = 💬 Tomorrow's topic: <b>{ $option }</b>
# days: as in vote-barred-member
vote-honour-barred = 🎖 { $name } can't get a title just now: it isn't for people who have had one, or a warning or worse, in the last { $days } days, nor for those who run the group. So nobody gets it this time.
vote-decided-honour = 🎖 Congratulations, { $name }!{ $points ->
    [0] {""}
    [one] {" "}+1 point
   *[other] {" "}+{ $points } points
}

## Asking for one

vote-usage =
    Like this, in one line:
    <code>/vote Question | First | Second --until 20:00</code>
    Until when: <code>20:00</code>, <code>2h</code>, <code>3d</code>, <code>tomorrow 20:00</code> or <code>2026-11-30 20:00</code>. Add <code>--multi</code> to allow several choices, <code>--hidden</code> to keep the results back until the end, <code>--decides theme</code>, <code>topic</code> or <code>honour</code> to let it decide something.
vote-question-too-long = Please keep the question within { $most } characters.
vote-too-few-options = A vote needs at least two options. Put a | between them: <code>/vote Question | First | Second</code>
vote-too-many-options = A poll has room for { $most } options. Please leave some out.
vote-option-too-long = “{ $option }” is too long for an option: at most { $most } characters.
vote-option-twice = “{ $option }” is there twice. Each option must be different.
vote-unknown-flag = I don't know { $flag }. You can write --until, --multi, --hidden and --decides.
vote-unknown-purpose = A vote can decide three things: <code>--decides theme</code> (of next week), <code>--decides topic</code> (of tomorrow) or <code>--decides honour</code> (for a member).
vote-until-usage = I don't understand “{ $written }” as a time. Try <code>20:00</code>, <code>2h</code>, <code>3d</code>, <code>tomorrow 20:00</code> or <code>2026-11-30 20:00</code>.
vote-too-short = People need a moment to vote: leave it open for at least { $minutes } minutes.
vote-too-long = A vote can stay open for { $days } days at most.
vote-no-weeks = There are too few named weeks in this group's calendar to choose from. A content pack that has them (/settings) makes it possible.
vote-unknown-week = “{ $option }” isn't a week of the calendar. There is: { $weeks }. Or leave the options out, and I'll offer them.
vote-no-topics = There are too few unused questions left to choose from. Write the options yourself.
vote-unknown-member = I can't find “{ $option }” in the group. Write each person as @username, or use this as a reply to one of their messages.
# days: how long a title or a sanction keeps people from the next title
vote-barred-member = “{ $option }” can't be honoured just now: a title isn't for people who have had one, or a warning or worse, in the last { $days } days, nor for those who run the group. Please leave them out.
vote-which = Several groups are looked after from here: { $communities }. Please use this in the group itself.
vote-not-open = Vote { $vote } isn't open (any more). /votes shows which are.
vote-no-number = Which vote is to end? /votes shows them with buttons, or write its number: <code>/vote close 12</code>.
vote-opening = Vote no. { $vote } is on its way into the group, open until { $until }. End it early with <code>/vote close { $vote }</code>, or call it off with <code>/vote cancel { $vote }</code>.
vote-closing = Vote { $vote } is closed; the result follows in a few seconds.
vote-close-sure = Close “{ $question }” now? Nobody can vote any more, and the result is told to the group.
vote-close-yes = ✅ Yes, close it
vote-cancel-sure = Call off “{ $question }”? Nothing will be counted, and the group is told.
vote-cancel-yes = ✖️ Yes, call it off
vote-called-off = Vote { $vote } has been called off.
vote-never-sent = ⚠️ Vote { $vote } (“{ $question }”) never reached the group, and its time is over. Please check whether I may send polls there (/setup check), then ask again.

## The list for admins

votes-list =
    🗳 <b>Votes</b> · { $community }
    { $lines }
votes-none = There haven't been any votes in { $community } yet. Begin with /vote.
votes-line = { $state ->
    [open] 🟢
    [closed] ✔️
    [cancelled] ✖️
   *[other] ⏳
} <b>{ $vote }</b> { $question } · { $state ->
    [open] until { $until }
    [closed] ended { $until }
    [cancelled] called off
   *[other] on its way
}
button-vote-close = Close { $vote } now
button-vote-cancel = Call off { $vote }

## Proposals of members

vote-proposal-sent = Thanks! Your vote is with the admins now; you'll hear from me.
vote-proposal-waiting = One of your votes is still with the admins. Please wait for their answer first.
vote-proposals-used-up = { $most ->
    [0] Only admins can ask for votes here.
    [one] Everyone can propose one vote a day;
   *[other] Everyone can propose { $most } votes a day; that's all for today.
}
vote-proposed =
    🗳 { $name } would like to ask { $community } (vote { $vote }):
    { $summary }
vote-approved = 🗳 Good news: your vote “{ $question }” is in the group now.
vote-refused = Thank you for your proposal “{ $question }”. The admins decided not to run it this time.
vote-answered-approved = ✅ Vote { $vote } is open: “{ $question }” (approved by { $name })
vote-answered-refused = ✖️ Vote { $vote } was turned down: “{ $question }” (by { $name })
vote-summary =
    <b>{ $question }</b>
    { $options }
    🕗 until { $until }{ $multi ->
        [yes] {" "}· several choices
       *[no] {""}
    }{ $hidden ->
        [yes] {" "}· results at the end
       *[no] {""}
    }{ $decides ->
        [theme] {" "}· decides next week's theme
        [topic] {" "}· decides tomorrow's topic
        [honour] {" "}· decides who is honoured
       *[nothing] {""}
    }
vote-summary-option = ▫️ { $text }
button-vote-approve = ✅ Approve
button-vote-refuse = Turn down

## Step by step

vote-ask-question = 🗳 What would you like to ask? Reply with the question within 10 minutes, or send it after the command: <code>/vote Question</code>
vote-ask-options =
    <b>{ $question }</b>
    And what can people choose? Reply with the options, one a line, or send <code>/vote First | Second</code>
vote-ask-until = Until when? Reply (or send after /vote) <code>20:00</code>, <code>2h</code>, <code>tomorrow 20:00</code> or <code>2026-11-30 20:00</code>.
vote-panel =
    { $summary }

    { $staff ->
        [yes] Shall I open it?
       *[no] Shall I pass it on to the admins?
    }
vote-pick-until = Until when shall it be open?
vote-pick-purpose = What shall the vote decide? (For an honour, the options are members: @username, one a line.)
vote-form-over = All right, no vote.
button-vote-open = 🗳 Open
button-vote-propose = 🗳 Propose
button-vote-until = 🕗 Until when
button-vote-time = { $time ->
    [h2] 2 hours
    [h8] 8 hours
    [h24] 1 day
    [d3] 3 days
    [d7] 1 week
   *[other] Another time
}
button-vote-multi = { $on ->
    [yes] ☑️
   *[no] ⬜
} Several choices
button-vote-hidden = { $on ->
    [yes] ☑️
   *[no] ⬜
} Results at the end
button-vote-purpose = 🎯 What it decides
button-vote-for = { $what ->
    [theme] Next week's theme
    [topic] Tomorrow's topic
    [honour] An honour
   *[nothing] Nothing
}

## The audit log

audit-vote-open = opened a vote
audit-vote-close = ended a vote early
audit-vote-cancel = called a vote off
audit-vote-approve = approved a proposed vote
audit-vote-refuse = refused a proposed vote

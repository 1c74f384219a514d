### Alarms for the operators: what is the matter, what can be pressed, and the all-clear.

alarm-card =
    { $text }{ $count ->
        [0] {""}
       *[other] {""}

    { $deeds }
    }{ $over ->
        [yes] {""}

    ✅ Over since { $day }.
       *[no] {""}
    }
alarm-deed = ▪️ { $day } { $name }: { $what }
alarm-over = That alarm is over already.

alarm-quiet =
    🔻 <b>{ $community } is getting quiet</b>
    In the last seven days { $spoke } of { $members } members said something: { $share } %. Below { $alarm } % is alarming, { $goal } % is the goal.
    What often helps at once:
alarm-clear-quiet = ✅ { $community }: { $spoke } of { $members } members spoke in the last seven days ({ $share } %). The alarm is over.

alarm-merge =
    🪫 <b>{ $community } has been quiet for { $weeks } weeks</b>
    { $spoke } of { $members } members spoke in the last seven days ({ $share } %). A small lively group is worth more than a large silent one: perhaps these people would be happier in another one.
    { $count ->
        [0] I know of no other group with the same owner or the same operators. Until there is one, this may still wake it up:
       *[other] Where they could go:
    }
    { $others }
alarm-clear-merge = ✅ { $community } has come back to life: { $share } % spoke in the last seven days.
alarm-other = ▪️ <b>{ $name }</b>: { $members ->
    [one] 1 member
   *[other] { $members } members
}, { $share } % spoke this week

alarm-second =
    👥 <b>{ $community } has { $members } members</b>
    Above { $most } people lose sight of each other. Time to prepare a second group:
    ▫️ choose what divides them: topic, place, language, beginners and old hands
    ▫️ find two or three regulars who would look after it
    ▫️ make the group, add me, and run /setup there
    ▫️ ask who would like to move; nobody has to
alarm-clear-second = ✅ { $community } has { $members } members: one group is enough again.

alarm-split =
    🚨 <b>{ $community } has { $members } members</b>
    Above { $most } few still speak, and nobody reads everything. Split it:
    ▫️ open the second group, with its moderators and its rules
    ▫️ tell everybody a week ahead what goes where, and why
    ▫️ move one running thing there, a challenge or the weekly topic
    ▫️ send newcomers to the smaller group from now on
    ▫️ look at both with /stats after two weeks
alarm-clear-split = ✅ { $community } has { $members } members: there's nothing to split any more.

button-alarm-topic = 💬 Post a question now
button-alarm-giveaway = 🎁 Start a giveaway
button-alarm-wake = ☕ Wake the silent
button-alarm-join = 📣 Announce a move to { $name }
button-alarm-done = ✅ Done
button-alarm-later = ⏰ Remind me in a month

alarm-topic-asked = The question is out.
alarm-no-topic = There's no question left that wasn't asked lately. /topic takes one in your own words.
alarm-silent = ☕ <b>Silent for { $days } days</b> · { $community }
    { $count ->
        [0] Nobody who used to write has fallen silent. Those who never wrote need an easy first word.
       *[other] These used to write:
    }
    { $lines }{ $more ->
        [0] {""}
       *[other] {""}

    and { $more } more.
    }

    I write to none of them: people who were left in peace come back more gladly than those who were called. If you know somebody, a line from you means more than one from a bot. For all of them there is this, without a name in it:
alarm-silent-line = ▪️ { $name }, last here on { $day }
alarm-wake-words =
    ☕ It's been a while for some of us, and that's fine. If you're only reading along: good to have you here.
    One word is enough: how was your week? 🙂 so-so? 🌱 something new?
alarm-join-words =
    📣 Dear all, it has become quiet in { $community }, and we would like to go on together with { $other }, where more is going on.
    Nobody has to decide today. We'll post the link here; what you think about it, please write below.

settings-alarms = Alarms for operators
schedule-job-alarms = the look at the alarms

## The audit log

audit-alarm-quiet = alarm: too few members speak
audit-alarm-merge = alarm: quiet for weeks
audit-alarm-second = alarm: time for a second group
audit-alarm-split = alarm: time to split the group
audit-alarm-clear = an alarm is over
audit-alarm-topic = posted a question
audit-alarm-giveaway = is preparing a giveaway
audit-alarm-wake = is waking the silent
audit-alarm-join = is preparing a move to another group
audit-alarm-done = has seen to it
audit-alarm-later = wants to be reminded

### What is drawn into the picture of the summary. Keep it short; what is too long is cut.

summary-day = The day
summary-week = The week
summary-month = The month
summary-trend = Messages and active members a day
summary-messages = messages
summary-active = active members
summary-heat = When people write
summary-weekdays = Mon Tue Wed Thu Fri Sat Sun
summary-less = fewer
summary-more = more
summary-cohorts = Do newcomers stay?
summary-cohort-week = joined
summary-cohort-size = people
summary-cohort-day = day { $day }
summary-top = Most appreciated
summary-nothing = Nothing on record yet

# How large numbers are shortened on the axes: sizes and letters, smaller ones first
summary-units = 1000=k 1000000=M

## The summary in words, for the operators' chat and /stats

summary-one-day = { $day }
summary-days = { $first } – { $last }
summary-date = { $month }/{ $day }
summary-weekday-0 = Mon
summary-weekday-1 = Tue
summary-weekday-2 = Wed
summary-weekday-3 = Thu
summary-weekday-4 = Fri
summary-weekday-5 = Sat
summary-weekday-6 = Sun
summary-members-label = Members
summary-speakers-label = Speaker share
summary-messages-label = Messages
summary-checkins-label = Check-in rate
summary-discussions-label = Themed discussions
summary-incidents-label = Incidents
summary-more-by = { $by }
summary-points = { $by } { $by ->
    [one] point
   *[other] points
}
summary-same = same as before
summary-goal-share = goal { $goal } %
summary-goal-count = goal { $goal }
summary-cohort-later = { $weeks ->
    [one] 1 week on
   *[other] { $weeks } weeks on
}
summary-received = { $count ->
    [one] 1 reaction
   *[other] { $count } reactions
}

summary-told =
    📊 <b>{ $kind }</b> · { $community } · { $period }

    { $lines }

    { $sentences }
summary-was = { $way ->
    [up] ▲ { $by }
    [down] ▼ { $by }
   *[same] =
}
summary-line-members = 👥 { $members ->
    [one] 1 member
   *[other] { $members } members
} { $was } · { $joined } came, { $left } left
summary-line-speakers = 🗣 { $share } % of them spoke { $was } (goal { $goal } %)
summary-line-messages = 💬 { $messages ->
    [one] 1 message
   *[other] { $messages } messages
} { $was } · { $active } active
summary-line-checkins = ✅ { $share } % checked in { $was }{ $streaks ->
    [0] {""}
   *[other] {" "}· { $kept } % of the streaks went on
}
summary-line-themes = 🎯 { $discussions ->
    [one] 1 themed discussion
   *[other] { $discussions } themed discussions
} { $was }{ $goal ->
    [0] {""}
   *[other] {" "}(goal { $goal })
} · { $answers ->
    [one] 1 answer
   *[other] { $answers } answers
}
summary-line-peace = 🛡 { $incidents ->
    [one] 1 incident
   *[other] { $incidents } incidents
} { $was } · { $cases ->
    [one] 1 complaint
   *[other] { $cases } complaints
}
summary-line-rival = ▲▼ is against the whole of { $day }, the same weekday last week
summary-table = The days one by one · { $community } · { $first } – { $last }

## What stands out, and what to try. Each is one sentence or two.

insight-speakers-low = 🔴 Only { $share } % of the members said something this week (goal { $goal } %). Ask something everybody can answer in one word, and greet those who do.
insight-speakers-short = 🟡 { $share } % of the members spoke this week, { $goal } % is the goal. An ice-breaker in the quietest hour often does it.
insight-speakers-good = 🟢 { $share } % of the members spoke this week: the goal of { $goal } % is reached. Go on like this.
insight-quieter = 🔴 There was { $percent } % less talk than before. Put up a vote or a small giveaway within the next days.
insight-livelier = 🟢 There was { $percent } % more talk than before. Look at what set it off, and do it again.
insight-newcomers-silent = 🔴 Only { $part } of { $whole } newcomers have said anything. Write to them by name, and ask one easy question.
insight-newcomers-lost = 🔴 A week after they came only { $part } of { $whole } newcomers were there. Give them something to come back for on their third day.
insight-themes-few = 🟡 { $count ->
    [0] No post became a discussion
    [one] One post became a discussion
   *[other] { $count } posts became discussions
} (goal { $goal }). Ask for experiences rather than opinions, and answer the first three yourselves.
insight-themes-good = 🟢 { $count ->
    [one] One post
   *[other] { $count } posts
} became real discussions (goal { $goal }). Their questions are worth keeping for later.
insight-few-carry = 🟡 Ten people wrote { $percent } % of everything. Thank them, and hand the next question to somebody quieter.
insight-shrinking = 🔴 More people left ({ $left }) than came ({ $joined }). Ask two of them why, and look at what was posted the day before.
insight-growing = 🟢 { $joined } people came, { $left } left. See that somebody greets them by name.
insight-more-incidents = 🔴 { $count } incidents, { $before } before. See in /cases which rule they met, and say in the group once what is welcome.
insight-open-cases = 🔴 { $count ->
    [one] One complaint is still open. /cases shows it
   *[other] { $count } complaints are still open. /cases shows them
}; a first answer today counts most.
insight-checkins-down = 🟡 { $share } % checked in, { $points } percentage points less than before. Remind people what the next milestone is worth.
insight-checkins-up = 🟢 { $share } % checked in, { $points } percentage points more than before.
insight-best-hour = 🕒 Most people are there around { $hour }:00: the best hour for what matters.
insight-steady = 🟢 Otherwise nothing unusual. A quiet week is a good week to thank somebody.

## /stats

stats-which = Whose figures?
stats-which-period = Which period? /stats day, /stats week or /stats month.
button-stats-group = { $name }
button-stats-day = { $here ->
    [yes] • Day
   *[no] Day
}
button-stats-week = { $here ->
    [yes] • Week
   *[no] Week
}
button-stats-month = { $here ->
    [yes] • Month
   *[no] Month
}
button-stats-picture = 🖼 Picture
button-stats-table = 📄 Table
schedule-job-summary-day = the day's summary
schedule-job-summary-week = the week's summary

## /health

health-which-period = Which period? /health day, /health week or /health month.
health =
    { health-mark } <b>How { $community } is</b> · { $period }

    { $lines }
health-line = { health-mark } { $text }
health-mark = { $mark ->
    [good] 🟢
    [fair] 🟡
    [bad] 🔴
   *[unknown] ⚪
}
health-speakers = { $share } % of the members spoke in the last week (goal { $goal } %)
health-sticky = on an average day { $share } % of the month's people are there (goal { $goal } %)
health-growth = { $joined } came, { $left } left
health-activation = { $whole ->
    [0] no newcomer's first week ended in this time
   *[other] { $share } % of the newcomers said something in their first week (goal { $goal } %)
}
health-back = { $whole ->
    [0] no newcomer's seventh day came in this time
   *[other] { $share } % of the newcomers were back on their seventh day (goal { $goal } %)
}
health-checkins = { $share } % check in (goal { $goal } %)
health-themes = { $count ->
    [one] 1 themed discussion
   *[other] { $count } themed discussions
}{ $goal ->
    [0] {""}
   *[other] {" "}(goal { $goal })
}
health-carried = ten people write { $share } % of everything
health-cases = { $count ->
    [0] no complaints
    [one] 1 complaint
   *[other] { $count } complaints
}{ $open ->
    [0] {""}
   *[other] , { $open } still open
}

## /compare

compare =
    📊 <b>{ $kind }, { $count } groups</b>
    { $lines }{ $more ->
        [0] { "" }
       *[other] { "" }
            … and { $more } more: steward compare
    }
compare-line =
    <b>{ $name }</b> · 👥 { $members } ({ $growth })
    🗣 { $share } %{ $low ->
        [yes] { " " }⚠️
       *[no] { "" }
    } · { $active } active · 💬 { $messages } · ✅ { $checkins } % · 🎯 { $discussions }{ $newcomers ->
        [0] { "" }
       *[other] { " " }· 🌱 { $stayed } %
    }
compare-which-period = Which period? /compare day, /compare week or /compare month.
compare-only-one = There is only one group to look at: /stats.

### Check-in, make-ups, reminders.

## A check-in that counted (day: which day it is for; lines: the small lines below; calendar: the month)

checkin-done =
    ✅ <b>Checked in for { $day }: +{ $points }</b>
    { $lines }
    <pre>{ $calendar }</pre>
    You now have { $balance } { $balance ->
        [one] point
       *[other] points
    }.
checkin-parts = That's { $parts }
checkin-part-base = check-in +{ $points }
checkin-part-streak = streak +{ $points }
checkin-part-week = full week +{ $points }
checkin-part-first = first one ever +{ $points }
checkin-part-early = early bird +{ $points }
checkin-part-late = the days after it { $signed }
checkin-place = 🐣 Number { $place } through the door today
checkin-milestone = 🎉 { $days } days in a row: { $points } points on top
checkin-bridged = ❄️ You missed { $days }; a streak freeze had you covered. Freezes left: { $left }
checkin-streak = 🔥 { $streak ->
    [one] Day 1 of your streak
   *[other] { $streak } days in a row
}
checkin-next = 🎯 { $days ->
    [one] One more day
   *[other] { $days } more days
} to { $milestone } days and { $points } points

# The marks in the calendar, each one column wide
checkin-mark-done = ✓
checkin-mark-freeze = ❄
checkin-mark-missed = ·

checkin-already = You're already in for today, { $streak ->
    [one] day 1 of your streak
   *[other] { $streak } days in a row
}. See you tomorrow 👋
checkin-frozen =
    ❄️ We missed you on { $day }. A streak freeze stepped in, so your streak of { $streak ->
        [one] 1 day
       *[other] { $streak } days
    } is safe.
    Freezes left: { $freezes }. Drop in today to keep it going.

## Reminder and evening line

checkin-reminder = 🔔 You're on { $streak } days in a row in { $community }, and today is still open. Don't let it slip!
checkin-evening =
    🌙 { $count ->
        [one] One of us
       *[other] { $count } of us
    } checked in today. Longest streaks:
    { $best }
checkin-evening-name = { $name } · { $streak ->
    [one] 1 day
   *[other] { $streak } days
}
reminder-on = Done. At { $time } I'll nudge you if your streak is about to end.
reminder-off = Done. No more check-in nudges.

## Make-ups

makeup-which = Which day would you like to make up for? Each costs { $cost } points and mends your streak.
makeup-done =
    🩹 <b>{ $day } is mended, for { $cost } points</b>
    { $lines }
    <pre>{ $calendar }</pre>
    You now have { $balance } { $balance ->
        [one] point
       *[other] points
    }.
makeup-usage = I couldn't tell which day you mean. Write it like <code>/makeup 11-20</code>, or send just /makeup to pick one.
makeup-nothing = Nothing to make up for: the last { $days } days are fine.
makeup-not-that-day = That day can't be made up for. Only missed ones of the last { $days } days can.
makeup-used-up = You've used all { $times } make-ups of this month. Next month brings new ones.
makeup-too-poor = A make-up costs { $cost } points and you have { $balance }. You'll get there!

## Buttons

button-checkin = ✅ Check in
button-makeup = 🩹 Make up { $day } ({ $cost } points)
button-remind-on = 🔔 Remind me at { $time }
button-remind-off = 🔕 Stop the nightly reminder

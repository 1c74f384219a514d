### The weekly posts: what operators are told about them, and the schedule in the panel.

# text: what staff wrote in place of the planned words
post-own = { $text }
# stands for a post that is no longer in the calendar
post-gone = (no longer in the calendar)
post-line = { $day }, { $time }: { $title }

## To the operators

# day, time: local; text: the whole post; unasked: send or skip, if nobody answers; picture: yes or no
post-preview =
    👀 <b>{ $community }: planned for { $day } at { $time }</b>

    { $text }

    { $picture ->
        [yes] 🖼 It goes out with its picture.{" "}
       *[no] {""}
    }{ $unasked ->
        [skip] Unless somebody approves it, it stays out.
       *[send] If nobody answers, it goes out as it is.
    }
post-unanswered = ⏭ { $community }: nobody approved “{ $title }” of { $day }, { $time }, so it stayed out.
# count: posts missed; lines: the latest of them; more: how many are not named
post-missed =
    ⏰ { $community }: { $count ->
        [one] one post fell due while I was away, and now it is too late for it:
       *[other] { $count } posts fell due while I was away, and now it is too late for them:
    }
    { $lines }{ $more ->
        [0] {""}
       *[other] {" "}(and { $more } more)
    }
    Everything else goes on as planned.
# topic: the name of a forum topic as the calendar has it
post-topic-unknown = 📌 { $community }: the calendar has a post for the topic “{ $topic }”, which I don't know, so it went into General. Open that topic and send <code>/schedule topic { $topic }</code> there.

button-post-approve = ✅ Approve
button-post-edit = ✍️ New words
button-post-skip = ⏭ Skip
button-post-unskip = ↩️ Post it after all
button-post-run = ▶️ Post now
button-post-show = 👀 Preview

## The schedule

panel-schedule = 🗓 Schedule
schedule-screen = { $lines }
schedule-weekday = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
schedule-title = 🗓 <b>{ $community }: the coming seven days</b>
schedule-theme = This week is about: { $theme }
schedule-all-paused = ⏸ <b>All posts are paused.</b> What falls due meanwhile stays out.
schedule-nothing = Nothing is planned.
schedule-more = … and { $more } more
# weekday: its name; about: what the weekday is about
schedule-day = <b>{ $weekday }, { $day }</b>
schedule-day-about = <b>{ $weekday }, { $day }</b> · { $about }
# what comes besides the posts of the calendar and the question of the day
coming-wrapup = Wrap-up of yesterday's question
coming-theme_vote = Vote on next week's theme
coming-gallery = Gallery of the week
coming-evening_line = Evening check-in line
# state: how it stands, or nothing; kind: calendar, topic ...
schedule-item = { $time } { $title }{ $state ->
    [held] {" "}⏳ waits for approval
    [approved] {" "}✅ approved
    [skipped] {" "}⏭ skipped
    [paused] {" "}⏸ paused
    [missed] {" "}⏰ missed
    [sending] {" "}📤 posted early
    [sent] {" "}📤 posted early
   *[other] {""}
}
schedule-open = { $state ->
    [held] ⏳{" "}
    [approved] ✅{" "}
    [skipped] ⏭{" "}
    [paused] ⏸{" "}
    [sending] 📤{" "}
    [sent] 📤{" "}
   *[other] {""}
}{ $weekday } { $time } { $title }
schedule-earlier = ◀️ Earlier
schedule-later = Later ▶️
schedule-pause = ⏸ Pause all
schedule-resume = ▶️ Resume
schedule-button-questions = ❓ Leave out a question
schedule-questions = ❓ <b>{ $community }: the daily questions of seven days</b>
    { $count ->
        [0] None is planned.
       *[other] Press one to leave it out this once (⏭), and again to have it after all.
    }
schedule-last-week = 📊 Last seven days

# day: of the post. reason: Telegram's words
post-failed =
    ⚠️ The post of { $day } could not be sent: { $reason }
    Mend its words or its picture in /schedule and post it again from there.

## One post

schedule-post-title = 🗓 <b>{ $weekday }, { $day } at { $time }</b>
schedule-post-state = { $state ->
    [held] ⏳ Waits for approval
    [approved] ✅ Approved
    [skipped] ⏭ Skipped this time
    [paused] ⏸ Left out: all posts were paused
    [missed] ⏰ Missed: it was too late
    [sending] 📤 On its way to the group
    [sent] 📤 Posted
    [failed] ⚠️ Telegram would not take it
   *[other] 🕰 Planned
}
schedule-post-own = ✍️ With new words for this time
schedule-post-picture = 🖼 With a picture
schedule-post-pin = 📌 Will be pinned
schedule-post-topic = 🗂 { $known ->
    [yes] In the topic “{ $topic }”
   *[no] Meant for the topic “{ $topic }”, which I don't know yet, so it goes into General
}
schedule-post-effect = 💬 { $replies } · ❤️ { $reactions } · 👥 { $people }
schedule-write =
    ✍️ Reply to this message with the new words for this one time.
    You have ten minutes; whoever writes them approves them.
schedule-done-approve = Approved
schedule-done-skip = Skipped this time
schedule-done-unskip = It will be posted
schedule-done-run = Posted

## The last seven days

schedule-past =
    📊 <b>The last seven days</b>
    💬 replies · ❤️ reactions · 👥 people, each within 24 hours
schedule-effect = { $day }, { $time } { $title } · 💬 { $replies } · ❤️ { $reactions } · 👥 { $people }
schedule-past-nothing = Nothing was posted.

## Not possible

schedule-no-next = No post of the calendar is left to come in the next seven days.
schedule-usage = Write just <code>/schedule</code>, <code>/schedule pause</code>, <code>/schedule resume</code>; for the next post <code>/schedule skip</code>, <code>/schedule run</code>, <code>/schedule edit</code>; or in a topic of your forum <code>/schedule topic NAME</code> with the name that the calendar uses for it.
# general: yes if it was sent outside of any topic
schedule-topic-named = 📌 { $general ->
    [yes] Posts for “{ $topic }” go into General from now on.
   *[no] Posts for “{ $topic }” come here from now on.
}
post-too-late = It's too late for that: this post was due already.
post-empty = That was empty. Reply with the words of the post.
post-too-long = That's { $length } characters, and this post takes { $most } at most. Please shorten it and reply again.
post-topic-name = Write the name that the calendar uses for this topic, at most { $most } characters: <code>/schedule topic NAME</code>

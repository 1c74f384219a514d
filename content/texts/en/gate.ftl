### Who comes in, and when the group sleeps: the gate, raid mode, night mode.

## What newcomers are asked

# where: private (before they are let in) or group (they are in, but muted); left: tries that remain; time: to answer, a length of staff.ftl
gate-ask =
    { $again ->
        [yes] 🤔 Not quite. Have another look, please{ $left ->
            [one] ; this is the last try
           *[other] { "" }
        }.
       *[no] { $where ->
            [group] 👋 Welcome to { $community }, { $name }! One small thing before you can write here. You have { $time }.
           *[private] 👋 Hello { $name }! You'd like to join { $community }. One small thing first, so that we know there's a person behind the request. You have { $time }.
        }
    }

    { $task }
gate-task-button = Press the button below.
gate-task-sum = How much is <b>{ $one } + { $two }</b>?
# name: what the picture shows
gate-task-picture = Which picture shows this: <b>{ $name }</b>?
gate-task-own = { $text }
gate-option = { $sign }
gate-button-in = 🚪 Let me in
gate-button-private = ✍️ Answer in private
gate-in-private = ✍️ You answer this one in our private chat. Press the button and then Start.

## What came of it

gate-passed =
    { $where ->
        [group] ✅ Thank you, that's right. You can write now. Enjoy { $community }!
       *[private] ✅ Thank you, that's right. The door to { $community } is open, come on in!
    }
gate-failed =
    { $after ->
        [later] 🚪 That wasn't it, so { $community } stays closed for now. You can ask again in a while.
        [ban] 🚪 That wasn't it, so { $community } stays closed for now.
       *[decline] 🚪 That wasn't it, so { $community } stays closed for now. You can ask to join again.
    }
gate-silent = 🚪 The time is over. You can ask to join { $community } again.
gate-queued = 🙏 Thank you. An admin of { $community } will have a look and let you in.
gate-gone = 🚪 That question is closed. You can ask to join { $community } again.
gate-not-yet =
    🚪 You were at the door of { $community } a little while ago. Please ask again in { $minutes ->
        [one] a minute
       *[other] { $minutes } minutes
    }.
gate-over = That question is closed. If you still want in, ask to join again.

## The operators' card

# why: own (a question in their own words), failed, silent, late (the bot was away), unreached
gate-card =
    🚪 { $community }: { $name } is waiting at the gate. { $why ->
        [own] Their answer:
        [failed] They answered wrong.
        [silent] They didn't answer in time.
        [late] I was away and couldn't ask them in time.
       *[unreached] I couldn't reach them with a question.
    }{ $has_answer ->
        [yes] { " " }“{ $answer }”
       *[no] { "" }
    }
gate-staff-yes = ✅ Let in
gate-staff-no = 🚫 Turn away
gate-card-yes = ✅ { $name } was let in by { $by }.
gate-card-no = 🚫 { $name } was turned away by { $by }.
gate-card-undone = ↩️ { $by } took the decision about { $name } back. They can ask to join again.

## /gate and its screens

gate-usage = I know /gate on, off, button, sum, picture, own, and /gate ask followed by a question of yours.
gate-ask-usage = Write it like <code>/gate ask What brings you here? | books, reading</code>: the question (at most 500 characters), a bar, and words one of which is right. Without words an admin decides about each answer.
# count: how many there are now; asked: whether newcomers are asked them
gate-ask-added = ✍️ Noted: “{ $text }”. { $count ->
    [one] That is your only question
   *[other] That makes { $count } questions
}{ $asked ->
    [yes] ; newcomers are asked one of them.
   *[no] . Newcomers are asked once you send <code>/gate own</code>.
}
gate-needs-question = There's no question of your own yet. Add one with /gate ask, then switch to it.
gate-questions-full = { $most } questions are enough. Take one away first.
gate-which = This chat looks after { $communities }. Please send it in the group you mean.
gate-now = 🚪 The gate: { $state }

gate-all =
    🚪 <b>{ $community }</b>
    Gate: { $gate }
    After { $tries } wrong answers: { $wrong }
    After { $time } without an answer: { $silent }
    Raid mode: { $raid }
    Night mode: { $night }
gate-set-kind = 🚪 Gate
gate-set-asks = ✍️ Own questions
gate-set-wrong = ❌ Wrong answer
gate-set-silent = 🤐 No answer
gate-set-raid = 🌊 Raid mode
gate-set-night = 🌙 Night mode

gate-which-kind =
    🚪 What are newcomers asked? If joining needs approval they're asked in private before they get in; otherwise they come in muted and can write once they've answered.
gate-kind-off = off, everybody comes in
gate-kind-button = press a button
gate-kind-sum = a small sum
gate-kind-picture = find the picture
gate-kind-own = your own questions

gate-which-wrong = ❌ What happens after { $tries } wrong answers? “Later” means again after { $again } minutes, a ban lasts { $hours } hours.
gate-which-silent = 🤐 What happens after { $time } without an answer? “Later” means again after { $again } minutes, a ban lasts { $hours } hours.
gate-after-decline = turned away
gate-after-later = turned away, may come back later
gate-after-queue = an admin decides
gate-after-ban = banned for a while

gate-asks =
    ✍️ Newcomers get one of these:

    { $lines }
gate-asks-none = ✍️ No question of your own yet. With one of its words in it an answer is right; without words an admin decides about each.
# words: what a right answer contains
gate-asks-line =
    { $place }. { $text } { $who ->
        [words] ({ $words })
       *[staff] (an admin decides)
    }
gate-asks-new = ➕ Add one
gate-asks-drop = 🗑 { $place }
gate-ask-write = ✍️ Reply with the question. If some words make an answer right, put them after a bar: <code>What brings you here? | books, reading</code>

## Raids

# people: how many came so far (0: staff began it); quiet, mute: minutes
raid-began =
    🚨 { $community }: { $people ->
        [0] raid mode is on.
       *[other] { $people } people came within moments. That looks like a raid.
    } I've stopped greeting, who comes now can't write for { $mute } minutes, and whoever asks to join waits for you. After { $quiet } quiet minutes it ends by itself.
raid-button-end = ✅ End raid mode
raid-button-ban = ⛔ Ban those who joined since
raid-button-begin = 🚨 Shut the gate now
raid-button-admit = ✅ Let them in
raid-button-decline = 🚫 Turn them away
# how: staff (somebody ended it) or quiet (by itself); people: who came and is still here
raid-over =
    🌤 { $community }: all clear. Raid mode is over. { $people ->
        [0] Nobody who came with it is still here.
        [one] One person who came with it is still here.
       *[other] { $people } people who came with it are still here.
    }{ $waiting ->
        [0] { "" }
        [one] { " " }One is waiting at the gate.
       *[other] { " " }{ $waiting } are waiting at the gate.
    }
raid-alarm-over = 🌤 { $community }: this raid is over.
raid-ended-by = 🌤 { $by } ended raid mode. Who came with it can write again.
raid-sure =
    ⛔ { $people ->
        [one] One person is banned, and everything they wrote is deleted. Sure?
       *[other] { $people } people are banned, and everything they wrote is deleted. Sure?
    }
raid-button-sure = ⛔ Yes, ban { $people }
raid-banned = ⛔ { $by } banned { $people ->
        [one] one person
       *[other] { $people } people
    } who came with the raid.
raid-unbanned = ↩️ { $by } lifted { $people ->
        [one] one ban
       *[other] { $people } bans
    }. They can join again.
raid-queue-admitted = ✅ { $by } let in { $people } who were waiting.
raid-queue-declined = 🚫 { $by } turned away { $people } who were waiting.
raid-ban-reason = came with a raid
raid-nobody = Nobody who came with it is here any more.
raid-is-on = Raid mode is on already.
raid-is-off = Raid mode is not on.
raid-usage = I know /raid on, /raid off, and /raid 30/60 for more than 30 people within 60 seconds.
raid-now = 🌊 Raid mode: { $line }
# state: now (a raid is on), on (it acts by itself) or off
raid-line =
    { $state ->
        [now] on right now
        [on] by itself, from more than { $joins } people within { $seconds } seconds
       *[off] off
    }
raid-state =
    🌊 <b>Raid mode</b>: { $line }

    It stops the greetings, mutes newcomers for { $mute } minutes, keeps requests to join waiting, and tells the operators once. After { $quiet } quiet minutes it ends.
raid-turn-on = ⬜ Acts by itself
raid-turn-off = ✅ Acts by itself
raid-rate = { $joins }
raid-rate-set = 🌊 More than { $joins } people within { $seconds } seconds count as a raid from now on.

## The night

# what: none (nobody can write) or text (no pictures, links and so on)
night-begins =
    { $what ->
        [text] 🌙 Quiet hours until { $until }: text only, please. Good night!
       *[none] 🌙 The group sleeps until { $until }. You can read everything; writing opens again then. Good night!
    }
night-ends = ☀️ Good morning! The group is open again.
night-ends-early = 🌤 The group is open again.
night-line-off = off
# now: yes while it lasts
night-line =
    { $span }, { $what ->
        [text] text only
       *[none] nobody writes
    }{ $now ->
        [yes] { " " }(right now)
       *[no] { "" }
    }
night-state =
    🌙 <b>Night mode</b>: { $line }

    Times are the group's own. Afterwards everybody may do again what they could before.
night-span = { $span }
night-other = ✍️ Other times
night-write = ✍️ Reply with the times, for example <code>23:30-06:45</code>; with <code>text</code> after it, text stays allowed.
night-what-button =
    { $what ->
        [text] ✅ Text allowed
       *[none] ⬜ Text allowed
    }
night-turn-off = Off
night-button-skip = 🔓 Open tonight (until { $until })
night-button-resume = 🌙 Sleep after all (until { $until })
night-set = 🌙 Night mode: { $line }
night-skipped = 🔓 The group is open tonight. Night mode goes on tomorrow.
night-always-off = Off every night
night-usage = Write it like <code>/night 23:00-07:00</code>, with <code>text</code> after it if text stays allowed, or <code>/night off</code>.
night-is-day = It's day here; there's no night to skip just now.
night-is-off = Night mode is off.

## In the audit log

audit-gate-set = changed the gate
audit-gate-passed = let somebody through the gate
audit-gate-failed = turned somebody away after wrong answers
audit-gate-silent = turned somebody away who didn't answer
audit-gate-let-in = let somebody in at the gate
audit-gate-declined = turned somebody away at the gate
audit-gate-undo = took a decision at the gate back
audit-raid-set = changed raid mode
audit-raid-begin = began raid mode
audit-raid-end = ended raid mode
audit-raid-ban = banned somebody who came with a raid
audit-raid-unban = lifted a ban given during a raid
audit-night-set = changed night mode
audit-night-skip = opened the group for one night
audit-night-resume = let the group sleep after all
audit-night-begin = put the group to sleep
audit-night-end = opened the group again

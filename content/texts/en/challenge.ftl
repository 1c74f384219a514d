### Challenges: something done every day for a while, with a proof in the group.

## Challenges and giveaways alike

game-when = { $day }, { $time }
game-names-and-more = { $names } and { $more } more
game-which = Several groups are looked after from here: { $communities }. Please send this in the group itself, so that it lands in the right one.
game-unknown = There is no such number here. Send the command by itself to see what there is.
game-goes-on = “{ $title }” goes on.
game-unknown-flag = I don't know <code>{ $flag }</code>. Send the command by itself to see how it works.

## What the group reads

challenge-announced =
    🎯 <b>{ $title }</b>
    { $starts } to { $ends } ({ $days ->
        [one] 1 day
       *[other] { $days } days
    })

    { $lines }
# word: the hashtag without its sign, or the phrase
challenge-how-hashtag = ✍️ Each day: post something with <b>#{ $word }</b> here in the group.
challenge-how-phrase = ✍️ Each day: write “<b>{ $word }</b>” here in the group, alone or with more.
challenge-how-picture = 📷 Each day: post a picture here in the group.
challenge-goal = 🏅 { $needed } of { $days } days make it{ $points ->
    [0] .
    [one] , and earn 1 point.
   *[other] , and earn { $points } points.
}
challenge-until = 🕓 Sign up until { $until }.
challenge-people = 👥 { $people ->
    [0] Nobody is in yet. Who goes first?
    [one] 1 person is in.
   *[other] { $people } people are in.
}
challenge-team = { $name } { $people }
challenge-teams-line = 🚩 Teams: { $teams }
challenge-begins =
    🎯 <b>{ $title }</b> begins today: { $people ->
        [one] 1 person,
       *[other] { $people } people,
    } { $days ->
        [one] 1 day.
       *[other] { $days } days.
    }
    { $how }
    /challenge shows how you're doing. Good luck to all of you!
challenge-cancelled = 🎯 <b>{ $title }</b> has been called off.
challenge-nobody = Nobody signed up for “{ $title }”, so it hasn't begun.

challenge-result =
    🏁 <b>{ $title }</b> is over. { $people ->
        [one] 1 person took part
       *[other] { $people } people took part
    }, { $finishers ->
        [0] and this time nobody made it. Every day counted all the same; next time is another chance.
        [one] and 1 made it!
       *[other] and { $finishers } made it!
    }
    { $lines }
challenge-result-goal = The goal was { $needed } of { $days } days.
challenge-result-names = 🎉 { $names }
challenge-result-reward = { $points ->
    [0] Well done!
    [one] 1 point each
   *[other] { $points } points each
}{ $told ->
    [yes] {" "}and the badge { $badge }
   *[no] {""}
}
# mean: days per member
challenge-result-team = { $wins ->
    [yes] 🏆
   *[no] 🚩
} { $name }: { $mean } days per member ({ $people })

## Buttons

challenge-button-join = 🙋 I'm in
challenge-button-join-named = 🙋 I'm in: { $title }
challenge-button-team = 🚩 { $name }
challenge-button-any = 🎲 Either team
challenge-button-out = Drop out: { $title }
challenge-button-start = ▶️ { $title }
challenge-button-cancel = ✖️ Call off: { $title }

## Answers to a press (plain text)

challenge-joined = { $teams ->
    [0] You're in! “{ $title }” begins on { $starts }.
   *[other] You're in, team { $team }! “{ $title }” begins on { $starts }.
}
challenge-left = You've dropped out of “{ $title }”. You can come back until it begins.
challenge-in-already = You're in “{ $title }” already.
challenge-not-in = You weren't in “{ $title }”.
challenge-signup-over = Signing up for “{ $title }” is over. There will be another one!

## /challenge

challenge-list = { $count ->
    [0] No challenge is running just now.
   *[other] { $lines }
}{ $staff ->
    [yes] {""}

    Start one with a button, or in a line:
    <code>/challenge Read 7 days | 7 days | #reading</code>
    In place of the hashtag: <code>phrase up early</code> or <code>picture</code>. If you like: <code>--start friday --need 6 --points 50 --teams Red, Blue</code>
   *[no] {""}
}
challenge-standing =
    🎯 <b>{ $title }</b> · { $starts } to { $ends }{ $state ->
        [signup] , open for signing up
       *[other] {""}
    } (no. { $number })
    { $lines }
challenge-you-are-in = { $teams ->
    [0] ✅ You're in.
   *[other] ✅ You're in, team { $team }.
}
challenge-own = You: { $done ->
    [one] 1 day
   *[other] { $done } days
} of { $needed }, place { $place }
challenge-place = { $place }. { $name } ({ $done })
challenge-top = 📊 { $names }
challenge-mark-done = ✅
challenge-mark-struck = ❌
challenge-mark-missed = ▫️
challenge-mark-open = 🔸
challenge-mark-ahead = ⚪

## Starting one

challenge-started = “{ $title }” is announced. It begins on { $begins }; until then people can sign up.
challenge-usage =
    Like this: <code>/challenge Read 7 days | 7 days | #reading</code>
    In place of the hashtag: <code>phrase up early</code> or <code>picture</code>. If you like: <code>--start friday --need 6 --points 50 --teams Red, Blue</code>
challenge-part-unclear = I couldn't make out “{ $part }”. I understand a number of days (<code>7 days</code>), a hashtag (<code>#reading</code>), <code>phrase …</code> and <code>picture</code>.
challenge-title-too-long = Please keep the title within { $most } characters.
challenge-word-too-long = Please keep the phrase within { $most } characters.
challenge-days = A challenge can last 1 to { $most } days.
challenge-need = <code>--need</code> is the number of days that make it: { $least } to { $most }.
challenge-points = <code>--points</code> can be { $least } to { $most }.
challenge-teams = Please name two to { $most } different teams, each within { $length } characters: <code>--teams Red, Blue</code>
challenge-start-unclear = I couldn't tell which day “{ $written }” is. Try <code>--start tomorrow</code>, <code>--start friday</code> or <code>--start 2026-11-20</code>.
challenge-start-range = People need time to sign up: it can begin tomorrow at the earliest, and within { $most } days.
challenge-too-many = { $most ->
    [one] One challenge at a time is enough for a group
   *[other] { $most } challenges at a time are enough for a group
}. Wait until one is over, or call one off.
challenge-already-runs = “{ $title }” is under way already.
challenge-over = “{ $title }” is over, so that can't be changed any more.

## /strike

strike-usage = Reply with /strike to the message that is no proof.
strike-no-proof = That message isn't the proof of anything. If it was, another one of the same day counts by now.
strike-done = { $name }’s { $day } doesn't count any more. You can undo this.
strike-undone = { $name }’s { $day } counts again.
strike-told = Your day { $day } in “{ $title }” doesn't count: an admin found that the message was no proof. Another one on the same day will do; if it was a mistake, tell the admins.

## The audit log

audit-challenge-start = started a challenge
audit-challenge-cancel = called a challenge off
audit-proof-strike = struck a day of a challenge
audit-proof-unstrike = counted a struck day again

### Giveaways: who can enter, the draw, the prizes.

## What the group reads

giveaway-announced =
    🎁 <b>{ $title }</b>
    To be won: { $prize }, { $winners ->
        [one] for 1 of you
       *[other] for { $winners } of you
    }
    Who can enter: { $rule }
    { $state ->
        [open] Until { $until }. Press the button, that's all.
       *[other] Closed since { $until }.
    }
    👥 { $people ->
        [0] Nobody is in yet.
        [one] 1 person is in.
       *[other] { $people } people are in.
    }

    🔐 Nobody can steer this draw: its secret number is fixed already, and this is its fingerprint (SHA-256). The number is shown after the draw, and anybody can check.
    <code>{ $commitment }</code> (no. { $number })
giveaway-prize-points = { $points ->
    [one] 1 point
   *[other] { $points } points
}
giveaway-prize-codes = a secret code
giveaway-prize-words = { $prize }
# conditions: what holds when the giveaway begins, whatever happens afterwards
giveaway-rule = { $conditions } (as of the start)
giveaway-condition-days = { $days ->
    [0] everybody who was here
    [one] in the group for 1 day
   *[other] in the group for { $days } days
}
giveaway-condition-level = level { $level } ({ $name }) or higher
giveaway-condition-checkins = { $checkins ->
    [one] at least 1 check-in
   *[other] at least { $checkins } check-ins
}
giveaway-cancelled = 🎁 <b>{ $title }</b> has been called off. There is nothing to win, and nobody has lost anything.
giveaway-drawn = { $people ->
    [0] 🎁 <b>{ $title }</b> is over. Nobody had entered, so the prize waits for another time.
   *[other] 🎉 <b>{ $title }</b>{ $round ->
        [1] {""}
       *[other] , round { $round }
    }: { $winners ->
        [one] the winner of
       *[other] the winners of
    } { $prize }

    { $names }

    { $kind ->
        [points] The points are on { $winners ->
            [one] their account
           *[other] their accounts
        } already.
        [codes] The code comes to each winner alone, and /giveaway shows it again.
       *[words] The admins will get in touch.
    }
    Drawn among { $people ->
        [one] 1 person
       *[other] { $people } people
    }{ $gone ->
        [0] .
        [one] ; 1 who had entered has left the group.
       *[other] ; { $gone } who had entered have left the group.
    }
    🔓 The secret number was <code>{ $seed }</code> (no. { $number })
}
giveaway-winner = { $place }. { $name }
giveaway-list = 📄 The list for “{ $title }”. The lowest SHA-256 of number:round:id wins; promised was { $commitment }.

## Buttons

giveaway-button-enter = 🎟 Enter
giveaway-button-enter-named = 🎟 Enter: { $title }
giveaway-button-cancel = ✖️ Call off: { $title }

## Answers to a press (plain text)

giveaway-entered = You're in! So far { $people ->
    [one] you're the only one
   *[other] there are { $people } of you
} for { $winners ->
    [one] 1 prize
   *[other] { $winners } prizes
}: your chance is { $chance }% right now.
giveaway-in-already = You're in “{ $title }” already, with { $people ->
    [one] nobody else
   *[other] { $people } people in all
}. Fingers crossed!
giveaway-over = “{ $title }” is closed.
giveaway-not-entitled = Not this time: { $missing } (as of the start).
giveaway-missing-here = it is for those who were in the group when it began
giveaway-missing-days = it takes { $takes ->
    [one] 1 day
   *[other] { $takes } days
} in the group, you had { $has }
giveaway-missing-level = it takes level { $takes } ({ $name }), you were at { $has }
giveaway-missing-checkins = it takes { $takes ->
    [one] 1 check-in
   *[other] { $takes } check-ins
}, you had { $has }

## /giveaway

giveaway-overview = { $count ->
    [0] 🎁 No giveaway is open just now.
   *[other] { $lines }
}{ $won ->
    [0] {""}
   *[other] {""}

    🏆 You have won:
    { $prizes }
}{ $staff ->
    [yes] {""}

    Start one: <code>/giveaway A good book | 50 points | 3 winners --until 20:00 --days 7 --level 2 --checkins 3</code>
    The prize can be points, <code>codes</code> with the name of a pool (see /codes), or anything in words.
    Draw again: <code>/giveaway redraw 12</code>, or for one winner <code>/giveaway redraw 12 @name</code>; with <code>--take-back</code> points won go back.
   *[no] {""}
}
giveaway-open =
    🎁 <b>{ $title }</b> (no. { $number }): { $prize }, { $winners ->
        [one] 1 winner
       *[other] { $winners } winners
    }. Until { $until }.
    For: { $rule }. { $people ->
        [0] Nobody is in yet.
        [one] 1 person is in.
       *[other] { $people } people are in.
    }{ $in ->
        [yes] {" "}You too ✅
       *[no] {""}
    }{ $lacks ->
        [0] {""}
       *[other] {""}
        🔒 Not this time: { $missing } (as of the start).
    }
giveaway-won = “{ $title }”{ $told ->
    [yes] : <code>{ $code }</code>
   *[no] {""}
}
giveaway-code =
    🎁 You have won in “{ $title }” ({ $community })! This is yours alone:
    <code>{ $code }</code>
    /giveaway shows it again.

## Starting one, drawing again

giveaway-ask =
    Tell me in one line: what it's called, what there is to win, how many win. For example:
    <code>A good book | 50 points | 3 winners --until tomorrow 20:00 --days 7</code>
giveaway-started = “{ $title }” is announced. I'll draw on { $until }.
giveaway-usage =
    Like this: <code>/giveaway A good book | 50 points | 3 winners --until 20:00</code>
    Who can enter: <code>--days 7 --level 2 --checkins 3</code>. The prize can be points, <code>codes spring</code> (a pool, see /codes) or anything in words.
giveaway-title-too-long = Please keep the title within { $most } characters.
giveaway-prize-too-long = Please keep the prize within { $most } characters.
giveaway-points = Each winner can get 1 to { $most } points.
giveaway-winners = There can be 1 to { $most } winners, for example <code>3 winners</code>.
giveaway-until-unclear = I couldn't tell when “{ $written }” is. Try <code>--until 20:00</code>, <code>--until tomorrow 20:00</code> or <code>--until 3d</code>.
giveaway-until-range = It can be open for { $minutes } minutes to { $days } days.
giveaway-condition = <code>{ $flag }</code> needs a whole number up to { $most }.
giveaway-no-such-level = There are { $most } levels.
giveaway-too-few-codes = The pool “{ $pool }” has { $codes ->
    [one] 1 code
   *[other] { $codes } codes
}, for { $winners ->
    [one] 1 winner
   *[other] { $winners } winners
}. Fill it first: send me /codes in private.
giveaway-too-many = { $most ->
    [one] One giveaway at a time is enough for a group
   *[other] { $most } giveaways at a time are enough for a group
}. Wait until one is over, or call one off.
giveaway-redraw-usage = Like this: <code>/giveaway redraw 12</code> for all winners anew, <code>/giveaway redraw 12 @name</code> in place of one, and <code>--take-back</code> if points won are to go back.
giveaway-redrawn = Drawn again (no. { $number }). No longer winning: { $names }
giveaway-not-drawn = “{ $title }” hasn't been drawn yet.
giveaway-no-winner = There is no such winner of “{ $title }” (any more).
giveaway-nobody-left = Nobody else who entered “{ $title }” is here; there is nobody to draw.

## For the operators

giveaway-hand-over = 🎁 “{ $title }” (no. { $number }) is drawn. Please hand over: { $prize }. Winners: { $names }
giveaway-no-codes-left = 🎁 “{ $title }”: the pool “{ $pool }” is empty, { $without ->
    [one] 1 winner waits for a code
   *[other] { $without } winners wait for a code
}. Send me <code>/codes add { $pool }</code> with new ones in private; I'll pass them on at once.

## /codes

codes-not-here = Codes are secret: please send me this in private, or in the operators' chat.
codes-usage =
    Like this, one code a line:
    <code>/codes add spring
    AAA-111
    BBB-222</code>
codes-pool-name = A pool's name has small letters a-z, digits and dashes, at most { $most }.
codes-too-many = At most { $most } codes at a time, each within { $length } characters.
codes-pools = { $community }: { $count ->
    [0] there are no codes yet. <code>/codes add spring</code>, and below it one code a line, fills a pool.
   *[other] codes left

    { $lines }
}
codes-pool = { $pool }: { $codes }
codes-added = { $community }, pool “{ $pool }”: { $added ->
    [one] 1 code added
   *[other] { $added } codes added
}{ $known ->
    [0] {""}
   *[other] , { $known } were known
}; { $left } left.

## The audit log

audit-giveaway-start = started a giveaway
audit-giveaway-cancel = called a giveaway off
audit-giveaway-redraw = drew a giveaway again
audit-codes-add = added codes to a pool

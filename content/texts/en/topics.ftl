### Topics: the day's question, the ice-breaker, the wrap-up.

## What the group sees (question: its words)

topic-post-topic =
    💬 <b>Today's question</b>

    { $question }

    Just reply to this message. One line is plenty.
topic-post-icebreaker =
    ☕ Quiet in here, so let me ask:

    { $question }

    Reply to this message if you fancy.

# people: how many answered; best: the best-liked answer
topic-wrapup =
    📝 <b>Yesterday's question:</b> { $question }

    { $people ->
        [one] One of you answered. Thank you for sharing!
       *[other] { $people } of you answered. Thank you for sharing!
    }{ $liked ->
        [yes] {" "}{ $best }
       *[no] {""}
    }
topic-best = The favourite was { $answer } from { $name }, with { $likes ->
    [one] 1 reaction
   *[other] { $likes } reactions
}.
topic-best-answer = the answer
topic-link = <a href="{ $link }">{ $words }</a>

# In the greeting of newcomers
topic-in-greeting = 💬 Today's question: { $question }

## /topic

topic-today =
    💬 <b>Today's question:</b> { $question }

    { $people ->
        [0] Nobody has answered yet. Reply to it in the group and be the first.
        [one] One person has answered so far. Reply to it in the group to join in.
       *[other] { $people } people have answered so far. Reply to it in the group to join in.
    }
topic-none-today = There's no question yet today.{ $soon ->
    [yes] {" "}The next one comes at { $time }.
   *[no] {" "}Questions are taking a break just now.
}
topic-offer =
    { $today }

    { $count ->
        [0] All our questions have been used lately. Write one of your own:
       *[other] Want to ask something right now? Pick one of these, or write your own:
    } <code>/topic your question</code>
    { $lines }
topic-offer-line = { $number }. { $question }
topic-button = { $number }
topic-button-write = ✍️ My own words
topic-button-pause = ⏸ Pause
topic-button-resume = ▶️ Resume
topic-write = ✍️ Reply to this message with your question, at most 300 characters. It goes to the group at once.
panel-topic = 💬 Topic
topic-asked = ✅ Posted: { $question }
topic-used = That question has been asked lately. Send /topic for others.
topic-too-long = A question has at most { $most } characters; yours has { $length }.
topic-which = Several groups are looked after from here: { $communities }. Please use /topic in the group itself.
topic-thread-set = From now on questions go to this forum topic.
topic-thread-unset = From now on questions go to the group itself.
topic-paused = ⏸ No more questions for now. <code>/topic on</code> brings them back.
topic-resumed = ▶️ Questions are on again.
topic-coming = Question of the day

## Told to the operators (left: how many questions are left)

topic-stock-low =
    🫙 { $community }: only { $left ->
        [one] 1 question is
       *[other] { $left } questions are
    } left that have not been asked lately. Please add some to content/topics, so that the daily question does not run dry.
topic-stock-empty =
    🫙 { $community }: there is no question left that has not been asked lately, so today's was left out. Please add some to content/topics, or ask one yourself with /topic.

## The audit log

audit-topic-ask = asked the group a question
audit-topic-place = chose where questions go
audit-topic-pause = paused the daily question
audit-topic-resume = let the daily question come again
audit-topic-skip = skipped a daily question
audit-topic-unskip = let a skipped question come

### Complaints: what a member hears, what the operators see, and what is said when a wave of them comes.

## The calming script, first step: understanding, at once
## (name: who complained; case: the number; hours: until when it is due)

complaint-understand-general = I'm sorry this left you with a bad feeling, { $name }, and thank you for saying so openly. I've written it down as case { $case }; somebody from the team will read it and answer you within { $hours ->
    [one] an hour
   *[other] { $hours } hours
}.
complaint-understand-product = { $name }, you were looking forward to it, and then it wasn't right. I'm sorry about that. It's case { $case } now, and somebody from the team will look into it within { $hours ->
    [one] an hour
   *[other] { $hours } hours
}. A photo and the order number, sent to the team rather than to the group, help to settle it faster.
complaint-understand-dispute = { $name }, being left waiting when it's about your money or your rights is maddening, and I'm sorry you have to ask here at all. This is case { $case }, at the top of the list: somebody will be with you within { $hours ->
    [one] an hour
   *[other] { $hours } hours
}. Please keep order numbers and bank details out of the group; the team will ask for them in private.

## Second step: a promise, when somebody takes the case (staff: who; until: a time)

complaint-promise = { $name }, { $staff } has taken your case { $case } and is on it now. You'll hear how it stands by { $until } at the latest, even if it isn't solved by then.

## Third step: report back, then ask (answer: what was done, in the words of whoever did it)

complaint-solved = { $name }, about your case { $case }: { $answer } Thank you for your patience.
complaint-satisfied = Is that all right for you, { $name }? If anything is still missing, say so, and we'll pick it up again.
complaint-report =
    { $solved }

    { $question }
complaint-remark = { $name }, the team has read what you wrote (case { $case }) and takes it as a remark rather than a complaint. If that is wrong, tell them with /feedback; that is always answered.
complaint-again = { $name }, somebody is looking at case { $case } once more. What you read before wasn't the end of it; you'll hear from us.
complaint-yes = Good to hear. Thank you for giving us the chance to put it right.
complaint-no = Thank you for being frank. Case { $case } is open again, and the team has been told. What is still missing? You can simply write it here.
complaint-late = { $name }, we promised you an answer on case { $case } by now, and we haven't kept that. I'm sorry. I've passed it on to somebody who can decide.
button-complaint-yes = 👍 Yes, thank you
button-complaint-no = 👎 Not yet

## /feedback

feedback-usage = What went wrong, or what could be better? Write it after the command: <code>/feedback The parcel arrived open.</code> Only the team reads it.
feedback-received = Thank you, it's with the team now as case { $case }. You'll have an answer within { $hours ->
    [one] an hour
   *[other] { $hours } hours
}.
feedback-thanks = Thank you, I've passed it on to the team.

## For the operators: the card of a case

complaint-grade = { $grade ->
    [dispute] 🔴 Service dispute
    [product] 🟠 Product
   *[general] 🟡 General
}
complaint-card =
    { $grade } · <b>case { $case }</b> · { $community }
    { $name } { $source ->
        [feedback] told the team:
       *[talk] wrote:
    }
    <blockquote>{ $quote }</blockquote>
    { $phrases }
    { $status }
complaint-phrases = Recognised by: { $phrases }
complaint-no-phrases = Told with /feedback.
complaint-quote-gone = (what was written is no longer kept)
complaint-called =
    { $text }

    { $duty }
complaint-dry =
    🧪 { $grade } · { $community }: this would have been a case (complaints in the talk are only tried out, /cases on)
    { $name } wrote:
    <blockquote>{ $quote }</blockquote>
    Recognised by: { $phrases }
complaint-dry-crowd =
    🧪 { $community }: { $count ->
        [one] complaints of one member would have been a case
       *[other] complaints of { $count } members would have been cases
    } (they are only tried out, /cases on). Told at { $at }:
    { $lines }{ $more ->
        [0] { "" }
       *[other] { "" }
            … and { $more } more
    }
complaint-dry-line = { $name }: { $phrases }
complaint-card-due = Due by { $until } · { $owner }
complaint-owner-nobody = nobody has taken it yet
complaint-owner = { $name } is on it
complaint-card-solved =
    ✅ Solved by { $name }: { $answer }
    The member has been asked whether they are content.
complaint-card-content = 👍 The member is content. Closed.
complaint-card-unanswered = 🗄 Closed: solved, and the member had nothing more to say.
complaint-card-reopened = 👎 The member isn't content yet. Open again, due by { $until } · { $owner }
complaint-card-dismissed = 🙅 No complaint, says { $name }. Closed.
complaint-crowd =
    { $what ->
        [late] ⏰ <b>{ $count } cases are overdue</b>
       *[new] 🗂 <b>{ $count } new complaints at once</b>
    } · { $community }
    { $lines }{ $more ->
        [0] { "" }
       *[other] { "" }
            … and { $more } more
    }
    All of them: /cases
complaint-crowd-line = { $grade } · <b>{ $case }</b> { $name } · by { $until }
button-complaint-next = 👀 Show the next { $count } alone
complaint-overdue = ⏰ { $community }: <b>case { $case } is overdue</b> ({ $grade }, { $name }): it was due by { $until }, { $owner }. { $attention ->
    [4] The owners have been told.
    [3] Whoever is on duty has been told.
   *[other] Please take it.
}
complaint-ask-answer = What was done about case { $case }? Reply to this message; { $name } will read it word for word.
complaint-solved-noted = Passed on, word for word. Case { $case } is closed once the member is content, or in three days.
case-usage = Which one? Its number after the command: <code>/case 7</code>, or <code>/case #7</code> for an incident. All of them: /cases
case-unknown = I don't find case { $case } here.
case-incident-too = There is an incident { $number } too: <code>/case #{ $number }</code>
case-not-open = Case { $case } is no longer open.
case-not-closed = Case { $case } is not to be taken up again.
case-yours = Case { $case } is yours already.
case-answer-too-long = Please keep it within { $most } characters.
button-complaint-take = 🙋 I'll take it
button-complaint-over = 🙋 I'll take it over
button-complaint-solve = ✅ Solved
button-complaint-grade = 🏷 Another grade
button-complaint-reopen = ↩️ It is one after all
button-complaint-again = ↩️ Open it again
button-complaint-show = 🔎 Show the case
button-complaint-open = 🔎 { $case } · { $community }
button-complaint-dismiss = 🙅 No complaint

## The list

cases-all = { $parts }
complaints-list =
    🗂 <b>Open complaints: { $count }</b>

    { $lines }
complaints-none = 🗂 No open complaints. All quiet.
complaints-none-own = You have no case with the team. If something is wrong, tell them: /feedback
complaints-own =
    🗂 <b>Your cases</b>
    { $lines }
complaints-own-line = <b>{ $case }</b> · { $state ->
    [open] with the team, an answer by { $until }
    [taken] somebody is on it, an answer by { $until }
    [remark] read by the team
   *[other] solved: { $answer }
}
cases-incidents =
    🚦 <b>Incidents: { $count }</b>
    { $lines }
cases-incident-line = { $severity ->
    [4] 🔴
    [3] 🟠
    [2] 🟡
   *[1] ⚪
} <b>#{ $number }</b> { $name } · { $taken ->
    [yes] with { $owner }
   *[no] nobody has taken it
}
button-cases-incident = 🔎 #{ $number } · { $community }
complaints-mode = { $mode ->
    [off] Complaints in the talk are no longer looked for. /feedback goes on as before.
    [dry] Complaints in the talk are only tried out: you read here what would have become a case, members hear nothing.
   *[on] Complaints in the talk become cases again.
}
complaints-mode-usage = /cases shows what is open. <code>/cases on</code>, <code>dry</code> or <code>off</code> say whether complaints in the talk become cases, are only reported here, or are let be.
complaints-line = { $late ->
    [yes] ⏰ { "" }
   *[no] { "" }
}{ $grade } · <b>{ $case }</b> { $name } · { $state ->
    [solved] solved, the member is asked
   *[other] due by { $until } · { $owner }
}

## A wave of displeasure (usual: how many would be, times: how many times that)

crisis-alarm =
    🚨 <b>Something is going wrong in { $community }</b>
    { $negative } unhappy messages from { $members } people within { $minutes } minutes; { $usual } would be usual.

    What they speak of most: { $phrases }

    A statement you could post now (change it first if you know more):
    <blockquote>{ $statement }</blockquote>
    <b>Calm mode</b> slows the group down and allows text only, for { $hours ->
        [one] an hour
       *[other] { $hours } hours
    } or until you end it.
crisis-statement = We see that many of you are unhappy right now, and we take it seriously. We are finding out what happened and will tell you here what we know within the hour, even if it isn't everything yet. If you are affected yourself, please send us the details with /feedback: they reach the team directly. We read every message. Thank you for bearing with us.
crisis-cleared = ✅ { $community } has been as usual for { $minutes } minutes. At its height there were { $peak } unhappy messages in half an hour. A few closing words to the group, on what happened and what you'll change, are worth it now.
crisis-stated = 📣 The statement is in the group.
crisis-over-already = That wave is over, so the statement wasn't posted.
button-crisis-statement = 📣 Post the statement
button-crisis-calm = 🌙 Calm mode on
button-crisis-calm-end = ☀️ Calm mode off

## Calm mode, in the group and to those who go too fast for it

calm-on = 🌙 Let's slow down for a moment: text only for now, and a little pause between two messages. Everything you have written stays, and the team is reading along.
calm-off = ☀️ Back to normal. Thank you for staying fair with each other.
calm-wait = The group is in calm mode just now. Your next message can follow in { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
}.
calm-begun = 🌙 { $community } is in calm mode until { $until }: text only, a pause between two messages, and I post nothing that can wait.
calm-ended = ☀️ { $community }: calm mode is over, the group may do again what it did before.
calm-status-on = 🌙 { $community } is in calm mode until { $until }.
calm-status-off = ☀️ { $community } is not in calm mode. In it members write text only and pause between two messages, and I post nothing that can wait.
calm-not-on = Calm mode isn't on.
calm-hours = From 1 to { $most } hours, please.
calm-no-right = I may not restrict members in this group, so I can't. Please give me that right first.
calm-usage = <code>/calm on</code>, <code>/calm on 4</code> (hours), <code>/calm off</code>

## The audit log

audit-case-open = case opened
audit-case-take = case taken
audit-case-regrade = case graded anew
audit-case-dismiss = no complaint
audit-case-solve = case solved
audit-case-content = member content
audit-case-reopen = case open again
audit-case-close = case closed
audit-case-overdue = case overdue
audit-complaints-mode = complaints in the talk switched
audit-crisis = crisis alarm
audit-crisis-over = crisis over
audit-crisis-statement = statement posted
audit-calm-on = calm mode on
audit-calm-off = calm mode off

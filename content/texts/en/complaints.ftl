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
    { $name } wrote:
    <blockquote>{ $quote }</blockquote>
    Recognised by: { $phrases }
    Due by { $until } · { $owner }
complaint-owner-nobody = nobody has taken it yet
complaint-owner = { $name } is on it
complaint-card-solved = ✅ Case { $case } solved by { $name }; the member has been asked whether they are content.
complaint-card-content = 👍 Case { $case }: { $name } is content. Closed.
complaint-card-reopened = 👎 Case { $case }: { $name } isn't content yet. It is open again, due by { $until }.
complaint-card-dismissed = Case { $case }: no complaint, says { $name }. Closed, nothing was sent to the member.
complaint-overdue = ⏰ <b>Case { $case } is overdue</b> ({ $grade }, { $name }): it was due by { $until }, { $owner }. { $attention ->
    [4] The owners have been told.
    [3] Whoever is on duty has been told.
   *[other] Please take it.
}
complaint-ask-answer = What was done about case { $case }? Reply to this message; { $name } will read it word for word.
button-complaint-take = 🙋 I'll take it
button-complaint-solved = ✅ Solved
button-complaint-dismiss = 🙅 No complaint

## The list

complaints-list =
    🗂 <b>Open complaints: { $count }</b>

    { $lines }
complaints-none = 🗂 No open complaints. All quiet.
complaints-line = { $grade } · <b>{ $case }</b> { $name } · due by { $until } · { $owner }

## A wave of displeasure (usual: how many would be, times: how many times that)

crisis-alarm =
    🚨 <b>Something is going wrong in { $community }</b>
    { $negative } unhappy messages from { $members } people within { $minutes } minutes; { $usual } would be usual.

    What they speak of most: { $phrases }

    A statement you could post now (change it first if you know more):
    <blockquote>{ $statement }</blockquote>
    <b>Calm mode</b> slows the group down and allows text only, until you end it.
crisis-statement = We see that many of you are unhappy right now, and we take it seriously. We are finding out what happened and will tell you here what we know within the hour, even if it isn't everything yet. If you are affected yourself, please send us the details with /feedback: they reach the team directly. We read every message. Thank you for bearing with us.
crisis-cleared = ✅ { $community } has been as usual for { $minutes } minutes. At its height there were { $peak } unhappy messages in half an hour. A few closing words to the group, on what happened and what you'll change, are worth it now.
crisis-stated = 📣 The statement is in the group.
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
calm-text-only = The group is in calm mode just now: text only, please. Pictures for the team can go with /feedback.

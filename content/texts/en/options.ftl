### Help, language, quiet, and what is said to those who press the wrong button.

help-group =
    <b>Here's what I can do for you</b>
    { $lines }

    Just saying “check in”, “points” or “leaderboard” works too. Only you see my answers.
help-ops =
    <b>What works in this operators' chat</b>
    { $lines }

    Everything else is for the group itself.
help-private =
    Hi, I'm Steward 👋
    I look after communities: welcoming people, daily check-ins, points and leaderboards, a small reason to come back every day.

    <b>Want me in your group?</b>
    Add me with the button below, make me an admin, then send /setup there.

    <b>Already in a group with me?</b>
    { $lines }
help-line = /{ $command } · { $what }
button-add-to-group = ➕ Add me to a group

language-which = Which language shall I speak with you?
language-name-zh = 中文
language-name-en = English
button-language-auto = Same as the group
language-chosen = Done. I'll speak English with you from now on.
language-auto = Done. I'll speak whatever the group speaks.
language-usage = I speak Chinese and English: <code>/language zh</code> or <code>/language en</code>.

quiet-on = 🤫 Done, no more reminders. Send /quiet again to get them back.
quiet-off = 🔔 Reminders are back. Send /quiet again to stop them.

not-as-anonymous = You're writing as an anonymous admin, so I can't tell who you are. Switch that off, or ask me in private.
button-of-somebody-else = That button is someone else's. Send the command and you'll get your own.
button-too-old = That button is no longer of use. Please send the command again.

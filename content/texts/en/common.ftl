### Words used everywhere: hints, buttons, what the commands are for.

## How things are joined and dates are written

list-separator = { ", " }
date-short = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}

## Not possible just now

not-staff = That one is for admins. Give them a shout in the group if you need it.
not-owner = Only the owner of this bot can do that.
not-registered = I'm not looking after this group yet. Whoever runs this bot can start me with /setup right here.
no-community-yet = We haven't met in a group yet. Say something there first, then come back to me.
only-in-group = This works in the group. Please send it there.
only-in-private = Please send me this in our private chat.
unknown-member = I couldn't find that member. Reply to one of their messages, or write their @username, and try again.
need-reply = Reply to one of their messages with this command.
need-number = I need a whole number here, for example 10.
not-your-button = That button is someone else's. Send the command and you'll get your own.
button-expired = That button has expired. Please send the command again.
already-done = That's already been done.
too-many-requests = Easy now. Give it a moment and try again.
something-went-wrong = Something went wrong on our side and it didn't work. We've made a note; please try again in a little while.

## Buttons

button-yes = Yes
button-no = No, thanks
button-cancel = Cancel
button-back = Back
button-close = Close
button-undo = Undo
button-done = Done

## What the commands are for, as shown in the menu (plain text)

command-checkin = Check in for today
command-makeup = Make up for a missed day
command-points = My points
command-rank = Leaderboard
command-levels = The levels, and mine
command-shop = Spend your points
command-orders = My orders
command-me = My card: level, streak, badges
command-honours = Recent honours
command-badges = My badges, and how far the next ones are
command-thanks = Thank somebody (reply to their message)
command-vote = Ask the group something
command-votes = Votes, running and past (admins)
command-challenge = Challenges: join in, see how you're doing
command-giveaway = Giveaways: enter, see what you've won
command-share = Show something (reply to your own message)
command-gallery = What members have shared lately
command-koc = Where I stand on the KOC path; for admins, the board
command-strike = A message is no proof of a challenge (admins)
command-codes = Codes to give away (admins, in private)
command-award = Give a member points (admins)
command-warn = Warn a member (admins)
command-mute = Mute a member: 2h, 7d, forever (admins)
command-unmute = End a mute (admins)
command-ban = Ban a member (admins)
command-unban = End a ban (admins)
command-kick = Remove a member, who may come back (admins)
command-del = Delete a message: reply to it (admins)
command-note = Note something on a record (admins)
command-record = A member's record (admins)
command-trust = Do not screen a member (admins)
command-untrust = Screen a member again (admins)
command-stats = How the group is: figures, picture (admins)
command-health = How the group is against its goals: day, week, month (admins)
command-compare = Your groups side by side (admins)
command-audit = What was done, by whom (admins)
command-duty = Who is on duty (admins)
command-case = Show a case again (admins)
command-cases = Complaints and how they stand
command-feedback = Tell the team what is wrong
command-calm = Calm mode: text only, slower (admins)
command-report = Report a message (reply to it)
command-appeal = Appeal against a warning, mute or ban
command-appeals = Appeals that wait for a decision (admins)
command-words = Words that are screened for (admins)
command-links = Links allowed and banned here (admins)
command-gate = What newcomers are asked (admins)
command-raid = When too many come at once (admins)
command-night = When the group sleeps (admins)
command-panel = Everything admins do, by buttons (admins)
command-schedule = Posts of the coming week (admins)
command-settings = Settings of this group (admins)
command-topic = Today's question
command-help = What I can do
command-rules = Group rules
command-language = Change the language
command-quiet = Stop sending me reminders
command-mydata = Export my data
command-forgetme = Erase my data
command-setup = Set up this group (admins)
command-ops = Make this the operators' chat (admins)

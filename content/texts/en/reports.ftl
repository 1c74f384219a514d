### Reports by members, and appeals against warnings, mutes and bans.

## /report

report-usage = Reply to the message you mean with /report; a word about why helps: <code>/report spam</code>. Nobody in the group sees it.
report-noted = Thank you, I've noted it. If others see it the same way, the team will look at it.
report-asked = Thank you. The team has been asked to look at this message.
report-settled = Thank you for looking out. The team has looked at this message already.
report-again = You have reported this one already; once is enough.
report-own = That one is your own. If you would rather not have said it, you can delete it.
report-staff = That message is by somebody who runs this group. If something is wrong with it, please tell another of the admins, or the team with /feedback.
report-bot = I look after bots and channels differently: please tell one of the admins.
report-too-many = That's { $most } reports in a day, and that's as many as I take. If it is urgent, please turn to one of the admins.
report-barred = The team has found several of your last reports unfounded, so I take none from you until { $until }. If something is urgent, please turn to one of the admins.
report-lost = { $wrong } of your last { $last } reports in { $community } were about messages that the team found to be fine. To keep reports meaningful, I take none from you for { $days ->
    [one] a day
   *[other] { $days } days
}. That is no sanction; everything else stays as it is.
report-barred-told = 🔕 { $community }: { $wrong } of the last { $last } reports of { $name } were about messages that were fine, so I take none from them for { $days ->
    [one] a day
   *[other] { $days } days
}. They have been told.
report-restored = You can report messages in { $community } again: the team has lifted the break. Thank you for looking out for the group.
button-report-again = ↩️ Let them report again
report-was-right = You reported something in { $community }, and you were right: the team has dealt with it. Thank you for looking out for the group.

## /appeal

button-appeal-grant = ✅ Grant
button-appeal-refuse = ✖️ Refuse
button-appeal-relent = ✅ Grant after all
button-appeal-revoke = ✖️ Refuse after all
button-appeal-show = { $appeal } · { $name }
appeal-nothing = There is nothing here that you could appeal against.
appeal-undone = That has been taken back already. All is well.
appeal-waits = Your appeal is with the team; one for each decision is enough. You'll hear from me.
appeal-was-decided = The team has decided about that already. There is one appeal for each decision.
appeal-too-late = That was more than { $days } days ago. Appeals are possible until then.
appeal-too-long = Your words are { $length } characters long; please stay within { $most }.
appeal-in-private = An appeal concerns nobody but you and the team. Please open our private chat with this button and write it there.
appeal-asked-in-private = I've written to you in our private chat. Please tell me there what you have to say.
appeal-ask = About { $kind ->
    [warn] the warning
    [mute] the mute
    [kick] your removal
   *[ban] the ban
} in { $community }: what happened, from your side? Write it in one message. Somebody from the team will read it and decide. You have ten minutes; after that, send /appeal.
appeal-made = Your appeal is with the team now, as number { $appeal }. Somebody will look at it with fresh eyes, usually within { $hours } hours, and you'll hear from me here.
appeal-won = Your appeal in { $community } was granted: what was done is undone, and it no longer counts. Sorry for the trouble, and thank you for speaking up.
appeal-lost = The team has looked at your appeal in { $community } again and stays with its decision. It isn't held against you that you asked.
appeal-by-bot = me, by a rule
appeal-by-nobody = nobody: what it was against had been undone
appeal-card =
    ⚖️ <b>Appeal { $appeal }</b> · { $community }
    { $name } objects to { $kind ->
        [warn] the warning
        [mute] the mute
        [kick] the removal
       *[ban] the ban
    } of { $at }{ $kind ->
        [mute] { " " }(until { $until })
        [ban] { " " }(until { $until })
       *[other] { "" }
    }, imposed by <b>{ $by }</b>{ $told ->
        [yes] : { $why }
       *[no] { "" }
    }.
    <blockquote>{ $words }</blockquote>{ $quoted ->
        [yes] { "" }
            It was about: <blockquote>{ $quote }</blockquote>
       *[no] { "" }
    }{ $by_hand ->
        [yes] { "" }
            Whoever imposed it should leave the decision to somebody else.
       *[no] { "" }
    }
appeal-card-decided = ⚖️ Appeal { $appeal } by { $name }: { $state ->
    [won] ✅ granted
   *[lost] ✖️ refused
}, by { $by }.
appeal-decided = That appeal has been decided already.
appeal-revoke-sure = Is appeal { $appeal } not to be granted after all? What was undone holds again, and the member reads so.
appeal-revoked = The team has looked at your appeal in { $community } once more: granting it was a mistake, and what was undone holds again. I'm sorry for the back and forth.
appeal-own-sanction = You imposed that yourself, so please let somebody else decide. You can still grant it.
appeal-alarm = ⏰ { $community }: { $count ->
    [one] an appeal, by { $name }, has been waiting for { $hours } hours.
   *[other] { $count } appeals are waiting, the oldest, by { $name }, for { $hours } hours.
}
appeals-list = ⚖️ <b>Appeals waiting: { $count }</b>
appeals-none = ⚖️ No appeal is waiting.

## In the audit log

audit-words-add = added a word
audit-words-remove = took a word away
audit-words-allow = allowed a phrase
audit-words-undo = took back a change of the words
audit-links-allow = allowed links to a domain
audit-links-ban = banned links to a domain
audit-links-remove = took a domain off the lists
audit-links-undo = took back a change of the domains
audit-rule-mode = switched a rule of screening
audit-report-barred = reporting suspended
audit-report-again = let somebody report again
audit-appeal = appealed
audit-appeal-won = granted an appeal
audit-appeal-lost = refused an appeal

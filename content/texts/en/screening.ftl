### What screening found, in words; the words and rules of a community; the spam model's reasons.

## The rules

rule-words = unwanted words
rule-links = links
rule-invites = invitations
rule-forwards = forwarded messages
rule-mentions = mentions
rule-flood = flooding
rule-copies = copies
rule-mixed = odd writing
rule-newcomers = newcomers
rule-names = names
rule-spam = spam model
rule-report = reports by members

## What a rule met

kind-scam = a link to a scam
kind-banned = a banned domain
kind-userinfo = a link that hides its host
kind-hidden = a link that shows one host and opens another
kind-lookalike = a host that imitates another
kind-ip = a link to a bare address
kind-port = a link with an odd port
kind-disguised = a disguised link
kind-not-allowed = a link to a domain that is not allowed
kind-shortener = a short link
kind-invite = an invitation to another group
kind-promotion = a link to another channel, group or bot
kind-proxy = a proxy
kind-elsewhere = an invitation to another network
kind-forward = forwarded from another chat
kind-mentions = too many people mentioned
kind-flood = too many messages at once
kind-copies = the same message again and again
kind-shared-copies = the same message from several members
kind-mixed = words of two alphabets
kind-spaced = l e t t e r s written apart
kind-invisible = unseen characters inside words
kind-emoji = a heap of emoji
kind-link = a link by a newcomer
kind-media = a picture or file by a newcomer
kind-contact = contact details by a newcomer
kind-staff-name = a name like that of one of the staff
kind-role = a name that claims a role

## The categories of words

category-abuse = abuse
category-contact = leading away
category-fraud = fraud
category-gambling = gambling
category-illegal = illegal trade
category-sexual = sexual offers
category-threats = threats
category-personal = personal numbers
category-own = this group's own words
category-imported = imported words

personal-identity-card = the number of an identity card
personal-bank-card = the number of a bank card
personal-bank-account = the number of a bank account
personal-telephone = a telephone number

## How a word was found

how-exact = as it is written
how-split = taken apart
how-traditional = in traditional characters
how-lookalike = with look-alike letters
how-invisible = with unseen characters
how-leet = with digits and signs for letters
how-pinyin = in pinyin
how-homophone = by its sound

## The spam model explains itself (percent: its opinion; line: from where on it speaks)

spam-told =
    { $percent } % likely to be spam (it speaks from { $line } % on), going by { $spam } confirmed and { $harmless } harmless messages.
    What weighed most: { $reasons }
spam-told-whole =
    { $percent } % likely to be spam (it speaks from { $line } % on), going by { $spam } confirmed and { $harmless } harmless messages.
    No single part of it stands out; it is the whole together.
spam-part = “{ $what }”
spam-shape = writing like { $what }

## /words

words-usage =
    📖 <b>Words of { $community }</b>
    <code>/words list</code> · what this group has added, taken away, allowed
    <code>/words test some text</code> · what would be hit, and how
    <code>/words add cheap followers</code> · look for this, too
    <code>/words add cheap followers | severity=3 flag</code> · with options
    <code>/words remove cheap followers</code> · no longer look for this
    <code>/words allow cheap followers club</code> · harmless, whatever is inside

    Severity 1 is noted, 2 shown to you, 3 calls whoever is on duty, 4 the owners. Options: { $options }. A change holds at once.
words-added = ✅ “{ $word }” is looked for from now on: severity { $severity }, { $acts ->
    [flag] only ever shown to you
   *[ladder] acted on where it is written just so, shown to you where it is disguised
}.
words-common = ⚠️ “{ $word }” is very short. Try <code>/words test</code> with a few ordinary messages.
words-removed = ✅ “{ $word }” is no longer looked for here.
words-allowed = ✅ Inside “{ $word }” nothing is a hit any more.
words-forgotten = ✅ “{ $word }” is as it was before this group changed it.
words-fault = “{ $word }” can't be looked for: { $why }
words-fault-long = it has { $given } characters, and { $most } is the most.
words-fault-empty = there is no letter or digit in it.
words-fault-option = there is no option { $given }. Use { $options }.
words-fault-severity = a severity is a number from 1 to 4, such as severity=3.
words-left-out = “{ $word }” ({ $why })
words-unknown = “{ $word }” is not looked for here, so there is nothing to take away. <code>/words test</code> shows what a text is hit by.
words-inside-only = “{ $word }” by itself is not a word here. It contains { $words }; take that away, or allow the whole phrase with <code>/words allow</code>.
words-too-many = This group has { $most } changes, and that is the most it can have. Take some back, or put a list into the content with <code>steward words import</code>.
words-too-many-lines = { $most } lines at a time, please. Longer lists belong into the content: <code>steward words import</code>.
words-added-many = ✅ { $count ->
    [one] 1 word is
   *[other] { $count } words are
} looked for from now on.{ $left ->
    [0] { "" }
   *[other] { " " }Left out: { $lines }
}
words-list =
    📖 <b>Words of { $community }</b> · { $count ->
    [one] 1 change
   *[other] { $count } changes
    }, page { $page } of { $pages }
    { $lines }
words-list-none =
    📖 <b>Words of { $community }</b>
    Nothing added or taken away: the { $shipped } words that Steward comes with are looked for, and that is all.
words-line-add = ➕ { $word } · severity { $severity }{ $options ->
    [none] { "" }
   *[other] , { $options }
}
words-line-remove = ➖ { $word }
words-line-allow = 🕊 { $word }
words-test-clean = 🔎 Nothing in it is a hit.
words-test = 🔎 { $count ->
    [one] One hit:
   *[other] { $count } hits:
}
    { $lines }
words-test-line = “{ $found }” · { $word } · { $category }, severity { $severity } · { $how } · { $acts ->
    [off] <i>this rule is off, so nothing happens</i>
    [dry] <i>this rule only reports</i>
    [certain] <b>acted on</b>
   *[shown] shown to you
}
# problem: file, line, what is wrong and the mend, in English. more: how many more mistakes there are
words-broken =
    ⚠️ The word lists in the content folder were changed and can't be read as they are. The words from before stay in use.
    { $problem }{ $more ->
        [0] { "" }
        [one] { " " }(and one more mistake)
       *[other] { " " }(and { $more } more mistakes)
    }
    <code>steward check</code> names them all. Once they're mended, the new words are taken up by themselves.
words-test-rules = These are the words only. Links, invitations and the other rules look at whole messages.
words-nothing-to-test = Write the text after the command: <code>/words test cheap followers here</code>
which-community = This chat looks after several groups ({ $communities }). Please send this in the group itself, or in our private chat.
button-words-before = ◀️
button-words-after = ▶️

## /links: the domains a group allows or bans itself

# mode: of the rule about links. kind: site, or group (of Telegram)
links-put-allow = ✅ { $kind ->
    [group] { $name } may be linked and forwarded from here: it's no invitation to strangers any more.
   *[site] Everybody may link to { $name } and all that is below it, newcomers too.
}
links-put-ban = ⛔ { $mode ->
    [off] { $name } is banned, with all that is below it. The rule about links is off, though, so nothing happens yet: /panel.
    [dry] { $name } is banned, with all that is below it. The rule about links only reports, so nothing is deleted yet: /panel.
   *[on] From now on messages with a link to { $name }, or to anything below it, are deleted, and the ladder follows.
}
links-removed = ✅ { $name } is on neither list of this group any more.
# list: where it is again. allow, ban or gone
links-undone = ✅ { $name } { $list ->
    [allow] is allowed again.
    [ban] is banned again.
   *[gone] is on neither list again.
}
links-already = { $name } is { $list ->
    [ban] banned
   *[allow] allowed
} here already.
links-unknown = { $name } is on neither list of this group. <code>/links</code> shows them.
links-too-many = This group has { $most } domains on its lists, and that is the most it can have. Take some away first.
links-telegram = { $name } leads to a group or channel, and the rule about invitations takes care of those. One that is welcome: <code>/links allow { $name }</code>.
links-no-domain = That is no domain. Write one, like <code>/links ban example.com</code>; for a group or channel <code>/links allow t.me/name</code>.
links-list =
    🔗 <b>Links in { $community }</b> · { $count ->
    [one] 1 domain
   *[other] { $count } domains
    }, page { $page } of { $pages }
    { $lines }
links-list-none =
    🔗 <b>Links in { $community }</b>
    This group allows and bans nothing of its own yet.
    <code>/links ban example.com</code> · delete links to it
    <code>/links allow example.org</code> · everybody may link there
    <code>/links allow t.me/name</code> · a friendly group or channel
    <code>/links remove example.com</code> · neither any more
links-line-allow = 🕊 { $name }
links-line-ban = ⛔ { $name }

## The modes of the rules, in the panel

panel-screening = 🛡 Screening
screening-all =
    🛡 <b>Screening in { $community }</b>
    Each rule is off ⬜, only reports 👀, or is on ✅. Press to change one.

    Moderators and trusted members are never screened. The words are { $words ->
    [0] those that Steward comes with
   *[other] those that Steward comes with, and { $words } changes of this group
    }: <code>/words</code>.
    { $spam ->
    [ready] The spam model has learned from { $confirmed } confirmed and { $harmless } harmless messages.
   *[learning] The spam model is still learning: { $confirmed } of { $needed } confirmed, { $harmless } of { $wanted } harmless messages.
    }
screening-off = ⬜ { $rule }
screening-dry = 👀 { $rule }
screening-on = ✅ { $rule }
screening-rule =
    🛡 <b>{ $rule }</b>
    { $about }

    Now: { $mode }
screening-mode-off = ⬜ off: nothing happens
screening-mode-dry = 👀 report: you read what would have been done
screening-mode-on = ✅ on: what is certain is acted on, the rest is shown to you
screening-chosen = { $mode } ◀
about-words = The words of this group, and numbers of identity cards, bank cards and accounts. As they are written they are acted on, in disguise they are shown to you.
about-links = Scam and banned domains, links that hide where they lead. What this group itself allows and bans: <code>/links</code>.
about-invites = Invitations to other groups, channels and networks.
about-forwards = Messages that come from other chats.
about-mentions = Many different people called in one message.
about-flood = Many messages of one member within a few seconds.
about-copies = The same text again and again, or from several members.
about-mixed = Words of two alphabets, letters written apart, unseen characters, heaps of emoji. Only ever shown to you.
about-newcomers = Links, forwards and contact details from people who have only just joined. Only ever shown to you.
about-names = Names on joining that read like those of staff, or carry links or unwanted words.
about-spam = What resembles the messages you confirmed and not those you pardoned. Only ever shown to you.

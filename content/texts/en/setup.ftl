### Setting up a group, its operators' chat, and what the bot is allowed to do.

## An unregistered group

setup-how =
    👋 Hi, I'm Steward. I don't look after this group yet, so I'll keep quiet and remember nothing.
    To start me, one of my owners or operators sends /setup here.
setup-not-allowed = Only my owners and operators can set a group up. Owners are named in my configuration; operators are the people in an operators' chat. Ask one of them to send it here.
setup-no-owner =
    I don't have an owner yet, so nobody can set me up.
    If you run this bot: put your id <code>{ $id }</code> under [owners] in config.toml and restart me.
setup-anonymous = You're writing as an anonymous admin, so I can't tell who you are. Press the button and I'll know, or send /{ $command } as yourself.
button-its-me = It's me
setup-in-ops = This is the operators' chat. Send /setup in the group that I'm to look after, or <code>/setup check</code> here to see what I'm allowed to do.

## The dialogue

setup-progress = <b>Setup · { $step } of { $of }</b>{ "\u000A" }
setup-step-kind =
    { $progress }What kind of community is this?
    Now: { $now }
setup-step-language =
    { $progress }Which language shall I speak here? Members can still choose their own.
    Now: { $now }
setup-step-zone =
    { $progress }Which time zone do its days follow?
    Now: { $now }
    Not among these? Send <code>/setup timezone Europe/Rome</code>
setup-step-ops =
    { $progress }Where do alerts and summaries go? Choose an operators' chat you are in.
    Now: { $now }
    Not there, or not sure which? Press “Later” and send /ops in that chat.
setup-step-pack =
    { $progress }Which content pack shall I use? It has the greeting and the rules.
    Now: { $now }

setup-kind-product = 🛍 Product
setup-kind-interest = 🎈 Interest
setup-kind-regional = 📍 Regional
setup-kind-members = 💳 Members
setup-kind-koc = 🌟 KOC
setup-kind-support = 🛟 Support

setup-zone-shanghai = Shanghai
setup-zone-singapore = Singapore
setup-zone-tokyo = Tokyo
setup-zone-sydney = Sydney
setup-zone-london = London
setup-zone-berlin = Berlin
setup-zone-new-york = New York
setup-zone-los-angeles = Los Angeles
setup-zone-other = { $zone }

setup-ops-none = none
setup-ops-there = ready
setup-ops-ours = Our operators' chat
setup-ops-one = Operators' chat …{ $end }
setup-ops-later = Later
setup-ops-without = No operators' chat

setup-chosen = ✓ { $label }
setup-next = Keep it ›
setup-finish = Finish
setup-resume = Go on
setup-check = Check my rights
setup-change-kind = Kind
setup-change-language = Language
setup-change-zone = Time zone
setup-change-ops = Operators
setup-change-pack = Content

setup-summary =
    Kind: { $kind }
    Language: { $language }
    Time zone: { $zone }
    Operators' chat: { $ops }
    Content pack: { $pack }
setup-panel =
    ⚙️ <b>{ $community }</b>
    { $summary }

    What would you like to change?
setup-checked =
    ⚙️ <b>{ $community }</b>
    { $summary }

    { $rights }
setup-done =
    🎉 All set. I'm looking after <b>{ $community }</b> from now on.
    { $summary }

    { $rights }
setup-ops-told = 👋 I'm looking after { $community } now. Alerts and summaries for it come here.
setup-moved = This group has become a supergroup. What you chose so far is kept. Shall we go on setting me up?
setup-over = That dialogue is over. /setup opens a new one.
setup-gone = That one isn't on offer any more. /setup shows what is.
setup-unknown-zone = I don't know the time zone “{ $zone }”. Did you mean <code>{ $close }</code>? Write it like this: <code>/setup timezone { $close }</code>

## What the bot is allowed to do

setup-rights =
    🔑 <b>{ $community }</b>
    { $rights }
setup-rights-lost =
    ⚠️ I've lost rights in <b>{ $community }</b>.
    { $rights }
setup-rights-asking = 🔑 Looking up what I'm allowed to do here…
setup-rights-fine = ✅ I have every right I need.
setup-rights-missing =
    I still lack { $count ->
        [one] one right
       *[other] { $count } rights
    } here. An admin can grant { $count ->
        [one] it
       *[other] them
    } under the group's Administrators, with my name.
    { $rights }

right-administrator = • <b>Administrator</b>: I don't see reactions, miss people coming and going, and can't always answer one person unseen by the others.
right-delete-messages = • <b>Delete messages</b> (<code>can_delete_messages</code>): I can't tidy up or remove spam.
right-restrict-members = • <b>Ban users</b> (<code>can_restrict_members</code>): I can't mute or ban anybody.
right-invite-users = • <b>Invite users via link</b> (<code>can_invite_users</code>): the gate for newcomers stays open; I can't make invite links.
right-pin-messages = • <b>Pin messages</b> (<code>can_pin_messages</code>): posts that should be pinned aren't.
right-manage-tags = • <b>Edit member tags</b> (<code>can_manage_tags</code>): honours don't show as tags beside names.
right-manage-topics = • <b>Manage topics</b> (<code>can_manage_topics</code>): I can't open or close forum topics.

## The bot comes and goes

setup-bot-left = ⚠️ I'm no longer in { $community }, so nothing happens there. Points and records are kept: add me again and I'll go on.
setup-bot-back = 👋 I'm back in { $community } and going on where I left off.

## The operators' chat

ops-set =
    ✅ This is now the operators' chat of { $communities }.
    Alerts and summaries come here, and everybody who speaks here is an operator. <code>/ops off</code> ends that.
    In a forum, send <code>/ops reports</code> or <code>/ops queue</code> in another topic to have those there.
ops-waiting =
    ✅ Noted: this is an operators' chat.
    Now send /setup in the group that I'm to look after and choose this chat there. <code>/ops off</code> ends that.
ops-which = Which community is operated from here? You can also write its id, like <code>/ops -1001234567890</code>
ops-take = { $community }
ops-closed = Done, this is no longer an operators' chat.
ops-unknown = I don't know a community “{ $chat }” that you could operate. Send /ops alone to see the list.
ops-in-community = I look after this group, so it can't be its own operators' chat. Send /ops in a separate chat where only your team is.
ops-topic-alerts = Done: alerts for { $communities } come to this place from now on.
ops-topic-reports = Done: summaries for { $communities } come to this place from now on.
ops-topic-queue = Done: what waits for a decision in { $communities } comes to this place from now on: orders, shares, appeals, people at the gate, posts to approve, proposals.
ops-topic-none = No community is operated from this chat as yet. Send /ops alone first.
ops-elsewhere = The operators' chat of { $community } is another one from now on.
ops-lost = ⚠️ I'm no longer in the operators' chat of { $community }, so alerts, cases and summaries reach nobody. Add me there again, or send /ops in another chat of your team.

## The audit log

audit-setup-done = set the community up
audit-ops-take = chose an operators' chat
audit-ops-close = closed an operators' chat
audit-ops-topic = chose a topic of the operators' chat

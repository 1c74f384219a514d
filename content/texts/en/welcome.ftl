### Welcoming newcomers: greeting, gift, the first seven days. The greeting itself is in welcome.toml.

## Under the greeting

welcome-button-rules = 📖 Rules
welcome-button-checkin = ✅ Check in
welcome-button-hello = 👋 Say hello
welcome-button-gift = 🎁 My gift

# names: the first few newcomers; more: how many others joined with them
welcome-names-and-more = { $names } and { $more } more

## Answers to "Say hello" (plain text, shown for a moment)

# points: what the first message earns
welcome-hello =
    { $points ->
        [0] 👋 So glad you're here! Write a line in the group: who you are, what brought you. People here love to answer.
       *[other] 👋 So glad you're here! Write a line in the group: who you are, what brought you. Your first message earns { $points } points.
    }
# left: what is still to be done
welcome-hello-next = 👋 Lovely to have you here! Next on your list: { $left }.
welcome-hello-again = 👋 Hi { $name }, always good to see you!

## The path of small tasks

welcome-task-hello = say hello in the group
welcome-task-checkin = check in for the first time
welcome-task-react = react to somebody's message
welcome-task-answer = answer a question of the day

welcome-graduated = 🎓 { $member }, you've settled in: first hello, first check-in, first reaction. { $community } is yours too now, make yourself comfortable!

## The gift code

welcome-code =
    🎁 A little something to welcome you to { $community }:
    <code>{ $code }</code>
    The code is yours alone.
welcome-code-toast = 🎁 Your code: { $code }
welcome-code-waits = 🎁 There's a welcome gift waiting for you. Press the button; only you will see it.
welcome-no-code = 🎁 The gift is for people who have just joined. There is none waiting for you.

## Reminders

# left: what is still to be done, a line each
welcome-reminder =
    👋 How are you finding { $community }? No rush, but a few small things are still waiting for you:
    { $left }

    Each earns a few points. Send /quiet if you'd rather not hear from me.
welcome-reminder-group =
    👋 { $members }, how are you settling in? Say hello or check in whenever you like. There's always somebody around.

## For operators

# joins: how many so far
welcome-raid = 🚨 { $community }: { $joins } people joined within moments. That looks like a raid, so I've stopped greeting. Please look at the newest members; closing the group for a while helps.
# without: how many newcomers got none
welcome-no-codes-left =
    🎁 { $community }: the gift codes have run out, { $without ->
        [one] one newcomer
       *[other] { $without } newcomers
    } got none. Add codes to the list named in welcome.toml.

### What a community sets for itself, by buttons.

settings-all =
    ⚙️ <b>{ $community }</b>
    Language: { $language }
    Time zone: { $zone }
    A new day begins at { $hour }
    Content pack: { $pack }

    Press to change; ✅ is on, ⬜ is off.

settings-language = 🌐 Language
settings-zone = 🕰 Time zone
settings-hour = 🌅 New day
settings-pack = 📦 Content pack

settings-which-language =
    🌐 Which language do I speak here? Members can still choose their own with /language.
    Now: { $now }
settings-which-zone =
    🕰 Which time zone does the group live by? Everything that happens at a set time follows it.
    Now: { $now }
settings-which-hour =
    🌅 When does a new day begin? Check-ins and caps count by this day; a late hour lets night owls finish theirs.
    Now: { $now }
settings-which-pack =
    📦 Which content pack? It brings the greeting, the rules, the weekly posts and the questions.
    Now: { $now }
settings-hour-at = { $time }
settings-zone-other = ✍️ Another one
settings-type-zone = ✍️ Reply to this message with the time zone: a city or the full name, for example <code>Rome</code> or <code>Asia/Urumqi</code>.

settings-unknown-zone = I don't know the time zone “{ $zone }”. Did you mean <code>{ $close }</code>? Please reply once more.

settings-on = ✅ { $what }
settings-off = ⬜ { $what }
settings-greeting = Greet newcomers
settings-checkin_reminder = Evening check-in reminders
settings-evening_line = Evening check-in line
settings-message_points = Points for messages
settings-posts = Planned posts and questions
settings-topics = Question of the day
settings-icebreaker = Ice-breakers in silent hours
settings-theme_vote = Weekly vote on the theme

## The audit log

audit-setting = changed a setting

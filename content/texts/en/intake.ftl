### What the operators are told when something that came in could not take effect.

# dead: its number in `steward inspect dead`; update: Telegram's number
dead-update =
    ⚠️ Something somebody sent me could not be dealt with and is set aside as no. { $dead } (update { $update }). Everything else goes on.
    Please tell whoever maintains the bot: <code>steward inspect dead</code> shows why, <code>steward inspect dead retry { $dead }</code> tries it again.

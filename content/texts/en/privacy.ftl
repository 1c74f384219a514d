### Personal data: export and erasure.

mydata-caption = This is everything I have stored about you.
mydata-sent = Sent to you in private.
mydata-open-private = Your data is for your eyes only. Open our private chat with the button, press Start, and the file is yours.
button-open-private = 💬 Open private chat

forget-sure =
    ⚠️ <b>Shall I really forget you?</b>
    Your name, points, check-ins and settings will be gone for good. The group's statistics keep bare numbers that no longer lead to you.
    If you speak in the group again, you start from zero.
    If you're sure, press the button within { $minutes } minutes. If not, just leave it.
button-forget = 🗑 Forget me
forget-done = All gone. Thank you for having been here; you're always welcome back.

### What is drawn into pictures: the card of /me. Keep it short; what is too long is cut.

card-level = Level { $level }
card-points = { $points ->
    [one] point
   *[other] points
}
card-to-go = { $points } to go to “{ $name }”
card-top = The very top
card-streak = { $days ->
    [one] day in a row
   *[other] days in a row
}
card-longest = longest: { $days ->
    [one] 1 day
   *[other] { $days } days
}
card-checkins = { $times ->
    [one] 1 check-in
   *[other] { $times } check-ins
}
card-badges = Badges
card-honours = Honours

# The month as a calendar; exactly seven weekdays from Monday on, with spaces between them
card-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
card-weekdays = Mo Tu We Th Fr Sa Su
card-done = checked in
card-frozen = freeze
card-missed = missed

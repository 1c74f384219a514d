### Points that staff give.

award-announced = 🌟 Thank you, { $name }: { $reason } (+{ $points })
award-done = { $points ->
    [one] 1 point
   *[other] { $points } points
} for { $name }, who now has { $balance }. You can undo this.
award-undone = Undone: { $points ->
    [one] 1 point
   *[other] { $points } points
} taken back from { $name }, and the leaderboard is right again.
award-taken-back = ↩️ { $points ->
    [one] 1 point for { $name } was
   *[other] { $points } points for { $name } were
} taken back.
award-which = Several groups are looked after from here: { $communities }. Please use /award in the group itself, so that the points land where they belong.
award-usage =
    Like this: <code>/award @username 20 why</code>
    or as a reply to one of their messages: <code>/award 20 why</code>
award-needs-reason = Please say why, they will read it: <code>/award @username 20 patient with newcomers</code>
award-reason-too-long = Please keep the reason within { $most } characters.
award-too-many = You can give 1 to { $most } points at a time.
award-day-used-up = Everyone can give { $most } points a day; you have { $left } left for today.
award-not-to-yourself = Nice try! Ask another admin to award you.
award-not-to-bots = Points are for people; bots and channels have no use for them.
award-left = { $name } isn't in the group any more.

## The audit log

audit-award = gave points
audit-award-undo = took points back

### What operators are told when something that was due could not be done.

schedule-job-freeze = streak freezes
schedule-job-checkin-reminder = check-in reminder
schedule-job-evening = evening check-in line
schedule-job-newcomer-reminder = newcomers' reminder
schedule-job-posts = the weekly posts
schedule-job-previews = previews of posts
schedule-job-expiry = points that run out
schedule-job-topics = question of the day
schedule-job-wrapup = wrap-up of yesterday's question
schedule-job-gallery = gallery of the week
schedule-job-koc = daily look at the KOCs
schedule-job-koc-candidates = KOC candidates of the week
schedule-job-theme-vote = vote on next week's theme

# communities: their names; more: how many are not named; count: slots missed; day, time: the latest, local
schedule-missed =
    ⏰ Missed { $count ->
        [one] once
       *[other] { $count } times
    }: { $job }. It was last due on { $day } at { $time }.
    In: { $communities }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
    It could not be done in time and is too late to make up for. Everything else goes on as planned.

schedule-failed =
    ⚠️ { $community }: “{ $job }” of { $day }, { $time } kept failing, so I skipped it this time.
    Points and records are untouched, and the next one runs as usual. The log says why; please pass this on to whoever maintains the bot.

## The audit log

audit-posts-pause = paused all posts
audit-posts-resume = let posts go out again
audit-posts-topic = named a forum topic for posts
audit-post-skip = skipped a post
audit-post-unskip = let a skipped post go out
audit-post-approve = approved a post
audit-post-write = rewrote a post
audit-post-run = sent a post at once
audit-post-announce = sent an announcement

### What is drawn into the picture of the summary. Keep it short; what is too long is cut.

summary-day = The day
summary-week = The week
summary-month = The month
summary-trend = Messages and active members a day
summary-messages = messages
summary-active = active members
summary-heat = When people write
summary-weekdays = Mon Tue Wed Thu Fri Sat Sun
summary-less = fewer
summary-more = more
summary-cohorts = Do newcomers stay?
summary-cohort-week = joined
summary-cohort-size = people
summary-cohort-day = day { $day }
summary-top = Most appreciated
summary-nothing = Nothing on record yet

# How large numbers are shortened on the axes: sizes and letters, smaller ones first
summary-units = 1000=k 1000000=M

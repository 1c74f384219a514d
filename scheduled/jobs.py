"""Everything the clock does, on one page: what, when, and how late is too late."""

from datetime import timedelta

from bot.actions import welcome_reminder
from bot.actions.checkin import cover_missed_days, evening_line, remind
from bot.actions.topics import ask, break_ice
from bot.actions.topics_wrapup import wrap_up
from bot.actions.welcome_greeting import greet_waiting
from scheduled import checkin, topics, welcome
from scheduled.job import Job, Sweep
from scheduled.upkeep import PROBE_EVERY, probe_rights, prune

JOBS: tuple[Job, ...] = (
    # A freeze covers the day before its slot, so after downtime each day has its turn, in order.
    Job("freeze", checkin.after_rollover, cover_missed_days, timedelta(days=7), act_on_latest=False),
    # "Today" must still be time enough to act on it, and not the middle of the night.
    Job("checkin_reminder", checkin.reminder_time, remind, timedelta(hours=2)),
    Job("evening", checkin.evening, evening_line, timedelta(hours=2)),
    Job("newcomer_reminder", welcome.reminder_time, welcome_reminder.remind, timedelta(hours=2)),
    Job("wrapup", topics.wrapup_time, wrap_up, timedelta(hours=6)),
    Job("topics", topics.times, ask, timedelta(hours=3)),
)

SWEEPS: tuple[Sweep, ...] = (
    Sweep("greetings", timedelta(seconds=2), greet_waiting),
    Sweep("icebreakers", timedelta(minutes=1), break_ice),
    Sweep("prune", timedelta(hours=1), prune),
    Sweep("rights", PROBE_EVERY, probe_rights),
)

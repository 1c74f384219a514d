"""Everything the clock does, on one page: what, when, and how late is too late."""

from datetime import timedelta

from bot.actions import (
    appeals,
    badges,
    calm,
    challenge_run,
    complaints_dry,
    complaints_steps,
    crisis,
    escalation,
    giveaway_draw,
    headcount,
    honours_decide,
    votes_result,
    votes_theme,
    welcome_reminder,
)
from bot.actions.alarms import watch
from bot.actions.checkin import cover_missed_days, evening_line, remind
from bot.actions.expiry import run_out
from bot.actions.gate_outcome import sweep as end_waiting
from bot.actions.honours import elect_due
from bot.actions.koc_daily import go_round
from bot.actions.koc_weekly import propose
from bot.actions.night import sweep as keep_night
from bot.actions.raid import sweep as end_raids
from bot.actions.shares_gallery import weekly as show_gallery
from bot.actions.summary import daily as sum_up_day
from bot.actions.summary import weekly as sum_up_week
from bot.actions.tags import end_those_over
from bot.actions.topics import ask, break_ice
from bot.actions.topics_wrapup import wrap_up
from bot.actions.weekly import post_due, preview_due
from bot.actions.welcome_greeting import greet_waiting
from scheduled import (
    alarms,
    checkin,
    games,
    honours,
    koc,
    points,
    posts,
    shares,
    summary,
    topics,
    votes,
    welcome,
)
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
    # The posts themselves say how late is too late, and what is too late is told post by post.
    Job("previews", posts.preview_times, preview_due, timedelta(days=31), act_on_latest=False),
    Job("posts", posts.post_times, post_due, timedelta(days=31), act_on_latest=False),
    # Points run out on the first of a month, so after downtime that day must have its turn.
    Job("expiry", points.expiry_time, run_out, timedelta(days=7), act_on_latest=False),
    Job("topics", topics.times, ask, timedelta(hours=3)),
    Job("koc", koc.daily_time, go_round, koc.LATE),
    Job("koc_candidates", koc.proposal_time, propose, koc.ASKED_LATE),
    Job("gallery", shares.gallery_time, show_gallery, shares.LATE),
    # A week is elected once; if the bot was away on Monday, then when it is back.
    Job("honours", honours.preview_time, elect_due, honours.LATE, act_on_latest=False),
    Job("badges", honours.badge_time, badges.tell_new, timedelta(hours=20), before=badges.grant),
    Job("summary_day", summary.daily_time, sum_up_day, summary.LATE),
    Job("summary_week", summary.weekly_time, sum_up_week, summary.WEEKLY_LATE),
    Job("alarms", alarms.daily_time, watch, alarms.LATE),
    Job("theme_vote", votes.theme_time, votes_theme.ask, votes.LATE),
)

SWEEPS: tuple[Sweep, ...] = (
    Sweep("greetings", timedelta(seconds=2), greet_waiting),
    Sweep("votes", votes.SWEEP_EVERY, votes_result.sweep),
    Sweep("icebreakers", timedelta(minutes=1), break_ice),
    Sweep("tags", timedelta(minutes=1), end_those_over),
    Sweep("challenges", games.SWEEP_EVERY, challenge_run.sweep),
    Sweep("giveaways", games.SWEEP_EVERY, giveaway_draw.sweep),
    Sweep("honours_due", honours.SWEEP_EVERY, honours_decide.sweep),
    Sweep("appeals", timedelta(minutes=1), appeals.sweep),
    Sweep("escalation", timedelta(seconds=2), escalation.sweep),
    Sweep("evidence", timedelta(hours=1), escalation.forget_evidence),
    Sweep("complaints", timedelta(seconds=10), complaints_steps.sweep),
    Sweep("complaints_dry", timedelta(minutes=1), complaints_dry.sweep),
    Sweep("crisis", timedelta(minutes=1), crisis.sweep),
    Sweep("calm", timedelta(seconds=10), calm.sweep),
    Sweep("gate", timedelta(seconds=2), end_waiting),
    Sweep("raids", timedelta(seconds=5), end_raids),
    Sweep("nights", timedelta(seconds=5), keep_night),
    Sweep("headcount", alarms.COUNT_EVERY, headcount.ask),
    Sweep("prune", timedelta(hours=1), prune),
    Sweep("rights", PROBE_EVERY, probe_rights),
)

"""Everything people can type or press, on one page."""

from collections.abc import Mapping

from handlers import (
    appreciation,
    award,
    checkin,
    levels,
    ops,
    options,
    panel,
    panel_post,
    points,
    privacy,
    settings,
    setup,
    topics,
    welcome,
)
from handlers.router import Handler, Listener

COMMANDS: Mapping[str, Handler] = {
    "checkin": checkin.check_in,
    "makeup": checkin.make_up,
    "points": points.points,
    "rank": points.rank,
    "levels": levels.levels,
    "me": points.me,
    "thanks": appreciation.thanks,
    "topic": topics.topic,
    "award": award.award,
    "panel": panel.panel,
    "settings": panel.settings_,
    "start": options.start,
    "help": options.help_,
    "rules": options.rules,
    "language": options.language,
    "quiet": options.quiet,
    "mydata": privacy.my_data,
    "forgetme": privacy.forget_me,
    "setup": setup.set_up,
    "ops": ops.make_ops,
}

BUTTONS: Mapping[str, Handler] = {
    "checkin": checkin.check_in,
    "makeup": checkin.make_up_day,
    "remind": checkin.remind,
    "rank": points.rank_period,
    "undo": award.undo,
    "rules": options.rules,
    "language": options.language_chosen,
    "forget": privacy.forget,
    "hello": welcome.hello,
    "gift": welcome.gift,
    "topic": topics.today,
    "ask": topics.ask_offered,
    "panel": panel.press,
    "settings": panel.settings_,
    "setup": setup.press,
    "ops": ops.press,
}

DIALOGUES: Mapping[str, Listener] = {}
"""What people are asked to write in their own words, by the kind that `bot.actions.dialogue.ask` names."""

"""The card of `/me`: the drawing beside the caption, and its words. `bot.pictures.member_card` draws it."""

from datetime import date

from bot.actions.points import Figures
from bot.domain.honours import title_name
from bot.domain.levels import LevelRules, Standing
from bot.domain.outgoing import Drawing, Text


def card(name: str, community: str, found: Figures, levels: LevelRules, today: date) -> Drawing:
    """The member's card, with the month of `today`."""
    return Drawing(
        "member_card",
        {
            "name": name,
            "community": community,
            "points": found.balance,
            "progress": _progress(found.standing),
            "streak": found.streak.current,
            "words": _words(found, levels),
            "month": _month(found, today),
            "badges": tuple({"title": Text(f"badge-{badge}")} for badge in found.badges),
            "honours": tuple(
                {"title": title_name(each.title), "when": Text("honours-day", {"day": each.last_day})}
                for each in found.honours
            ),
        },
    )


def _progress(standing: Standing) -> float:
    """The way from this level to the next, 0-1; all of it on the last."""
    if standing.next_threshold is None:
        return 1.0
    way = standing.next_threshold - standing.threshold
    return min(max((standing.earned - standing.threshold) / way, 0.0), 1.0)


def _words(found: Figures, levels: LevelRules) -> dict[str, object]:
    standing = found.standing
    last = standing.next_threshold is None
    ahead = Text("card-top") if last else Text(
        "card-to-go", {"points": standing.to_go, "name": levels.name_of(standing.number + 1)}
    )  # fmt: skip
    return {
        "level": Text("card-level", {"level": standing.number}),
        "level_name": standing.name,
        "points": Text("card-points", {"points": found.balance}),
        "to_go": ahead,
        "streak": Text("card-streak", {"days": found.streak.current}),
        "longest": Text("card-longest", {"days": found.streak.longest}),
        "checkins": Text("card-checkins", {"times": found.checkins}),
        "badges": Text("card-badges"),
        "honours": Text("card-honours"),
    }


def _month(found: Figures, today: date) -> dict[str, object]:
    return {
        "title": Text("card-month", {"year": today.year, "month": today.month}),
        "weekdays": Text("card-weekdays"),
        "blanks": today.replace(day=1).weekday(),
        "marks": found.marks,
        "today": today.day,
        "done": Text("card-done"),
        "frozen": Text("card-frozen"),
        "missed": Text("card-missed"),
    }

"""What screening found, named for people: rules, categories, disguises. Texts of `screening.ftl`."""

from bot.content import Content
from bot.domain.outgoing import Text
from bot.domain.screening import Hit, How, Rule
from bot.screening.personal import CATEGORY as PERSONAL


def rule_named(rule: str) -> Text:
    """The name of a rule."""
    return Text(f"rule-{rule}")


def category_named(content: Content, rule: str, category: str) -> Text | str:
    """What a hit was: the category of a word, or what a rule met.

    A category of a community manager's own may have no text: it is called as its file is.
    """
    key = f"category-{category}" if rule == Rule.WORDS else f"kind-{category}"
    if category and content.texts.has(key):
        return Text(key)
    return category or rule_named(rule)


def how_named(how: str) -> Text:
    """How a word was found."""
    return Text(f"how-{how or How.EXACT}")


def what_named(hit: Hit) -> Text | str:
    """The word that was met; of a personal number only its kind."""
    if hit.rule is Rule.WORDS and hit.category == PERSONAL:
        return Text(f"personal-{hit.what.replace(' ', '-')}")
    return hit.what

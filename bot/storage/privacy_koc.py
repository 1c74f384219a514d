"""What shares and the KOC path store about people: part of `bot.storage.privacy.PRIVACY`.

What operators have noted about somebody is that somebody's to read; who noted it is not.
"""

from bot.storage.privacy_holding import Holding
from bot.storage.tables import koc, koc_note, koc_step, share

_OURS = frozenset({"notice_id", "post_id", "round"})

KOC = (
    Holding("shares", share, blank={"reason": ""}, hidden=_OURS | {"decided_by", "shared_by"}),
    Holding(
        "shares_put_forward", share, whose="shared_by", hidden=_OURS | {"user_id", "decided_by", "reason"}
    ),
    Holding("shares_decided", share, whose="decided_by", hidden=_OURS | {"user_id", "shared_by", "reason"}),
    Holding("koc_path", koc, drop=True, hidden=frozenset({"in_charge"})),
    Holding("koc_in_charge_of", koc, whose="in_charge", hidden=frozenset({"user_id", "figures"})),
    Holding("koc_steps", koc_step, hidden=frozenset({"by_id", "undone_by", "before"}), blank={"before": {}}),
    Holding("koc_steps_taken", koc_step, whose="by_id", hidden=frozenset({"user_id", "undone_by", "before"})),
    Holding(
        "koc_steps_undone", koc_step, whose="undone_by", hidden=frozenset({"user_id", "by_id", "before"})
    ),
    Holding("koc_talks", koc_note, drop=True, hidden=frozenset({"by_id", "key"})),
    Holding("koc_talks_noted", koc_note, whose="by_id", hidden=frozenset({"user_id", "text", "key"})),
)

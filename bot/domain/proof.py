"""What a running challenge takes for the proof of a day."""

import re
from dataclasses import dataclass

PHRASE, HASHTAG, PICTURE = "phrase", "hashtag", "picture"
_TAG = re.compile(r"[#＃](\w{1,64})")


@dataclass(frozen=True, slots=True)
class Wanted:
    """`kind` is one of the three above; `word` the phrase, or the hashtag without its sign."""

    challenge_id: int
    kind: str
    word: str = ""

    def is_met(self, text: str, *, picture: bool) -> bool:
        """Whether a message with this text, or picture, is one. Capital letters make no difference."""
        if self.kind == PICTURE:
            return picture
        folded, word = text.casefold(), self.word.casefold()
        if self.kind == PHRASE:
            return bool(word) and word in folded
        return word in (tag.casefold() for tag in _TAG.findall(text))

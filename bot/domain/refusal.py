"""An expected "no": said to the person in their language, never an error."""

from bot.domain.outgoing import Param, Text


class Refusal(Exception):  # noqa: N818 - it is an answer, not an error
    """What was asked is not possible now; `text` says why and what would help.

    Raised by actions. The handler's savepoint is rolled back and the person is told.
    """

    def __init__(self, key: str, **params: Param) -> None:
        super().__init__(key)
        self.text = Text(key, params)

"""The two ways the sandbox says no: to a bot in Telegram's words, to a person in plain ones."""

from typing import Any


class ApiError(Exception):
    """What the Bot API answers when it refuses a call: code, description, parameters."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


class Refused(Exception):  # noqa: N818 - a person's "no" is not a fault of the program
    """Why a person cannot do something, as one plain sentence."""


def bad_request(text: str, parameters: dict[str, Any] | None = None) -> ApiError:
    """A 400 in Telegram's spelling."""
    return ApiError(400, f"Bad Request: {text}", parameters)


def forbidden(text: str) -> ApiError:
    """A 403 in Telegram's spelling."""
    return ApiError(403, f"Forbidden: {text}")

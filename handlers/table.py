"""Everything people can type or press, on one page."""

from collections.abc import Mapping

from handlers import checkin
from handlers.router import Handler

COMMANDS: Mapping[str, Handler] = {
    "checkin": checkin.check_in,
}

BUTTONS: Mapping[str, Handler] = {
    "checkin": checkin.check_in,
}

"""Checks and tidies the keyboards bots send."""

from sandbox.chats import Json
from sandbox.errors import bad_request
from sandbox.markup import checked_url

LONGEST_DATA = 64
MOST_BUTTONS = 100
# In the order in which Telegram looks for what a button does; the first one counts.
_ACTIONS = (
    "url",
    "callback_data",
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "login_url",
    "web_app",
    "copy_text",
    "disabled",
)
_LOOKS = ("icon_custom_emoji_id", "style")


def inline_keyboard(markup: object) -> Json | None:
    """The InlineKeyboardMarkup to keep, or None when the markup has no inline buttons.

    Raises `ApiError` 400 for buttons Telegram would not read. How long `callback_data` may be is
    for `check_data`, which Telegram applies later.
    """
    if not isinstance(markup, dict) or "inline_keyboard" not in markup:
        return None
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" must be an Array of Arrays')
    kept = [[_button(button) for button in row] for row in rows if row]
    return {"inline_keyboard": kept} if kept else None


def _button(button: object) -> Json:
    problem = "can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad_request(f"{problem}InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise bad_request(f'{problem}Can\'t find field "text"')
    action = next((a for a in _ACTIONS if button.get(a) not in (None, "")), None)
    if action is None:
        raise bad_request(f"{problem}Text buttons are unallowed in the inline keyboard")
    looks = {look: button[look] for look in _LOOKS if look in button}
    return {"text": button["text"], **looks, action: button[action]}


def check_data(keyboard: Json | None) -> None:
    """Refuse callback data over 64 bytes, web addresses without a host, too many buttons."""
    if keyboard is None:
        return
    buttons = [button for row in keyboard["inline_keyboard"] for button in row]
    for button in buttons:
        if len(str(button.get("callback_data", "")).encode()) > LONGEST_DATA:
            raise bad_request("BUTTON_DATA_INVALID")
        if "url" in button and not checked_url(button["url"]):
            raise bad_request("BUTTON_URL_INVALID")
    if len(buttons) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")

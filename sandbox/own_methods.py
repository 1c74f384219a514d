"""The Bot API methods which are about the wire itself: updates, webhooks, signing off."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sandbox.box import Box, Mailbox, encode
from sandbox.errors import ApiError, bad_request
from sandbox.polling import SET_WEBHOOK
from sandbox.webhook import Answered, Outside, Settings, Webhook

HOOKED = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
MOST_CONNECTIONS = 100
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}\Z")


@dataclass(frozen=True, slots=True)
class Done:
    """A finished call: its encoded result, a description, a note for the journal."""

    result: bytes
    description: str | None = None
    note: str | None = None


async def get_updates(box: Box, mail: Mailbox, params: dict[str, Any], _: Answered) -> Done:
    """A poll; 409 while a webhook is set."""
    if mail.webhook:
        raise ApiError(409, HOOKED)
    box.world.tick()
    items = await mail.polling.get_updates(params)
    return Done(b"[" + b",".join(i.body for i in items) + b"]", note=f"{len(items)} updates")


async def set_webhook(box: Box, mail: Mailbox, params: dict[str, Any], answered: Answered) -> Done:
    """Set, replace or (with an empty address) remove the webhook."""
    if not params["url"]:
        return await delete_webhook(box, mail, params, answered)
    settings = _settings(params, box.retry_seconds)
    mail.polling.end(SET_WEBHOOK)
    if params.get("drop_pending_updates"):
        mail.queue.clear()
    if "allowed_updates" in params:
        mail.queue.allow(params["allowed_updates"])
    if mail.webhook:
        if mail.webhook.settings == settings:
            return Done(b"true", "Webhook is already set")
        mail.webhook.stop()
    if box.http is None:
        raise RuntimeError("the sandbox is not running")
    mail.webhook = Webhook(settings, mail.queue, Outside(box.clock, box.http, box.tasks, answered))
    mail.webhook.begin()
    return Done(b"true", "Webhook was set")


def _settings(params: dict[str, Any], pause: float) -> Settings:
    url = params["url"] if "://" in params["url"] else f"https://{params['url']}"
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise bad_request("bad webhook: invalid webhook URL specified")
    secret = params.get("secret_token") or None
    if secret and not _SECRET.match(secret):
        raise bad_request("secret token contains unallowed characters")
    return Settings(
        url,
        secret,
        min(max(params.get("max_connections", 40), 1), MOST_CONNECTIONS),
        params.get("ip_address"),
        "certificate" in params,
        pause,
    )


async def delete_webhook(_: Box, mail: Mailbox, params: dict[str, Any], __: Answered) -> Done:
    """Go back to polling; what is unconfirmed stays, unless it is to be dropped."""
    if params.get("drop_pending_updates"):
        mail.queue.clear()
    if mail.webhook is None:
        return Done(b"true", "Webhook is already deleted")
    mail.webhook.stop()
    mail.webhook = None
    return Done(b"true", "Webhook was deleted")


async def get_webhook_info(_: Box, mail: Mailbox, __: dict[str, Any], ___: Answered) -> Done:
    """A WebhookInfo."""
    hook = mail.webhook
    info: dict[str, Any] = {
        "url": hook.settings.url if hook else "",
        "has_custom_certificate": bool(hook and hook.settings.certificate),
        "pending_update_count": len(mail.queue.waiting()),
    }
    if hook:
        info["max_connections"] = hook.settings.max_connections
        info |= {"ip_address": hook.settings.ip_address} if hook.settings.ip_address else {}
        if hook.error:
            info["last_error_date"], info["last_error_message"] = hook.error
    if (allowed := mail.queue.allowed_list) is not None:
        info["allowed_updates"] = allowed
    return Done(encode(info))


async def sign_off(_: Box, mail: Mailbox, __: dict[str, Any], ___: Answered) -> Done:
    """Log out or close: the bot may come back at once, there is no other server to go to."""
    mail.polling.release()
    return Done(b"true")


OWN: dict[str, Callable[[Box, Mailbox, dict[str, Any], Answered], Awaitable[Done]]] = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "logOut": sign_off,
    "close": sign_off,
}

"""Turns raw parameters into the JSON types which the schema asks for.

A form carries everything as text; JSON may carry objects as objects or as text. Both end as the
same dictionary, and what Telegram would refuse is refused here in its manner.
"""

import re
from collections.abc import Callable
from typing import Any

import msgspec

from sandbox.bodies import Raw
from sandbox.errors import bad_request
from sandbox.schema import Field, Method
from sandbox.upload import Upload

Params = dict[str, Any]
_INTEGER = re.compile(r"[+-]?\d+\Z")
_TRUE = {"true", "yes", "1"}
_EMPTY = {
    "chat_id": "chat_id is empty",
    "from_chat_id": "from_chat_id is empty",
    "user_id": "invalid user_id specified",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "message_ids": "message identifiers are not specified",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
}


def read_params(method: Method, raw: Raw) -> tuple[Params, list[str]]:
    """The typed parameters of a call, and what was odd about them but is let through.

    Uploads come back under `attach`; a file sent under a parameter's own name is put there too.
    Raises `ApiError` 400 for a wrong type or a missing required parameter.
    """
    params: Params = {}
    odd: list[str] = []
    attach = {name: value for name, value in raw.items() if isinstance(value, Upload)}
    for name, value in raw.items():
        field = method.fields.get(name)
        if field is None:
            if name not in attach:
                odd.append(f"{method.name} has no parameter {name}")
        elif value is not None:
            params[name] = _typed(field, value, odd)
    for name in method.required:
        if name not in params:
            raise bad_request(_EMPTY.get(name, f'parameter "{name}" is required'))
    if attach:
        params["attach"] = attach
    return params, odd


def _typed(field: Field, value: object, odd: list[str]) -> object:
    if isinstance(value, Upload):
        return f"attach://{field.name}"
    value = _READERS.get(field.expression, _json)(field, value)
    if (problem := field.exact(value)) is not None:
        refused = field.accepts(value)
        if refused is not None:
            raise bad_request(f'wrong parameter "{field.name}": {field.name}{refused}')
        odd.append(f"parameter {field.name}{problem}")
    return value


def _integer(_: Field, value: object) -> object:
    if isinstance(value, str) and _INTEGER.match(value):
        return int(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _float(field: Field, value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return float(value)
    except ValueError as wrong:
        raise bad_request(f'parameter "{field.name}" must be a number') from wrong


def _boolean(_: Field, value: object) -> object:
    return value if isinstance(value, bool) else str(value).lower() in _TRUE


def _string(_: Field, value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, (int, float)) else value


def _json(field: Field, value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return msgspec.json.decode(value)
    except msgspec.DecodeError as wrong:
        raise bad_request(f"can't parse {field.name} JSON object") from wrong


def _poll_options(field: Field, value: object) -> object:
    options = _json(field, value)
    if not isinstance(options, list):
        return options
    return [{"text": option} if isinstance(option, str) else option for option in options]


_READERS: dict[str, Callable[[Field, object], object]] = {
    "Integer": _integer,
    "Integer or String": _integer,
    "Float": _float,
    "Boolean": _boolean,
    "True": _boolean,
    "String": _string,
    "InputFile": _string,
    "Array of InputPollOption": _poll_options,  # Telegram still takes plain texts
    "InputFile or String": _string,
}

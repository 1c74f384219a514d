"""Importing aiogram in a quarter of the time and less than half of the memory.

On import aiogram builds validators for all of its 400 types (3 s, 120 MiB), though it tells pydantic to put
that off (`defer_build`) and a bot uses a dozen of them. Put off for good, each is built when it is first used
(docs/decisions/009-aiogram-as-needed.md).
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from unittest.mock import patch

from pydantic import BaseModel

_TYPES = "aiogram.types"


@contextmanager
def quick_imports() -> Iterator[None]:
    """Import inside of this what needs aiogram. Without effect where aiogram has been imported already.

    What is imported here is never garbage: looking for garbage in it would cost a quarter of the time.
    """
    gc.disable()
    try:
        if _TYPES not in sys.modules:
            _import_types()
        yield
    finally:
        gc.freeze()
        gc.enable()


def _import_types() -> None:
    with patch.object(BaseModel, "model_rebuild", lambda **_: None):
        types = import_module(_TYPES)
    names = {name: getattr(types, name) for name in types.__all__}
    for module_name, module in list(sys.modules.items()):
        if module_name.startswith(f"{_TYPES}."):  # they import each other for type checkers only
            vars(module).update({name: names[name] for name in names.keys() - vars(module).keys()})

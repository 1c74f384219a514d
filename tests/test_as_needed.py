"""aiogram's types are built when they are first used: all of them can be, and none is before."""

import subprocess
import sys

import aiogram.methods
import aiogram.types
import pytest
from pydantic import BaseModel

_COUNT_BUILT = """
from bot.as_needed import quick_imports
with quick_imports():
    import aiogram.types as types
print(sum(getattr(vars(types)[name], "__pydantic_complete__", False) for name in types.__all__))
"""


def _models(module: object, names: object) -> list[type[BaseModel]]:
    assert isinstance(names, tuple | list)
    found = (getattr(module, name) for name in names)
    return [each for each in found if isinstance(each, type) and issubclass(each, BaseModel)]


@pytest.mark.parametrize("module", [aiogram.types, aiogram.methods], ids=lambda module: str(module.__name__))
def test_every_model_can_be_built(module: object) -> None:
    models = _models(module, vars(module)["__all__"])

    assert len(models) > 150
    for model in models:
        model.model_rebuild()
        assert model.__pydantic_complete__, model.__name__


def test_an_import_builds_hardly_anything() -> None:
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", _COUNT_BUILT], check=True, capture_output=True, text=True
    )

    assert int(done.stdout) < 20

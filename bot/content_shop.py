"""Reads `content/shop.toml`: what is on sale, and its words as texts under keys of their own."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.content_codes import read_codes
from bot.content_rules import LocalText
from bot.content_words import Messages, messages_of, plain, tag_faults, wording_faults
from bot.domain.shop import CODE, TAG, Item, ShopRules, title_of, words_about
from bot.problems import ProblemsError
from bot.toml_file import Finding, Location, TomlFile, content_of, findings

TITLE_LENGTH, WORDS_LENGTH = 40, 300
_ID = re.compile(r"[a-z][a-z0-9-]{0,19}")
_MILLION = 1_000_000

Whole = Annotated[int, Field(strict=True)]


class _ItemTable(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    title: LocalText
    text: LocalText
    price: Whole = Field(ge=0, le=_MILLION)
    delivery: Literal["code", "manual", "tag"]
    stock: Whole | None = Field(default=None, ge=1, le=_MILLION)
    limit: Whole = Field(default=0, ge=0, le=1000)
    per: Literal["week", "month", "ever"] = "ever"
    min_level: Whole = Field(default=1, ge=1)
    low_stock: Whole = Field(default=0, ge=0, le=_MILLION)
    code_file: str = ""
    tag: LocalText = {}
    days: Whole = Field(default=0, ge=0, le=366)


class _ShopFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    item: list[_ItemTable] = []


def read_shop(path: Path, levels: int | None, gift_file: str = "") -> tuple[ShopRules, Messages]:
    """What is on sale, and the texts `shop-item-<id>-title` and `-text`.

    `levels` is how many there are (None: unknown), `gift_file` the newcomers' file of codes, which cannot be
    sold as well. Raises ProblemsError.
    """
    file = TomlFile.read(path)
    try:
        given = _ShopFile.model_validate(dict(file.data)).item
    except ValidationError as error:
        raise ProblemsError(file.problem(*found) for found in findings(error, _ShopFile)) from None
    found = [*_doubles(given, gift_file)]
    for place, item in enumerate(given):
        found += _faults(("item", place), item, content_of(path), levels)
    if found:
        raise ProblemsError(file.problem(*finding) for finding in found)
    words = {title_of(each.id).key: plain(each.title) for each in given}
    words |= {words_about(each.id).key: plain(each.text) for each in given}
    return ShopRules(tuple(_item(each, content_of(path)) for each in given)), messages_of(words)


def _item(given: _ItemTable, folder: Path) -> Item:
    codes = tuple(dict.fromkeys(read_codes(folder / given.code_file))) if given.code_file else ()
    return Item(
        given.id, given.price, given.delivery, given.stock, given.limit, given.per, given.min_level,
        given.low_stock, codes, plain(given.tag), given.days,
    )  # fmt: skip


def _doubles(given: list[_ItemTable], gift_file: str) -> Iterator[Finding]:
    ids = Counter(item.id for item in given)
    files = Counter(item.code_file for item in given if item.code_file)
    for place, item in enumerate(given):
        if ids[item.id] > 1:
            yield ("item", place, "id"), f"{item.id} is there twice", "give each item an id of its own"
        if files[item.code_file] > 1 or item.code_file == gift_file != "":
            what = f"names {item.code_file}, whose codes are given away elsewhere too"
            yield ("item", place, "code_file"), what, "give each pool a file of its own"


def _faults(where: Location, item: _ItemTable, folder: Path, levels: int | None) -> Iterator[Finding]:
    if not _ID.fullmatch(item.id):
        yield (*where, "id"), "cannot be used", "use small letters a-z, digits and dashes, at most 20"
    yield from wording_faults((*where, "title"), plain(item.title), TITLE_LENGTH)
    yield from wording_faults((*where, "text"), plain(item.text), WORDS_LENGTH)
    if item.per != "ever" and not item.limit:
        yield (*where, "per"), "has no limit to speak of", "add limit = 1, or leave it out"
    if levels is not None and item.min_level > levels:
        yield (*where, "min_level"), f"is {item.min_level}", f"levels.toml has {levels} levels"
    if item.stock is not None and item.low_stock >= item.stock:
        yield (*where, "low_stock"), f"is {item.low_stock}", f"give less than the stock: {item.stock}"
    yield from _code_faults(where, item, folder)
    yield from _tag_faults(where, item)


def _code_faults(where: Location, item: _ItemTable, folder: Path) -> Iterator[Finding]:
    place = (*where, "code_file")
    if item.delivery != CODE:
        if item.code_file:
            yield place, "is for codes only", f"leave it out, or write delivery = {CODE!r}"
    elif not item.code_file:
        yield place, "is missing", 'add the file with the codes, one a line: "codes/coupon.txt"'
    elif not (folder / item.code_file).resolve().is_relative_to(folder.resolve()):
        yield place, f"names {item.code_file}, which is not in the content folder", "put the file into it"
    elif not (folder / item.code_file).is_file():
        yield place, f"names {item.code_file}, which is not there", "paths count from the content folder"
    else:
        codes = read_codes(folder / item.code_file)
        if twice := [code for code, times in Counter(codes).items() if times > 1]:
            yield place, f"has {len(twice)} codes more than once", "leave each code once"
        if item.stock is not None and len(codes) < item.stock:
            what = f"has {len(codes)} codes for a stock of {item.stock}"
            yield place, what, "add codes, or lower the stock"


def _tag_faults(where: Location, item: _ItemTable) -> Iterator[Finding]:
    if item.delivery == TAG:
        yield from tag_faults((*where, "tag"), plain(item.tag))
        if not item.days:
            yield (*where, "days"), "is missing", "add for how many days the tag stays, e.g. days = 7"
        return
    for name, value in (("tag", item.tag), ("days", item.days)):
        if value:
            yield (*where, name), "is for tags only", f"leave it out, or write delivery = {TAG!r}"

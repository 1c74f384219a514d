import base64
import struct

import pytest

from sandbox import views
from sandbox.errors import ApiError, Refused
from sandbox.files import picture_size
from sandbox.people_content import plain_png
from sandbox.upload import Upload
from tests.sandbox.stage import ANN, Stage

KINDS = ("video", "animation", "audio", "voice", "video_note", "sticker", "document")
METHOD = {"video_note": "sendVideoNote"}
PICTURE = Upload("card.png", "image/png", plain_png(40))


def test_a_picture_keeps_its_bytes_and_size(stage: Stage) -> None:
    chat = stage.group()
    sent = stage.call("sendPhoto", chat_id=chat, photo="attach://x", caption="*hi*", attach={"x": PICTURE})
    (size,) = sent["photo"]
    assert (size["width"], size["height"], size["file_size"]) == (40, 40, len(PICTURE.data))
    path = stage.call("getFile", file_id=size["file_id"])["file_path"]
    assert stage.world.files.by_path(path).data == PICTURE.data
    assert views.file(stage.world, size["file_id"]) == (PICTURE.data, "image/png")
    again = stage.call("sendPhoto", chat_id=chat, photo=size["file_id"])
    assert again["photo"] == sent["photo"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_sent_by_bot_and_person(stage: Stage, kind: str) -> None:
    chat = stage.group()
    method = METHOD.get(kind, f"send{kind.title()}")
    upload = {kind: Upload("file.bin", "application/octet-stream", b"data")}
    assert kind in stage.call(method, chat_id=chat, attach=upload)
    assert kind in stage.act("say", chat=chat, user=ANN, **{kind: True})


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("attach://lost", "there is no photo in the request"),
        ("nonsense", "wrong file identifier/HTTP URL specified"),
        (None, "there is no photo in the request"),
    ],
)
def test_a_missing_file_is_named(stage: Stage, value: str | None, problem: str) -> None:
    chat = stage.group()
    with pytest.raises(ApiError, match=problem):
        stage.call("sendPhoto", chat_id=chat, photo=value)


def test_a_picture_is_no_document(stage: Stage) -> None:
    chat = stage.group()
    sent = stage.call("sendPhoto", chat_id=chat, attach={"photo": PICTURE})
    with pytest.raises(ApiError, match="can't use file of type Photo as Document"):
        stage.call("sendDocument", chat_id=chat, document=sent["photo"][0]["file_id"])


def test_an_album_is_one_group_of_messages(stage: Stage) -> None:
    chat = stage.group()
    media = [
        {"type": "photo", "media": "attach://a", "caption": "<b>x</b>", "parse_mode": "HTML"},
        {"type": "video", "media": "https://example.com/a.mp4"},
    ]
    sent = stage.call("sendMediaGroup", chat_id=chat, media=media, attach={"a": PICTURE})
    assert len({one["media_group_id"] for one in sent}) == 1
    assert sent[0]["caption_entities"][0]["type"] == "bold"
    mixed = [media[0], {"type": "document", "media": "https://example.com/a.pdf"}]
    with pytest.raises(ApiError, match="in the album"):
        stage.call("sendMediaGroup", chat_id=chat, media=mixed, attach={"a": PICTURE})


def test_a_caption_is_edited_and_a_picture_replaced(stage: Stage) -> None:
    chat = stage.group()
    sent = stage.call("sendPhoto", chat_id=chat, attach={"photo": PICTURE}, caption="one")
    where = {"chat_id": chat, "message_id": sent["message_id"]}
    assert stage.call("editMessageCaption", **where, caption="two")["caption"] == "two"
    media = {"type": "document", "media": "attach://d"}
    table = Upload("week.csv", "text/csv", b"a,b")
    edited = stage.call("editMessageMedia", **where, media=media, attach={"d": table})
    assert edited["document"]["file_name"] == "week.csv"
    assert "photo" not in edited
    assert "caption" not in edited


def test_a_caption_has_a_length(stage: Stage) -> None:
    chat = stage.group()
    with pytest.raises(ApiError, match="message caption is too long"):
        stage.call("sendPhoto", chat_id=chat, attach={"photo": PICTURE}, caption="x" * 1025)


def test_a_person_sends_a_picture_of_their_own(stage: Stage) -> None:
    chat = stage.group()
    given = {"base64": base64.b64encode(PICTURE.data).decode(), "name": "a.png", "caption": "#晒单"}
    said = stage.act("say", chat=chat, user=ANN, photo=given)
    assert said["photo"][0]["width"] == 40
    assert said["caption_entities"][0]["type"] == "hashtag"
    with pytest.raises(Refused, match="is not base64"):
        stage.act("say", chat=chat, user=ANN, photo={"base64": "?"})


def test_sizes_are_read_from_headers() -> None:
    jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 30, 50)
    gif = b"GIF89a" + struct.pack("<HH", 20, 10) + bytes(20)
    assert picture_size(jpeg + bytes(8)) == (50, 30)
    assert picture_size(gif) == (20, 10)
    assert picture_size(b"?") == (800, 800)

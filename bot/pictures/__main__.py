"""`python -m bot.pictures`: draws what is asked for on standard input until that ends.

`studio.Studio` starts it.
A question is a line of JSON, [name, arguments]. The answer is a line of JSON, [length, error], and so many
bytes of PNG; where something cannot be drawn the length is 0 and the error says why.
"""

import json
import sys
from typing import BinaryIO

from bot.pictures.drawings import draw


def main(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer one question after the other."""
    for line in questions:
        picture, error = _drawn(line)
        answers.write(json.dumps([len(picture), error]).encode() + b"\n" + picture)
        answers.flush()


def _drawn(line: bytes) -> tuple[bytes, str]:
    """Whatever is wrong with one drawing, the next may be right."""
    try:
        name, args = json.loads(line)
        return draw(name, args), ""
    except Exception as error:  # noqa: BLE001 - told to whoever asked, who logs it
        return b"", repr(error)


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)

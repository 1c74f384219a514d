"""Signs in JSON that a decoder or a database refuses: halves of surrogate pairs, and NUL.

Mended before it is read, so that nobody's words are lost over one sign.
"""

import re

import msgspec

UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""How a decoder gives up; the last one over brackets in brackets, some thousand deep."""
NUL = b"\\u0000"
_PAIR_OR_SIGN = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    rb"|\\(?:(?P<nul>u0000)|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)


def mended(raw: bytes) -> bytes:
    """The same without escaped NUL, and with U+FFFD in place of each half of a pair that stands alone."""
    return _PAIR_OR_SIGN.sub(_mend, raw)


def _mend(found: re.Match[bytes]) -> bytes:
    if found["nul"]:
        return b""
    return b"\\ufffd" if found["half"] else found[0]

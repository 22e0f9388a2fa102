"""SVG made safe."""

import pytest

from hanmen.messages import UnusableError
from hanmen.svg import clean_svg

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:ink="http://www.inkscape.org/" viewBox="0 0 10 10"'
)


def cleaned(content: str, attributes: str = "", before: str = "") -> tuple[str, tuple[str, ...]]:
    """What is left between the root's tags, and the notes."""
    data, notes = clean_svg(f"{before}{HEAD}{attributes}>{content}</svg>".encode())
    head, _, rest = data.decode().partition(">")[2].partition(">")
    assert 'role="img"' in head
    return rest.removesuffix("</svg>"), tuple(note.en for note in notes)


@pytest.mark.parametrize(
    ("content", "left", "note"),
    [
        ("<script>evil()</script><g/>", "<g/>", "a script"),
        ("<text>a<script/>b</text>", "<text>ab</text>", "a script"),
        ("<g onclick='evil()' id='a'/>", '<g id="a"/>', "an event handler"),
        ("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>", "", "foreign content"),
        ("<g><animate attributeName='x'/><set/></g>", "<g/>", "an animation"),
        ("<image href='a.png'/>", "", "a reference to “a.png”"),
        ("<use xlink:href='b.svg#c'/>", "", "a reference to “b.svg#c”"),
        ("<a href='javascript:evil()'><g/></a>", "<a><g/></a>", "a reference to “javascript:evil()”"),
        ("<g fill='url(http://e/#a) red'/>", '<g fill="none red"/>', "a reference to “url(http://e/#a)”"),
        ("<g style='fill:url( &quot;x)y&quot; )'/>", '<g style="fill:none"/>', "a reference to “url( \"x)y\" )”"),
        ("<style>@import 'x'; g{fill:red}</style>", "<style> g{fill:red}</style>", "a reference to “@import 'x';”"),
        (r"<style>g{fill:u\72 l(x)}</style>", "<style>g{fill:none}</style>", "a reference to “url(x)”"),
        ("<image href='data:image/svg+xml,x'/>", "", "a reference to “data:image/svg+xml,x”"),
    ],
)  # fmt: skip
def test_what_acts_moves_or_is_fetched_is_removed(content: str, left: str, note: str) -> None:
    assert cleaned(content) == (left, (note,))


@pytest.mark.parametrize(
    "content",
    [
        '<defs><g id="a"/></defs><use href="#a"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<g fill="url(#a)" style="mask: url( \'#b\' )"/>',
        "<style>g::before{content:'\\201C'}</style>",
        "<title>題</title><text>図</text>",
    ],
)
def test_a_sound_picture_stays_as_it_is(content: str) -> None:
    assert cleaned(content) == (content, ())


def test_what_drawing_programs_note_goes_silently() -> None:
    assert cleaned("<metadata>me</metadata><ink:page/><g ink:path='/home/me'/><!-- me -->") == ("<g/>", ())


def test_entities_are_not_followed() -> None:
    own = "<!DOCTYPE svg [<!ENTITY a 'abc'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
    assert cleaned("<g id='&a;'/><text>x&f;y</text>", before=own) == (
        '<g id="abc"/><text>xy</text>',
        ("an entity",),
    )


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("<svg", "it is not well-formed XML"),
        (f"{HEAD}><g></svg>", "it is not well-formed XML"),
        ('<svg viewBox="0 0 1 1"/>', "its root is svg, not svg with xmlns"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="9"/>', "neither a viewBox nor a width"),
        (
            "<!DOCTYPE s [<!ENTITY a 'aaaaaaaaaa'>"
            + "".join(f"<!ENTITY {c} '{f'&{chr(ord(c) - 1)};' * 20}'>" for c in "bcdefgh")
            + f"]>{HEAD} id='&h;'/>",
            "it is not well-formed XML",
        ),
    ],
)
def test_what_is_no_svg(data: str, why: str) -> None:
    with pytest.raises(UnusableError, match=why):
        clean_svg(data.encode())


def test_a_size_is_a_view_box_or_two_lengths() -> None:
    data, _ = clean_svg(b'<svg xmlns="http://www.w3.org/2000/svg" width="10mm" height="2.5"/>')
    assert b'width="10mm"' in data


def test_hostile_styles_take_no_time() -> None:
    assert cleaned(f"<style>{'url(' * 100_000}</style>")[0] == "<style>none</style>"

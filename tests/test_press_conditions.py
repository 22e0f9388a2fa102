"""Printing conditions by alias and by path, and fonts whose character ids are not their glyphs."""

import io
from pathlib import Path

import pikepdf
import pytest
from fontTools.cffLib import CFFFontSet
from pikepdf import Array, Dictionary, Name
from PIL import ImageCms

from hanmen.config.presses import PRESETS, read_preset
from hanmen.messages import UnusableError
from hanmen.press.condition import HOUSE, find_condition
from hanmen.press.embedding import unwrap_fonts
from hanmen.press.inks import Separator
from tests.finished import cid_font_file

SHIPPED = HOUSE / "ISOcoated_v2_300_bas.icc"
DESCRIPTION = b"ISO Coated v2 300% (basICColor)"


def described(text: bytes) -> bytes:
    """The shipped profile with another description."""
    return SHIPPED.read_bytes().replace(DESCRIPTION, text.ljust(len(DESCRIPTION), b"\0"), 1)


def test_the_default_is_shipped_with_its_licence(tmp_path: Path) -> None:
    condition = find_condition("fogra39", tmp_path)
    assert (condition.identifier, condition.registry, condition.most_ink) == ("FOGRA39", "http://www.color.org", 300)
    assert condition.profile == SHIPPED.read_bytes()
    assert "zlib" in (HOUSE / "LICENSE.txt").read_text("utf-8")


def test_an_alias_finds_a_profile_by_what_it_says_of_itself(tmp_path: Path) -> None:
    shelf = tmp_path / "assets" / "icc"
    shelf.mkdir(parents=True)
    (shelf / "whatever.icc").write_bytes(described(b"Japan Color 2001 Coated"))
    condition = find_condition("Japan2001", tmp_path)
    assert (condition.identifier, condition.most_ink, condition.description) == (
        "JC200103",
        350,
        "Japan Color 2001 Coated",
    )


@pytest.mark.parametrize(
    ("text", "identifier", "registry", "most"),
    [
        (b"PSO Coated v3", "FOGRA51", "http://www.color.org", 300),
        (b"Japan Color 2011 Coated", "Japan Color 2011 Coated", "", 350),
        (b"Our own press", "Our own press", "", 300),
    ],
)
def test_a_path_is_known_by_its_description(
    text: bytes, identifier: str, registry: str, most: int, tmp_path: Path
) -> None:
    (tmp_path / "own.icc").write_bytes(described(text))
    condition = find_condition("own.icc", tmp_path)
    assert (condition.identifier, condition.registry, condition.most_ink) == (identifier, registry, most)


def rgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (rgb_profile(), "it is a profile for RGB colours"),
        (b"no profile", "it is a profile for no colours"),
        (SHIPPED.read_bytes()[:12] + b"link" + SHIPPED.read_bytes()[16:], "it is no profile of a printing condition"),
        (SHIPPED.read_bytes()[:140], "the profile is damaged"),
    ],
    ids=["rgb", "text", "link", "cut"],
)
def test_what_cannot_be_used(data: bytes, why: str, tmp_path: Path) -> None:
    (tmp_path / "a.icc").write_bytes(data)
    with pytest.raises(UnusableError) as raised:
        find_condition("a.icc", tmp_path)
    assert raised.value.why.en.startswith(why)


@pytest.mark.parametrize(("icc", "why"), [("none.icc", "there is no such file"), ("gracol2013", "no profile “GRACoL")])
def test_what_is_not_there(icc: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(UnusableError) as raised:
        find_condition(icc, tmp_path)
    assert raised.value.why.en.startswith(why)


def test_greys_get_darker_with_their_ink(tmp_path: Path) -> None:
    separator = Separator(find_condition("fogra39", tmp_path), "cmyk", {})
    blacks = [separator.grey(value / 255)[3] for value in range(256)]
    assert (blacks[0], blacks[-1]) == (1, 0)
    assert blacks == sorted(blacks, reverse=True)


def with_font(cids: tuple[int, ...]) -> pikepdf.Pdf:
    """A PDF that uses all glyphs of a CID-keyed OpenType font with these CIDs."""
    pdf = pikepdf.new()
    program = pdf.make_stream(cid_font_file(cids), Subtype=Name.OpenType)
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/A"), FontFile3=program, CIDSet=pdf.make_stream(b"")
    )
    widths = Array([0, Array([1000] * (len(cids) + 1))])
    pdf.Root.Font = pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType0,
            BaseFont=Name("/A"),
            W=widths,
            FontDescriptor=pdf.make_indirect(descriptor),
        )
    )
    return pdf


@pytest.mark.parametrize("cids", [(1, 2, 3), (30, 10, 20)])
def test_character_ids_become_glyph_ids(cids: tuple[int, ...]) -> None:
    pdf = with_font(cids)
    unwrap_fonts(pdf)
    descriptor = pdf.Root.Font.FontDescriptor
    assert descriptor.FontFile3.Subtype == Name.CIDFontType0C
    assert "/CIDSet" not in descriptor
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(descriptor.FontFile3.read_bytes()), None)
    assert fonts.topDictIndex[0].charset == [".notdef", "cid00001", "cid00002", "cid00003"]


def test_presets_are_what_book_toml_may_say() -> None:
    for path in PRESETS.glob("*.toml"):
        text = path.read_text("utf-8")
        assert read_preset(path).name == "press"
        assert "source" in text
        assert "seen" in text

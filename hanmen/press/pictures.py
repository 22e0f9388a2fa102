"""Pictures as a press wants them: made anew from the author's files, for the size at which they are printed."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path
from typing import Literal

import pikepdf
from pikepdf import Name, Object
from PIL import Image

from ..diagnostics import Log, Position
from ..model import Forme
from ..pixels import strict_pillow
from ..tree import elements
from .inks import Separator, limited, most_ink
from .raster import Encoded, Kind, Raster, Size, as_raster, encoded, read_raster, size_of
from .streams import Placement

WANTED = 350  # ppi of colour and grey
REDUCED_ABOVE = 525  # ppi; nobody sees more
LEAST: Mapping[Kind, tuple[int, int, int]] = {  # ppi: an error below, a warning below, what is wanted
    "bilevel": (400, 600, 1200),
    "grey": (150, 300, WANTED),
    "colour": (150, 300, WANTED),
    "inks": (150, 300, WANTED),
}
SCHEME = "picture:"  # of the addresses that WeasyPrint is given
OLD_ENTRIES = ("/DecodeParms", "/Decode", "/SMask", "/Mask", "/Intent", "/Interpolate")


@dataclass(frozen=True, slots=True)
class Original:
    """A picture's file, and where the author refers to it, by what name."""

    path: Path
    references: tuple[tuple[str, Position], ...]


def originals(forme: Forme) -> dict[str, Original]:
    """The files that the pictures of *forme* were made from, by the pictures' names."""
    references: dict[str, list[tuple[str, Position]]] = defaultdict(list)
    for chapter in forme.book.chapters:
        for element in elements(chapter.body):
            src = element.attributes.get("src", "")
            if element.name == "img" and src in forme.pictures:
                references[src].append((element.attributes.get("data-src") or src, element.position))
    known = {forme.pictures[src].name: Original(Path(src), tuple(places)) for src, places in references.items()}
    jacket, front = forme.edition.jacket, forme.cover
    if jacket and jacket.picture and jacket.picture_place and front:
        known[front.name] = Original(jacket.picture, ((jacket.picture.name, jacket.picture_place),))
    return known


def _image_name(picture: str) -> str:
    """What WeasyPrint calls the image XObject: ``i``, and MD5 of the picture's address."""
    return f"i{md5(f'{SCHEME}{picture}'.encode(), usedforsecurity=False).hexdigest()}"


@dataclass(frozen=True, slots=True)
class PictureRoom:
    """Makes the pictures of one file anew."""

    pdf: pikepdf.Pdf
    separator: Separator
    standard: Literal["x4", "x1a"]
    known: Mapping[str, Original]
    log: Log

    def convert(self, placements: Iterable[Placement]) -> set[int]:
        """Each picture once, for its largest placement; what an author should know is told where he names it.

        The numbers of pages on which pictures are see-through come back.
        """
        known = {_image_name(name): original for name, original in self.known.items()}
        by_picture: dict[tuple[int, int], list[Placement]] = defaultdict(list)
        for placement in placements:
            by_picture[placement.picture.objgen].append(placement)
        with strict_pillow():
            for placed in by_picture.values():
                largest = max(placed, key=lambda placement: placement.width * placement.height)
                self._convert(largest, known.get(largest.name[:33]))
        return {each.page for placed in by_picture.values() for each in placed if "/SMask" in each.picture}

    def _convert(self, placement: Placement, original: Original | None) -> None:
        if original is None:
            assert isinstance(placement.picture, pikepdf.Stream)  # images are
            picture = pikepdf.PdfImage(placement.picture).as_pil_image()
            raster, size = as_raster(picture, picture.info.get("icc_profile"), False), picture.size
        else:
            data = original.path.read_bytes()
            size = size_of(data)
            raster = read_raster(data, _fitting(size, placement))
        teller = _Teller(original, placement, self.log)
        teller.tell_resolution(raster.kind, _ppi(size, placement))
        if raster.kind != "bilevel":
            raster = raster.resized(_fitting(size, placement))
        if raster.alpha is not None and self.standard == "x1a":
            teller.tell("picture-flattened")
            raster = raster.on_paper()
        self._write(placement.picture, raster, self._separated(raster, teller))

    def _separated(self, raster: Raster, teller: "_Teller") -> Image.Image:
        if raster.kind == "bilevel":
            return raster.image.convert("L").point([0] * 128 + [255] * 128).convert("1", dither=Image.Dither.NONE)
        if raster.kind == "grey" or self.separator.one_colour:
            return self.separator.picture_k(raster.image, raster.profile)
        most = self.separator.condition.most_ink
        if raster.kind == "inks":
            teller.tell_inks(raster, self.separator, most_ink(raster.image))
            return raster.image
        picture = self.separator.picture_cmyk(raster.image, raster.profile)
        return limited(picture, most) if most_ink(picture) > most else picture

    def _write(self, drawn: Object, raster: Raster, picture: Image.Image) -> None:
        for key in OLD_ENTRIES:
            if key in drawn:
                del drawn[key]
        _fill(drawn, encoded(picture, as_jpeg=raster.is_photograph and picture.mode != "1"))
        if raster.alpha is not None:
            mask = self.pdf.make_stream(b"")
            mask.Type, mask.Subtype = Name.XObject, Name.Image
            _fill(mask, encoded(raster.alpha))
            drawn.SMask = mask


@dataclass(frozen=True, slots=True)
class _Teller:
    original: Original | None
    placement: Placement
    log: Log

    def tell(self, code: str, **values: object) -> None:
        for written, position in self.original.references if self.original else ():
            self.log.report(position, code, picture=written, **values)

    def tell_resolution(self, kind: Kind, ppi: float) -> None:
        least, enough, wanted = LEAST[kind]
        if ppi < enough:
            code = "picture-too-coarse" if ppi < least else "picture-coarse"
            width = f"{self.placement.width * 25.4 / 72:.0f}"
            self.tell(code, ppi=int(ppi), wanted=wanted, width=width, page=self.placement.page)

    def tell_inks(self, raster: Raster, separator: Separator, ink: float) -> None:
        made_for = separator.description(raster.profile)
        if made_for not in ("", separator.condition.description):
            self.tell("picture-other-condition", other=made_for, condition=separator.condition.description)
        if ink > separator.condition.most_ink + 1:  # a per cent is within what 8 bits can say
            self.tell("picture-ink", ink=int(ink), most=separator.condition.most_ink)


def _ppi(size: Size, placement: Placement) -> float:
    return min(size[0] * 72 / placement.width, size[1] * 72 / placement.height)


def _fitting(size: Size, placement: Placement) -> Size:
    """As many pixels as are wanted, where there are far more."""
    ppi = _ppi(size, placement)
    scale = WANTED / ppi if ppi > REDUCED_ABOVE else 1.0
    return max(1, math.ceil(size[0] * scale)), max(1, math.ceil(size[1] * scale))


def _fill(drawn: Object, picture: Encoded) -> None:
    entries = dict(picture.entries)
    drawn.write(
        picture.data, filter=entries.pop("/Filter"), decode_parms=_dictionary(entries.pop("/DecodeParms", None))
    )
    for key, value in entries.items():
        drawn[key] = value


def _dictionary(entries: Mapping[str, object] | None) -> pikepdf.Dictionary | None:
    return None if entries is None else pikepdf.Dictionary(dict(entries))

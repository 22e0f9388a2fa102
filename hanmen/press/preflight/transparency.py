"""Transparency: none in a flat standard, and blended in inks elsewhere (ISO 15930-1, -7; GWG 2015 4.25)."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Stream

from ...messages import Words
from ..painting import Painting
from .finding import KINDS, Finding
from .sheet import Sheet

INKS = (None, Name.DeviceCMYK, Name.DeviceGray)


def check_transparency(sheet: Sheet) -> Iterator[Finding]:
    """No transparency in a flat standard."""
    if not sheet.document.standard.is_flat:
        return
    standard = sheet.document.standard.name
    if _group(sheet.page.obj) is not None:
        what = Words("the page", "ページ")
        yield sheet.find("transparency-forbidden", what=what, standard=standard)
    for painting in sheet.paintings:
        if is_transparent(painting):
            what = KINDS[painting.kind]
            yield sheet.find("transparency-forbidden", painting.bounds, what=what, standard=standard)


def _group(holder: object) -> Object | None:
    group = holder.get("/Group") if isinstance(holder, Dictionary | Stream) else None
    return group if isinstance(group, Dictionary) and group.get("/S") == Name.Transparency else None


def is_transparent(painting: Painting) -> bool:
    """Whether what lies below may be seen through it."""
    state = painting.state
    if painting.alpha < 1 or state.soft_mask is not None or state.blend_mode != "Normal" or painting.kind == "group":
        return True
    return painting.kind == "image" and isinstance(painting.source, Stream) and "/SMask" in painting.source


def check_blend_spaces(sheet: Sheet) -> Iterator[Finding]:
    """What is blended is blended in inks: RGB blended first has other colours, and black on four plates."""
    if sheet.document.standard.is_flat:
        return
    yield from _blended(sheet, _group(sheet.page.obj), None)
    for painting in sheet.paintings:
        if painting.kind == "group":
            yield from _blended(sheet, _group(painting.source), painting)
        mask = painting.state.soft_mask
        if isinstance(mask, Dictionary):
            yield from _blended(sheet, _group(mask.get("/G")), painting)


def _blended(sheet: Sheet, group: Object | None, painting: Painting | None) -> Iterator[Finding]:
    space = group.get("/CS") if group is not None else None
    if space not in INKS and not _has_inks(space):
        yield sheet.find("blend-space", painting.bounds if painting else None, space=_name(space))


def _has_inks(space: Object | None) -> bool:
    return isinstance(space, Array) and space[0] == Name.ICCBased and space[1].get("/N") in (1, 4)


def _name(space: Object | None) -> str:
    return str(space[0] if isinstance(space, Array) else space)[1:].removeprefix("Device")

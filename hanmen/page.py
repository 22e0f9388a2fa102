"""Kihon-hanmen → the ``@page`` rules and custom properties that the style sheets build on.

A page of a vertical book is laid out lying on its side, its head to the left, and is turned when it is drawn
(`hanmen.vertical.turn`): what style sheets call its width is its height.
"""

from collections.abc import Mapping

from .model import KihonHanmen, Length, WritingMode
from .typefaces import FAMILIES_OF_LANGUAGES, Families, companion_name

# Where the edges of a page are when it is laid out.
EDGES: Mapping[WritingMode, Mapping[str, str]] = {
    "horizontal": {"top": "top", "right": "right", "bottom": "bottom", "left": "left"},
    "vertical": {"top": "left", "right": "top", "bottom": "right", "left": "bottom"},
}
# A right-bound book begins with a left page (CSS Page 3, page progression); its text still runs from left to right.
RIGHT_BOUND = "html { direction: rtl; } @page { direction: ltr; } body { direction: ltr; writing-mode: vertical-rl; }\n"
COLUMNS = "section.body, section.back {{ columns: {}; column-gap: {:g}mm; }}\n"


def page_rules(kihon_hanmen: KihonHanmen, bleed: Length, families: Families, show_grid: bool = False) -> str:
    """CSS for paged media (CSS Page 3): trim size, margins that leave the hanmen, mirrored at the gutter.

    JLREQ 2.4. Lengths in mm. A line box is as high as the line pitch, so half a line gap lies before the first line and
    after the last: the margins give it back. *show_grid* draws the cells of the characters behind the text.
    """
    k = kihon_hanmen
    size = k.trim_size.width, k.trim_size.height
    width, height = size if k.writing_mode == "horizontal" else reversed(size)
    half_gap = k.line_gap.mm / 2
    rules = f"""
@page {{ size: {width:g}mm {height:g}mm; bleed: {bleed.mm:g}mm; }}
{_margins(k, half_gap)}
:root {{
  --character-size: {k.character_size.mm:g}mm;
  --line-pitch: {k.line_pitch:g}mm;
  --line-length: {k.line_length:g}mm;
  --lines-per-page: {k.lines_per_page};
  --hanmen-extent: {k.lines_per_page * k.line_pitch:g}mm;
  --half-gap: {half_gap:g}mm;
  --head-notes: {k.head_notes:g}mm;
{_families(families, k.writing_mode == "vertical")}
  font-size: {k.character_size.mm:g}mm;
  line-height: {k.line_pitch:g}mm;
}}
"""
    rules += RIGHT_BOUND if k.writing_mode == "vertical" else ""
    rules += COLUMNS.format(k.columns, k.column_gap.mm) if k.columns > 1 else ""
    return rules + (_grid(k, half_gap) if show_grid else "")


def family_rules(families: Families, is_turned: bool) -> str:
    """The custom properties of fonts alone, for sheets that are no pages of the book; *is_turned*: with companions."""
    return f":root {{\n{_families(families, is_turned)}\n}}\n"


def _margins(k: KihonHanmen, half_gap: float) -> str:
    """The gutter is at the right of left pages and at the left of right pages, however the book is bound."""
    is_horizontal = k.writing_mode == "horizontal"
    across, down = (k.inline_extent, k.block_extent) if is_horizontal else (k.block_extent, k.inline_extent)
    gutter, head = k.gutter.mm, k.head.mm
    fore_edge, foot = k.trim_size.width - gutter - across, k.trim_size.height - head - down
    at_sides, at_ends = (0.0, half_gap) if is_horizontal else (half_gap, 0.0)
    edges = EDGES[k.writing_mode]

    def rule(pages: str, *margins: tuple[str, float]) -> str:
        return f"@page{pages} {{ " + " ".join(f"margin-{edges[edge]}: {mm:.4f}mm;" for edge, mm in margins) + " }"

    return "\n".join(
        (
            rule("", ("top", head - at_ends), ("bottom", foot - at_ends)),
            rule(" :left", ("left", fore_edge - at_sides), ("right", gutter - at_sides)),
            rule(" :right", ("left", gutter - at_sides), ("right", fore_edge - at_sides)),
        )
    )


def _families(families: Families, is_turned: bool) -> str:
    """A custom property for each use and each language; what is horizontal in every book has its own.

    The emoji family is left to fontconfig: named here, it would set the digits.
    """
    uses = {"serif": families.serif, "sans": families.sans, "mono": families.mono}
    upright = {f"upright-{use}": (family, *families.fallback) for use, family in uses.items()}
    named = {use: (family, *families.fallback) for use, family in uses.items()}
    named |= {f"in-{language}": (family,) for language, family in FAMILIES_OF_LANGUAGES.items()}
    if is_turned:
        named = {name: tuple(map(companion_name, chain)) for name, chain in named.items()}
    return "\n".join(f"  --{name}: {_quoted(chain)};" for name, chain in {**named, **upright}.items())


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in dict.fromkeys(names))


def _grid(k: KihonHanmen, half_gap: float) -> str:
    """One cell a character, drawn as a repeated picture behind the page area."""
    cell, pitch, top = f"{k.character_size.mm:g}", f"{k.line_pitch:g}", f"{half_gap:g}"
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{cell}mm' height='{pitch}mm' viewBox='0 0 {cell} {pitch}'>"
        f"<rect y='{top}' width='{cell}' height='{cell}' fill='none' stroke='%23d66' stroke-width='.05'/></svg>"
    )
    area = "background-origin: content-box; background-clip: content-box;"
    return f'@page {{ background-image: url("data:image/svg+xml,{svg}"); {area} }}\n'

"""Kihon-hanmen → the ``@page`` rules and custom properties that the style sheets build on."""

from .model import Families, KihonHanmen


def page_rules(kihon_hanmen: KihonHanmen, families: Families, show_grid: bool = False) -> str:
    """CSS for paged media (CSS Page 3): trim size, margins that leave the hanmen, mirrored at the gutter.

    JLREQ 2.4. Lengths in mm. A line box is as high as the line pitch, so half a line gap lies above the first line and
    below the last: the margins give it back. *show_grid* draws the cells of the characters behind the text.
    """
    k = kihon_hanmen
    half_gap = k.line_gap.mm / 2
    fore_edge = k.trim_size.width - k.gutter.mm - k.line_length
    foot = k.trim_size.height - k.head.mm - k.block_extent
    head = f"{k.head.mm - half_gap:.4f}mm"
    rules = f"""
@page {{ size: {k.trim_size.width:g}mm {k.trim_size.height:g}mm; margin-block: {head} {foot - half_gap:.4f}mm; }}
@page :left {{ margin-left: {fore_edge:.4f}mm; margin-right: {k.gutter.mm:g}mm; }}
@page :right {{ margin-left: {k.gutter.mm:g}mm; margin-right: {fore_edge:.4f}mm; }}
:root {{
  --character-size: {k.character_size.mm:g}mm;
  --line-pitch: {k.line_pitch:g}mm;
  --line-length: {k.line_length:g}mm;
  --lines-per-page: {k.lines_per_page};
  --hanmen-extent: {k.lines_per_page * k.line_pitch:g}mm;
{_families(families)}
  font-size: {k.character_size.mm:g}mm;
  line-height: {k.line_pitch:g}mm;
}}
"""
    return rules + (_grid(k) if show_grid else "")


def _families(families: Families) -> str:
    """A custom property for each use. The emoji family is left to fontconfig: named here, it would set the digits."""
    uses = {"serif": families.serif, "sans": families.sans, "mono": families.mono}
    return "\n".join(f"  --{use}: {_quoted((family, *families.fallback))};" for use, family in uses.items())


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in dict.fromkeys(names))


def _grid(k: KihonHanmen) -> str:
    """One cell a character, drawn as a repeated picture behind the page area."""
    cell, pitch, top = f"{k.character_size.mm:g}", f"{k.line_pitch:g}", f"{k.line_gap.mm / 2:g}"
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{cell}mm' height='{pitch}mm' viewBox='0 0 {cell} {pitch}'>"
        f"<rect y='{top}' width='{cell}' height='{cell}' fill='none' stroke='%23d66' stroke-width='.05'/></svg>"
    )
    area = "background-origin: content-box; background-clip: content-box;"
    return f'@page {{ background-image: url("data:image/svg+xml,{svg}"); {area} }}\n'

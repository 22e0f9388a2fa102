"""What we make for the press has nothing that our own preflight would object to."""

from pathlib import Path

import pytest
from PIL import Image

from hanmen.diagnostics import Log
from hanmen.press import write_press
from hanmen.press.preflight import Wants, preflight
from tests.pressed import forme

STYLE = """body { font-size: 4mm } .ground { background: #cde; margin: -18mm -18mm 4mm; padding: 18mm }
.gradient { background: linear-gradient(#c00, #00c); height: 10mm } .seen { color: #060 } td { border: .3mm solid }
.dots { background: repeating-linear-gradient(#eee 0 1mm, #fff 1mm 2mm); height: 8mm }
"""
BODY = """<p class=ground>地の色は断ち切りまで。<p class=seen>緑の文字と<b>太い黒</b>と{漢字}。
<table><tr><td>表<td>罫</table><p class=gradient><p class=dots><p>
<img src="photo.png" style="width: 10mm"><img src="line.png" style="width: 10mm">
<p style="color: #888">灰色の文字。
<svg width=60 height=20 viewBox="0 0 60 20"><circle cx=10 cy=10 r=8 fill=red /></svg>
"""


@pytest.mark.parametrize(
    ("standard", "ink", "marks", "css"),
    [
        ("x4", "cmyk", "tombo", "svg { opacity: .5 }"),
        ("x1a", "cmyk", "none", ""),
        ("x4", "k", "tombo", "svg { opacity: .5 }"),
    ],
)
def test_what_we_make_is_accepted(tmp_path: Path, standard: str, ink: str, marks: str, css: str) -> None:
    Image.linear_gradient("L").convert("RGB").save(tmp_path / "photo.png")
    Image.linear_gradient("L").convert("1").resize((600, 600)).save(tmp_path / "line.png")
    log = Log()
    laid_out = forme(BODY, tmp_path, STYLE + css, standard=standard, ink=ink, marks=marks)
    made = write_press(laid_out, log)
    assert [each.code for each in log] == []
    assert {each.code for each in preflight(laid_out.pages.data)} >= {"standard-missing", "colour-rgb", "blend-space"}
    assert preflight(made, Wants(pages_multiple=1, one_colour=ink == "k")) == ()

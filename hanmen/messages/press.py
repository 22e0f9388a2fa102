"""What is said of books for a press."""

from collections.abc import Mapping

from .words import Message, error, warning

MESSAGES: Mapping[str, Message] = {
    "icc-unusable": error(
        "the profile “{icc}” cannot be used: {why}",
        "プロファイル「{icc}」は使えません：{why}",
        "name a condition such as fogra39, or the file of a CMYK profile",
        "「fogra39」などの条件名か、CMYK プロファイルのファイルを指定してください",
    ),
    "ink-excess": error(
        "a colour on page {page} asks for {ink} % ink, and the press takes {most} %",
        "{page} ページの色のインキ総量は {ink} % で、上限 {most} % を超えています",
        "lower the inks of device-cmyk(), for example C60 M40 Y40 K100",
        "「device-cmyk()」の値を下げてください（たとえば C60 M40 Y40 K100）",
    ),
    "picture-coarse": warning(
        "the picture “{picture}” has {ppi} ppi at {width} mm of width on page {page}; {wanted} are wanted",
        "図「{picture}」は {page} ページの幅 {width} mm では {ppi} ppi です（目安は {wanted} ppi）",
        "give a file with more pixels, or make it smaller: {{width=50%}}",
        "画素数の多いファイルに替えるか、「{{width=50%}}」のように小さくしてください",
    ),
    "picture-flattened": warning(
        "the picture “{picture}” is see-through, and PDF/X-1a has no transparency: it is printed on white",
        "図「{picture}」には透明な部分がありますが、PDF/X-1a に透明はないので、白い地に重ねました",
        'give a picture without transparency, or set standard = "x4"',
        '透明のない図にするか、「standard = "x4"」にしてください',
    ),
    "picture-ink": error(
        "the CMYK picture “{picture}” has {ink} % ink, and the press takes {most} %",
        "CMYK の図「{picture}」のインキ総量は {ink} % で、上限 {most} % を超えています",
        "convert it again with the profile of the press, or give it in RGB",
        "印刷条件のプロファイルで変換しなおすか、RGB の図にしてください",
    ),
    "picture-other-condition": warning(
        "the CMYK picture “{picture}” was made for “{other}”: it will look different under “{condition}”",
        "CMYK の図「{picture}」は「{other}」用で、「{condition}」では色が変わります",
        "its inks are kept; convert it with the profile of the press, or give it in RGB",
        "インキの値はそのまま使います。印刷条件のプロファイルで変換するか、RGB の図にしてください",
    ),
    "picture-too-coarse": error(
        "the picture “{picture}” has only {ppi} ppi at {width} mm of width on page {page}; {wanted} are wanted",
        "図「{picture}」は {page} ページの幅 {width} mm では {ppi} ppi しかなく、印刷できません（目安は {wanted} ppi）",
        "give a file with more pixels, or make it smaller: {{width=50%}}",
        "画素数の多いファイルに替えるか、「{{width=50%}}」のように小さくしてください",
    ),
    "picture-transparent": error(
        "the drawing “{picture}” has transparency, and PDF/X-1a has none",
        "図「{picture}」は透明を使っていますが、PDF/X-1a では使えません",
        'set standard = "x4", or take opacity, masks and filters out of the drawing',
        '「standard = "x4"」にするか、図の不透明度・マスク・フィルターをなくしてください',
    ),
    "transparency-left": error(
        "page {page} has transparency that printing on white does not remove, and PDF/X-1a has none",
        "{page} ページに、白地に重ねるだけでは消せない透明があります。PDF/X-1a では使えません",
        'set standard = "x4", or take the opacity out of what is on the page',
        '「standard = "x4"」にするか、ページの中の不透明度の指定をなくしてください',
    ),
}

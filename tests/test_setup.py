"""The set-up: what is pinned is locked, and each system is told what to install in its own words."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_every_pin_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = project["dependencies"] + project["optional-dependencies"]["dev"]
    locked = set(re.findall(r"^(\S+==\S+) \\$", LOCK, re.MULTILINE))
    assert {pin.lower() for pin in pins} - locked == set(), "pyproject.toml has changed: make lock"


def test_the_lock_names_no_host() -> None:
    assert not re.search(r"://|^-", LOCK, re.MULTILINE)


def tell(tmp_path: Path, *, kernel: str = "Linux", release: str = "", probe: str = "echo pango") -> str:
    """What install-system says where no font, Java, poppler or Ghostscript is; `probe` stands for Python."""
    stubs = {"uname": f"echo {kernel}", "id": "echo 1000", "python3": probe, "fc-list": ""}
    for name, line in stubs.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    for name in ("tr", "sed"):
        (tmp_path / name).symlink_to(shutil.which(name) or name)
    (tmp_path / "os-release").write_text(release, encoding="utf-8")
    run = subprocess.run(
        ["/bin/sh", ROOT / "tools/install-system", "test"],
        env={"PATH": str(tmp_path), "OS_RELEASE": str(tmp_path / "os-release")},
        capture_output=True,
        encoding="utf-8",
    )
    assert (run.returncode, run.stdout) == (1, "")
    return run.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
@pytest.mark.parametrize(
    ("system", "expected"),
    [
        (
            {"release": "ID=ubuntu\nID_LIKE=debian\n"},
            "packages are missing; install them: sudo apt-get update && sudo apt-get install"
            " --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
            " fonts-noto-cjk fonts-noto-core fonts-noto-color-emoji fonts-ipaexfont-mincho"
            " default-jre-headless poppler-utils ghostscript qpdf mupdf-tools",
        ),
        (
            {"release": "ID=fedora\n"},
            "packages are missing; install them: sudo dnf install pango harfbuzz"
            " google-noto-serif-cjk-fonts google-noto-sans-cjk-fonts google-noto-serif-fonts"
            " google-noto-sans-fonts google-noto-sans-math-fonts google-noto-sans-symbols-2-fonts"
            " google-noto-color-emoji-fonts ipa-ex-mincho-fonts java-latest-openjdk-headless poppler-utils"
            " ghostscript qpdf mupdf",
        ),
        (
            {"release": "ID=arch\n"},
            "packages are missing; install them: sudo pacman -S pango noto-fonts-cjk noto-fonts"
            " noto-fonts-emoji otf-ipaexfont jre-openjdk-headless poppler ghostscript qpdf mupdf-tools",
        ),
        (
            {"kernel": "Darwin"},
            "packages are missing; install them: brew install pango font-noto-serif-cjk"
            " font-noto-sans-cjk font-noto-serif font-noto-sans font-noto-sans-math"
            " font-noto-sans-symbols-2 font-noto-color-emoji font-ipaexfont temurin poppler ghostscript qpdf"
            " mupdf-tools",
        ),
        (
            {"kernel": "MINGW64_NT-10.0"},
            "install Pango (in MSYS2: pacman -S mingw-w64-ucrt-x86_64-pango),"
            " the fonts Noto Serif CJK and Noto Sans CJK (https://fonts.google.com/noto),"
            " the fonts Noto Serif, Noto Sans, Noto Sans Math and Noto Sans Symbols 2"
            " (https://fonts.google.com/noto), the font Noto Color Emoji (https://fonts.google.com/noto),"
            " the font IPAex Mincho (https://moji.or.jp/ipafont/),"
            " Java (winget install EclipseAdoptium.Temurin.21.JRE),"
            " poppler (in MSYS2: pacman -S mingw-w64-ucrt-x86_64-poppler),"
            " Ghostscript (winget install ArtifexSoftware.GhostScript), qpdf (winget install QPDF.QPDF),"
            " MuPDF (winget install ArtifexSoftware.mutool)",
        ),
        (
            {"release": "ID=slackware\n"},
            "install Pango with HarfBuzz, the fonts Noto Serif CJK and Noto Sans CJK, the fonts"
            " Noto Serif, Noto Sans, Noto Sans Math and Noto Sans Symbols 2, the font Noto Color Emoji,"
            " the font IPAex Mincho, Java, poppler's pdftotext, Ghostscript, qpdf, MuPDF's mutool",
        ),
        (
            {"probe": "case $2 in *old-python*) echo old-python ;; *) echo 3.10.13 ;; esac"},
            "needs Python 3.11 or newer, and python3 is 3.10.13;"
            " if a newer one is there, name it: make test PYTHON=python3.12",
        ),
    ],
    ids=["ubuntu", "fedora", "arch", "macos", "windows", "other", "old-python"],
)
def test_what_is_missing_is_said_in_one_line(tmp_path: Path, system: dict[str, str], expected: str) -> None:
    assert tell(tmp_path, **system) == f"hanmen: {expected}\n"

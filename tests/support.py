"""Small books for tests."""

from pathlib import Path

TOML = '[book]\ntitle = "題名"\nlanguage = "ja"\nauthors = [{ name = "著者" }]\nbody = [{body}]\n'


def tiny_book(folder: Path, toml: str = "", **chapters: str) -> Path:
    """A book in *folder*: a chapter file for each keyword (``ame="# 雨"`` is ame.md), *toml* after its [book]."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in chapters.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    names = ", ".join(f'"{name}.md"' for name in chapters)
    (folder / "book.toml").write_text(TOML.replace("{body}", names) + toml, "utf-8")
    return folder

"""Makes the books: python build.py --help."""

from hanmen.cli import main

if __name__ == "__main__":
    raise SystemExit(main())

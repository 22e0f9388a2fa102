"""hanmen makes books: Markdown chapters in, a PDF to read, a PDF to print and an EPUB out.

    book.toml, *.md ─► config ─► manuscript ─► markdown ─► assemble ═ gate 1
                                                                        │
             for each edition:   images · fonts · page · html ◄─────────┘
                                             └─► Forme ═ gate 2 ═► pdf │ epub ─► cli ─► dist/

Rooms do not know each other: each takes and gives what `model` describes, and reports to `diagnostics`.
Only `pipeline` knows the order, and only `cli` writes what was made.
"""

__version__ = "0.1.0"

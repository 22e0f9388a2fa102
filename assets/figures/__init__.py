"""The figures of the books: assets/data/*.csv -> assets/images/*.svg, and images/LANGUAGE/*.svg for other languages.

``make figures`` draws all of them.  A module draws one figure, of its own name.  It is written in Japanese;
assets/data/words.csv says the same in the other languages.
"""

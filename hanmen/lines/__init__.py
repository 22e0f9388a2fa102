"""Line composition for Japanese and Chinese (JLREQ, CLREQ) inside WeasyPrint's layout.

rules ─► breaker            pure: classes, spaces, breaks; total-fit line breaking
shaping ─► paragraph ─► spacing ─► (breaker) ─► boxes ─► setting
ruby · emphasis             what stands over and under a line
composer                    one document's paragraphs, line by line
hooks                       the only file that assigns into WeasyPrint
"""

from .composer import Composer
from .hooks import composing

__all__ = ["Composer", "composing"]

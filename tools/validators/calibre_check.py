"""calibre's “Check Book”:  calibre-debug -e calibre_check.py BOOK.epub  → one line of JSON a finding."""

import json
import sys

from calibre.ebooks.oeb.polish.check.main import run_checks
from calibre.ebooks.oeb.polish.container import get_container

for found in run_checks(get_container(sys.argv[-1], tweak_mode=True)):
    print(json.dumps([found.level, type(found).__name__, str(found.msg), found.name]))

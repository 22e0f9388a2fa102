"""A page in Chromium, at several widths: what its own script would see there."""

import html
import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
AXE = Path(__file__).parent.parent / "tools/validators/node_modules/@daisy/axe-core-for-ace/axe.min.js"
POLICY = re.compile('<meta http-equiv="Content-Security-Policy"[^>]*>')  # it would keep the question out, too
DRIVER = """<!DOCTYPE html><meta charset="utf-8"><body><script>
addEventListener("load", async () => {
  const answers = []
  for (const frame of document.querySelectorAll("iframe"))
    answers.push(await frame.contentWindow.eval("(" + document.querySelector("template").content.textContent + ")()"))
  document.body.textContent = `answers${":"}${JSON.stringify(answers)}:answers`
})
</script><template>QUESTION</template>FRAMES</body>"""


def asked(page: str, question: str, widths: Sequence[int], folder: Path, *, dark: bool = False) -> list[Any]:
    """What the JavaScript function *question* returns in the page at each width in CSS px; *folder* is for the job."""
    assert CHROMIUM
    shown = html.escape(POLICY.sub("", page))
    frames = "".join(f'<iframe width="{width}" height="800" srcdoc="{shown}"></iframe>' for width in widths)
    driver = folder / "driver.html"
    driver.write_text(DRIVER.replace("QUESTION", question).replace("FRAMES", frames), "utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom"]
    scheme = [f"--blink-settings=preferredColorScheme={0 if dark else 1}"]
    profile = [f"--user-data-dir={folder / 'profile'}"]
    command = [CHROMIUM, *options, *scheme, *profile, driver.as_uri()]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = re.search("answers:(.*):answers", done.stdout, re.DOTALL)
    assert found, done.stderr[-500:]
    answers: list[Any] = json.loads(html.unescape(found[1]))
    return answers

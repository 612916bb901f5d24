"""The README's first block runs as it stands."""

import os
import subprocess
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"


def test_the_first_block_runs(tmp_path):
    text = README.read_text(encoding="utf-8")
    block = text.partition("```python\n")[2].partition("```")[0]
    (tmp_path / "block.py").write_text(block, encoding="utf-8")
    environment = {**os.environ, "DFDM_HOME": str(tmp_path / "home"), "DFDM_KEY_PASSPHRASE": ""}
    done = subprocess.run(
        [sys.executable, "block.py"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "plate.dfdm.zip").is_file()


def test_nothing_is_left_to_fill_in():
    text = README.read_text(encoding="utf-8")
    assert not [word for word in text.split() if word.startswith("@") and word.endswith("@")]

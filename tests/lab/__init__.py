"""The lab: Drydock on real, broken Docker hosts.

`python3 tests/lab/prepare.py` installs what a fresh Debian 12 lacks; `pytest tests/lab -n 2` runs it as root. Without
root or packages the tests are skipped, with CI in the environment they fail. `LAB_RECORD=1` writes recorded/ anew.
"""

"""python -m tests.lab.ways says how many of the changing fixes are tried on real hosts, and why the others are not."""

from tests.lab.ways.catalogue import tally
from tests.lab.ways.reach import COVERED, OUT_OF_REACH


def main() -> None:
    """Print it."""
    print(f"{tally().capitalize()}:")
    for name, fault in sorted(COVERED.items()):
        print(f"  {name}: with the fault {fault} of tests/lab/test_fix.py")
    for name, reason in sorted(OUT_OF_REACH.items()):
        print(f"  {name}: {reason}")


if __name__ == "__main__":
    main()

"""Run the package from the command line: ``python -m analysis``."""

from analysis.running.cli import main

if __name__ == "__main__":
    main()

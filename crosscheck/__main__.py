"""`python -m crosscheck`: the command line without an installed command."""

from crosscheck.cli import main

if __name__ == "__main__":
    main()

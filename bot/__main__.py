"""`python -m bot` is `quellenlage`."""

from bot.cli import main

if __name__ == "__main__":
    main()

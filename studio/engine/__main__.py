"""`python -m studio.engine`: the engine's process, spoken to over stdin and stdout."""

from studio.engine.server import main

if __name__ == "__main__":
    main()

"""What WeasyPrint says while it works, sentence by sentence."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def hearing(tell: Callable[[str], None]) -> Iterator[None]:
    """Gives its warnings and errors to *tell*, and to nobody else."""

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            tell(record.getMessage())

    logger, ear = logging.getLogger("weasyprint"), Ear(logging.WARNING)
    handlers, logger.handlers = logger.handlers, [ear]
    try:
        yield
    finally:
        logger.handlers = handlers

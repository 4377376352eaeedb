"""The errors a user can meet: one small tree, each message one sentence that says what to do."""


class DuizhangError(Exception):
    """Root of every error that is told to the user in one sentence; exit code 1."""

    exit_code = 1


class UsageError(DuizhangError):
    """The command was called wrongly (no such file, bad option); exit code 2."""

    exit_code = 2


class UnreadableSource(DuizhangError):
    """The bytes are no text that we can read: empty, binary, of an unknown encoding, too large.

    `recorded` is the sentence in Chinese, as the warehouse keeps all reasons.
    """

    def __init__(self, sentence: str, recorded: str | None = None) -> None:
        """Keep the sentence for the user and the one for the warehouse."""
        super().__init__(sentence)
        self.recorded = recorded or sentence


class TooLarge(UnreadableSource):
    """Reading the bytes would go past a limit: size, pages, nesting, what they unpack to, or time."""


class NotAReport(DuizhangError):
    """The text can be read but is no government work report."""


class UntrustedSource(DuizhangError):
    """A text is from a site that must not be trusted; the message names why, and the official page."""


class NotHeld(DuizhangError):
    """A region, year or pair was asked for that the archive does not hold."""


class ArchiveDamaged(DuizhangError):
    """Stored bytes or the log do not match what was recorded."""


class WarehouseMissing(DuizhangError):
    """There is no built warehouse to read from, or another version of the program built it."""


class Busy(DuizhangError):
    """Another process holds the lock on the archive or the build."""


class UnexpectedPage(DuizhangError):
    """A page of a site does not look as assumed; the message names page, found and expected."""


class ChallengePage(UnexpectedPage):
    """A site answered with a test whether a person asks, instead of the page."""


class EmptyPage(UnexpectedPage):
    """A page has the frame of its site but no report in it."""


class WrongLanguage(UnexpectedPage):
    """A page holds the report in another language than Chinese."""


class NotPublishedYet(DuizhangError):
    """A site answers as it should, and has no such report."""


class FetchFailed(DuizhangError):
    """A page could not be got; `outcome` is the reason in one word, as the log of visits has it.

    `passing` says that the same request may succeed in a moment.
    """

    def __init__(self, sentence: str, outcome: str, *, passing: bool = False) -> None:
        """Keep the sentence for the user and the word for the log."""
        super().__init__(sentence)
        self.outcome = outcome
        self.passing = passing


class Unreachable(FetchFailed):
    """A site does not answer, not in time or with a fault of its own: try later, or use what is held."""


class ComeBackLater(FetchFailed):
    """A site asks for more patience than a run has; the message says when to come back."""


class Forbidden(FetchFailed):
    """A page may not be asked for, or the site refuses it: asking again does not help."""


class NotThere(FetchFailed):
    """A site has no page at this address."""


class BrokenAnswer(FetchFailed):
    """An answer cannot be taken: cut off, too large, of the wrong length, or led round in circles."""

"""gettext for one visitor at a time: the language of the running page, English where nothing is set."""

import gettext
from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path

DOMAIN = "ssi_lens"
LOCALES = Path(__file__).parent / "locale"

_current: ContextVar[gettext.NullTranslations] = ContextVar("translations")
_language: ContextVar[str] = ContextVar("language", default="en")
_english = gettext.NullTranslations()


def use_language(language: str) -> None:
    """Speak ``language`` ("de", "pt_BR") from here on in this thread; English where no catalogue is found."""
    if gettext.find(DOMAIN, LOCALES, [language]) is None:
        speak_with(_english)
    else:
        speak_with(gettext.translation(DOMAIN, LOCALES, [language]), language)


def speak_with(translations: gettext.NullTranslations, language: str = "en") -> None:
    """Speak through a given catalogue from here on in this thread."""
    _current.set(translations)
    _language.set(language)


def language() -> str:
    """The language in use, as Babel names it: dates and month names follow it."""
    return _language.get()


def say(message: str) -> str:
    """The message in the reader's language; to be used as ``_``."""
    return _current.get(_english).gettext(message)


def say_count(one: str, many: str, count: int, **parts: str) -> str:
    """The message for this count, with ``{count}`` and the other named parts filled in."""
    return _current.get(_english).ngettext(one, many, count).format(count=count, **parts)


def later(message: str) -> str:
    """Mark a message in a table for extraction; it is said with ``say`` when it is needed."""
    return message


def spoken(message: str) -> Callable[[], str]:
    """A fixed sentence of a screen: calling it says the message in the reader's language."""
    return lambda: say(message)

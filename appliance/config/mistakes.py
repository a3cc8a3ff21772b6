"""What is wrong with a till.toml, in English and in whatever language its reader speaks.

A mistake is a text, so that whoever only prints it needs nothing else. It remembers the words that it was
made of and the facts in them, so that `Mistake.said` can put the same into another language.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from appliance.problem_words.mark import N_

NO_NAMES: Mapping[str, str] = MappingProxyType({})


class Mistake(str):
    """One mistake, or a part of one.

    >>> Mistake("{key}: missing; expected {says}", key="shop.name", says="a name")
    'shop.name: missing; expected a name'
    """

    words: str
    facts: dict[str, Any]
    """Texts, numbers, other mistakes, and tuples of values of which one is expected."""

    def __new__(cls, words: str, /, **facts: Any) -> "Mistake":
        """Say ``words`` with the facts put in."""
        english = {name: _english(fact) for name, fact in facts.items()}
        said = super().__new__(cls, words.format(**english) if facts else words)
        said.words, said.facts = words, facts
        return said

    def said(self, words: Callable[..., str], names: Mapping[str, str] = NO_NAMES) -> str:
        """The same in another language (`words.Words`); ``names`` stand for keys: a screen's own."""
        facts = {name: _translated(fact, words, names) for name, fact in self.facts.items()}
        if facts.get("key") in names:
            facts["key"] = words(names[facts["key"]])
        return words(self.words, **facts)


class Unread(ValueError):
    """A value is not what the key expects."""

    def __init__(self, words: str, /, **facts: Any) -> None:
        self.expected = Mistake(words, **facts)
        super().__init__(str(self.expected))


def unread(key: str, error: ValueError, value: object, secret: bool = False) -> Mistake:
    """The line about a value that a reader refused: the key, what was expected, what stands there."""
    expected = error.expected if isinstance(error, Unread) else Mistake(str(error))
    stands = Mistake(N_("something else")) if secret else repr(value)
    return Mistake(N_("{key}: {expected}, got {stands}"), key=key, expected=expected, stands=stands)


def _english(fact: Any) -> Any:
    return " or ".join(fact) if isinstance(fact, tuple) else fact


def _translated(fact: Any, words: Callable[..., str], names: Mapping[str, str]) -> Any:
    if isinstance(fact, tuple):
        between = words("or")
        return f" {between} ".join(fact)
    return fact.said(words, names) if isinstance(fact, Mistake) else fact


_OF_THE_DOMAIN = (
    N_("expected 9 digits with a right check digit such as 974 760 673"),
    N_("expected a CVR number of 8 digits"),
)
"""What `domain.organisation` says, marked here because the domain knows no words."""

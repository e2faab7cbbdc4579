"""What the writers have said they know about, and which of it was needless."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from samverkan_cli.check.rule import UNSILENCEABLE, Rule
from samverkan_cli.core.message import Message, counted
from samverkan_cli.core.source import Span
from samverkan_cli.load.ignores import Ignore
from samverkan_cli.load.told import MOST
from samverkan_cli.load.words import closest


class Ignoring:
    """The ignore comments of the files that are checked, and what each has silenced."""

    def __init__(self, rules: Sequence[Rule], ignores: Mapping[str, list[Ignore]]) -> None:
        self._by_word = {word: rule for rule in rules for word in (rule.code.lower(), rule.name)}
        self._ignores = ignores
        self._used: set[tuple[Span, str]] = set()
        self._withheld: set[tuple[str, str]] = set()

    def silences(self, rule: Rule, span: Span) -> bool:
        """Whether a finding of a rule, at a place, has been said to be known; remembers that it was."""
        if rule.code in UNSILENCEABLE:
            return False
        silenced = False
        for ignore in self._ignores.get(span.file, ()):
            if not ignore.reason or not ignore.lines[0] <= span.line <= ignore.lines[1]:
                continue
            for word in ignore.rules:
                if self._by_word.get(word.lower()) is rule:
                    self._used.add((ignore.span, word))
                    silenced = True
        return silenced

    def withhold(self, rule: Rule, files: Iterable[str]) -> None:
        """Note that a rule did not run over some files, so that nothing is known of its ignores there."""
        self._withheld.update((file, rule.code) for file in files)

    def unused(self, ran: Callable[[Rule], bool]) -> Iterator[tuple[Span, Message, Message]]:
        """The comments that are of no use, each with what is wrong and what to do: SAM010."""
        for file, ignores in self._ignores.items():
            useless = [(ignore, fault) for ignore in ignores if (fault := self._fault(file, ignore, ran)) is not None]
            for ignore, fault in useless[:MOST]:
                yield ignore.span, *fault
            if len(useless) > MOST:
                rest = counted(
                    "{n} more comment in the file silences nothing",
                    "{n} more comments in the file silence nothing",
                    len(useless) - MOST,
                )
                yield useless[MOST][0].span, rest, Message("Take them away")

    def _fault(self, file: str, ignore: Ignore, ran: Callable[[Rule], bool]) -> tuple[Message, Message] | None:
        form = Message("Write # samverkan: ignore[rule] and why")
        if not ignore.rules:
            return Message("This comment names no rule, so it silences nothing"), form
        if not ignore.reason:
            return Message("This comment gives no reason, so it silences nothing"), Message(
                "Write why after the bracket"
            )
        for word in ignore.rules:
            rule = self._by_word.get(word.lower())
            if rule is None:
                near = closest(word, self._by_word)
                meant = self._by_word[near] if near is not None else None
                if meant is None:
                    return Message("There is no rule {word}", word=word), Message("samverkan rule shows all rules")
                known = meant.name if near == meant.name else meant.code
                return Message("There is no rule {word}", word=word), Message("Did you mean {word}?", word=known)
            if rule.code in UNSILENCEABLE:
                return Message("{rule} cannot be silenced", rule=rule.name), Message("Mend what it finds")
            if (ignore.span, word) in self._used or not ran(rule) or (file, rule.code) in self._withheld:
                continue
            return (
                Message("{rule} finds nothing here, so there is nothing to silence", rule=rule.name),
                Message("Take {rule} away from the comment", rule=rule.name),
            )
        return None

"""What the writers have said they know about, and which of it was needless."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from samverkan_cli.check.rule import Rule
from samverkan_cli.core.diagnostic import Finding, Fix
from samverkan_cli.core.message import Message, counted
from samverkan_cli.core.record import record
from samverkan_cli.core.suggest import closest
from samverkan_cli.core.text import Span
from samverkan_cli.yamltext.suppressions import Suppression

_FEW = 50
_Fault = tuple[Message, Message, Fix | None]
"""What is wrong with a comment, what to do, and a fix where there is one."""


@record
class Silenced:
    """The ignore comments of some files, which words of them silenced something, and which rules did not run where."""

    ignores: Mapping[str, list[Suppression]]
    used: Set[tuple[Span, str]]
    withheld: Set[tuple[str, str]]


class Suppressions:
    """The ignore comments of the files that are checked, and what each has silenced.

    Of those of one file that are of no use, `most` are reported.
    """

    def __init__(self, rules: Sequence[Rule], ignores: Mapping[str, list[Suppression]], most: int) -> None:
        self._most = most
        self._by_word = {word: rule for rule in rules for word in (rule.code.lower(), rule.name)}
        self._ignores: dict[str, list[Suppression]] = {}
        # By each line that it reaches, where those are few: a file may have thousands of comments.
        self._near: dict[tuple[str, int], list[Suppression]] = {}
        self._wide: dict[str, list[Suppression]] = {}
        self._used: set[tuple[Span, str]] = set()
        self._withheld: set[tuple[str, str]] = set()
        self._know(ignores)

    @property
    def silenced(self) -> Silenced:
        """What is known of the comments now."""
        return Silenced(self._ignores, self._used, self._withheld)

    def absorb(self, other: Silenced) -> None:
        """Add what is known of the comments of other files, or of the same ones in another plan."""
        self._know({file: each for file, each in other.ignores.items() if file not in self._ignores})
        self._used |= other.used
        self._withheld |= other.withheld

    def _know(self, ignores: Mapping[str, list[Suppression]]) -> None:
        self._ignores.update((file, each) for file, each in ignores.items() if each)
        for file, each in ignores.items():
            for ignore in each:
                first, last = ignore.lines
                if last - first > _FEW:
                    self._wide.setdefault(file, []).append(ignore)
                    continue
                for line in range(first, last + 1):
                    self._near.setdefault((file, line), []).append(ignore)

    def silences(self, rule: Rule, span: Span) -> bool:
        """Whether a finding of a rule, at a place, has been said to be known; remembers that it was."""
        if not rule.silenceable:
            return False
        silenced = False
        for ignore in (*self._near.get((span.file, span.line), ()), *self._wide.get(span.file, ())):
            if not ignore.reason or not ignore.lines[0] <= span.line <= ignore.lines[1]:
                continue
            for word in ignore.rules:
                if self._by_word.get(word.lower()) is rule:
                    self._used.add((ignore.span, word))
                    silenced = True
        return silenced

    def withhold(self, rule: Rule, files: Iterable[str]) -> None:
        """Note that a rule did not run over some files, so that nothing is known of its ignores there."""
        self._withheld.update((file, rule.code) for file in files if file in self._ignores)

    def unused(self) -> Iterator[Finding]:
        """The comments that are of no use: SAM010."""
        for file, ignores in self._ignores.items():
            useless = [(ignore, fault) for ignore in ignores if (fault := self._fault(file, ignore)) is not None]
            for ignore, (message, help, fix) in useless[: self._most]:
                yield Finding(ignore.span, message, help, fix=fix, code="SAM010")
            if len(useless) > self._most:
                rest = counted(
                    "{n} more comment in the file silences nothing",
                    "{n} more comments in the file silence nothing",
                    len(useless) - self._most,
                )
                yield Finding(useless[self._most][0].span, rest, Message("Take them away"), code="SAM010")

    def _fault(self, file: str, ignore: Suppression) -> _Fault | None:
        if not ignore.rules:
            message = Message("This comment names no rule, so it silences nothing")
            return message, Message("Write # samverkan: ignore[rule] and why"), None
        if not ignore.reason:
            message = Message("This comment gives no reason, so it silences nothing")
            return message, Message("Write why after the bracket"), None
        for word in ignore.rules:
            rule = self._by_word.get(word.lower())
            if rule is None:
                return self._unknown(word)
            if not rule.silenceable:
                return Message("{rule} cannot be silenced", rule=rule.name), Message("Fix what it finds"), None
            if (ignore.span, word) in self._used or rule.reads_today or (file, rule.code) in self._withheld:
                continue  # it silences something, or may have on another day or in another run
            message = Message("{rule} finds nothing here, so there is nothing to silence", rule=rule.name)
            help = Message("Take {rule} away from the comment", rule=rule.name)
            said = [each for each in ignore.rules if self._by_word.get(each.lower()) is rule]
            title = help if len(said) < len(ignore.rules) else Message("Take the comment away")
            # Safe: it silences nothing, so nothing is reported that was not before.
            fix = Fix(title, safe=True, changes=(ignore.without(said),))
            return message, help, fix
        return None

    def _unknown(self, word: str) -> _Fault:
        message, near = Message("There is no rule {word}", word=word), closest(word, self._by_word)
        if near is None:
            return message, Message("samverkan rule shows all rules"), None
        meant = self._by_word[near]
        known = meant.name if near == meant.name else meant.code
        return message, Message("Did you mean {word}?", word=known), None

"""An exact number for each bloc of voters, such as what each vote has left to spend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import lcm

from samverkan_cli.pick.vote.profile import Profile


class Purses:
    """A fraction for each bloc of a profile, kept as whole numbers over one denominator.

    Python adds whole numbers up ten times faster than fractions, and a count does little else. The weights of the
    blocs are kept in the same way. A sum of both over a goal's voters is given in `unit`s, of which one makes 1.
    """

    def __init__(self, profile: Profile, numbers: Sequence[Fraction]) -> None:
        self._voters = profile.approving
        scale = lcm(1, *(bloc.weight.denominator for bloc in profile.blocs))
        self._weights = [int(bloc.weight * scale) for bloc in profile.blocs]
        self._votes = [int(each * scale) for each in profile.support]
        self._scale = scale
        self._whole = lcm(1, *(each.denominator for each in numbers))
        self._parts = [int(each * self._whole) for each in numbers]

    def __getitem__(self, bloc: int) -> Fraction:
        return Fraction(self._parts[bloc], self._whole)

    def __iter__(self) -> Iterator[Fraction]:
        return (Fraction(each, self._whole) for each in self._parts)

    @property
    def unit(self) -> int:
        """What 1 is in the sums below."""
        return self._scale * self._whole

    def put(self, blocs: Iterable[int], level: Fraction) -> None:
        """Set the number of some blocs."""
        part = self._over(level)
        for n in blocs:
            self._parts[n] = part

    def take(self, blocs: Iterable[int], most: Fraction) -> None:
        """Take so much from some blocs, or all that they have."""
        part = self._over(most)
        for n in blocs:
            self._parts[n] = max(0, self._parts[n] - part)

    def _over(self, number: Fraction) -> int:
        """A number over the denominator of all, which is made finer for it."""
        whole = lcm(self._whole, number.denominator)
        if whole != self._whole:
            times = whole // self._whole
            self._parts = [each * times for each in self._parts]
            self._whole = whole
        return number.numerator * (whole // number.denominator)

    def level(self, goal: int) -> Fraction:
        """Where each vote for a goal would be if all its voters had the same number, and 1 more together."""
        together = sum(self._weights[n] * self._parts[n] for n in self._voters[goal])
        return Fraction(self.unit + together, self._whole * self._votes[goal])

    def price(self, goal: int) -> Fraction | None:
        """The least that the vote that pays most for a goal would pay; None where its voters have less than 1."""
        paying = sorted((self._parts[n], self._weights[n]) for n in self._voters[goal])
        missing, votes = self.unit, self._votes[goal]
        if sum(part * weight for part, weight in paying) < missing:
            return None
        for part, weight in paying:
            if missing <= part * votes:
                return Fraction(missing, self._whole * votes)
            # Whoever has less than that gives all she has.
            missing -= part * weight
            votes -= weight
        return None

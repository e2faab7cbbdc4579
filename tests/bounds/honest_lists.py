"""More plans that have very many of one thing: of what stands in lists, and in the document."""

from __future__ import annotations

from tests.bounds.parts import listed, title, work


def age_groups(n: int) -> str:
    """Groups of ages, in the document."""
    each = ", ".join(f"k{i}: {{title: {title(i)}, ages: {i % 12}-{i % 12 + 3}}}" for i in range(n))
    return f"  age_groups: {{{each}}}\n"


def revisions(n: int) -> str:
    """Revisions of the document, a day after one another."""
    days = (f"{2026 + i // 336}-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}" for i in range(n))
    each = ", ".join(f"{{date: {day}, by: stad, text: {title(i)}}}" for i, day in enumerate(days))
    return f"  revisions: [{each}]\n"


def replies(n: int) -> str:
    """Replies to a consultation, each of another owner."""
    asked = ", ".join(f"o{i}" for i in range(n))
    given = ", ".join(f"o{i}: {{date: 2026-01-02, outcome: partly, text: {title(i)}}}" for i in range(n))
    who = "".join(f"  o{i}: {{title: Ägaren {title(i)}, kind: unit}}\n" for i in range(n))
    return f"  consultation: {{until: 2026-01-10, asked: [{asked}], replies: {{{given}}}}}\nowners:\n{who}"


def appendices(n: int) -> str:
    """Appendices of text."""
    return listed("appendices", (f"b{i}: {{title: Bilaga {title(i)}}}" for i in range(n)))


def provisions(n: int) -> str:
    """One governing document with very many provisions."""
    each = ", ".join(f"p{i}: {{section: {i + 1} §, text: {title(i)}}}" for i in range(n))
    return (
        "governing_documents:\n  d: {title: Riktlinje, kind: guideline, scope: local, "
        f"valid: {{until: 2027-12-31}}, provisions: {{{each}}}}}\n"
    )


def parts_of_a_commission(n: int) -> str:
    """One commission of very many parts, each answered by an activity."""
    each = ", ".join(f"d{i}: {{title: {title(i)}, activities: a{i}}}" for i in range(n))
    return f"commissions: {{c: {{title: Uppdraget, by: stad, date: 2025-01-01, parts: {{{each}}}}}}}\n" + work(
        f"owners: chef, until: 2027-{i % 12 + 1:02}-15" for i in range(n)
    )


def aliases(n: int) -> str:
    """Activities that were called otherwise before, and are still called so in a text."""
    said = " ".join(f"Då hette det {title(i).lower()} förr." for i in range(n))
    return f"sections: {{s: {{title: Inledning, text: {said}}}}}\n" + work(
        f"owners: chef, until: 2027-05-01, aliases: [{title(i)} förr]" for i in range(n)
    )


def remarks(n: int) -> str:
    """Activities with a remark each."""
    return work(f"owners: chef, until: 2027-05-01, remark: Fråga {title(i)}" for i in range(n))

"""Which parts of a plan speak of other documents and other decisions than its own."""

from __future__ import annotations

from samverkan_cli.model.document import Publication, Replaced, Reply, Revision, Term
from samverkan_cli.model.law import GoverningDocument, Provision
from samverkan_cli.model.mapping import Intervention, InterventionPart

OF_OTHERS = (Replaced, Revision, Reply, Publication, GoverningDocument, Provision, Term, Intervention, InterventionPart)
"""What a rule that holds texts against the plan passes over."""

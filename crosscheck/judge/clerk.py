"""The clerk: disputes and rulings become findings, with severity, explanations, wording and a fingerprint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crosscheck.judge.docket import Dispute, Docket
from crosscheck.judge.explaining import Surroundings, explanations
from crosscheck.judge.fingerprints import age, fingerprint, verdict_fingerprint
from crosscheck.judge.policy import Policy
from crosscheck.judge.severity import severity_parts
from crosscheck.judge.statements import Desk
from crosscheck.judge.verdicts import rule_on
from crosscheck.judge.wording import Names, dispute_lines, dispute_reason, ruling_lines, ruling_reason, writers
from crosscheck.model.fact import Fact
from crosscheck.model.finding import Finding

_UNREADABLE = "The fact's claims hold no value that could be compared."


class Clerk:
    """Files findings in the order in which disputes and rulings come."""

    def __init__(self, desk: Desk, dockets: Mapping[str, Docket], policy: Policy, names: Names | None = None) -> None:
        self.findings: list[Finding] = []
        self._desk = desk
        self._dockets = dockets
        self._policy = policy
        self._around = Surroundings(dockets, policy)
        self._writers = writers(desk, names)
        self._filed: dict[str, int] = {}

    def file_disputes(self, disputes: Sequence[Dispute]) -> None:
        """Adds the findings of disputes. Of two with one fingerprint the older has the lower number."""
        marks = [fingerprint(dispute) for dispute in disputes]
        by_age = sorted(range(len(disputes)), key=lambda at: age(disputes[at]))
        ids = {at: self._id(marks[at]) for at in by_age}
        for at, dispute in enumerate(disputes):
            self._file(dispute, ids[at], marks[at])

    def _file(self, dispute: Dispute, name: str, mark: str) -> None:
        docket = self._dockets[dispute.fact or dispute.facts[0]]
        parts = severity_parts(dispute, docket if dispute.fact else None, self._policy.severity)
        self.findings.append(
            Finding(
                id=name,
                fact=dispute.fact,
                verdict="conflict",
                sides=tuple(tuple(statement.id for statement in side) for side in dispute.sides),
                reason=dispute_reason(dispute, self._desk),
                type=dispute.type,
                severity=sum(part.points for part in parts),
                severity_parts=parts,
                explanations=explanations(dispute, docket, self._around),
                wording=dispute_lines(dispute, self._writers),
                facts=dispute.facts or ((dispute.fact,) if dispute.fact else ()),
                fingerprint=mark,
            )
        )

    def file_ruling(self, docket: Docket) -> None:
        """Adds the finding of a fact without a dispute."""
        if not docket.statements:
            self.findings.append(self._unreadable(docket.fact))
            return
        ruling = rule_on(docket)
        mark = verdict_fingerprint(docket.fact.id, ruling.sides)
        self.findings.append(
            Finding(
                id=self._id(mark),
                fact=docket.fact.id,
                verdict=ruling.verdict,
                sides=tuple(tuple(statement.id for statement in side) for side in ruling.sides),
                reason=ruling_reason(ruling, self._desk),
                wording=ruling_lines(ruling, self._writers),
                facts=(docket.fact.id,),
                fingerprint=mark,
            )
        )

    def _unreadable(self, fact: Fact) -> Finding:
        mark = verdict_fingerprint(fact.id, ())
        return Finding(
            self._id(mark), fact.id, "incomparable", (fact.claims,), _UNREADABLE, facts=(fact.id,), fingerprint=mark
        )

    def _id(self, mark: str) -> str:
        """The fingerprint as an id; a second finding of one fingerprint gets a number."""
        self._filed[mark] = self._filed.get(mark, 0) + 1
        return f"finding-{mark}" if self._filed[mark] == 1 else f"finding-{mark}-{self._filed[mark]}"

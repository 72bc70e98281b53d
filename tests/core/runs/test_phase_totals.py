from studio.core.runs.phase_totals import PhaseTotal, phase_totals
from studio.core.runs.run_state import PhaseTime
from studio.core.wire.messages import Phase


def test_turns_are_added_up_in_the_order_of_their_first() -> None:
    spans = (
        PhaseTime(Phase.BUILDING, 0.0, 2.0),
        PhaseTime(Phase.TRAINING, 2.0, 3.0),
        PhaseTime(Phase.VALIDATING, 5.0, 1.0),
        PhaseTime(Phase.TRAINING, 6.0, None),
    )
    assert phase_totals(spans, 10.0) == (
        PhaseTotal(Phase.BUILDING, 2.0, False),
        PhaseTotal(Phase.TRAINING, 7.0, True),
        PhaseTotal(Phase.VALIDATING, 1.0, False),
    )


def test_an_ended_run_has_nothing_running() -> None:
    (total,) = phase_totals((PhaseTime(Phase.TESTING, 1.0, 0.5),), 99.0)
    assert total == PhaseTotal(Phase.TESTING, 0.5, False)
    assert phase_totals((), 1.0) == ()

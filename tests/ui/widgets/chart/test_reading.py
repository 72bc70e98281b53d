from studio.ui.widgets.chart.reading import Reading, ReadingRow


def test_a_reading_is_said_in_one_sentence() -> None:
    rows = (
        ReadingRow("#000000", "training", "0.250", "recorded 0.3"),
        ReadingRow("#FFFFFF", "validation", "0.280"),
    )
    reading = Reading(4.0, 0.2, "epoch 4", rows)
    assert reading.sentence() == "epoch 4: training 0.250 recorded 0.3; validation 0.280"
    assert Reading(4.0, 0.2, "epoch 4").sentence() == "epoch 4"

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.base.errors import InputError
from studio.core.metrics import (
    Columns,
    MetricName,
    MetricRow,
    MetricSeries,
    MetricsWriter,
    read_metrics,
)
from studio.core.metrics.file import has_figures
from studio.core.metrics.so_far import read_so_far

NUMBERS = st.floats(allow_infinity=False, allow_nan=True)
ROWS = st.builds(
    MetricRow,
    stage=st.integers(1, 9),
    epoch=st.integers(1, 10_000),
    batch=st.integers(0, 10**9),
    split=st.sampled_from(["train", "validation"]),
    figures=st.fixed_dictionaries({"loss": NUMBERS}, optional={"accuracy": NUMBERS}),
    learning_rate=NUMBERS,
    seconds=NUMBERS,
)
HEADER = "stage,epoch,batch,split,loss,accuracy,learning_rate,seconds\n"
LINE = "1,1,1,train,0.5,0.25,0.001,1.5\n"


def row(batch: int, loss: float = 0.5) -> MetricRow:
    return MetricRow(1, 1, batch, "train", {"loss": loss}, 1e-3, 0.1)


def write(path: Path, rows: list[MetricRow]) -> None:
    with MetricsWriter(path) as writer:
        writer.extend(rows)


def columns(series: MetricSeries) -> list[list[float]]:
    tracks = (series.batches, series.train_epochs, series.validation)
    names: tuple[MetricName, ...] = ("loss", "accuracy", "learning_rate", "seconds")
    return [track.values(name).tolist() for track in tracks for name in names]


@settings(deadline=None)
@given(rows=st.lists(ROWS, max_size=20))
def test_reading_gives_every_number_back_bit_for_bit(
    tmp_path_factory: pytest.TempPathFactory, rows: list[MetricRow]
) -> None:
    path = tmp_path_factory.mktemp("run") / "metrics.csv"
    write(path, rows)
    expected, found = MetricSeries(), read_metrics(path)
    expected.extend(rows)
    for one, other in zip(columns(expected), columns(found), strict=True):
        np.testing.assert_array_equal(one, other)


def test_the_file_has_exactly_the_promised_columns(tmp_path: Path) -> None:
    path = tmp_path / "metrics.csv"
    write(path, [MetricRow(2, 3, 0, "validation", {"loss": 0.1 + 0.2}, 1e-5, 12.0)])
    assert path.read_text() == HEADER + "2,3,0,validation,0.30000000000000004,,1e-05,12.0\n"
    assert Columns.of("classify").header.decode() == HEADER


def test_a_line_cut_anywhere_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "metrics.csv"
    for length in range(len(LINE)):
        path.write_text(HEADER + LINE + LINE[:length])
        assert len(read_metrics(path)) == 1, f"cut after {length} bytes"


def test_zeros_left_by_a_power_cut_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "metrics.csv"
    path.write_bytes((HEADER + LINE).encode() + b"1,1,2,tr" + bytes(4096))
    assert len(read_metrics(path)) == 1


def test_the_writer_goes_on_behind_the_last_whole_line(tmp_path: Path) -> None:
    path = tmp_path / "metrics.csv"
    path.write_text(HEADER + LINE + "1,1,2,tra")
    write(path, [row(2)])
    assert path.read_text() == HEADER + LINE + "1,1,2,train,0.5,,0.001,0.1\n"


def test_a_header_cut_in_half_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "metrics.csv"
    path.write_text(HEADER[:20])
    write(path, [row(1)])
    assert path.read_text().startswith(HEADER)
    assert len(read_metrics(path)) == 1


def test_what_was_flushed_can_be_read_while_the_writer_is_open(tmp_path: Path) -> None:
    path = tmp_path / "metrics.csv"
    with MetricsWriter(path) as writer:
        writer.append(row(1))
        writer.flush()
        assert len(read_metrics(path)) == 1


def test_resuming_forgets_what_came_after_the_checkpoint(tmp_path: Path) -> None:
    path = tmp_path / "metrics.csv"
    with MetricsWriter(path) as writer:
        writer.append(row(1))
        offset = writer.offset()
        writer.append(row(2, loss=9.0))
    with MetricsWriter(path) as writer:
        writer.truncate_to(offset)
        assert writer.offset() == offset
        writer.append(row(2, loss=7.0))
    assert read_metrics(path).batches.values("loss").tolist() == [0.5, 7.0]


def test_the_rows_of_an_epoch_that_is_trained_anew_are_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "metrics.csv"
    rows = [
        MetricRow(1, epoch, batch, "train", {"loss": 0.5}, 0.1, 1.0)
        for epoch, batch in ((1, 1), (11, 1), (1, 0), (2, 1), (2, 2))
    ]
    with MetricsWriter(path) as writer:
        writer.extend(rows)
        writer.forget_epoch(3, 2)
        writer.forget_epoch(1, 22)
        assert len(read_metrics(path)) == 5
        writer.forget_epoch(1, 2)
        writer.append(row(9))
        assert [line[:5] for line in path.read_text().splitlines()[1:]] == [
            "1,1,1",
            "1,11,",
            "1,1,0",
            "1,1,9",
        ]
        writer.clear()
        writer.forget_epoch(1, 1)
    assert path.read_text() == HEADER


def test_an_offset_behind_the_end_is_refused(tmp_path: Path) -> None:
    with MetricsWriter(tmp_path / "metrics.csv") as writer:
        writer.append(row(1))
        with pytest.raises(InputError, match="was changed"):
            writer.truncate_to(writer.offset() + 1)


def test_rows_of_numpy_numbers_are_written_as_plain_ones(tmp_path: Path) -> None:
    path = tmp_path / "metrics.csv"
    write(path, [row(1, np.float32(0.1))])  # type: ignore[arg-type]  # what Keras hands over
    assert "0.10000000149011612" in path.read_text()


@pytest.mark.parametrize("line", ["1,1,x,train,0.5,,0.1,1.0", "0,1,1,train,0.5,,0.1,1.0"])
@pytest.mark.parametrize("place", [0, 3])
def test_a_damaged_line_is_named(tmp_path: Path, line: str, place: int) -> None:
    path = tmp_path / "metrics.csv"
    lines = [LINE.strip()] * 5
    lines[place] = line
    path.write_text(HEADER + "\n".join(lines) + "\n")
    with pytest.raises(InputError, match=f"line {place + 2}: ") as caught:
        read_metrics(path)
    assert str(path) in str(caught.value)
    assert line in str(caught.value)


@pytest.mark.parametrize(
    "line",
    [
        "1,1,1,test,0.5,,0.1,1.0",
        "1,1,1,train,0.5,,0.1",
        "1,1,1.5,train,1,1,1,1",
        "hello",
        "1e300,1,1,train,1,1,1,1",
    ],
)
def test_a_line_that_is_no_row_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "metrics.csv"
    path.write_text(HEADER + LINE + line + "\n" + LINE)
    with pytest.raises(InputError, match="line 3"):
        read_metrics(path)


def test_a_file_with_other_columns_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "metrics.csv"
    path.write_text("epoch,loss\n1,2\n")
    with pytest.raises(InputError, match="epoch,loss"):
        read_metrics(path)
    with pytest.raises(InputError, match="epoch,loss"):
        MetricsWriter(path)
    assert path.read_text() == "epoch,loss\n1,2\n"


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="was not found"):
        read_metrics(tmp_path / "metrics.csv")


def test_an_empty_file_has_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "metrics.csv"
    path.touch()
    assert len(read_metrics(path)) == 0


def test_nan_stays_apart_from_a_missing_accuracy_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "metrics.csv"
    write(
        path,
        [MetricRow(1, 1, 1, "train", {"loss": math.nan, "accuracy": math.nan}, 0.1, 0.0), row(2)],
    )
    assert path.read_text().splitlines()[1:] == [
        "1,1,1,train,nan,nan,0.1,0.0",
        "1,1,2,train,0.5,,0.001,0.1",
    ]


# --- a look at both ends ----------------------------------------------------------------------


@pytest.mark.parametrize("count", [0, 1, 2, 30, 3000])
def test_a_quick_look_says_whether_there_are_figures(tmp_path: Path, count: int) -> None:
    path = tmp_path / "metrics.csv"
    path.write_text(HEADER + LINE * count)
    assert has_figures(path) is (count > 0)
    path.write_text(HEADER + LINE * count + LINE[:9])
    assert has_figures(path) is (count > 0)
    path.write_bytes((HEADER + LINE * count).encode() + bytes(100))
    assert has_figures(path) is (count > 0)


@pytest.mark.parametrize("content", [b"", HEADER[:20].encode(), bytes(500)])
def test_a_header_that_was_being_written_has_no_figures(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "metrics.csv"
    path.write_bytes(content)
    assert has_figures(path) is False
    assert len(read_metrics(path)) == 0


@pytest.mark.parametrize("tail", ["hello\n", "1,1,1,test,0.5,,0.1,1.0\n", "\0\0\n"])
@pytest.mark.parametrize("count", [0, 3000])
def test_a_quick_look_finds_a_damaged_end(tmp_path: Path, tail: str, count: int) -> None:
    path = tmp_path / "metrics.csv"
    path.write_text(HEADER + LINE * count + tail)
    with pytest.raises(InputError, match="is not a row of metrics"):
        has_figures(path)


def test_a_quick_look_finds_other_columns(tmp_path: Path) -> None:
    path = tmp_path / "metrics.csv"
    path.write_text("epoch,loss\n" + "1,2\n" * 50)
    with pytest.raises(InputError, match="epoch,loss"):
        has_figures(path)
    with pytest.raises(InputError, match="is a folder"):
        has_figures(tmp_path)


BITS = st.sampled_from([b"1,1,1,train,", b"0.5", b",", b"\n", b"\r", b"nan", b'"', b"1e300", b"\0"])


@settings(deadline=None)
@given(content=st.lists(BITS | st.binary(max_size=9), max_size=40).map(b"".join), header=...)
def test_any_bytes_are_figures_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, header: bool
) -> None:
    path = tmp_path_factory.mktemp("run") / "metrics.csv"
    path.write_bytes(HEADER.encode() * header + content)
    for read in (read_metrics, has_figures):
        try:
            read(path)
        except InputError as error:
            assert str(path) in str(error)  # noqa: PT017


# --- another task's figures -------------------------------------------------------------------


def test_the_columns_are_the_figures_of_the_task(tmp_path: Path) -> None:
    """The file of a run says itself which figures it holds."""
    path = tmp_path / "metrics.csv"
    path.write_text(
        "stage,epoch,batch,split,loss,error,contrast,learning_rate,seconds\n"
        "1,1,1,train,0.5,,,0.1,1.0\n1,1,0,validation,0.4,0.01,0.2,0.1,1.0\n"
    )
    series = read_metrics(path)
    assert has_figures(path)
    assert series.validation.values("error").tolist() == [0.01]
    assert np.isnan(series.batches.values("error")).all()
    assert np.isnan(series.batches.values("accuracy")).all()
    assert series.validation.figures(0) == {"loss": 0.4, "error": 0.01, "contrast": 0.2}
    assert read_so_far(path).figures == {"loss": 0.4, "error": 0.01, "contrast": 0.2}


@pytest.mark.parametrize("names", ["", "loss,loss", "loss,seconds", "Loss", "loss,"])
def test_columns_that_are_no_figures_are_refused(tmp_path: Path, names: str) -> None:
    path = tmp_path / "metrics.csv"
    path.write_text(f"stage,epoch,batch,split,{names},learning_rate,seconds\n1,1,1,train,1,1,1,1\n")
    with pytest.raises(InputError, match="the first line is"):
        read_metrics(path)


def test_a_figure_that_comes_later_is_a_gap_before(tmp_path: Path) -> None:
    series = MetricSeries()
    series.append(MetricRow(1, 1, 1, "train", {"loss": 1.0}, 0.1, 0.0))
    series.append(MetricRow(1, 1, 2, "train", {"error": 0.5}, 0.1, 0.0))
    np.testing.assert_array_equal(series.batches.values("loss"), [1.0, np.nan])
    np.testing.assert_array_equal(series.batches.values("error"), [np.nan, 0.5])

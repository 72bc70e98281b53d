import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.base.errors import InputError
from studio.core.networks.layers import Layer
from studio.core.networks.selection import factors, patterns, trainable_names


def row(name: str, block: str = "", parameters: int = 10) -> Layer:
    group = block or ("head" if name.startswith("head_") else name.split("_")[0])
    return Layer(name, "Conv2D", group, (4, 4, 3), parameters, parameters, 3)


NETWORK = (
    row("preprocess_normalization"),
    row("block1_conv1"),
    row("block1_pool", parameters=0),
    row("block2_conv1"),
    row("block2_conv2"),
    row("block10_conv1"),
    row("head_dense"),
    row("head_predictions"),
)
ABLE = frozenset(layer.name for layer in NETWORK if layer.can_train)


def chosen(*train: str) -> set[str]:
    return set(trainable_names(NETWORK, train, "stage[0].train"))


def refusal(*train: str) -> str:
    with pytest.raises(InputError) as caught:
        chosen(*train)
    return str(caught.value)


def test_words_and_patterns() -> None:
    assert chosen("head") == {"head_dense", "head_predictions"}
    assert chosen("all") == ABLE
    assert chosen("block1_*") == {"block1_conv1"}
    assert chosen("block?_conv1") == {"block1_conv1", "block2_conv1"}
    assert chosen("head", "block2_conv2") == {"head_dense", "head_predictions", "block2_conv2"}


def test_preprocessing_never_trains() -> None:
    assert "preprocess_normalization" not in chosen("all") | chosen("*")
    assert "selects only layers without weights" in refusal("preprocess_*")


def test_a_pattern_without_a_layer_names_field_and_nearest() -> None:
    sentence = refusal("head", "blok2_conv1")
    assert sentence.startswith("stage[0].train: no layer is called blok2_conv1.")
    assert "block2_conv1" in sentence


def test_a_pattern_of_layers_that_cannot_train_says_so() -> None:
    assert "block1_pool selects only layers without weights" in refusal("block1_pool")


def test_letters_case_counts() -> None:
    assert "no layer is called BLOCK1_*" in refusal("BLOCK1_*")


def test_an_exact_name_needs_no_escaping() -> None:
    network = (row("conv[1]", "a"), row("other", "a"))
    assert trainable_names(network, ["conv[1]"], "f") == {"conv[1]"}


def test_the_shortest_patterns() -> None:
    assert patterns(NETWORK, ABLE) == ("all",)
    assert patterns(NETWORK, ["head_dense", "head_predictions"]) == ("head",)
    assert patterns(NETWORK, ["head_dense"]) == ("head_dense",)
    assert patterns(NETWORK, ["block2_conv2", "block2_conv1"]) == ("block2_*",)
    assert patterns(NETWORK, ["block2_conv2", "block1_conv1"]) == ("block1_*", "block2_conv2")
    assert patterns(NETWORK, []) == ()


def test_layers_of_an_own_model_may_be_called_anything() -> None:
    strange = ("conv[1]", "what?", "x*", "head", "all")
    network = (*(row(name, "a") for name in strange), row("conv1"), row("head_dense"))
    for name in strange:
        written = patterns(network, [name])
        assert trainable_names(network, written, "f") == {name}


@given(st.sets(st.sampled_from(sorted(ABLE)), min_size=1))
def test_patterns_select_exactly_what_they_were_made_from(names: set[str]) -> None:
    assert trainable_names(NETWORK, patterns(NETWORK, names), "f") == names


NAMES = st.lists(
    st.tuples(
        st.sampled_from(["conv5", "conv5_block1", "conv5_block10", "block_1", "head", "a[b]"]),
        st.sampled_from(["_conv", "_bn", "", "[1]", "*"]),
    ),
    min_size=1,
    max_size=12,
    unique=True,
)


@given(NAMES, st.data())
def test_patterns_of_any_network_select_exactly_what_they_were_made_from(
    parts: list[tuple[str, str]], data: st.DataObject
) -> None:
    network = tuple(row(block + rest, block) for block, rest in parts)
    names = data.draw(st.sets(st.sampled_from([layer.name for layer in network]), min_size=1))
    assert trainable_names(network, patterns(network, names), "f") == names


def test_the_last_factor_counts() -> None:
    found = factors(NETWORK, {"all": 0.1, "block2_*": 0.5, "head": 1.0}, "stage[0].multipliers")
    assert found == {
        "block1_conv1": 0.1,
        "block10_conv1": 0.1,
        "block2_conv1": 0.5,
        "block2_conv2": 0.5,
    }
    with pytest.raises(InputError, match=r"stage\[0\]\.multipliers: no layer is called nothing"):
        factors(NETWORK, {"nothing": 2.0}, "stage[0].multipliers")


def test_convolutions_without_their_normalisation_are_one_pattern() -> None:
    rows = [row(f"block7_{part}") for part in ("expand_conv", "expand_bn", "dwconv", "bn")]
    rows += [row("block8_conv"), row("block8_bn"), row("head_predictions")]
    wanted = {"block7_expand_conv", "block7_dwconv", "block8_conv"}
    assert patterns(rows, wanted) == ("block7_*conv", "block8_conv")
    assert set(trainable_names(rows, patterns(rows, wanted), "")) == wanted

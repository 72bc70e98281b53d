"""One example of each message of the protocol, every field of it away from its default."""

from pathlib import Path

import numpy as np
import tiny_images
from msgspec.structs import replace

from studio.core.base.sentences import say
from studio.core.dataset.images import Dataset, Image, Refused
from studio.core.exports.codes_file import CodesReport
from studio.core.look.activations import Activations
from studio.core.look.filters import FiltersFacts
from studio.core.metrics import MetricRow
from studio.core.metrics.feature_test import DepthTest, FeatureTest
from studio.core.metrics.rate_test import RateTest
from studio.core.metrics.report import BestEpoch, Report
from studio.core.metrics.run_outcome import RunOutcome
from studio.core.networks.layers import Layer
from studio.core.networks.model_input import ModelInput
from studio.core.tasks.autoencode import Autoencoded
from studio.core.tasks.classify import Classified
from studio.core.tasks.figure import Figures
from studio.core.tasks.gan import Invented
from studio.core.tasks.reference import Reference
from studio.core.wire import messages
from studio.core.wire.messages import Certificate, Device, Phase

RECIPE = tiny_images.two_stage_recipe(Path("/images"))
SENTENCE = say("{file} is bad: {count} × {share}", file="ß.png", count=3, share=0.5)
DEVICE = Device("GPU: H200", messages.DeviceKind.GPU, 1234.5, 2**37, SENTENCE)
DATASET = Dataset(
    "/images",
    ("a", "ß"),
    (
        Image("a/1.png", 0, None, 4, 5, 6, "0" * 32),
        Image("ß/2.png", 1, "test", 7, 8, 9, "f" * 32),
    ),
    (Refused("a/x.txt", SENTENCE),),
)
REPORT = Report(
    outcome=RunOutcome.STOPPED,
    result=Classified(
        accuracy=Figures(1.0, None, 0.5),
        loss=Figures(0.1, None, 0.2),
        confusion=((1, 0), (2, 3)),
        confusion_part="test",
        classes=("a", "b"),
    ),
    images=Figures(3, None, 6),
    refused=1,
    epochs=4,
    best=BestEpoch(1, 2, 0.25),
    seconds={"training": 1.5},
    images_per_second=99.5,
    device="CPU",
    precision="float32",
    versions={"keras": "3"},
    cut="block4_pool",
)
INVENTED = replace(
    REPORT,
    result=Invented(
        discriminator_loss=Figures(0.6, 0.7, None),
        generator_loss=Figures(0.8, 0.9, None),
        real_score=Figures(0.6, 0.5, None),
        fake_score=Figures(0.4, 0.3, None),
        diversity=Figures(0.9),
        distance=Figures(0.05),
        real_distance=0.02,
        nearest=0.1,
        real_nearest=0.15,
        samples=64,
        kind="conditional",
        latent=100,
        classes=("a", "b"),
    ),
)
AUTOENCODED = replace(
    REPORT,
    result=Autoencoded(
        loss=Figures(0.1, None, 0.2),
        error=Figures(0.01, None, 0.02),
        pca_error=Figures(0.03, None, 0.04),
        code=16,
        components=12,
        objective="mean_squared_error",
    ),
)
ROW = MetricRow(1, 2, 3, "validation", {"loss": 0.5}, 1e-3, 2.5)

CODES = CodesReport("/c.npz", 3, 1, (8, 9), 2, 99, 500, 400, 4000, 0.02, 0.01, 0.03, 75)

COMMANDS: list[messages.Command] = [
    messages.Scan("/images", False, request=1),
    messages.Describe(RECIPE, 3, request=2),
    messages.Train(RECIPE, "/project", "/project/runs", request=3),
    messages.Resume("/project/runs/r", 5, 0.1, 16, request=4),
    messages.Keep("/project/runs/r", request=4),
    messages.Stop(),
    messages.Pause(),
    messages.BeginSearch(RECIPE, "/project", "/project/runs", 2, "auto", request=3),
    messages.ResumeSearch("/project/runs/s", 2, "auto", request=4),
    messages.EndSearch(),
    messages.TrainSeries(
        (messages.PlannedRun(RECIPE), messages.PlannedRun(RECIPE, "/project/runs/r")),
        "/project",
        "/project/runs",
        "/project/runs/series.log",
        0,
        "auto",
        request=5,
    ),
    messages.WeighFields("/project/runs/s", request=4),
    messages.Export("/run", "/m.h5", request=5),
    messages.FetchWeights("VGG16", request=6),
    messages.AdoptWeights("VGG16", "/w.h5", request=7),
    messages.TryRates(RECIPE, "/projects/p", 1, request=7),
    messages.TryFeatures(RECIPE, "/projects/p", request=7),
    messages.TryCluster("ray://head:10001", request=7),
    messages.ImportWeights("/w", request=7),
    messages.ExportWeights("/f", request=7),
    messages.Predict("/run", ("/a.png", "/ß.png"), request=8),
    messages.Tabulate("/run", ("/a", "/ß.png"), "/t.csv", 0.5, request=8),
    messages.Judge("/run", "last", request=8),
    messages.Judge("/run", 7, "validation", request=8),
    messages.Generate("/run", "/made", "/images", 4, 5, 1, "last", request=9),
    messages.Compress("/run", "/images", "/codes.npz", "last", request=9),
    messages.Decompress("/codes.npz", "/made", "/run", request=9),
    messages.Vary(RECIPE, ("/a.png", "/ß.png"), 3, 4, request=9),
    messages.Look("/run", "last", Activations("c", "/a.png", True, "strength", 3, 4), request=9),
    messages.PoolRuns(("/runs/1", "/runs/2"), "/elsewhere", request=1),
    messages.ExportEnsemble(("/runs/1", "/runs/2"), (0.25, 0.75), "both.h5", True, request=1),
    messages.WriteEvents(("/runs/1",), "/events", request=1),
    messages.Check(request=9),
    messages.Cancel(9),
    messages.Shutdown(),
]

EVENTS: list[messages.Event] = [
    messages.Hello(messages.PROTOCOL, "0.1", 4711),
    messages.Ready(DEVICE, 3.25),
    messages.Progress(1, Phase.FIRST_STEP, 1, 2),
    messages.Scanned(1, DATASET, 0.5),
    messages.Described(
        1,
        (Layer("c", "Conv2D", "b", (None, 4, 3), 9, 8, 3, ("image",)),),
        (Layer("d", "Dense", "top", (2,), 9, 9, None, ("c",)),),
        ("cat", "dog"),
        ModelInput(96, None, 3, "0..1"),
        SENTENCE,
    ),
    messages.RunStarted(1, "/run", ("a", "b"), (1, 2, 3), 4, 5, 6, 1),
    messages.StageStarted(1, 2, "Head", 3, 4, 5, 6, "block5_pool", 7.5, 8),
    messages.CutMeasured(1, 2, 31.5),
    messages.Forecast(1, (0.5, 2.0), 90.0),
    messages.Blocked(1, SENTENCE),
    messages.Metrics(1, (ROW,), 1, 3, 88.0, 9.0),
    messages.Changed(1, ("c", "d"), (0.0, 0.5)),
    messages.CheckpointSaved(1, 2, True),
    messages.GallerySaved(1, "/run", 2),
    messages.ReferencesKnown(1, (Reference(("loss",), 0.25, SENTENCE, SENTENCE),)),
    messages.RunEnded(1, "/run", RunOutcome.FINISHED, REPORT),
    messages.SearchStarted(1, "/project/runs/s"),
    messages.TrialChanged(1, 2),
    messages.TrialProgressed(1, 2, 3, 4, 5.5, SENTENCE),
    messages.FieldsWeighed(1, 9, {"model.dropout": 0.75, "stage.epochs": 0.25}),
    messages.SearchEnded(1, "/project/runs/s", True),
    messages.SeriesRunBegan(1, 2, "/project/runs/r"),
    messages.SeriesRunEnded(1, 2, SENTENCE),
    messages.SeriesEnded(1, True),
    messages.Exported(1, Certificate("/m.h5", 16, 1e-7, True, "Keras 3", 99, ("/m.json",), "x")),
    messages.WeightsReady(1, "VGG16", "/w.h5"),
    messages.RatesTried(
        7, RateTest(np.array([1e-3, 1e-2]), np.array([2.0, 1.0]), np.array([2.0, 1.4]), 1e-2)
    ),
    messages.ClusterTried(7, (messages.ClusterNode("head (10.0.0.5)", 8, 1, SENTENCE),)),
    messages.FeaturesTried(
        7,
        FeatureTest(
            (DepthTest("c", "b", 4, {"logistic": 3}, {"logistic": 0.1}, 1.5, 1, 2),),
            2,
            3.5,
            5,
            6,
            True,
            True,
            ("b_*",),
            ("a_*", "b_*"),
        ),
    ),
    messages.WeightsExchanged(1, ("a",), ("b",), (SENTENCE,), 2),
    messages.Predicted(1, ("a", "b"), np.array([[0.25, 0.75]], np.float32), {1: SENTENCE}, 0.5),
    messages.Tabulated(1, "/t.csv", 3, {"/x.txt": SENTENCE}, 1),
    messages.Judged(1, "/run", "last", "/run/predictions.npy"),
    messages.Pooled(1, "/cache/pool.npz"),
    messages.EventsWritten(1, "/events", 2),
    messages.ImagesGenerated(1, "/made", 3, {"/x.txt": SENTENCE}, 1),
    messages.Compressed(1, CODES, {"/x.txt": SENTENCE}),
    messages.Varied(1, np.arange(24, dtype=np.uint8).reshape(2, 1, 2, 2, 3)),
    messages.Seen(
        1,
        {"filters": np.ones((1, 2, 3, 4), np.float32), "position": np.array("ß")},
        FiltersFacts("c", "Conv2D", (1, 2, 3, 4), 4, 1.5, True, "bgr"),
        True,
    ),
    messages.SeenSoFar(
        1,
        {"filters": np.zeros((1, 2, 3, 4), np.float32)},
        FiltersFacts("c", "Conv2D", (1, 2, 3, 4), 4, 1.5, True, "bgr"),
        True,
    ),
    messages.Checked(1, (SENTENCE,), DEVICE),
    messages.Log(SENTENCE),
    messages.CancelDone(1),
    messages.Failed(1, messages.FailureKind.WORK, SENTENCE, "Traceback"),
]

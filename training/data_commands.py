"""`python -m training data …`: from downloaded data sets to what the recipes read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import tyro

from engine.pixels import FRAME_PX

if TYPE_CHECKING:
    from engine.edges import EdgePipeline


@dataclass(frozen=True)
class PaintData:
    """Render the recolourable drawings that the paint recipes read; none has to be downloaded."""

    cache: Path
    """Folder to write; give it to train as --data."""
    source: Path | None = None
    """Folder of downloaded drawings; what is found there is added to our own characters."""
    characters: int = 2000
    """How many of our own characters are drawn."""
    workers: int = 2
    """Processes that render."""

    def __call__(self) -> None:
        from training.data.recolour import prepare_paint_data

        count = prepare_paint_data(
            self.cache, self.source, characters=self.characters, workers=self.workers
        )
        print(f"{count} drawings prepared in {self.cache}")


@dataclass(frozen=True)
class CharacterSheet:
    """Draw a contact sheet of our own characters: lines, flat, cel and soft shading."""

    output: Annotated[Path, tyro.conf.arg(aliases=["-o"])] = Path("characters.png")
    """File to write."""
    count: int = 24
    """How many characters."""
    seed: int = 1
    """Other seeds, other people."""
    size: int = 256
    """Side of one picture in px."""
    per_row: int = 2
    """Characters beside each other."""
    svg: Path | None = None
    """Folder for the vector drawings, their colours as slot marks; none if left out."""

    def __call__(self) -> None:
        from PIL import Image

        from training.data.characters.sheet import contact_sheet, write_svg

        sheet = contact_sheet(self.count, self.seed, self.size, self.per_row)
        Image.fromarray(sheet).save(self.output)
        if self.svg is not None:
            write_svg(self.svg, self.count, self.seed)
        print(f"{self.count} characters drawn in {self.output}")


@dataclass(frozen=True)
class IllustrationData:
    """Find the figures of real illustrations, their characters and lines in several manners."""

    source: Path
    """Folder with a folder of pictures for each collection."""
    cache: Path
    """Folder to write."""
    edges: Path | None = None
    """Weights of the edge network; the released ones if left out."""
    workers: int = 2
    """Processes that draw."""

    def __call__(self) -> None:
        from training.data.illustrations.preparation import prepare_illustrations

        count, left_out = prepare_illustrations(self.source, self.cache, self.edges, self.workers)
        for problem in left_out:
            print(f"left out: {problem}")
        print(f"{count} views of illustrations prepared in {self.cache}")


@dataclass(frozen=True)
class ManifestData:
    """List every photo and sketch with class, pair, split, licence and hashes."""

    source: Path
    """Folder in which the data sets were unpacked."""
    cache: Path
    """Folder to write manifest.jsonl and a report into."""
    workers: int = 2
    """Processes that read pictures."""

    def __call__(self) -> None:
        from training.data.manifest_command import REPORT, build_manifest

        report = build_manifest(self.source, self.cache, self.workers)
        print(f"{report.summary()}\nThe whole report is in {self.cache / REPORT}.")


@dataclass(frozen=True)
class PhotoData:
    """Shrink photos, draw their edge maps and trace the sketches that the photo recipes read."""

    source: Path
    """Folder in which the data sets were unpacked."""
    cache: Path
    """Folder to write; give it to train as --data."""
    classes: str = "first"
    """A list of training/data/classes.py (first, wider, paper, sketchy), or names with commas."""
    size: int = 64
    """Side of the photos in px."""
    edges: Path | None = None
    """Weights of the edge network; the released ones if left out."""
    manifest: Path | None = None
    """A manifest made before (filtered, for example); one is made if left out."""
    split: Literal["train", "judge", "held_out"] | None = None
    """The side of the split that is prepared; all if left out."""
    per_class: int = 0
    """At most so many photos of a class on a side, from all sources alike; 0 = all."""
    workers: int = 2
    """Processes that read and trace."""

    def __call__(self) -> None:
        from training.data.classes import parse_classes
        from training.data.manifest import Manifest
        from training.data.manifest_command import build_manifest
        from training.data.photo_preparation import part_of, prepare_photo_data

        classes = parse_classes(self.classes)
        edges = _edge_network(self.edges)
        if self.manifest is None:
            build_manifest(self.source, self.cache, self.workers)
        manifest = Manifest.read(self.manifest or self.cache, self.source.resolve())
        count = prepare_photo_data(
            part_of(manifest, self.split, self.per_class),
            self.cache,
            classes,
            edges.probabilities,
            size=self.size,
            workers=self.workers,
        )
        print(f"{count} pictures of {len(classes)} classes prepared in {self.cache}")


@dataclass(frozen=True)
class FilterData:
    """Keep the photos in which ImageNet and COCO networks see their class, as the paper did."""

    manifest: tyro.conf.Positional[Path]
    """A manifest, or the folder it lies in."""
    output: Annotated[Path, tyro.conf.arg(aliases=["-o"])]
    """Folder for the filtered manifest and the report."""
    classifier: str = "timm:inception_resnet_v2"
    """An ImageNet classifier, timm:NAME or torchvision:NAME; its weights come from its hub."""
    detector: str = "ssd300_vgg16"
    """A COCO detector of torchvision."""
    top_k: int = 1
    """The class must be among so many first answers of the classifier."""
    least_score: float = 0.9
    """Of a detector's box."""
    device: str = "cpu"
    """cpu, cuda, cuda:1 or mps."""

    def __call__(self) -> None:
        from training.data.filter import FilterConfig, filter_manifest, write_filtered
        from training.data.filter_models import HubClassifier, HubDetector
        from training.data.manifest import Manifest

        kept, report = filter_manifest(
            Manifest.read(self.manifest),
            HubClassifier(self.classifier, self.device),
            HubDetector(self.detector, self.device),
            FilterConfig(top_k=self.top_k, least_score=self.least_score),
        )
        write_filtered(kept, report, self.output)
        print(report.text())


@dataclass(frozen=True)
class ShardsData:
    """Write photos and their edge maps as WebDataset shards, here or on a cluster."""

    manifest: tyro.conf.Positional[Path]
    """A manifest, or the folder it lies in."""
    output: Annotated[Path, tyro.conf.arg(aliases=["-o"])]
    """Folder for the shards; what is finished there is kept."""
    classes: str = "paper"
    """A list of training/data/classes.py (first, wider, paper, sketchy), or names with commas."""
    split: Literal["train", "judge", "held_out"] = "train"
    """The side of the split whose photos are written."""
    size: int = FRAME_PX
    """Side of the photos in px; edge maps have 256."""
    edges: Path | None = None
    """Weights of the edge network; the released ones if left out."""
    per_shard: int = 1000
    """Photos in one file."""
    workers: int = 2
    """Processes or threads, if they are of this machine."""
    backend: Literal["loky", "threading", "dask", "ray"] = "loky"
    """Where it is computed: processes, threads, or a cluster that sees the same folders."""
    scheduler: str | None = None
    """Address of the dask scheduler or the ray cluster; without one, it starts here."""

    def __call__(self) -> None:
        from training.data.classes import parse_classes
        from training.data.manifest import Manifest
        from training.data.shard_pictures import PhotoAndEdges
        from training.data.shards import write_shards

        manifest, classes = Manifest.read(self.manifest), parse_classes(self.classes)
        index = write_shards(
            manifest.root,
            manifest.photos(classes, self.split),
            self.output,
            PhotoAndEdges(self.size, weights=self.edges),
            classes=classes,
            name=self.split,
            per_shard=self.per_shard,
            workers=self.workers,
            backend=self.backend,
            scheduler=self.scheduler,
        )
        print(f"{index.samples} photos in {len(index.shards)} shards in {self.output}")
        for problem in index.problems:
            print(f"left out: {problem}")


@dataclass(frozen=True)
class EdgeMapPicture:
    """Draw the stages of the edge-map chain side by side, as the paper's figure 2 does."""

    picture: tyro.conf.Positional[Path]
    """A photo."""
    output: Annotated[Path, tyro.conf.arg(aliases=["-o"])] = Path("edge-map.png")
    """File to write."""
    edges: Path | None = None
    """Weights of the edge network; the released ones if left out."""

    def __call__(self) -> None:
        from PIL import Image

        from engine.edges import resized
        from engine.pictures import read_picture
        from training.sketching.edge_maps import all_stages, stage_strip

        edges = _edge_network(self.edges)
        photo = resized(read_picture(self.picture), FRAME_PX)
        stages = all_stages(edges.probability(photo))
        Image.fromarray(stage_strip(photo, stages)).save(self.output)
        print(f"the stages of {self.picture} are drawn in {self.output}")


def _edge_network(weights: Path | None) -> EdgePipeline:
    from engine.edges import EdgePipeline

    return EdgePipeline.from_checkpoint(weights) if weights else EdgePipeline.from_default()


Task = (
    Annotated[PaintData, tyro.conf.subcommand("paint")]
    | Annotated[CharacterSheet, tyro.conf.subcommand("characters")]
    | Annotated[IllustrationData, tyro.conf.subcommand("illustrations")]
    | Annotated[PhotoData, tyro.conf.subcommand("photo")]
    | Annotated[ManifestData, tyro.conf.subcommand("manifest")]
    | Annotated[FilterData, tyro.conf.subcommand("filter")]
    | Annotated[ShardsData, tyro.conf.subcommand("shards")]
    | Annotated[EdgeMapPicture, tyro.conf.subcommand("edge-map")]
)


@dataclass(frozen=True)
class Data:
    """Prepare what the recipes read: drawings, photos, manifests, filters, shards, edge maps."""

    task: tyro.conf.OmitSubcommandPrefixes[Task]

    def __call__(self) -> None:
        self.task()

"""Where joblib maps are computed: processes or threads of this machine, or a cluster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Literal, get_args

from joblib import parallel_config

from training.errors import DataError

Backend = Literal["loky", "threading", "dask", "ray"]
BACKENDS: tuple[str, ...] = get_args(Backend)


@contextmanager
def on_backend(name: str, workers: int = 1, scheduler: str | None = None) -> Iterator[None]:
    """Run the joblib maps of the block on `name`.

    loky: processes, threading: threads, `workers` of them. dask and ray: the cluster at the
    address `scheduler`, which decides how many; without an address, `workers` on this machine.
    All machines of a cluster must see the same folders. Raises DataError.
    """
    if name not in BACKENDS:
        raise DataError(f"{name!r} is no backend. Choose one of {', '.join(BACKENDS)}.")
    if name == "dask":
        with _dask_client(workers, scheduler), parallel_config("dask"):
            yield
    elif name == "ray":
        _start_ray(workers, scheduler)
        with parallel_config("ray"):
            yield
    else:
        with parallel_config(name, n_jobs=workers):
            yield


def _dask_client(workers: int, scheduler: str | None) -> Any:
    client = _cluster("dask.distributed", "dask").Client
    if scheduler is None:
        return client(n_workers=workers, threads_per_worker=1, dashboard_address=None)
    try:
        return client(scheduler)
    except (OSError, ValueError) as error:
        raise DataError(
            f"No dask scheduler answers at {scheduler} ({error}). "
            "Start it with `dask scheduler` and workers with `dask worker ADDRESS`."
        ) from error


def _start_ray(workers: int, scheduler: str | None) -> None:
    ray, backend = _cluster("ray", "ray"), _cluster("ray.util.joblib", "ray")
    try:
        if not ray.is_initialized():
            ray.init(**({"address": scheduler} if scheduler else {"num_cpus": workers}))
    except (ConnectionError, ValueError) as error:
        raise DataError(
            f"No ray cluster answers at {scheduler} ({error}). Start it with `ray start --head`."
        ) from error
    backend.register_ray()


def _cluster(module: str, library: str) -> Any:
    try:
        return import_module(module)
    except ImportError as error:
        raise DataError(
            f"The backend {library} is not installed ({error}). "
            "Run `pip install 'sketchpad[cluster]'`, or choose loky."
        ) from error

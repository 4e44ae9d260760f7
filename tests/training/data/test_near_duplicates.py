"""The perceptual hash, the search for near pairs, and the groups."""

from __future__ import annotations

import cv2
import numpy as np

from tests.training.scenes import scene
from training.data.near_duplicates import (
    Groups,
    fingerprint,
    group_near,
    hamming,
    near_pairs,
)


def bits_apart(a: int, b: int) -> int:
    return bin(a ^ b).count("1")


def test_the_hash_is_the_definition_written_out() -> None:
    small = np.random.default_rng(3).integers(0, 256, (32, 32), dtype=np.uint8)
    n = np.arange(32)
    basis = np.cos(np.pi * (2 * n[None] + 1) * n[:, None] / 64) * np.sqrt(2 / 32)
    basis[0] /= np.sqrt(2)
    low = (basis @ small.astype(np.float64) @ basis.T)[:8, :8]
    above = low > np.median(low.ravel()[1:])
    expected = int("".join("1" if bit else "0" for bit in above.ravel()), 2)

    assert bits_apart(fingerprint(small).phash, expected) <= 1  # float32 near the median


def test_the_mirrored_hash_is_the_hash_of_the_mirror_image() -> None:
    for seed in range(5):
        photo = scene(seed)
        mirrored = np.ascontiguousarray(photo[:, ::-1])
        assert bits_apart(fingerprint(photo).mirrored, fingerprint(mirrored).phash) <= 2
        assert bits_apart(fingerprint(photo).phash, fingerprint(mirrored).phash) > 8


def test_another_size_jpeg_and_brightness_stay_near_others_do_not() -> None:
    photo = scene(0)
    small = cv2.resize(photo, (64, 64), interpolation=cv2.INTER_AREA)
    _, data = cv2.imencode(".jpg", photo, [cv2.IMWRITE_JPEG_QUALITY, 30])
    jpeg = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)
    darker = np.rint(photo * 0.8).astype(np.uint8)

    own = fingerprint(photo).phash
    assert all(bits_apart(own, fingerprint(other).phash) <= 6 for other in (small, jpeg, darker))
    assert all(bits_apart(own, fingerprint(scene(seed)).phash) > 12 for seed in range(1, 20))


def test_hamming_counts_every_bit() -> None:
    a = np.array([0, 0, 2**64 - 1, 0b1011], np.uint64)
    b = np.array([0, 2**64 - 1, 2**63, 0b0110], np.uint64)
    assert hamming(a, b).tolist() == [0, 64, 63, 3]


def test_near_pairs_are_those_of_a_search_over_all() -> None:
    rng = np.random.default_rng(1)
    base = rng.integers(0, 2**64, 60, dtype=np.uint64)
    changed = base.copy()
    for k in range(60):  # up to eight changed bits, spread or side by side
        start, step = int(rng.integers(64)), int(rng.integers(1, 9))
        for bit in range(k % 9):
            changed[k] ^= np.uint64(1 << ((start + bit * step) % 64))
    hashes = np.concatenate([base, changed])

    for distance in (0, 3, 8):
        found = {
            (int(i), int(j))
            for firsts, seconds in near_pairs(hashes, distance)
            for i, j in zip(firsts, seconds, strict=True)
        }
        expected = {
            (i, j)
            for i in range(120)
            for j in range(i + 1, 120)
            if bits_apart(int(hashes[i]), int(hashes[j])) <= distance
        }
        assert found == expected
        assert len(expected) >= 6


def test_no_hashes_have_no_pairs() -> None:
    assert list(near_pairs(np.array([], np.uint64), 8)) == []
    assert group_near([], []).members() == {}


def test_a_group_is_led_by_its_smallest_name_however_it_was_joined() -> None:
    groups = Groups()
    for pair in (("d", "c"), ("b", "a"), ("f", "e"), ("c", "b")):
        groups.join(*pair)
    assert {name: groups.leader(name) for name in "abcdefg"} == {
        **dict.fromkeys("abcd", "a"),
        **dict.fromkeys("ef", "e"),
        "g": "g",
    }
    assert groups.members() == {"a": ["a", "b", "c", "d"], "e": ["e", "f"]}


def test_copies_and_mirrored_copies_are_grouped_others_stay_alone() -> None:
    photo = scene(0)
    photos = [
        photo,
        cv2.resize(photo, (64, 64), interpolation=cv2.INTER_AREA),
        np.ascontiguousarray(photo[:, ::-1]),
        scene(1),
        scene(2),
    ]
    groups = group_near(list("abcde"), [fingerprint(each) for each in photos])
    assert groups.members() == {"a": ["a", "b", "c"]}


def test_near_hashes_alone_do_not_make_a_pair() -> None:
    one = fingerprint(scene(0))
    other = one._replace(thumb=fingerprint(scene(1)).thumb)
    assert group_near(["a", "b"], [one, other]).members() == {}
    assert group_near(["a", "b"], [one, other], likeness=-1.0).members() == {"a": ["a", "b"]}

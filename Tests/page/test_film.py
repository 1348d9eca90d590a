"""The film in three dimensions and in slices, drawn by a real browser without a graphics card."""

import io
import struct
import unittest
import zlib

from workbench import CHROMIUM, FLAGS, PageTest, design

VIEW = "#/run/film?tab=volumes"


def colours(png):
    """How often each colour occurs among the pixels of a PNG of 8-bit RGB or RGBA."""
    data, position, found = b"", 8, {}
    while position < len(png):
        length, kind = struct.unpack(">I4s", png[position:position + 8])
        body = png[position + 8:position + 8 + length]
        if kind == b"IHDR":
            width, height, _, colour = struct.unpack(">IIBB", body[:10])
        if kind == b"IDAT":
            data += body
        position += 12 + length
    channels = 4 if colour == 6 else 3
    raw, before = io.BytesIO(zlib.decompress(data)), bytearray(width * channels)
    for _ in range(height):
        line = unfiltered(raw.read(1)[0], bytearray(raw.read(width * channels)), before, channels)
        for x in range(0, len(line), channels):
            key = tuple(line[x:x + 3])
            found[key] = found.get(key, 0) + 1
        before = line
    return found


def unfiltered(kind, line, before, step):
    """A line of a PNG without its filter."""
    for x in range(len(line)):
        left = line[x - step] if x >= step else 0
        corner = before[x - step] if x >= step else 0
        if kind == 1:
            line[x] = (line[x] + left) & 255
        elif kind == 2:
            line[x] = (line[x] + before[x]) & 255
        elif kind == 3:
            line[x] = (line[x] + (left + before[x]) // 2) & 255
        elif kind == 4:
            line[x] = (line[x] + paeth(left, before[x], corner)) & 255
    return line


def paeth(left, above, corner):
    guess = left + above - corner
    return min((left, above, corner), key=lambda value: abs(guess - value))


def orange(found):
    """Pixels of the donor, in whatever light."""
    return sum(count for (red, green, blue), count in found.items() if red > 90 and red > 1.2 * green and blue < red / 2)


def blue(found):
    """Pixels of the acceptor."""
    return sum(count for (red, green, other), count in found.items() if other > 60 and other > 1.2 * green and red < other / 2)


class Film(PageTest):
    @classmethod
    def prepare(cls, workspace):
        design(workspace, "film", "{ vol_frac_D: { value: 0.42, tolerance: 0.05 } }")

    def stage(self):
        self.page.wait_for_selector(".stage[data-drawn]")
        self.page.wait_for_timeout(1500)
        return colours(self.page.locator(".stage").screenshot())

    def test_a_film_shows_its_donor_and_another_phase_when_it_is_chosen(self):
        self.go(VIEW)
        first = self.stage()
        self.assertGreater(orange(first), 2000)
        self.assertEqual(blue(first), 0)
        self.page.get_by_label("acceptor").first.check()
        self.page.get_by_label("donor").first.uncheck()
        second = self.stage()
        self.assertEqual(orange(second), 0)
        self.assertGreater(blue(second), 2000)
        self.picture("volumes")

    def test_a_cut_plane_takes_away_what_lies_beyond_it(self):
        self.go(VIEW)
        whole = orange(self.stage())
        self.page.get_by_text("Cut planes").click()
        self.page.get_by_label("Show x up to").fill("8")
        self.assertLess(orange(self.stage()), 0.7 * whole)

    def test_a_film_is_turned_by_keyboard_and_saved(self):
        self.go(VIEW)
        self.stage()
        stage = self.page.locator(".stage")
        before = stage.screenshot()
        stage.locator("canvas[tabindex]").focus()
        for _ in range(4):
            self.page.keyboard.press("ArrowLeft")
        self.stage()
        self.assertNotEqual(before, stage.screenshot())
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name="Save PNG").click()
        saved = download.value.path().read_bytes()
        self.assertEqual(saved[:8], b"\x89PNG\r\n\x1a\n")
        self.assertGreater(orange(colours(saved)), 2000)

    def test_a_voxel_is_read_out_under_the_pointer(self):
        self.go(VIEW)
        self.page.wait_for_selector(".slices-view canvas")
        self.page.locator(".slices-view canvas").first.hover(position={"x": 5, "y": 5})
        self.assertRegex(
            self.page.locator(".readout").inner_text(),
            r"x \d+, y \d+, z \d+ · (donor|acceptor|mixed) · [\d.]+, [\d.]+, [\d.]+ nm")

    def test_without_webgl_the_slices_remain(self):
        browser = self.playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*FLAGS[3:], "--disable-gpu", "--disable-3d-apis"])
        self.addCleanup(browser.close)
        page = browser.new_page()
        self.go(VIEW, page)
        page.wait_for_selector(".slices-view canvas")
        self.assertIn("no WebGL 2", page.locator(".viewer").inner_text())


if __name__ == "__main__":
    unittest.main()
